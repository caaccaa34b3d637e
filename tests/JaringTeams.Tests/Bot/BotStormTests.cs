using System.Collections.Concurrent;

namespace Jaring.Tests.Bot;

/// <summary>
/// Two hundred turns a second, a tenth of them delivered twice, with a connector that throttles and fails a fifth of the calls: everybody gets one answer. The
/// minute of it, with its memory, is tests/Benchmarks <c>storm</c>.
/// </summary>
public sealed class BotStormTests : BotTest
{
    private const int Turns = 300, PerSecond = 200;
    private static readonly Reply[] Refusals = [new(429, RetryAfter: "1"), new(412), new(502), new(503), new(504)];

    protected override void Settings(IDictionary<string, string?> settings) => BotWorld.ManyCalls(settings);

    [Fact]
    public async Task Everybody_Gets_Exactly_One_Answer()
    {
        var (answered, calls, refused) = (new ConcurrentDictionary<string, int>(), 0, 0);
        World.Cloud.Answer = seen =>
        {
            if (!seen.Path.Contains("/activities/", StringComparison.Ordinal))
            {
                return null;
            }

            if (Interlocked.Increment(ref calls) % 5 == 0)
            {
                return Refusals[Interlocked.Increment(ref refused) % Refusals.Length];
            }

            answered.AddOrUpdate(seen.Path[(seen.Path.LastIndexOf('/') + 1)..], 1, (_, before) => before + 1);
            return null;
        };
        var token = $"Bearer {World.Cloud.Issuer.Sign(World.Claims())}";
        var sending = new List<Task<int>>();
        var began = TimeProvider.System.GetTimestamp();
        for (var n = 0; n < Turns; n++)
        {
            var message = World.Activity("message", a => (a["id"], a["conversation"]!["id"]) = ($"turn-{n}", $"a:{n % 150}")).ToJsonString();
            sending.AddRange(Enumerable.Range(0, n % 10 == 0 ? 2 : 1).Select(_ => SendAsync(message, token)));
            var early = TimeSpan.FromSeconds((double)n / PerSecond) - TimeProvider.System.GetElapsedTime(began);
            await Task.Delay(early > TimeSpan.Zero ? early : TimeSpan.Zero);
        }

        Assert.All(await Task.WhenAll(sending), status => Assert.Equal(200, status));
        for (var n = 0; n < 400 && answered.Count < Turns; n++)
        {
            await Task.Delay(50);
        }

        await BotWorld.SettleAsync();
        Assert.Equal(Turns, answered.Count);
        Assert.All(answered.Values, times => Assert.Equal(1, times));
        Assert.True(refused > Turns / 5);
    }

    private async Task<int> SendAsync(string message, string token)
    {
        using var response = await World.PostAsync(message, token);
        return (int)response.StatusCode;
    }
}
