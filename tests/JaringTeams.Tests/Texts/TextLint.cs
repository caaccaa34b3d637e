namespace Jaring.Tests.Texts;

/// <summary>Judges a pair of resource files: Indonesian first, English beside it.</summary>
internal static class TextLint
{
    /// <summary>Announcements are neutral; these three rows speak to the team about them and stand in the dashboard.</summary>
    private static readonly string[] AboutAnnouncements = ["announce.preview", "announce.custom", "announce.sent"];

    private static readonly string[] StoredByTeams = ["bot.", "notice.", "calendar.", "announce.", "manifest."];

    /// <summary>Titles and previews show in histories and on link cards; the reminder is posted in a chat.</summary>
    private static readonly string[] StoredToo = ["room.page.title", "room.page.preview", "board.page.title", "outreach.reminder.teams"];

    /// <summary>One sentence for each fault of the pair.</summary>
    /// <param name="id">Indonesian texts.</param>
    /// <param name="en">English texts.</param>
    /// <param name="alsoIn">Scopes that hold for the whole file, whatever its keys.</param>
    public static IReadOnlyList<string> Check(TextFile id, TextFile en, params string[] alsoIn) =>
    [
        .. id.Texts.Keys.Except(en.Texts.Keys).Select(key => $"{key} lacks its English text."),
        .. en.Texts.Keys.Except(id.Texts.Keys).Select(key => $"{key} lacks its Indonesian text."),
        .. id.Texts.Keys.Intersect(en.Texts.Keys)
            .Where(key => !TextFile.Placeholders(id.Texts[key]).SequenceEqual(TextFile.Placeholders(en.Texts[key])))
            .Select(key => $"{key} has other placeholders in English."),
        .. Words(id, alsoIn),
        .. Words(en, alsoIn),
    ];

    private static IEnumerable<string> Words(TextFile file, string[] alsoIn) =>
        from text in file.Texts
        from fault in string.IsNullOrWhiteSpace(text.Value)
            ? ["empty"]
            : LintTable.Check(text.Key, text.Value, file.Language, ScopesOf(text.Key).Concat(alsoIn).ToHashSet(StringComparer.Ordinal))
        select $"{text.Key} ({file.Language}): {fault}: {text.Value}";

    private static IEnumerable<string> ScopesOf(string key)
    {
        if (StartsWithAny(key, StoredByTeams) && !StartsWithAny(key, AboutAnnouncements) || StoredToo.Contains(key, StringComparer.Ordinal))
            yield return "T";
        if (key.StartsWith("room.", StringComparison.Ordinal))
            yield return "room";
    }

    private static bool StartsWithAny(string key, string[] prefixes) => prefixes.Any(p => key.StartsWith(p, StringComparison.Ordinal));
}
