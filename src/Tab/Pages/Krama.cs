using System.Text.Json;
using Jaring.Offices;
using Jaring.Shapes;

namespace Jaring.Tab.Pages;

/// <summary>Whether Javanese is offered: when one named native speaker has ticked every sentence exactly as this build says it.</summary>
internal static class Krama
{
    /// <summary>The sentences of this build, by key.</summary>
    public static IReadOnlyDictionary<string, string> Sentences { get; } = Load();

    /// <summary>False as long as a name or a tick is missing, or a sentence reads otherwise than it was ticked.</summary>
    public static bool IsTicked(KramaOptions krama) =>
        krama.CheckedBy.Trim().Length > 0 && Sentences.All(s => krama.Ticked.TryGetValue(s.Key, out var ticked) && ticked == s.Value);

    private static Dictionary<string, string> Load()
    {
        using var file = typeof(Krama).Assembly.GetManifestResourceStream("Jaring.Tab.krama.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file, WireJson.Options)!;
    }
}
