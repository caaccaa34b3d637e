using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Announcements;
using Jaring.Bot;
using Jaring.Bot.Protocol;
using Jaring.Offices;

namespace Jaring.Tests.Bot.Neutral;

/// <summary>A card takes nothing: it has words, one picture and one link, words for old clients, and a line for the lock screen.</summary>
public sealed class A_Card
{
    private static readonly string[] Parts = ["AdaptiveCard", "TextBlock", "Image", "Action.OpenUrl"];

    private static readonly OfficeOptions Office = new() { Id = "tirtawana", RoomOrigin = "https://ruang.tirtawana.example", DashboardOrigin = "https://tim.tirtawana.example" };

    public static TheoryData<string, string> All => new() { { "id", "home" }, { "id", "notice" }, { "id", "announcement" }, { "en", "home" }, { "en", "notice" }, { "en", "announcement" } };

    [Theory]
    [MemberData(nameof(All))]
    public void Has_No_Place_To_Write(string language, string kind)
    {
        var message = Message(language, kind);
        Assert.False(string.IsNullOrWhiteSpace(message.Summary));
        var card = JsonNode.Parse(Assert.Single(message.Attachments!).Content.GetRawText())!;
        Assert.Empty(Faults(card));
        Assert.Equal(("1.5", language), ((string?)card["version"], (string?)card["lang"]));
        Assert.False(string.IsNullOrWhiteSpace((string?)card["fallbackText"]));
        Assert.InRange(JsonSerializer.Serialize(message, ProtocolJson.Default.Activity).Length * 2, 1, 80 * 1024);
    }

    [Theory]
    [InlineData("""{"type":"Input.Text","id":"cerita"}""", "body")]
    [InlineData("""{"type":"Input.ChoiceSet","id":"pilihan"}""", "body")]
    [InlineData("""{"type":"Action.Submit","data":{"msteams":{"type":"task/fetch"}}}""", "actions")]
    [InlineData("""{"type":"Action.Execute","verb":"hak"}""", "actions")]
    [InlineData("""{"type":"Action.OpenUrl","title":"Lain","url":"https://ruang.tirtawana.example/tirtawana/?dari=sari"}""", "actions")]
    public void That_Would_Take_Something_Is_Found(string planted, string where)
    {
        var card = JsonNode.Parse(Message("id", "home").Attachments![0].Content.GetRawText())!;
        card[where]!.AsArray().Add(JsonNode.Parse(planted));
        Assert.NotEmpty(Faults(card));
    }

    private static Activity Message(string language, string kind)
    {
        var messages = new NeutralMessages(BotTexts.Load(language));
        return kind switch
        {
            "home" => messages.Home(Office),
            "notice" => messages.Notice(Office),
            _ => messages.Announcement(Office, ReviewedTexts.All[0].Words),
        };
    }

    private static IEnumerable<string> Faults(JsonNode card)
    {
        var links = new[] { Links.ToStaffTab(Office), Links.ToTeamTab(Office) };
        var texts = Telling.Of(card).ToList();
        return
        [
            .. texts.Where(t => t.Path.Split('.')[^1] == "type" && !Parts.Contains(t.Text)).Select(t => $"{t.Text} at {t.Path}"),
            .. texts.Where(t => t.Path.StartsWith("actions", StringComparison.Ordinal) && t.Path.EndsWith(".url", StringComparison.Ordinal) && !links.Contains(t.Text)).Select(t => t.Text),
            .. texts.Where(t => t.Path.Contains("refresh", StringComparison.Ordinal) || t.Path.Contains("selectAction", StringComparison.Ordinal)).Select(t => t.Path),
        ];
    }
}
