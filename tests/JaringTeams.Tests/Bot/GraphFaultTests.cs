using Jaring.Outbox;
using Jaring.Outreach.Calendar;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Bot;

/// <summary>Whatever Graph answers becomes a value with a code, and no word of its body reaches a log.</summary>
public sealed class GraphFaultTests : BotTest
{
    private const string Canary = "kenari4Ws8Lm1";

    private ICalendar Calendar => World.App.Services.GetRequiredService<ICalendar>();

    [Theory]
    [InlineData(400, DeliveryOutcome.GiveUp, "graph-bad-request")]
    [InlineData(401, DeliveryOutcome.GiveUp, "graph-unauthorized")]
    [InlineData(403, DeliveryOutcome.GiveUp, "graph-forbidden")]
    [InlineData(412, DeliveryOutcome.Again, "graph-refused")]
    [InlineData(429, DeliveryOutcome.Again, "graph-throttled")]
    [InlineData(500, DeliveryOutcome.Again, "graph-away")]
    [InlineData(503, DeliveryOutcome.Again, "graph-away")]
    [InlineData(504, DeliveryOutcome.Again, "graph-away")]
    [InlineData(507, DeliveryOutcome.Again, "graph-mailbox-full")]
    public async Task Error_Is_A_Value_And_Is_Not_Repeated_Here(int status, DeliveryOutcome outcome, string fault)
    {
        var error = """{"error":{"code":"X","message":"X","innerError":{"date":"2026-12-01T09:00:00","request-id":"X"}}}""".Replace("X", Canary, StringComparison.Ordinal);
        await FailsAsync(new Reply(status, error, RetryAfter: "11"), outcome, fault, TimeSpan.FromSeconds(11));
        Assert.Contains($"status {status}, request 6f3c1e2a-0d4b-4f52-9a77-1b2c3d4e5f60", World.Logs.All);
        Assert.Single(World.Cloud.Sent("/events"));
    }

    [Theory]
    [InlineData(502, "graph-away")]
    [InlineData(200, "graph-unreadable")]
    public async Task Html_Of_A_Gateway_Is_A_Value(int status, string fault) =>
        await FailsAsync(new Reply(status, $"<html>{Canary}</html>", "text/html"), DeliveryOutcome.Again, fault, null);

    [Fact]
    public async Task Broken_Json_Is_A_Value() => await FailsAsync(new Reply(200, $"{{\"id\": {Canary}"), DeliveryOutcome.Again, "graph-unreadable", null);

    [Fact]
    public async Task Empty_Answer_Is_A_Value() => await FailsAsync(new Reply(200), DeliveryOutcome.Again, "graph-unreadable", null);

    [Fact]
    public async Task Missing_Token_Is_A_Value()
    {
        World.Cloud.Answer = seen => seen.Path.EndsWith("/token", StringComparison.Ordinal)
            ? new Reply(400, $$"""{"error":"unauthorized_client","error_description":"AADSTS700016: {{Canary}}"}""") : null;
        Assert.Equal(Delivery.Again("graph-token"), (await Calendar.CreateAsync(Sessions.Online(), default)).Delivery);
        Assert.DoesNotContain(Canary, World.Logs.All);
    }

    [Fact]
    public async Task Caller_May_Leave()
    {
        using var leaving = new CancellationTokenSource();
        World.Cloud.Answer = seen =>
        {
            leaving.Cancel();
            return null;
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Calendar.CreateAsync(Sessions.Online(), leaving.Token));
    }

    [Fact]
    public async Task At_Most_Three_Calls_Are_In_Flight_For_A_Mailbox()
    {
        var (now, most) = (0, 0);
        World.Cloud.Answer = seen =>
        {
            if (seen.Path.Contains("/events/", StringComparison.Ordinal))
            {
                InterlockedMax(ref most, Interlocked.Increment(ref now));
                Thread.Sleep(50);
                Interlocked.Decrement(ref now);
            }

            return null;
        };
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Calendar.ReadAsync("tirtawana", $"event-{i}", default)));
        Assert.InRange(most, 2, 3);
    }

    [Fact]
    public async Task Token_Is_Asked_For_The_Team_App_Only()
    {
        await Calendar.ReadAsync("tirtawana", "event-1", default);
        var asked = Assert.Single(World.Cloud.Sent("/token"));
        Assert.Contains($"client_id={World.Office.TeamApp.ClientId}", asked.Body);
        Assert.Contains("scope=https%3A%2F%2Fgraph.microsoft.com%2F.default", asked.Body);
    }

    private async Task FailsAsync(Reply reply, DeliveryOutcome outcome, string fault, TimeSpan? wait)
    {
        World.Cloud.Answer = seen => seen.Path.Contains("/events", StringComparison.Ordinal) ? reply : null;
        var answer = await Calendar.CreateAsync(Sessions.Online(), default);
        Assert.Null(answer.Event);
        Assert.Equal((outcome, fault), (answer.Delivery.Outcome, answer.Delivery.Fault));
        Assert.Equal(outcome == DeliveryOutcome.Again ? wait : null, answer.Delivery.RetryAfter);
        Assert.DoesNotContain(Canary, World.Logs.All);
        Assert.DoesNotContain("wening", World.Logs.All);
        Assert.DoesNotContain("token-", World.Logs.All);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = target; seen < value;)
        {
            var before = Interlocked.CompareExchange(ref target, value, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }
}

/// <summary>A host that lets the SDK repeat: the end of its patience is a value as well.</summary>
public sealed class SdkRetryTests : BotTest
{
    protected override void Settings(IDictionary<string, string?> settings) => settings["Microsoft365:MaxSdkRetries"] = "1";

    [Fact]
    public async Task Repeats_As_Often_As_Configured_And_Then_Tells()
    {
        World.Cloud.Answer = seen => seen.Path.Contains("/events", StringComparison.Ordinal) ? new Reply(429, "kenari", "text/plain", "1") : null;
        var answer = await World.App.Services.GetRequiredService<ICalendar>().CreateAsync(Sessions.Online(), default);
        Assert.Equal(Delivery.Again("graph-throttled", TimeSpan.FromSeconds(1)), answer.Delivery);
        var sent = World.Cloud.Sent("/events");
        Assert.Equal(2, sent.Count);
        Assert.Equal(sent[0].Body, sent[1].Body);
        Assert.DoesNotContain("kenari", World.Logs.All);
    }
}
