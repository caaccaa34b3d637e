namespace Jaring.Papers.Kinds;

/// <summary>An invitee as typed: "name; post". A comma parts nothing, since titles have commas.</summary>
internal sealed record Recipient(string Name, string Post)
{
    /// <summary>"Dra. Wening Larasati, M.Si. (Kepala Subbagian Hukum)"</summary>
    public string Whole => Post.Length > 0 ? $"{Name} ({Post})" : Name;

    public static Recipient Of(string typed)
    {
        var parts = typed.Split(';', 2, StringSplitOptions.TrimEntries);
        return new(parts[0], parts.ElementAtOrDefault(1) ?? "");
    }
}

/// <summary>Rows of tables.</summary>
internal static class Rows
{
    /// <summary>Rows to be written by hand, numbered.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Blank(int rows, int columns, int after = 0) =>
        [.. Enumerable.Range(after + 1, rows).Select(n => (IReadOnlyList<string>)[$"{n}", .. Enumerable.Repeat("", columns - 1)])];

    /// <summary>Numbered rows of one text; three to be written by hand where there is none.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Numbered(IEnumerable<string> texts)
    {
        IReadOnlyList<IReadOnlyList<string>> rows = [.. texts.Select((text, at) => (IReadOnlyList<string>)[$"{at + 1}", text])];
        return rows.Count > 0 ? rows : Blank(3, 2);
    }
}
