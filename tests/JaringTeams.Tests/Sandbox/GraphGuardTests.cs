using System.Text.Json.Nodes;
using Jaring.Sandbox.Cloud;
using Jaring.Sandbox.Demo;

namespace Jaring.Tests.Sandbox;

/// <summary>What a Graph call meets before the mailbox: token, permission, limits, faults on demand (teams.md §7.2, §7.3; specs/graph-errors.json).</summary>
public sealed class GraphGuardTests(TimelessSandbox world) : IClassFixture<TimelessSandbox>
{
    private const string Events = $"/graph/v1.0/users/{DemoOffice.Mailbox}/events";

    [Fact]
    public async Task Nobody_Passes_Without_A_Token_For_Graph()
    {
        var forBot = await world.TokenAsync(DemoOffice.TeamApp, SandboxWorld.BotScope);
        foreach (var token in new[] { "", "no.token.here", forBot })
        {
            var answer = await world.CallAsync(token, "GET", $"{Events}/x");
            Assert.Equal((401, "InvalidAuthenticationToken"), (answer.Status, answer.Code));
        }
    }

    [Fact]
    public async Task Token_Dies_After_Its_Hour()
    {
        await using var own = new OwnWorld();
        await own.World.InitializeAsync();
        var token = await own.World.TokenAsync(DemoOffice.TeamApp, SandboxWorld.GraphScope);
        own.World.Manual.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(404, (await own.World.CallAsync(token, "GET", $"{Events}/x")).Status);
        own.World.Manual.Advance(TimeSpan.FromMinutes(2));
        var late = await own.World.CallAsync(token, "GET", $"{Events}/x");
        Assert.Equal((401, "Lifetime validation failed, the token is expired."), (late.Status, (string?)late.Json["error"]!["message"]));
    }

    [Fact]
    public async Task App_Without_The_Permission_Is_Denied()
    {
        var staff = await world.TokenAsync(DemoOffice.StaffApp, SandboxWorld.GraphScope);
        var calendar = await world.CallAsync(staff, "GET", $"{Events}/x");
        Assert.Equal((403, "ErrorAccessDenied"), (calendar.Status, calendar.Code));

        var token = await TokenAsync();
        world.Faults.MissingPermissions = ["Calendars.ReadWrite"];
        Assert.Equal(403, (await world.CallAsync(token, "GET", $"{Events}/x")).Status);
        world.Faults.MissingPermissions = [];
        Assert.Equal(404, (await world.CallAsync(token, "GET", $"{Events}/x")).Status);
    }

    [Theory]
    [InlineData("laras@tirtawana.example", 403)]
    [InlineData("0f4b7a61-11d2-4c8e-a1f0-000000000001", 403)]
    [InlineData(DemoOffice.MailboxObjectId, 404)]
    [InlineData("JARING@tirtawana.example", 404)]
    public async Task Permission_Reaches_One_Mailbox_Only(string mailbox, int status) =>
        Assert.Equal(status, (await world.CallAsync(await TokenAsync(), "GET", $"/graph/v1.0/users/{mailbox}/events/x")).Status);

    [Fact]
    public async Task Fifth_Call_At_Once_Is_Throttled_By_The_Mailbox()
    {
        var token = await TokenAsync();
        world.Faults.Graph = new FaultPlan { DelayMs = 1000 };
        var four = Enumerable.Range(0, 4).Select(_ => world.CallAsync(token, "GET", $"{Events}/x")).ToList();
        SandboxWorld.Answer? fifth = null;
        for (var attempt = 0; attempt < 100 && fifth?.Status != 429; attempt++)
        {
            var call = world.CallAsync(token, "GET", $"{Events}/x");
            if (await Task.WhenAny(call, Task.Delay(100)) == call)
                fifth = await call;
            else
                four.Add(call);
        }
        Assert.Equal((429, "ApplicationThrottled", "1"), (fifth!.Status, fifth.Code, fifth.RetryAfter));
        Assert.Equal(4, four.Count(c => !c.IsCompleted));
        world.Manual.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(four);
        world.Faults.Graph = new FaultPlan();
        Assert.Equal(404, (await world.CallAsync(token, "GET", $"{Events}/x")).Status);
    }

    [Theory]
    [InlineData(429, "TooManyRequests", "9")]
    [InlineData(503, "ServiceUnavailable", "9")]
    [InlineData(504, "GatewayTimeout", null)]
    [InlineData(507, "ErrorQuotaExceeded", null)]
    [InlineData(500, "InternalServerError", null)]
    public async Task Faults_Come_When_Asked_For_And_Then_Pass(int status, string code, string? retryAfter)
    {
        var token = await TokenAsync();
        world.Faults.Graph = new FaultPlan { Status = status, Count = 2, RetryAfter = retryAfter is null ? null : 9 };
        for (var n = 0; n < 2; n++)
        {
            var struck = await world.CallAsync(token, "GET", $"{Events}/x");
            Assert.Equal((status, code, retryAfter), (struck.Status, struck.Code, struck.RetryAfter));
        }
        Assert.Equal(404, (await world.CallAsync(token, "GET", $"{Events}/x")).Status);
    }

    [Fact]
    public async Task Gateway_Fault_Speaks_Html()
    {
        world.Faults.Graph = new FaultPlan { Status = 502, Count = 1 };
        var answer = await world.CallAsync(await TokenAsync(), "GET", $"{Events}/x");
        Assert.Equal((502, "text/html"), (answer.Status, answer.Type));
    }

    [Fact]
    public async Task What_The_Sandbox_Does_Not_Have_Is_A_Graph_Error()
    {
        var answer = await world.CallAsync(await TokenAsync(), "GET", "/graph/v1.0/users/x/messages");
        Assert.Equal((400, "BadRequest"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Errors_Repeat_The_Callers_Request_Id()
    {
        var answer = await world.CallAsync(await TokenAsync(), "GET", $"{Events}/x", null, ("client-request-id", "mine"));
        Assert.Equal("mine", (string?)answer.Json["error"]!["innerError"]!["client-request-id"]);
    }

    [Fact]
    public async Task Broken_Json_Is_A_Graph_Error()
    {
        var answer = await world.CallAsync(await TokenAsync(), "POST", Events, JsonValue.Create("no object"));
        Assert.Equal((400, "BadRequest"), (answer.Status, answer.Code));
    }

    private Task<string> TokenAsync() => world.TokenAsync(DemoOffice.TeamApp, SandboxWorld.GraphScope);

    private sealed class OwnWorld : IAsyncDisposable
    {
        public TimelessSandbox World { get; } = new();

        public async ValueTask DisposeAsync() => await World.DisposeAsync();
    }
}
