using System.Collections.Concurrent;

namespace Jaring.Tests.Bot;

/// <summary>The Bot Framework changes its keys while messages come: nobody is refused, nothing is restarted.</summary>
public sealed class KeyRollOverTests : BotTest
{
    private const int Clients = 16, Each = 60;

    protected override void Settings(IDictionary<string, string?> settings) => BotWorld.ManyCalls(settings);

    [Fact]
    public async Task Under_Load_Nobody_Is_Refused()
    {
        var token = World.Cloud.Issuer.Sign(World.Claims());
        var (answers, sent) = (new ConcurrentBag<int>(), 0);
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            for (var n = 0; n < Each; n++)
            {
                if (Interlocked.Increment(ref sent) == Clients * Each / 2)
                {
                    World.Cloud.Issuer.RollOverGently();
                    Volatile.Write(ref token, World.Cloud.Issuer.Sign(World.Claims()));
                }

                var message = World.Activity("message", a => a["conversation"]!["id"] = $"a:{client} {n}");
                using var response = await World.PostAsync(message.ToJsonString(), $"Bearer {Volatile.Read(ref token)}");
                answers.Add((int)response.StatusCode);
            }
        })));
        Assert.Equal(Clients * Each, answers.Count(a => a == 200));
        Assert.InRange(World.Cloud.Sent("/botframework/keys").Count, 2, 3);
        Assert.Equal(Clients * Each, (await World.SentAsync(Clients * Each)).Count);
    }

    [Fact]
    public async Task An_Issuer_That_Hangs_Costs_No_Message_Whose_Key_Is_Known()
    {
        var claims = World.Claims();
        claims["exp"] = DateTimeOffset.UtcNow.AddHours(20).ToUnixTimeSeconds();
        var token = $"Bearer {World.Cloud.Issuer.Sign(claims)}";
        using var before = await World.PostAsync(World.Message().ToJsonString(), token);
        using var hang = new ManualResetEventSlim();
        World.Cloud.Answer = seen =>
        {
            if (seen.Path.StartsWith("/botframework", StringComparison.Ordinal))
            {
                hang.Wait(TimeSpan.FromSeconds(10));
            }

            return null;
        };
        World.Clock.Shift = TimeSpan.FromHours(13);
        using var during = await World.PostAsync(World.Message().ToJsonString(), token);
        hang.Set();
        Assert.Equal((200, 200), ((int)before.StatusCode, (int)during.StatusCode));
    }
}
