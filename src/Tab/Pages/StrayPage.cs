using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Jaring.Tab.Pages;

/// <summary>
/// What somebody sees who typed an address in which a letter is wrong: the way to the first page, and the numbers, which need no right address. Programs,
/// our own pages among them, get the code of the refusal instead.
/// </summary>
internal static class StrayPage
{
    /// <summary>True when a person's browser asks for a page in a window of its own.</summary>
    public static bool IsAsked(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && request.Headers["Sec-Fetch-Dest"].ToString() is "" or "document";

    /// <summary>The page, in the visitor's first language, with status 404.</summary>
    public static Task WriteAsync(HttpContext http)
    {
        var words = PageWords.For(http.Request);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        http.Response.Headers[HeaderNames.ContentLanguage] = words.Language;
        return StillPage.Of(
            http,
            words,
            DistrictPage.Style,
            $"""
             <main>
             <h1>{words.Say("stray.title")}</h1>
             <p>{words.Say("stray.lead")}</p>
             <ul><li><a href="/">{words.Say("stray.first")}</a></li></ul>
             {DistrictPage.Numbers(words)}
             </main>
             """).ExecuteAsync(http);
    }
}
