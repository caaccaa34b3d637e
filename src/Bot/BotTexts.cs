using System.Text.Json;

namespace Jaring.Bot;

/// <summary>The words that this edge shows, by the keys of the word list: one flat JSON file a language, embedded.</summary>
internal sealed class BotTexts
{
    private readonly IReadOnlyDictionary<string, string> words;

    private BotTexts(string language, IReadOnlyDictionary<string, string> words) => (Language, this.words) = (language, words);

    /// <summary><c>id</c> or <c>en</c>.</summary>
    public string Language { get; }

    /// <summary>All keys of this language.</summary>
    public IEnumerable<string> Keys => words.Keys;

    /// <summary>The words under a key.</summary>
    public string this[string key] => words[key];

    /// <summary>The words under a key, with the address put in.</summary>
    public string With(string key, string address) => words[key].Replace("{address}", address, StringComparison.Ordinal);

    /// <summary>Reads one language from the assembly.</summary>
    public static BotTexts Load(string language)
    {
        using var stream = typeof(BotTexts).Assembly.GetManifestResourceStream($"Jaring.Bot.Texts.{language}.json")
            ?? throw new InvalidOperationException($"There are no texts for the language {language}.");
        return new BotTexts(language, JsonSerializer.Deserialize(stream, BotTextsJson.Default.DictionaryStringString)!);
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class BotTextsJson : System.Text.Json.Serialization.JsonSerializerContext;
