using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Jaring.Tab.Pages;

/// <summary>
/// A page that this host writes whole: no script, no file beside it, the same for everybody. What it shows stands there when its one answer
/// has come, whatever the network does afterwards.
/// </summary>
internal static class StillPage
{
    /// <summary>The answer, with the style allowed by its hash.</summary>
    /// <param name="http">The request.</param>
    /// <param name="words">Language and title.</param>
    /// <param name="style">Its style sheet.</param>
    /// <param name="body">What stands on it, ready as HTML.</param>
    /// <param name="inFrames">True for the one that Teams shows as a tab; any other is in nobody's frame.</param>
    /// <param name="title">Key of another title than the one of all pages that say nothing.</param>
    /// <param name="sends">True for a page with a form, which may send it to its own host alone.</param>
    public static IResult Of(HttpContext http, PageWords words, string style, string body, bool inFrames = false, string title = "still.page.title", bool sends = false)
    {
        http.Features.Set(new StillStyle(Hash(style), inFrames, sends));
        return Brotli.Answer(
            http,
            $"""
             <!doctype html>
             <html lang="{words.Language}">
             <head>
             <meta charset="utf-8">
             <meta name="viewport" content="width=device-width, initial-scale=1">
             <meta name="robots" content="noindex, nofollow">
             <meta name="referrer" content="no-referrer">
             <title>{words.Say(title)}</title>
             <style>{style}</style>
             </head>
             <body>
             {body}
             </body>
             </html>
             """,
            "text/html; charset=utf-8");
    }

    /// <summary>The hash by which a policy names a text that stands in the page.</summary>
    public static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}

/// <summary>The style of a page that has nothing else.</summary>
/// <param name="Hash"><c>sha256-</c> and base64, as a policy names it.</param>
/// <param name="InFrames">True when the hosts that may frame the office's pages may frame this one.</param>
/// <param name="Sends">True when its form may be sent to its own host.</param>
internal sealed record StillStyle(string Hash, bool InFrames, bool Sends);
