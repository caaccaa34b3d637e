using System.Text.Json.Nodes;
using Jaring.Announcements;
using Jaring.Bot;
using Jaring.Bot.Notices;
using Jaring.Outbox;
using Jaring.Outreach.Calendar;
using Jaring.Reminders;
using Jaring.Tests.Manifest;
using Jaring.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Bot.Neutral;

/// <summary>
/// Everything that this edge sends, as it goes over the wire, in both languages: chat, feed, calendar, dialogs, the packages. Nothing of it tells what
/// somebody did, and two people, two causes, two hours get the same bytes.
/// </summary>
public sealed class What_Leaves
{
    private const string Other = "66666666-6666-4666-8666-666666666666";

    /// <summary>Who, where and when: names of the protocol's own fields, which hold no words of ours.</summary>
    private static readonly string[] Protocols =
        ["id", "replyToId", "tenantId", "serviceUrl", "$schema", "version", "contentType", "width", "transactionId", "chainId", "dateTime", "timeZone", "address", "channelId"];

    /// <summary>What the team wrote into a plan before: public, about a session, and about nobody.</summary>
    private static readonly string[] Planned = ["subject", "location.displayName"];

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public async Task Tells_Nothing_Of_Whoever_It_Goes_To(string language)
    {
        await using var world = await BotWorld.StartAsync(s => s["Microsoft365:Language"] = language);
        var answers = await LiveAsync(world);
        var sent = world.Cloud.Requests.Where(r => r.Body.StartsWith('{')).Select(r => r.Body).Concat(answers).Select(b => JsonNode.Parse(b)!).ToList();
        Assert.Equal(12 + ReviewedTexts.All.Count, sent.Count);
        var links = new[] { Links.Room(world.Office), Links.ToStaffTab(world.Office), Links.ToTeamTab(world.Office), Links.Schedule(world.Office) };
        var told = sent.SelectMany(node => Telling.Of(node)).Where(t => !IsProtocols(t.Path) && !Planned.Contains(t.Path, StringComparer.Ordinal) && !links.Contains(t.Text)
            && !t.Text.StartsWith("data:image/png;base64,", StringComparison.Ordinal)).Select(t => t.Text).Distinct().ToList();
        Assert.Contains(BotTexts.Load(language)["notice.activity.preview"], told);
        Assert.Contains(BotTexts.Load(language)["calendar.cancel.comment"], told);
        Assert.Contains(BotTexts.Load(language)["bot.group.invite"], told);
        Assert.Contains(BotTexts.Load(language)["reminder.session.line"], told);
        Assert.Contains(BotTexts.Load(language)["reminder.pledge.line"], told);
        Assert.Contains(BotTexts.Load(language)["bot.dialog.constant"], told);
        Assert.Empty(told.SelectMany(text => Telling.Faults(text).Select(fault => $"{fault}: {text}")));
    }

    [Fact]
    public async Task Is_The_Same_For_Two_People_Two_Texts_And_Two_Hours()
    {
        await using var world = await BotWorld.StartAsync();
        using var one = await world.PostAsync(world.Message("apa hak saya"));
        await world.SentAsync(1);
        world.Clock.Shift = TimeSpan.FromMinutes(40);
        using var other = await world.PostAsync(world.Activity("message", a =>
        {
            a["text"] = "tolong";
            a["from"] = new JsonObject { ["id"] = "29:other", ["name"] = "Bagas", ["aadObjectId"] = Other };
            a["conversation"]!["id"] = "a:other";
        }));
        var cards = (await world.SentAsync(2)).Select(s => JsonNode.Parse(s.Body)!).ToList();
        Assert.Equal(["conversation.id", "replyToId"], Telling.Differences(cards[0], cards[1]));

        await NotifyAsync(world, Sessions.Notice);
        await NotifyAsync(world, new Notice("tirtawana", Other, Sessions.Notice.Round.AddDays(3)));
        var feed = world.Cloud.Sent("/sendActivityNotification").Select(s => JsonNode.Parse(s.Body)!).ToList();
        Assert.Equal(["chainId"], Telling.Differences(feed[0], feed[1]));
        var chat = world.Cloud.Sent("/activities").Skip(2).Select(s => JsonNode.Parse(s.Body)!).ToList();
        Assert.Equal(2, chat.Count);
        Assert.Empty(Telling.Differences(chat[0], chat[1]).Except(["conversation.id", "recipient.id"]));

        await AnnounceAsync(world, world.Addresses.Kept.First().Value, ReviewedTexts.All[0]);
        await AnnounceAsync(world, world.Addresses.Kept.Last().Value, ReviewedTexts.All[0]);
        var announced = world.Cloud.Sent("/activities").Skip(4).Select(s => JsonNode.Parse(s.Body)!).ToList();
        Assert.Equal(2, announced.Count);
        Assert.Empty(Telling.Differences(announced[0], announced[1]).Except(["conversation.id"]));

        cards[1]["attachments"]![0]!["content"]!["body"]![0]!["text"] = "Terima kasih, Bagas.";
        Assert.Contains("attachments[0].content.body[0].text", Telling.Differences(cards[0], cards[1]));
    }

    /// <summary>Others read along there: whatever happens, the one sentence comes or nothing does, and no address is kept.</summary>
    [Theory]
    [InlineData("groupChat")]
    [InlineData("channel")]
    public async Task To_A_Group_Is_The_Invitation_Alone(string kind)
    {
        await using var world = await BotWorld.StartAsync();
        JsonObject[] happened =
        [
            world.Activity("message", a => a["text"] = "lapor"),
            world.Activity("message", a => a["value"] = new JsonObject { ["pilihan"] = "hak" }),
            world.Activity("installationUpdate", a => a["action"] = "add"),
            world.Activity("messageReaction"),
            world.Activity("messageUpdate", a => a["text"] = "lapor"),
        ];
        foreach (var activity in happened)
        {
            activity["conversation"]!["conversationType"] = kind;
            using var answer = await world.PostAsync(activity);
        }

        var sent = (await world.SentAsync(3)).Select(s => JsonNode.Parse(s.Body)!).ToList();
        await BotWorld.SettleAsync();
        Assert.Equal(3, world.Cloud.Sent("/activities").Count);
        Assert.All(sent, s =>
        {
            Assert.Equal("Silakan buka obrolan pribadi dengan JaringTeams.", (string?)s["text"]);
            Assert.Equal("Pesan dari JaringTeams.", (string?)s["summary"]);
            Assert.Null(s["attachments"]);
            Assert.Empty(Telling.Differences(sent[0], s).Except(["replyToId"]));
        });
        Assert.Empty(world.Addresses.Kept);
    }

    /// <summary>A link holds the app, its one tab and the plain address: it is the same for every card, and says nobody's name, case or wish.</summary>
    [Fact]
    public async Task To_Open_The_Tab_Is_One_Link_Without_An_Identifier()
    {
        await using var world = await BotWorld.StartAsync();
        Assert.Equal(
            "https://teams.microsoft.com/l/entity/44444444-4444-4444-8444-444444444444/jaring?webUrl=https%3A%2F%2Fruang.tirtawana.example%2Ftirtawana%2F&label=JaringTeams",
            Links.ToStaffTab(world.Office));
        var staff = new AppPackage("staff").Template["staticTabs"]!.AsArray();
        Assert.Equal("https://${ROOM_HOST}/${OFFICE_ID}/jadwal", (string?)Assert.Single(staff, t => t!["contentUrl"] is not null)!["contentUrl"]);
    }

    [Theory]
    [InlineData("staff")]
    [InlineData("team")]
    public void In_A_Package_Names_No_Purpose(string app)
    {
        var (id, en) = new AppPackage(app).Texts();
        Assert.Empty(id.Texts.Concat(en.Texts).SelectMany(t => Telling.Faults(t.Value).Select(fault => $"{t.Key}: {fault}: {t.Value}")));
    }

    private static bool IsProtocols(string path) => Protocols.Contains(path.Split('.')[^1].Split('[')[0], StringComparer.Ordinal);

    /// <summary>All that happens between a person and this edge, and between the office and it.</summary>
    private static async Task<List<string>> LiveAsync(BotWorld world)
    {
        using var typed = await world.PostAsync(world.Message("apa itu"));
        using var installed = await world.PostAsync(world.Activity("installationUpdate", a => a["action"] = "add"));
        using var group = await world.PostAsync(world.Activity("message", a => a["conversation"]!["conversationType"] = "groupChat"));
        using var fetched = await world.PostAsync(world.Activity("invoke", a => a["name"] = "task/fetch"));
        using var submitted = await world.PostAsync(world.Activity("invoke", a => a["name"] = "task/submit"));
        await world.SentAsync(3);
        Assert.Equal("", await submitted.Content.ReadAsStringAsync());
        await NotifyAsync(world, Sessions.Notice);
        foreach (var text in ReviewedTexts.All)
        {
            Assert.Equal(ToldOutcome.Sent, (await AnnounceAsync(world, world.Addresses.Kept.First().Value, text)).Outcome);
        }

        var reminders = world.App.Services.GetRequiredService<IReminderSender>();
        foreach (var occasion in Enum.GetValues<ReminderOccasion>())
        {
            Assert.Equal(ToldOutcome.Sent, (await reminders.TellAsync("tirtawana", world.Addresses.Kept.First().Value, new(occasion, null, "a"), default)).Outcome);
        }

        Assert.Equal(ToldOutcome.Sent, (await reminders.TellInFeedAsync("tirtawana", BotWorld.Person, new(ReminderOccasion.Session, null, "a"), default)).Outcome);
        var calendar = world.App.Services.GetRequiredService<ICalendar>();
        await calendar.CreateAsync(Sessions.Online(), default);
        await calendar.UpdateAsync(new("tirtawana", "event-1", null, Sessions.Face, Sessions.Face with { Place = "Aula" }, GoOnline: true, new(null, "https://rapat.example/ruang"), null), default);
        await calendar.CancelAsync("tirtawana", "event-1", default);
        return [await fetched.Content.ReadAsStringAsync()];
    }

    private static Task<Told> AnnounceAsync(BotWorld world, string address, ReviewedText text) =>
        world.App.Services.GetRequiredService<IAnnouncementSender>().TellAsync("tirtawana", address, text.Words, default);

    /// <summary>By both ways, though one would do.</summary>
    private static async Task NotifyAsync(BotWorld world, Notice notice)
    {
        await using var scope = world.App.Services.CreateAsyncScope();
        Assert.Equal(Delivery.Done, await scope.ServiceProvider.GetRequiredService<ActivityFeed>().SendAsync(world.Office, notice, new FakeTrail(), default));
        Assert.Equal(Delivery.Done, await scope.ServiceProvider.GetRequiredService<BotChat>().SendAsync(world.Office, notice, new FakeTrail(), default));
    }
}
