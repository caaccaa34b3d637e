using System.IO.Compression;
using System.Text;

namespace Jaring.Tab.Pages;

/// <summary>
/// Makes a page small for its way: two thirds of it are hashes and addresses that repeat. What was compressed together with a secret can be guessed from
/// its length; a page holds none, and nothing of whoever asks (<see cref="PageSource"/>).
/// </summary>
internal static class Brotli
{
    /// <summary>The text in UTF-8, compressed.</summary>
    public static byte[] Of(string text)
    {
        using var small = new MemoryStream();
        using (var brotli = new BrotliStream(small, CompressionLevel.Optimal))
        {
            brotli.Write(Encoding.UTF8.GetBytes(text));
        }

        return small.ToArray();
    }
}
