using System.Text.Json;
using Jaring.Shapes;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Jaring.Tab.Edge;

/// <summary>
/// Every refusal and failure of the web edge, in one place: a stable code for programs, and for people what happened, what was kept and what to do.
/// Nothing of the request or of an exception is repeated in it.
/// </summary>
internal static class EdgeProblems
{
    private static readonly Dictionary<string, int> Statuses = new(StringComparer.Ordinal)
    {
        ["bad-json"] = 400,
        ["bad-shape"] = 400,
        ["unknown-version"] = 400,
        ["signed-out"] = 401,
        ["not-on-team"] = 403,
        ["not-found"] = 404,
        ["receipt-unknown"] = 404,
        ["duplicate"] = 409,
        ["conflict"] = 409,
        ["too-large"] = 413,
        ["unsupported-media"] = 415,
        ["puzzle-needed"] = 428,
        ["unexpected"] = 500,
        ["store-away"] = 503,
        ["page-missing"] = 503,
    };

    private static readonly Dictionary<string, Dictionary<string, Words>> Languages = new(StringComparer.Ordinal) { ["id"] = Load("id"), ["en"] = Load("en") };

    /// <summary>All codes, for tests and documents.</summary>
    public static IReadOnlyCollection<string> Codes => Statuses.Keys;

    /// <summary>The answer of this code.</summary>
    /// <param name="code">One of <see cref="Codes"/>.</param>
    /// <param name="more">What a program needs to go on, for example a fresh puzzle.</param>
    public static IResult Of(string code, params (string Name, object Value)[] more) => new Answer(code, more);

    /// <summary>Writes the answer of this code.</summary>
    public static Task WriteAsync(HttpContext context, string code) => new Answer(code, []).ExecuteAsync(context);

    /// <summary>The words of a code in a language, "id" or "en".</summary>
    public static Words WordsOf(string language, string code) => Languages[language][code];

    /// <summary>English for whoever asks for it first; Indonesian for everybody else.</summary>
    public static string LanguageOf(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage.MaxBy(l => l.Quality ?? 1)?.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? "en" : "id";

    private static Dictionary<string, Words> Load(string language)
    {
        using var file = typeof(EdgeProblems).Assembly.GetManifestResourceStream($"Jaring.Tab.Texts.{language}.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Words>>(file, WireJson.Options)!;
    }

    /// <summary>What people read.</summary>
    /// <param name="Title">Kind and short.</param>
    /// <param name="Detail">What happened, what was kept, what to do.</param>
    internal sealed record Words(string Title, string Detail);

    private sealed class Answer(string code, (string Name, object Value)[] more) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var language = LanguageOf(httpContext.Request);
            var body = new Dictionary<string, object>
            {
                ["code"] = code,
                ["title"] = WordsOf(language, code).Title,
                ["detail"] = WordsOf(language, code).Detail,
                ["status"] = Statuses[code],
            };
            foreach (var (name, value) in more)
            {
                body[name] = value;
            }

            httpContext.Response.StatusCode = Statuses[code];
            httpContext.Response.Headers[HeaderNames.ContentLanguage] = language;
            await httpContext.Response.WriteAsJsonAsync(body, WireJson.Options, "application/problem+json", httpContext.RequestAborted);
        }
    }
}
