using System.Buffers.Binary;

namespace Jaring.Papers.Sessions;

/// <summary>
/// Takes out of a JPEG what is hidden in it: place, time, device, previews, comments (ITU-T T.81, annex B). Pages draw a photo anew before they send it,
/// and some browsers add a little of their own; this is the second net.
/// </summary>
internal static class PlainJpeg
{
    private const byte Mark = 0xFF, Begin = 0xD8, End = 0xD9, Scan = 0xDA, Jfif = 0xE0, Adobe = 0xEE, Comment = 0xFE;

    /// <summary>The picture alone, or null when this is no whole JPEG.</summary>
    public static byte[]? Of(ReadOnlySpan<byte> jpeg)
    {
        if (jpeg.Length < 4 || jpeg[0] != Mark || jpeg[1] != Begin || jpeg[^2] != Mark || jpeg[^1] != End)
        {
            return null;
        }
        var plain = new MemoryStream(jpeg.Length);
        plain.Write(jpeg[..2]);
        for (var at = 2; at + 4 <= jpeg.Length && jpeg[at] == Mark;)
        {
            var kind = jpeg[at + 1];
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            if (kind == Scan)
            {
                plain.Write(jpeg[at..]);
                return plain.ToArray();
            }
            if (length < 4 || at + length > jpeg.Length)
            {
                return null;
            }
            if (!IsHidden(kind))
            {
                plain.Write(jpeg.Slice(at, length));
            }
            at += length;
        }
        return null;
    }

    /// <summary>Of the application's own parts only two say how the picture is to be shown.</summary>
    private static bool IsHidden(byte kind) => kind == Comment || (kind is >= 0xE0 and <= 0xEF && kind is not (Jfif or Adobe));
}
