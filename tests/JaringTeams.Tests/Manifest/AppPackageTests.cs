using Jaring.Bot;
using Jaring.Tests.Texts;

namespace Jaring.Tests.Manifest;

/// <summary>What the packages share with the code: words, entity ids and the type of the one notice.</summary>
public sealed class AppPackageTests
{
    [Theory]
    [InlineData("staff", 9)]
    [InlineData("team", 7)]
    public void Store_texts_keep_our_words_in_both_languages(string app, int texts)
    {
        var (id, en) = new AppPackage(app).Texts();
        Assert.Equal(texts, id.Texts.Count);
        var faults = TextLint.Check(id, en);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Deep_links_of_the_bot_lead_to_tabs_that_exist()
    {
        Assert.Equal([Links.StaffTab], new AppPackage("staff").Tabs());
        Assert.Equal([Links.TeamTab], new AppPackage("team").Tabs());
    }

    [Fact]
    public void The_notice_has_the_type_that_the_team_app_declares()
    {
        var declared = new AppPackage("team").Template["activities"]!["activityTypes"]!.AsArray();
        Assert.Equal(NeutralMessages.FeedActivityType, Assert.Single(declared)!["type"]!.GetValue<string>());
    }
}
