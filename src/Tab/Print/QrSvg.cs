using System.Globalization;
using System.Text;
using QRCoder;

namespace Jaring.Tab.Print;

/// <summary>A QR code as lines of an SVG, so that a printer draws it sharp at any size and the page fetches no picture.</summary>
internal static class QrSvg
{
    /// <summary>The drawing, with the four modules of quiet zone that scanners need.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="label">What somebody hears who cannot see it, ready as HTML.</param>
    public static string Of(string text, string label)
    {
        // Level Q: a quarter of the code may be torn, faded or drawn over on a wall.
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.Q);
        var rows = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Length; x++)
            {
                if (rows[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"""<svg class="qr" viewBox="0 0 {rows.Count} {rows.Count}" role="img" aria-label="{label}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{rows.Count}v{rows.Count}h-{rows.Count}z"/><path fill="#000" d="{path}"/></svg>""");
    }
}
