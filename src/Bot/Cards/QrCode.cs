using QRCoder;

namespace Jaring.Bot.Cards;

/// <summary>A QR code inside the card itself: no picture is fetched, so no server learns who looked at it.</summary>
internal static class QrCode
{
    private const int PixelsPerModule = 6;

    /// <summary>A black and white PNG as a data address, with the quiet zone that scanners need on a dark theme.</summary>
    public static string ToDataUri(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(data);
        return $"data:image/png;base64,{Convert.ToBase64String(picture.GetGraphic(PixelsPerModule))}";
    }
}
