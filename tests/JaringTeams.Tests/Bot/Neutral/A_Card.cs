using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Announcements;
using Jaring.Bot;
using Jaring.Bot.Protocol;
using Jaring.Offices;
using Jaring.Reminders;

namespace Jaring.Tests.Bot.Neutral;

/// <summary>A card takes nothing: it has words, one picture and one link, words for old clients, and a line for the lock screen.</summary>
public sealed class A_Card
{
    private static readonly string[] Parts = ["AdaptiveCard", "TextBlock", "Image", "Action.OpenUrl"];

    private static readonly OfficeOptions Office = new() { Id = "tirtawana", RoomOrigin = "https://ruang.tirtawana.example", DashboardOrigin = "https://tim.tirtawana.example" };

    private static readonly string[] Kinds = ["home", "notice", "announcement", "reminder", "pledge", "buttons", "replied", "nothing"];

    /// <summary>A session's id and the codes of buttons, which say nothing to anybody.</summary>
    private static readonly ReminderMessage WithButtons = new(ReminderOccasion.Session, "AAAAAAAAAAAAAAAAAAAAAA", "", new(Code('a'), Code('b'), Code('c')));

    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var kind in Kinds)
            {
                all.Add("id", kind);
                all.Add("en", kind);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Has_No_Place_To_Write(string language, string kind)
    {
        var message = Message(language, kind);
        Assert.False(string.IsNullOrWhiteSpace(message.Summary));
        var card = JsonNode.Parse(Assert.Single(message.Attachments!).Content.GetRawText())!;
        Assert.Empty(Faults(card, kind is "buttons" or "replied" ? [.. Parts, "Action.Execute"] : Parts));
        Assert.Equal(("1.5", language), ((string?)card["version"], (string?)card["lang"]));
        Assert.False(string.IsNullOrWhiteSpace((string?)card["fallbackText"]));
        Assert.InRange(JsonSerializer.Serialize(message, ProtocolJson.Default.Activity).Length * 2, 1, 80 * 1024);
    }

    [Theory]
    [InlineData("""{"type":"Input.Text","id":"cerita"}""", "body")]
    [InlineData("""{"type":"Input.ChoiceSet","id":"pilihan"}""", "body")]
    [InlineData("""{"type":"Action.Submit","data":{"msteams":{"type":"task/fetch"}}}""", "actions")]
    [InlineData("""{"type":"Action.Execute","verb":"hak"}""", "actions")]
    [InlineData("""{"type":"Action.Execute","title":"Datang","verb":"reply","data":{"press":"Sari Utami"}}""", "actions")]
    [InlineData("""{"type":"Action.OpenUrl","title":"Lain","url":"https://ruang.tirtawana.example/tirtawana/?dari=sari"}""", "actions")]
    public void That_Would_Take_Something_Is_Found(string planted, string where)
    {
        var card = JsonNode.Parse(Message("id", "home").Attachments![0].Content.GetRawText())!;
        card[where]!.AsArray().Add(JsonNode.Parse(planted));
        Assert.NotEmpty(Faults(card, Parts));
    }

    /// <summary>Whatever a session is and whoever presses: the texts differ in nothing, and a code is all that a button sends.</summary>
    [Fact]
    public void Of_A_Reminder_Says_The_Same_To_Everybody()
    {
        var messages = new NeutralMessages(BotTexts.Load("id"));
        var one = JsonNode.Parse(messages.Reminder(Office, WithButtons).Attachments![0].Content.GetRawText())!;
        var other = JsonNode.Parse(messages.Reminder(Office, WithButtons with { SessionId = "BBBBBBBBBBBBBBBBBBBBBB", Presses = new(Code('d'), Code('e'), Code('f')) }).Attachments![0].Content.GetRawText())!;
        Assert.Equal(["actions[0].data.press", "actions[1].data.press", "actions[2].data.press", "actions[3].url"], Telling.Differences(one, other));
        Assert.Equal(("Action.Execute", "reply"), ((string?)one["actions"]![0]!["type"], (string?)one["actions"]![0]!["verb"]));
        Assert.Equal(["Datang", "Mungkin", "Tidak datang", "Buka jadwal"], one["actions"]!.AsArray().Select(a => (string)a!["title"]!));
        Assert.Equal("Ada kegiatan di jadwal JaringTeams.", messages.ReminderLine(ReminderOccasion.Session));
    }

    private static string Code(char sign) => new(sign, 43);

    private static Activity Message(string language, string kind)
    {
        var messages = new NeutralMessages(BotTexts.Load(language));
        return kind switch
        {
            "home" => messages.Home(Office),
            "notice" => messages.Notice(Office),
            "reminder" => messages.Reminder(Office, WithButtons with { Presses = null }),
            "pledge" => messages.Reminder(Office, new(ReminderOccasion.Pledge, null, "")),
            "buttons" => messages.Reminder(Office, WithButtons),
            "replied" => messages.Replied(Office, new(ReplyOutcome.Kept, Jaring.Reminders.Reply.Accept, WithButtons)),
            "nothing" => messages.Replied(Office, new(ReplyOutcome.Nothing)),
            _ => messages.Announcement(Office, ReviewedTexts.All[0].Words),
        };
    }

    private static IEnumerable<string> Faults(JsonNode card, string[] parts)
    {
        var links = new[] { Links.ToStaffTab(Office), Links.ToTeamTab(Office), Links.Schedule(Office), Links.Session(Office, WithButtons.SessionId!) };
        var texts = Telling.Of(card).ToList();
        return
        [
            .. texts.Where(t => t.Path.Split('.')[^1] == "type" && !parts.Contains(t.Text)).Select(t => $"{t.Text} at {t.Path}"),
            .. texts.Where(t => t.Path.StartsWith("actions", StringComparison.Ordinal) && t.Path.EndsWith(".url", StringComparison.Ordinal) && !links.Contains(t.Text)).Select(t => t.Text),
            .. texts.Where(t => t.Path.EndsWith(".press", StringComparison.Ordinal) && t.Text.Length != 43).Select(t => t.Path),
            .. texts.Where(t => t.Path.Contains("refresh", StringComparison.Ordinal) || t.Path.Contains("selectAction", StringComparison.Ordinal)).Select(t => t.Path),
        ];
    }
}
