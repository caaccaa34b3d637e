using System.Text.RegularExpressions;

namespace Jaring.Tests.Texts;

/// <summary>
/// Somebody who is afraid reads like somebody much younger. Indonesian has no formula that a court of readers agreed on; so this holds what the design asks
/// for (ui.md, Accessibility; words.md, E): one idea in a sentence, at most twenty words, nearly always at most fifteen, and few words that one stumbles over.
/// </summary>
public sealed partial class ReadingLevelTests
{
    private const int LongestSentence = 20, UsualSentence = 15, LongWordSyllables = 6;
    private const double FewestShort = 0.95, MostLongWords = 0.01;

    /// <summary>Sentences that say a rule of law and were reviewed as they are.</summary>
    private static readonly string[] Reviewed = ["room.routes.police"];

    public static TheoryData<string> Files => new(Repository.JsonBelow("src")
        .Where(path => path.Split('/') is [.., "Texts" or "locales", "id.json"]).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void Texts_are_read_by_the_eighth_class(string path)
    {
        var texts = TextFile.Read(path).Texts.Where(t => !Reviewed.Contains(t.Key)).ToList();
        Assert.Empty(texts.SelectMany(t => Sentences(t.Value).Where(s => Words(s).Count > LongestSentence).Select(s => $"{t.Key}: {s}")));
        var sentences = texts.SelectMany(t => Sentences(t.Value)).Select(Words).ToList();
        Assert.InRange(sentences.Count(s => s.Count <= UsualSentence) / (double)sentences.Count, FewestShort, 1);
        var words = sentences.SelectMany(s => s).ToList();
        var heavy = words.Where(w => Syllable().Count(w) >= LongWordSyllables).ToList();
        Assert.True(heavy.Count <= Math.Max(1, words.Count * MostLongWords), string.Join(' ', heavy.Distinct()));
    }

    [Theory]
    [InlineData("Anda boleh berhenti. Kami menunggu.", 2, 3)]
    [InlineData("Buka pukul 16.00 WIB sampai selesai.", 1, 6)]
    [InlineData("Satu: dua; tiga, empat, lima?", 2, 3)]
    public void Sentences_and_words_are_counted_as_people_do(string text, int sentences, int longest)
    {
        Assert.Equal(sentences, Sentences(text).Count());
        Assert.Equal(longest, Sentences(text).Max(s => Words(s).Count));
    }

    [Fact]
    public void A_heavy_word_is_found() => Assert.Equal([8, 4], new[] { "mempertanggungjawabkannya", "bercerita" }.Select(w => Syllable().Count(w)));

    /// <summary>What stands between semicolons or on lines of their own is read one by one, as a list is.</summary>
    private static IEnumerable<string> Sentences(string text) => End().Split(text).Where(s => Words(s).Count > 0);

    private static List<string> Words(string sentence) => [.. Word().Matches(sentence).Select(m => m.Value)];

    [GeneratedRegex(@"(?<=[.?!;])\s+|\n")]
    private static partial Regex End();

    [GeneratedRegex(@"[\p{L}\d{][\p{L}\d{}.,/’'-]*")]
    private static partial Regex Word();

    [GeneratedRegex("(?i)ai|au|oi|[aeiou]")]
    private static partial Regex Syllable();
}
