using System.Text.Json;
using Jaring.Shapes;
using Microsoft.AspNetCore.Http;

namespace Jaring.Tab.Edge;

/// <summary>What the web edge says to people, in one language: <c>Texts/id.json</c> and <c>Texts/en.json</c>, embedded.</summary>
internal sealed class EdgeWords
{
    private static readonly EdgeWords Indonesian = Load("id"), English = Load("en");

    private readonly TextsFile texts;

    private EdgeWords(string language, TextsFile texts) => (Language, this.texts) = (language, texts);

    /// <summary><c>id</c> or <c>en</c>.</summary>
    public string Language { get; }

    /// <summary>English for whoever asks for it first; Indonesian for everybody else.</summary>
    public static EdgeWords For(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage.MaxBy(l => l.Quality ?? 1)?.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? English : Indonesian;

    /// <summary>The words of a refusal or failure.</summary>
    /// <param name="key">A code, or a code with what it is about: <c>duplicate</c>, <c>duplicate.keys</c>.</param>
    public ProblemWords Problem(string key) => texts.Problems[key];

    /// <summary>What to correct in a plan.</summary>
    /// <param name="code">Code of the fault.</param>
    /// <param name="count">How many times, for the sentences that say it.</param>
    public string PlanFault(string code, int count) => texts.PlanFaults[code].Replace("{count}", $"{count}", StringComparison.Ordinal);

    /// <summary>What to change in an announcement.</summary>
    /// <param name="code">Code of the fault.</param>
    public string DraftFault(string code) => texts.DraftFaults[code];

    private static EdgeWords Load(string language)
    {
        using var file = typeof(EdgeWords).Assembly.GetManifestResourceStream($"Jaring.Tab.Texts.{language}.json")!;
        return new(language, JsonSerializer.Deserialize<TextsFile>(file, WireJson.Options)!);
    }

    private sealed record TextsFile(IReadOnlyDictionary<string, ProblemWords> Problems, IReadOnlyDictionary<string, string> PlanFaults, IReadOnlyDictionary<string, string> DraftFaults);
}

/// <summary>What people read about a refusal or failure.</summary>
/// <param name="Title">Kind and short.</param>
/// <param name="Detail">What happened, what was kept, what to do.</param>
internal sealed record ProblemWords(string Title, string Detail);
