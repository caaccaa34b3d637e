using System.Text.Json.Nodes;
using Jaring.Sandbox.Cloud.Graph;
using Jaring.Sandbox.Demo;
using Jaring.Tests.Support;
using static Jaring.Tests.Sandbox.GraphCaller;

namespace Jaring.Tests.Sandbox;

/// <summary>Change tracking of a window of the calendar: rounds, pages, removals, tokens that end (teams.md §7; specs/graph-errors.json).</summary>
public sealed class GraphDeltaTests : IAsyncLifetime
{
    private const string January = "startDateTime=2027-01-01T00:00:00Z&endDateTime=2027-02-01T00:00:00Z";
    private const string Delta = $"{Mailbox}/calendarView/delta";
    private readonly TimelessSandbox world = new();
    private readonly GraphCaller graph;

    public GraphDeltaTests() => graph = new GraphCaller(world);

    public Task InitializeAsync() => world.InitializeAsync();

    public Task DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task What_People_Do_In_Outlook_Comes_In_The_Next_Round_And_Only_There()
    {
        var made = await graph.MakeAsync();
        var other = await graph.MakeAsync();
        var (told, link) = await RoundAsync($"{Delta}?{January}");
        Assert.Equal(Sorted(made, other), Sorted(told));
        (told, link) = await RoundAsync(link);
        Assert.Empty(told);

        await graph.ReplyAsync("Yoga", made, "accepted");
        await graph.OutlookAsync("PATCH", $"calendar/mailbox/{other["id"]}", """{"subject":"Judul baru"}""");
        (told, link) = await RoundAsync(link);
        Assert.Equal(["accepted", "none"], told.Single(e => Id(e) == Id(made))["attendees"]!.AsArray().Select(a => (string?)a!["status"]!["response"]));
        Assert.Equal("Judul baru", (string?)told.Single(e => Id(e) == Id(other))["subject"]);

        await graph.OutlookAsync("DELETE", $"calendar/mailbox/{other["id"]}");
        (told, link) = await RoundAsync(link);
        Assert.Equal((Id(other), "deleted"), (Id(Assert.Single(told)), (string?)told[0]["@removed"]!["reason"]));
        Assert.Empty((await RoundAsync(link)).Told);
    }

    [Fact]
    public async Task Window_Stays_What_It_Was_And_An_Event_That_Is_Moved_Out_Is_Removed()
    {
        var made = await graph.MakeAsync();
        var (_, link) = await RoundAsync($"{Delta}?{January}");
        var away = await graph.MakeAsync(b => (b["start"], b["end"]) = (At("2027-03-01T09:00:00"), At("2027-03-01T10:00:00")));
        await graph.OutlookAsync("PATCH", $"calendar/mailbox/{made["id"]}", Move("2027-03-02"));
        (var told, link) = await RoundAsync(link);
        Assert.Equal((Id(made), "deleted"), (Id(Assert.Single(told)), (string?)told[0]["@removed"]!["reason"]));
        await graph.OutlookAsync("PATCH", $"calendar/mailbox/{away["id"]}", Move("2027-01-20"));
        (told, _) = await RoundAsync(link);
        Assert.Equal(Id(away), Id(Assert.Single(told)));

        static string Move(string day) => new JsonObject { ["start"] = At($"{day}T09:00:00"), ["end"] = At($"{day}T10:00:00") }.ToJsonString();
    }

    [Fact]
    public async Task Long_Round_Comes_In_Pages()
    {
        var made = new List<JsonNode>();
        for (var n = 0; n < 5; n++)
            made.Add(await graph.MakeAsync());
        var first = await graph.CallAsync("GET", $"{Delta}?{January}", null, ("Prefer", "odata.maxpagesize=2"));
        Assert.Equal((2, true, false), (first.Value.Count, first.Json["@odata.nextLink"] is not null, first.Json["@odata.deltaLink"] is not null));
        Assert.Equal("odata.track-changes", first.Headers["Preference-Applied"]);
        await graph.OutlookAsync("DELETE", $"calendar/mailbox/{made[4]["id"]}");
        var (rest, link) = await RoundAsync((string)first.Json["@odata.nextLink"]!);
        Assert.Equal(Sorted([.. made]), Sorted([.. first.Value.Select(e => e!), .. rest]));
        Assert.NotNull(rest[^1]["@removed"]);
        await graph.MakeAsync();
        Assert.Contains((await RoundAsync(link)).Told, e => e["@removed"] is null);
    }

    [Fact]
    public async Task Token_Ends_With_410_And_Says_Where_To_Begin_Anew()
    {
        var made = await graph.MakeAsync();
        var (_, link) = await RoundAsync($"{Delta}?{January}");
        world.Manual.Advance(DeltaTokens.Life - TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await FreshAsync().CallAsync("GET", link)).Status);
        world.Manual.Advance(TimeSpan.FromSeconds(1));
        var gone = await FreshAsync().CallAsync("GET", link);
        Assert.Equal((410, "SyncStateNotFound"), (gone.Status, gone.Code));
        Assert.Equal(Id(made), Id(Assert.Single((await RoundAsync(gone.Headers["Location"], FreshAsync())).Told)));
    }

    [Fact]
    public async Task Service_May_Forget_All_Tokens()
    {
        var (_, link) = await RoundAsync($"{Delta}?{January}");
        await graph.OutlookAsync("POST", "forget-delta-tokens");
        Assert.Equal(410, (await graph.CallAsync("GET", link)).Status);
    }

    [Theory]
    [InlineData("?$deltatoken=latest", "InvalidDeltaToken")]
    [InlineData("?$deltatoken=1.2.3.forged", "InvalidDeltaToken")]
    [InlineData("", "ErrorInvalidRequest")]
    [InlineData($"?{January}&$select=subject", "ErrorInvalidUrlQuery")]
    [InlineData($"?{January}&$top=5", "ErrorInvalidUrlQuery")]
    public async Task What_Change_Tracking_Does_Not_Take_Is_Refused(string query, string code)
    {
        var answer = await graph.CallAsync("GET", $"{Delta}{query}");
        Assert.Equal((400, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Token_Is_Good_For_Its_Own_Window_And_Mailbox()
    {
        var (_, link) = await RoundAsync($"{Delta}?{January}");
        Assert.Equal(200, (await graph.CallAsync("GET", $"{link}&{January}")).Status);
        var other = await graph.CallAsync("GET", $"{link}&{January.Replace("2027-02", "2027-03", StringComparison.Ordinal)}");
        Assert.Equal((400, "InvalidDeltaToken"), (other.Status, other.Code));

        var tokens = new DeltaTokens(world.Manual);
        var token = tokens.Keep(new(new(DateTime.UnixEpoch, DateTime.UnixEpoch.AddDays(1)), 0, new HashSet<string>(), []), DemoOffice.Mailbox);
        Assert.NotNull(tokens.Open(token, DemoOffice.Mailbox).Round);
        Assert.Equal((null, null), tokens.Open(token, Yoga));
    }

    [Fact]
    public void Newest_Hundred_Tokens_Are_Kept()
    {
        var tokens = new DeltaTokens(new ManualClock(DateTimeOffset.UnixEpoch));
        var round = new DeltaRound(new(DateTime.UnixEpoch, DateTime.UnixEpoch.AddDays(1)), 0, new HashSet<string>(), []);
        var kept = Enumerable.Range(0, DeltaTokens.Most + 1).Select(_ => tokens.Keep(round, DemoOffice.Mailbox)).ToList();
        Assert.Equal((round.Window, null), tokens.Open(kept[0], DemoOffice.Mailbox));
        Assert.NotNull(tokens.Open(kept[1], DemoOffice.Mailbox).Round);
    }

    [Fact]
    public async Task Real_Sdk_Follows_A_Round()
    {
        var made = await graph.MakeAsync();
        var delta = (await world.GraphAsync()).Users[DemoOffice.Mailbox].CalendarView.Delta;
        var first = (await delta.GetAsDeltaGetResponseAsync(c => (c.QueryParameters.StartDateTime, c.QueryParameters.EndDateTime) = ("2027-01-01T00:00:00Z", "2027-02-01T00:00:00Z")))!;
        Assert.Equal(Id(made), Assert.Single(first.Value!).Id);
        Assert.Empty((await delta.WithUrl(first.OdataDeltaLink!).GetAsDeltaGetResponseAsync())!.Value!);
    }

    /// <summary>A caller with a token of now; Graph's own tokens live an hour.</summary>
    private GraphCaller FreshAsync() => new(world);

    private async Task<(List<JsonNode> Told, string DeltaLink)> RoundAsync(string url, GraphCaller? caller = null)
    {
        var told = new List<JsonNode>();
        while (true)
        {
            var answer = await (caller ?? graph).CallAsync("GET", url);
            Assert.True(answer.Status == 200, answer.Text);
            told.AddRange(answer.Value.Select(e => e!));
            if ((string?)answer.Json["@odata.deltaLink"] is { } link)
                return (told, link);
            url = (string)answer.Json["@odata.nextLink"]!;
        }
    }

    private static string Id(JsonNode made) => (string)made["id"]!;

    private static IEnumerable<string> Sorted(params IEnumerable<JsonNode> events) => events.Select(Id).Order(StringComparer.Ordinal);
}
