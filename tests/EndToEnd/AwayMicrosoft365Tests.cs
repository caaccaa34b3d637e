using Jaring.EndToEnd.Support;
using Jaring.Sandbox.Cloud;
using Jaring.Sandbox.Cloud.Connector;
using Jaring.Sandbox.Cloud.Graph;
using Jaring.Sandbox.Demo;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>Notices and calendar entries when Microsoft 365 is away, throttles or refuses, and when this host itself dies in between.</summary>
public sealed class AwayMicrosoft365Tests(AwaySandbox sandbox) : IClassFixture<AwaySandbox>, IAsyncLifetime
{
    private const string Waiting = "SELECT COUNT(*) AS Value FROM outbox WHERE kind LIKE 'notice.%' AND state = 0";

    private static readonly FaultPlan Away = new() { Status = 503, Count = int.MaxValue };

    /// <summary>Every member has the chat with the bot, so that there is another way to tell them.</summary>
    public async Task InitializeAsync()
    {
        foreach (var person in DemoOffice.Team)
        {
            await sandbox.SandboxAsync($"chats/{person.Id}");
            await Eventually.IsAsync(true, () => Cards(person) > 0);
        }
    }

    public Task DisposeAsync()
    {
        sandbox.Mend();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task While_Graph_is_away_each_member_hears_once_from_the_bot()
    {
        var before = DemoOffice.Team.ToDictionary(p => p.Id, p => (Cards(p), Notices(p)));
        sandbox.Faults.Graph = Away;

        await sandbox.DrillAsync();
        sandbox.MoveToNextRound();
        await Eventually.IsAsync(0, () => sandbox.CountAsync(Waiting));
        Assert.All(DemoOffice.Team, p => Assert.Equal((before[p.Id].Item1 + 1, before[p.Id].Item2), (Cards(p), Notices(p))));

        sandbox.Mend();
        sandbox.MoveToNextRound();
        await Eventually.IsAsync(0, () => sandbox.CountAsync(Waiting));
        Assert.All(DemoOffice.Team, p => Assert.Equal((before[p.Id].Item1 + 1, before[p.Id].Item2), (Cards(p), Notices(p))));
    }

    [Fact]
    public async Task While_both_ways_are_away_the_notice_waits_and_comes_once()
    {
        var before = DemoOffice.Team.ToDictionary(p => p.Id, p => (Cards(p), Notices(p)));
        (sandbox.Faults.Graph, sandbox.Faults.Connector) = (Away, new FaultPlan { Status = 503, Count = int.MaxValue });

        await sandbox.DrillAsync();
        sandbox.MoveToNextRound();
        await Eventually.IsAsync(DemoOffice.Team.Count(), () => sandbox.CountAsync($"{Waiting} AND kind = 'notice.member' AND attempts >= 3"));
        Assert.All(DemoOffice.Team, p => Assert.Equal(before[p.Id], (Cards(p), Notices(p))));

        sandbox.Mend();
        await Eventually.IsAsync(0, () => sandbox.CountAsync(Waiting));
        // Whose try was between its two ways when they came back heard from the bot.
        Assert.All(DemoOffice.Team, p => Assert.Equal(before[p.Id].Item1 + before[p.Id].Item2 + 1, Cards(p) + Notices(p)));
        Assert.Single(DemoOffice.Team.Where(p => Notices(p) > before[p.Id].Item2).Select(p => Feed(p)[0].ChainId).Distinct());
        Assert.All(DemoOffice.Team, p => Assert.Distinct(Feed(p).Select(item => item.ChainId)));
    }

    [Fact]
    public async Task A_host_that_dies_between_the_receipt_and_the_round_still_has_the_case_and_tells_the_team()
    {
        var before = DemoOffice.Team.ToDictionary(p => p.Id, Notices);
        await using var staff = await sandbox.OpenAsync(Reporter, "ruang");
        var room = await staff.EnterRoomAsync();
        await room.WriteAsync("Cerita yang sudah diterima.");
        await room.ReviewAsync();
        await room.GetByTestId("send").ClickAsync();
        await room.ReceiptAsync();

        await sandbox.App.StopHostAsync(new CancellationToken(canceled: true));
        Assert.All(DemoOffice.Team, p => Assert.Equal(before[p.Id], Notices(p)));
        await sandbox.App.StartHostAsync();
        sandbox.MoveToNextRound();
        await Eventually.IsAsync(0, () => sandbox.CountAsync(Waiting));

        Assert.All(DemoOffice.Team, p => Assert.Equal(before[p.Id] + 1, Notices(p)));
        await using var member = await sandbox.OpenAsync(Reader, "aktivitas");
        await member.Page.GetByTestId("feed-list").GetByRole(AriaRole.Button).First.ClickAsync();
        await member.UnlockAsync(Reader);
        Assert.Equal("Cerita yang sudah diterima.", await member.ReadAccountAsync());
    }

    [Fact]
    public async Task A_throttled_calendar_is_asked_again_and_holds_one_event()
    {
        sandbox.Faults.Graph = new FaultPlan { Status = 429, Count = 1, RetryAfter = 1 };

        await using var member = await PlanAsync("Sosialisasi pada hari yang padat");
        await Expect(Card(member, "Sosialisasi pada hari yang padat")).ToContainTextAsync("Ada di kalender", new() { Timeout = 20_000 });

        Assert.Single(Events("Sosialisasi pada hari yang padat"));
        Assert.Equal(2, sandbox.Cloud<Records>().All.Count(r => r is { Service: "graph", Method: "POST" } && r.Body.Contains("Sosialisasi pada hari yang padat", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_calendar_that_is_not_permitted_is_told_in_a_sentence()
    {
        sandbox.Faults.MissingPermissions = ["Calendars.ReadWrite"];

        await using var member = await PlanAsync("Sosialisasi tanpa izin kalender");
        var card = Card(member, "Sosialisasi tanpa izin kalender");
        await Expect(card).ToContainTextAsync("Belum masuk kalender", new() { Timeout = 20_000 });
        await Expect(card).ToContainTextAsync("Minta petugas teknis memeriksa kotak surat, atau batalkan dan rencanakan lagi.");

        Assert.Empty(Events("Sosialisasi tanpa izin kalender"));
    }

    [Fact]
    public async Task A_mailbox_that_gives_no_meeting_link_is_told_in_a_sentence()
    {
        sandbox.Faults.NoMeetingLink = true;

        await using var member = await PlanAsync("Sosialisasi tanpa tautan rapat");
        var card = Card(member, "Sosialisasi tanpa tautan rapat");
        await Expect(card).ToContainTextAsync("Ada di kalender", new() { Timeout = 20_000 });
        await Expect(card).ToContainTextAsync("Tautan Teams tidak diberikan oleh kotak surat.");

        Assert.Single(Events("Sosialisasi tanpa tautan rapat"));
    }

    private async Task<TeamsWindow> PlanAsync(string title)
    {
        var member = await sandbox.OpenAsync(OtherReader, "dasbor");
        await member.UnlockAsync(OtherReader);
        await member.PlanAsync(title);
        return member;
    }

    private static ILocator Card(TeamsWindow member, string title) =>
        member.Board.GetByTestId("session-list").GetByRole(AriaRole.Listitem).Filter(new() { HasText = title });

    private IEnumerable<string> Events(string title) =>
        sandbox.Cloud<Calendars>().All.Select(made => made["subject"]!.GetValue<string>()).Where(subject => subject == title);

    private IReadOnlyList<FeedItem> Feed(Person person) => sandbox.Cloud<ActivityFeed>().Of(person.Id);

    private int Notices(Person person) => Feed(person).Count;

    /// <summary>What the bot wrote in the person's chat.</summary>
    private int Cards(Person person) => sandbox.Cloud<Chats>().Of(person).Messages.Count(m => m.From == "bot");
}
