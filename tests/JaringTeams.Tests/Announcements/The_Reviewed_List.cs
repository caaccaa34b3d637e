using Jaring.Announcements;
using Jaring.Tests.Bot.Neutral;
using Jaring.Tests.Texts;

namespace Jaring.Tests.Announcements;

/// <summary>Texts that one member may send alone, and the judge of the others: the product's own judge is the tests' judge.</summary>
public sealed class The_Reviewed_List
{
    private static readonly HashSet<string> Everywhere = ["T", "room"];

    public static TheoryData<string> Keys => new(ReviewedTexts.All.Select(t => t.Key));

    [Theory]
    [MemberData(nameof(Keys))]
    public void Tells_Nothing_In_Either_Language(string key)
    {
        var text = ReviewedTexts.Find(key)!;
        foreach (var words in new[] { text.Id.Title, text.Id.Text, text.En.Title, text.En.Text })
        {
            Assert.Empty(Telling.Faults(words));
            Assert.Empty(NeutralWords.Faults(words));
        }

        Assert.All(new[] { text.Id, text.En }, s => Assert.True(s.Title.Length <= AnnouncementDraft.LongestTitle && s.Text.Length <= AnnouncementDraft.LongestText));
        Assert.InRange(text.Reviewed, new DateOnly(2026, 11, 1), DateOnly.FromDateTime(DateTime.UtcNow.AddDays(400)));
    }

    [Fact]
    public void Has_Each_Key_Once_And_The_Card_Of_The_Month()
    {
        Assert.Equal(ReviewedTexts.All.Count, ReviewedTexts.All.Select(t => t.Key).Distinct().Count());
        Assert.NotNull(ReviewedTexts.Find(ReviewedTexts.Monthly));
    }

    /// <summary>Each rule of the table bites here as it does in the lint, whatever the language.</summary>
    [Fact]
    public void Every_Rule_That_Judges_Our_Texts_Judges_A_Members_Too()
    {
        foreach (var (rule, sentence) in LintTableTests.Sentences.Where(s => s.Key is not "code-placeholder"))
        {
            Assert.True(NeutralWords.Faults(sentence).Count > 0, $"{rule}: {sentence}");
        }

        Assert.Empty(NeutralWords.Faults("Selasa, 24 November pukul 09.00 kita berkumpul di aula."));
        Assert.Empty(LintTable.Check("page.any", "Kegiatan bersama di aula.", "id", Everywhere));
    }
}
