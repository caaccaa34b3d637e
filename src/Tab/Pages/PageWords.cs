using System.Net;
using System.Text.Json;
using Jaring.Shapes;
using Jaring.Tab.Edge;
using Microsoft.AspNetCore.Http;

namespace Jaring.Tab.Pages;

/// <summary>The words of the pages that this host writes itself, in one language: the <c>Texts</c> of a folder, embedded. They come out ready for HTML.</summary>
internal sealed class PageWords
{
    private readonly IReadOnlyDictionary<string, string> texts;

    private PageWords(string language, IReadOnlyDictionary<string, string> texts) => (Language, this.texts) = (language, texts);

    public static PageWords Indonesian { get; } = Of("Pages", "id");

    public static PageWords English { get; } = Of("Pages", "en");

    /// <summary>English for whoever asks for it first; Indonesian for everybody else.</summary>
    public static PageWords For(HttpRequest request) => EdgeWords.For(request).Language == English.Language ? English : Indonesian;

    /// <summary><c>id</c> or <c>en</c>.</summary>
    public string Language { get; }

    /// <summary>The words of one folder of this project.</summary>
    public static PageWords Of(string folder, string language)
    {
        using var file = typeof(PageWords).Assembly.GetManifestResourceStream($"Jaring.Tab.{folder}.Texts.{language}.json")!;
        return new(language, JsonSerializer.Deserialize<Dictionary<string, string>>(file, WireJson.Options)!);
    }

    /// <summary>A text as it was written, to be put into another.</summary>
    public string Plain(string key) => texts[key];

    /// <summary>A text with its values, none of which can become markup.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = WebUtility.HtmlEncode(texts[key]);
        foreach (var (name, value) in values)
        {
            text = text.Replace($"{{{name}}}", WebUtility.HtmlEncode(value), StringComparison.Ordinal);
        }

        return text;
    }

}
