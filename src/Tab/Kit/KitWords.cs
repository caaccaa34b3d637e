using System.Globalization;
using System.Net;
using Jaring.Offices;
using Jaring.Tab.Lobby;
using Jaring.Tab.Pages;

namespace Jaring.Tab.Kit;

/// <summary>
/// What a team starts its sessions with, in one language: decks and sheets whose every sentence carries its source and the day on which one of us read it
/// there (domain.md §1 to §3). Texts and order are data: <c>decks.json</c>, <c>sheets.json</c>, <c>Texts</c>.
/// </summary>
internal sealed class KitWords(string language)
{
    private readonly string[] months = PageWords.Of("Kit", language).Plain("kit.months").Split(' ');

    public static KitWords Indonesian { get; } = new("id");

    public static KitWords English { get; } = new("en");

    /// <summary>Slides to speak to.</summary>
    public static IReadOnlyList<Article> Decks { get; } = Reading.Load("Kit.decks");

    /// <summary>Paper to hold in the hand.</summary>
    public static IReadOnlyList<Article> Sheets { get; } = Reading.Load("Kit.sheets");

    /// <summary>The words as a page that stands still takes them.</summary>
    public PageWords Words { get; } = PageWords.Of("Kit", language);

    /// <summary>A text with this office's name and its plain address, as it is typed.</summary>
    public string Plain(string key, OfficeOptions office) => Words.Plain(key)
        .Replace("{address}", $"{new Uri(office.RoomOrigin).Authority}/{office.Id}", StringComparison.Ordinal)
        .Replace("{office}", office.Name, StringComparison.Ordinal);

    /// <summary>The same, ready for HTML.</summary>
    public string Html(string key, OfficeOptions office) => WebUtility.HtmlEncode(Plain(key, office));

    /// <summary>Where a sentence comes from and when it was read there.</summary>
    public string Source(Entry entry) => Words.Plain("kit.source.line")
        .Replace("{source}", Words.Plain(entry.Source), StringComparison.Ordinal)
        .Replace("{date}", string.Create(CultureInfo.InvariantCulture, $"{entry.Date.Day} {months[entry.Date.Month - 1]} {entry.Date.Year}"), StringComparison.Ordinal);

    /// <summary>Sentences that follow each other and come from the same place, under which that is said once.</summary>
    public IEnumerable<(string Source, IReadOnlyList<Entry> Entries)> BySource(Part part)
    {
        for (var at = 0; at < part.Entries.Count;)
        {
            var source = Source(part.Entries[at]);
            var same = part.Entries.Skip(at).TakeWhile(e => Source(e) == source).ToList();
            yield return (source, same);
            at += same.Count;
        }
    }
}
