using Jaring.Shapes;
using Jaring.Tab.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Jaring.Tab.Edge;

/// <summary>
/// Every refusal and failure of the web edge, in one place: a stable code for programs, and for people the words of <see cref="EdgeWords"/>.
/// Nothing of the request or of an exception is repeated in it. A key may say more closely what its code is about (<c>duplicate.keys</c>): the
/// part before the dot is the code that programs see, the whole key chooses the words.
/// </summary>
internal static class EdgeProblems
{
    private static readonly Dictionary<string, int> Statuses = new(StringComparer.Ordinal)
    {
        ["bad-json"] = 400,
        ["bad-shape"] = 400,
        ["bad-signature"] = 400,
        ["unknown-version"] = 400,
        ["part-broken"] = 400,
        ["signed-out"] = 401,
        ["not-on-team"] = 403,
        ["not-in-list"] = 403,
        ["not-found"] = 404,
        ["receipt-unknown"] = 404,
        ["draft-unknown"] = 404,
        ["duplicate"] = 409,
        ["conflict"] = 409,
        ["session-changed"] = 409,
        ["wrong-proof"] = 409,
        ["device-gone"] = 409,
        ["draft-moved"] = 409,
        ["too-many-devices"] = 409,
        ["part-differs"] = 409,
        ["part-missing"] = 409,
        ["moved"] = 410,
        ["too-large"] = 413,
        ["file-too-large"] = 413,
        ["address-too-long"] = 414,
        ["unsupported-media"] = 415,
        ["puzzle-needed"] = 428,
        ["headers-too-large"] = 431,
        ["unexpected"] = 500,
        ["drafts-full"] = 503,
        ["page-missing"] = 503,
        ["sign-in-away"] = 503,
        ["store-away"] = 503,
        ["files-full"] = 507,
    };

    /// <summary>All codes, for tests and documents.</summary>
    public static IReadOnlyCollection<string> Codes => Statuses.Keys;

    /// <summary>The answer of this key.</summary>
    /// <param name="key">One of <see cref="Codes"/>, or a key below it.</param>
    /// <param name="more">What a program needs to go on, for example a fresh puzzle; <c>detail</c> takes the place of the key's own.</param>
    public static IResult Of(string key, params (string Name, object Value)[] more) => new Answer(key, more);

    /// <summary>Writes the answer of this key.</summary>
    public static Task WriteAsync(HttpContext context, string key) => Of(key).ExecuteAsync(context);

    private sealed class Answer(string key, (string Name, object Value)[] more) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            if (key == "not-found" && StrayPage.IsAsked(httpContext.Request))
            {
                await StrayPage.WriteAsync(httpContext);
                return;
            }

            var words = EdgeWords.For(httpContext.Request);
            var code = key.Split('.')[0];
            var body = new Dictionary<string, object>
            {
                ["code"] = code,
                ["title"] = words.Problem(key).Title,
                ["detail"] = words.Problem(key).Detail,
                ["status"] = Statuses[code],
            };
            foreach (var (name, value) in more)
            {
                body[name] = value;
            }

            httpContext.Response.StatusCode = Statuses[code];
            httpContext.Response.Headers[HeaderNames.ContentLanguage] = words.Language;
            await httpContext.Response.WriteAsJsonAsync(body, WireJson.Options, "application/problem+json", httpContext.RequestAborted);
        }
    }
}
