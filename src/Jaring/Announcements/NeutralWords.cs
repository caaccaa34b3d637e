using System.Text.RegularExpressions;

namespace Jaring.Announcements;

/// <summary>
/// What may not stand in a text that Teams stores and a lock screen shows: words that blame, promise or press, that name the purpose, that say what
/// somebody did or waits for, numbers that count. The table is the one by which every text of the product is judged (<c>Words/lint.tsv</c>); it holds in
/// Indonesian and English alike, whatever language somebody writes in.
/// </summary>
internal static partial class NeutralWords
{
    /// <summary>Rules of the table that need more than their words, or speak of something that no member writes.</summary>
    private static readonly string[] Elsewhere = ["digits", "code-placeholder"];

    private static readonly (string Rule, string Code, Regex Words)[] Rules =
        [.. ReadTable().Where(r => !Elsewhere.Contains(r.Rule)), ("deed", "deed", Deed()), ("hurry", "hurry", Hurry()), ("link", "link", Link()), ("unseen", "sign", Unseen())];

    /// <summary>What says that something happened to somebody's message, or that somebody waits.</summary>
    [GeneratedRegex(
        @"\b(di(terima|tutup|jawab|tugaskan|baca)|ter(kirim|baca)|(sudah|telah) (kami )?(ter|di)\w+|jawaban|balasan|permintaan|menunggu|tugas baru|kunjungan|belum dibaca|received|sent|saved|opened|repl(y|ies|ied)|answers?|answered|requests?|waiting|closed|assigned|tasks?|visits?|visited|unread)\b",
        RegexOptions.IgnoreCase)]
    public static partial Regex Deed();

    /// <summary>What presses.</summary>
    [GeneratedRegex(@"\b(segera|mendesak|secepatnya|penting sekali|urgent|immediately|as soon as|asap)\b", RegexOptions.IgnoreCase)]
    public static partial Regex Hurry();

    /// <summary>What is to be changed, each code once with the first place that it is about; empty when the text may leave.</summary>
    public static IReadOnlyList<(string Code, Match Found)> Faults(string text) =>
    [
        .. Rules.Select(r => (r.Code, Found: r.Words.Match(text)))
            .Append((Code: "number", Found: Number().Match(When().Replace(text, m => new string(' ', m.Length)))))
            .Where(f => f.Found.Success).DistinctBy(f => f.Code),
    ];

    private static IEnumerable<(string Rule, string Code, Regex Words)> ReadTable()
    {
        using var file = new StreamReader(typeof(NeutralWords).Assembly.GetManifestResourceStream("Jaring.Announcements.Words.lint.tsv")!);
        foreach (var cells in file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split('\t')))
        {
            yield return (cells[0], CodeOf(cells[0], cells[1]), new Regex(cells[2], RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
        }
    }

    private static string CodeOf(string rule, string scope) => rule switch
    {
        "seru" or "emoji" or "en-exclaim" => "sign",
        _ when scope == "T" || rule is "allow-korban" or "allow-menyelidiki" or "pelaku" or "en-perpetrator" or "terlapor-tanpa-dugaan" => "purpose",
        _ => "wording",
    };

    /// <summary>A day or an hour, the same for everybody: what an announcement is often about.</summary>
    [GeneratedRegex(
        @"\b\d{1,2}[.:]\d{2}\b|\b\d{1,2} (Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember|January|February|March|May|June|July|August|October|December)( 20\d{2})?\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex When();

    /// <summary>Marks that nobody sees and that turn the order of letters round.</summary>
    [GeneratedRegex(@"\p{Cf}")]
    private static partial Regex Unseen();

    [GeneratedRegex(@"\p{Nd}+([.,]\p{Nd}+)*")]
    private static partial Regex Number();

    /// <summary>A card leads to the tab and nowhere else.</summary>
    [GeneratedRegex(@"https?:|www\.|\]\(|\b[\w-]+\.(com|id|org|net|example)\b|@", RegexOptions.IgnoreCase)]
    private static partial Regex Link();
}
