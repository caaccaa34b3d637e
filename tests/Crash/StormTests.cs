using System.Collections.Concurrent;
using System.Text.Json;
using Jaring.Crash.Support;

namespace Jaring.Crash;

/// <summary>Sixteen people send at once while the host is killed again and again, and each sends again with the same key until it is acknowledged.</summary>
public sealed class StormTests(CrashWorld world) : IClassFixture<CrashWorld>
{
    private const int Writers = 16;
    private const int Kills = 10;
    private const int Seed = 20_261_122;

    [Fact]
    public async Task What_was_acknowledged_is_stored_exactly_once()
    {
        var room = await world.Office.RoomAsync();
        var acknowledged = new ConcurrentBag<(Report Report, int Lost, int Status)>();
        using var over = new CancellationTokenSource();
        var writers = Enumerable.Range(0, Writers).Select(_ => Task.Run(() => WriteAsync(room, acknowledged, over.Token))).ToList();

        var random = new Random(Seed);
        for (var kill = 0; kill < Kills; kill++)
        {
            var seen = acknowledged.Count;
            await Eventually.IsAsync(true, () => acknowledged.Count > seen);
            await Task.Delay(random.Next(0, 400));
            world.Host.Kill();
            world.AssertStoreIsWhole();
            await world.StartAsync();
        }

        await over.CancelAsync();
        await Task.WhenAll(writers);
        Assert.True(acknowledged.Count >= Kills, $"Only {acknowledged.Count} reports went through.");
        Assert.True(acknowledged.Any(a => a.Lost > 0), "No report was hit by a kill: the storm proved nothing.");

        world.Host.Kill();
        world.AssertStoreIsWhole();
        var stored = world.Texts("sealed", "cases");
        Assert.Equal(acknowledged.Select(a => a.Report.Sealed).Order(StringComparer.Ordinal), stored.Order(StringComparer.Ordinal));

        // One round for all that came before its time; a storm that reaches over that time has the next one too.
        var rounds = world.Query("SELECT subject FROM outbox WHERE kind = 'notice.round'");
        Assert.InRange(rounds.Count, 1, 2);
        Assert.Equal(rounds.Distinct(), rounds);
        await world.StartAsync();
        foreach (var (report, _, _) in acknowledged.Take(20))
        {
            Assert.Equal(report.Sealed, (await world.Office.OpenAsync(report.Access)).Sealed);
        }
    }

    /// <summary>Sends one after another; what was begun is brought to its end also when the storm is over.</summary>
    private async Task WriteAsync(JsonElement room, ConcurrentBag<(Report Report, int Lost, int Status)> acknowledged, CancellationToken over)
    {
        var challenge = room.GetProperty("puzzle").GetProperty("challenge").GetString()!;
        while (!over.IsCancellationRequested)
        {
            var report = Report.Noise(room);
            var lost = 0;
            for (var isSent = false; !isSent;)
            {
                switch (await TrySendAsync(report, challenge))
                {
                    case null:
                        lost++;
                        await Task.Delay(50, CancellationToken.None);
                        break;
                    case { Status: 428 } more:
                        challenge = more.Json.GetProperty("puzzle").GetProperty("challenge").GetString()!;
                        break;
                    case var answer:
                        Assert.True(answer.Status is 200 or 201, answer.Text);
                        acknowledged.Add((report, lost, answer.Status));
                        isSent = true;
                        break;
                }
            }
        }
    }

    private async Task<Answer?> TrySendAsync(Report report, string challenge)
    {
        try
        {
            return await world.Office.SendAsync(report, challenge);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return null;
        }
    }
}
