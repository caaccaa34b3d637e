using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaring.Outbox;
using Jaring.Outreach;
using Jaring.Outreach.Calendar;
using Jaring.Reminders;
using Jaring.Sandbox.Cloud;
using Jaring.Sandbox.Cloud.Graph;
using Jaring.Sandbox.Cloud.Identity;
using Jaring.Sandbox.Demo;
using Jaring.Storage;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Jaring.Tests.Sandbox.GraphCaller;

namespace Jaring.Tests.Sandbox;

/// <summary>What the real product does when the mailbox behaves as real ones do (teams.md §7). Seen from both ends: the dashboard's and Outlook's.</summary>
public sealed class CalendarReactionTests(CalendarReactionTests.FoundedOffice world) : IClassFixture<CalendarReactionTests.FoundedOffice>
{
    private readonly GraphCaller graph = new(world);

    [Fact]
    public async Task Burst_Of_Sessions_Has_At_Most_Three_Calls_In_Flight_And_None_Is_Throttled()
    {
        var before = world.Records.All.Count;
        world.Faults.Graph = new FaultPlan { DelayMs = 30 };
        try
        {
            var ids = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => PlanAsync()));
            foreach (var id in ids)
                await StandsAsync(id, "inCalendar");
        }
        finally
        {
            world.Faults.Graph = new FaultPlan();
        }
        Assert.InRange(world.App.Cloud.GetRequiredService<MailboxLimits>().MostSeen, 2, 3);
        Assert.DoesNotContain(world.Records.All.Skip(before), r => r.Service == "graph" && r.Status == 429);
    }

    [Fact]
    public async Task Throttled_Create_Waits_As_Long_As_It_Was_Told_And_Comes_Once()
    {
        world.Faults.Graph = new FaultPlan { Status = 429, Count = 1, RetryAfter = 4 };
        var asked = DateTimeOffset.UtcNow;
        var id = await PlanAsync();
        await Eventually.IsAsync("graph-throttled", async () => (await RowAsync(id)).LastFault);
        Assert.True((await RowAsync(id)).DueAt >= asked.AddSeconds(4).ToUnixTimeMilliseconds());
        await StandsAsync(id, "inCalendar");
        Assert.True(DateTimeOffset.UtcNow >= asked.AddSeconds(4));
        Assert.Single(EventsOf(id));
    }

    [Fact]
    public async Task Transaction_Is_Known_Before_The_Call_And_A_Lost_Answer_Makes_No_Second_Event()
    {
        var id = await PlanAsync(Wening);
        var transaction = SessionRows.TransactionOf(DemoOffice.Id, id);
        await StandsAsync(id, "inCalendar");
        Assert.Equal(transaction, (string?)EventsOf(id).Single()["transactionId"]);

        // As after a lost answer: the row is due again and the session does not know its event.
        await using (var store = await StoreAsync())
        {
            await store.Set<Session>().Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.Placed, 0).SetProperty(x => x.State, SessionState.Planned));
            await store.Set<SessionEvent>().Where(e => e.SessionId == id).ExecuteUpdateAsync(e => e.SetProperty(x => x.EventId, (string?)null).SetProperty(x => x.Open, true));
            await store.Set<OutboxRow>().Where(r => r.Subject == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.State, OutboxState.Pending).SetProperty(r => r.DueAt, 0L));
        }
        await StandsAsync(id, "inCalendar");
        var made = Assert.Single(EventsOf(id));
        Assert.Equal("Invitation", await graph.MailAsync(Wening, made));
    }

    [Fact]
    public async Task Create_That_The_Mailbox_Calls_A_Repeat_Finds_The_Event_Of_Before()
    {
        var id = await PlanAsync();
        await StandsAsync(id, "inCalendar");
        var made = EventsOf(id).Single();
        var calendar = world.App.Host.GetRequiredService<ICalendar>();
        var face = new CalendarFace("Judul lain", $"{Start:yyyy-MM-dd}T09:00", $"{Start:yyyy-MM-dd}T11:00", null);
        var other = new CalendarEntry(DemoOffice.Id, SessionRows.TransactionOf(DemoOffice.Id, id), face, Online: true, Link: null, []);
        var answer = await calendar.CreateAsync(other, default);
        Assert.Equal((Delivery.Done, (string?)made["id"]), (answer.Delivery, answer.Event?.EventId));
    }

    [Fact]
    public async Task Mailbox_Without_A_Licence_Gives_A_Warning_And_A_Link_That_Somebody_Overwrote_Gives_One_Too()
    {
        world.Faults.NoMeetingLink = true;
        string unlicensed;
        try
        {
            unlicensed = await PlanAsync();
            Assert.True((bool)(await StandsAsync(unlicensed, "inCalendar"))["noLink"]!);
        }
        finally
        {
            world.Faults.NoMeetingLink = false;
        }
        Assert.True((bool)(await RefreshAsync(unlicensed))["noLink"]!);

        var licensed = await PlanAsync();
        Assert.False((bool)(await StandsAsync(licensed, "inCalendar"))["noLink"]!);
        await graph.OutlookAsync("PATCH", $"calendar/mailbox/{EventsOf(licensed).Single()["id"]}", """{"body":{"contentType":"text","content":"Diganti."}}""");
        Assert.True((bool)(await RefreshAsync(licensed))["noLink"]!);
    }

    [Fact]
    public async Task Replies_Are_Counted_And_Reading_Them_Writes_To_Nobody()
    {
        var id = await PlanAsync(Yoga, Sari, Wening);
        await StandsAsync(id, "inCalendar");
        var made = EventsOf(id).Single();
        await graph.ReplyAsync("Yoga", made, "accepted");
        await graph.ReplyAsync("Sari", made, "declined");
        var replies = (await RefreshAsync(id))["replies"]!;
        Assert.Equal((1, 0, 1, 1), ((int)replies["accepted"]!, (int)replies["tentative"]!, (int)replies["declined"]!, (int)replies["waiting"]!));
        Assert.Equal("Invitation", await graph.MailAsync(Yoga, made));
        Assert.DoesNotContain(world.Records.All, r => r.Service == "graph" && r.Method == "PATCH");
    }

    [Fact]
    public async Task Event_That_Somebody_Deleted_Is_Told_Once_And_Not_Made_Or_Asked_For_Again()
    {
        var id = await PlanAsync();
        await StandsAsync(id, "inCalendar");
        var made = EventsOf(id).Single();
        await graph.OutlookAsync("DELETE", $"calendar/mailbox/{made["id"]}");
        Assert.Equal("event-gone", (string?)(await RefreshAsync(id))["fault"]);
        var worker = ActivatorUtilities.CreateInstance<CalendarWorker>(world.App.Host);
        await worker.FollowAllAsync(default);
        await worker.FollowAllAsync(default);
        Assert.Equal(1, world.Records.All.Count(r => r.Service == "graph" && r.Status == 404 && r.Path.EndsWith($"/events/{made["id"]}", StringComparison.Ordinal)));
        Assert.Single(EventsOf(id));

        await AskAsync($"sessions/{id}/cancel", new { });
        await StandsAsync(id, "cancelled");
    }

    /// <summary>A reply that the app writes into the guest's own calendar is what the organiser reads afterwards; without the wider permission nothing is written.</summary>
    [Fact]
    public async Task Reply_In_The_Guests_Own_Calendar_Is_Seen_By_The_Organiser()
    {
        var id = await PlanAsync(Wening);
        await StandsAsync(id, "inCalendar");
        string[] events = [EventsOf(id).Single()["id"]!.GetValue<string>()];
        var calendar = world.App.Host.GetRequiredService<IReplyCalendar>();
        Task<ReplyOutcome> ReplyAsync(Reply reply) => calendar.ReplyAsync(DemoOffice.Id, events, SandboxWorld.Person("Wening").Id, reply, default);
        Assert.Equal(ReplyOutcome.Away, await ReplyAsync(Reply.Accept));
        world.Faults.StaffCalendars = true;
        try
        {
            Assert.Equal([ReplyOutcome.Kept, ReplyOutcome.Kept], [await ReplyAsync(Reply.Accept), await ReplyAsync(Reply.Accept)]);
            Assert.Equal(1, (int)(await RefreshAsync(id))["replies"]!["accepted"]!);
            Assert.Equal(ReplyOutcome.Kept, await ReplyAsync(Reply.Tentative));
            Assert.Equal(1, (int)(await RefreshAsync(id))["replies"]!["tentative"]!);
            Assert.Equal([ReplyOutcome.Kept, ReplyOutcome.Kept], [await ReplyAsync(Reply.Decline), await ReplyAsync(Reply.Decline)]);
            Assert.Equal((0, 0, 1), ((int)(await RefreshAsync(id))["replies"]!["accepted"]!, (int)(await RefreshAsync(id))["replies"]!["tentative"]!, (int)(await RefreshAsync(id))["replies"]!["declined"]!));
            Assert.Equal(ReplyOutcome.Nothing, await ReplyAsync(Reply.Accept));
            Assert.Equal(ReplyOutcome.Nothing, await calendar.ReplyAsync(DemoOffice.Id, events, SandboxWorld.Person("Sari").Id, Reply.Accept, default));
        }
        finally
        {
            world.Faults.StaffCalendars = false;
        }
    }

    private static DateTime Start => DateTime.UtcNow.Date.AddDays(40);

    private async Task<string> PlanAsync(params string[] attendees)
    {
        var day = Start.ToString("yyyy-MM-dd");
        var session = await AskAsync("sessions", new
        {
            submitKey = PublicId.New(),
            kind = "training",
            title = "Sosialisasi: ruang kerja yang saling menghormati",
            startsAt = $"{day}T09:00",
            endsAt = $"{day}T11:00",
            online = true,
            moderator = "",
            speakers = Array.Empty<string>(),
            attendees = attendees.Length > 0 ? attendees : [Yoga],
            agenda = Array.Empty<string>(),
            place = "Aula",
        });
        return (string)session["id"]!;
    }

    private async Task<JsonNode> StandsAsync(string id, string state)
    {
        await Eventually.IsAsync(state, async () => (string?)(await SessionAsync(id))["state"]);
        return await SessionAsync(id);
    }

    private async Task<JsonNode> SessionAsync(string id) => (await AskAsync("sessions", null))["sessions"]!.AsArray().Single(s => (string?)s!["id"] == id)!;

    private Task<JsonNode> RefreshAsync(string id) => AskAsync($"sessions/{id}/refresh", new { });

    private async Task<JsonNode> AskAsync(string path, object? body)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, new Uri(world.App.Addresses.Dashboard, $"{DemoOffice.Id}/api/{path}"))
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", world.App.Cloud.GetRequiredService<TokenMint>().ForTab(SandboxWorld.Person("Laras")));
        using var answer = await world.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private List<JsonObject> EventsOf(string sessionId)
    {
        var transaction = SessionRows.TransactionOf(DemoOffice.Id, sessionId);
        return [.. world.App.Cloud.GetRequiredService<Calendars>().All.Where(e => (string?)e["transactionId"] == transaction)];
    }

    private async Task<OutboxRow> RowAsync(string sessionId)
    {
        await using var store = await StoreAsync();
        return await store.Set<OutboxRow>().AsNoTracking().SingleAsync(r => r.Id == SessionRows.RowId(sessionId, 1));
    }

    private Task<JaringDbContext> StoreAsync() => world.App.Host.GetRequiredService<IDbContextFactory<JaringDbContext>>().CreateDbContextAsync();

    /// <summary>A founded office whose outbox comes back quickly.</summary>
    public sealed class FoundedOffice : SandboxWorld
    {
        private protected override Jaring.Sandbox.SandboxOptions Options => new()
        {
            PortBase = 0,
            DataFolder = DataFolder,
            DrillsEvery = TimeSpan.FromDays(3650),
            HostSettings = new Dictionary<string, string?> { ["Outbox:FirstPause"] = "00:00:00.100", ["Outbox:Poll"] = "00:00:00.100", ["Outbox:Parallel"] = "8" },
        };
    }
}
