using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Jaring.Tab.Pages;

/// <summary>
/// Makes what everybody gets alike small for its way: a page, two thirds of which are hashes and addresses that repeat, and what the room begins with. What was
/// compressed together with a secret can be guessed from its length; these hold none, and nothing of whoever asks (<see cref="PageSource"/>).
/// </summary>
internal static class Brotli
{
    /// <summary>The text, small for whoever understands Brotli.</summary>
    public static IResult Answer(HttpContext http, string text, string contentType) =>
        Results.Bytes(IsTaken(http) ? Small(http, Of(text)) : Encoding.UTF8.GetBytes(text), contentType);

    /// <summary>True for whoever understands Brotli; the answer is then not the same for all, and says so.</summary>
    public static bool IsTaken(HttpContext http)
    {
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        return http.Request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value == "br" && e.Quality != 0);
    }

    /// <summary>Says that the answer is Brotli.</summary>
    public static byte[] Small(HttpContext http, byte[] brotli)
    {
        http.Response.Headers.ContentEncoding = "br";
        return brotli;
    }

    private static byte[] Of(string text)
    {
        using var small = new MemoryStream();
        using (var brotli = new BrotliStream(small, CompressionLevel.Optimal))
        {
            brotli.Write(Encoding.UTF8.GetBytes(text));
        }

        return small.ToArray();
    }
}
