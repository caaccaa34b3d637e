using Jaring.Outbox;
using Jaring.Sandbox.Cloud;
using Jaring.Sandbox.Cloud.Connector;
using Jaring.Sandbox.Cloud.FaultsOnDemand;
using Jaring.Sandbox.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Sandbox.OnDemand;

/// <summary>
/// A fifth of all calls goes wrong in every way at once, by a fixed seed, while the office works through twelve notice rounds. When the weather
/// clears, everything has been told and every session stands in the calendar once.
/// </summary>
public sealed class StormTests
{
    private const int Rounds = 12;

    [Theory]
    [InlineData(1, 0.15)]
    [InlineData(20261121, 0.2)]
    [InlineData(77, 0.25)]
    public async Task Everything_Is_Told_In_The_End(long seed, double share)
    {
        var day = new BadDay();
        await ((IAsyncLifetime)day).InitializeAsync();
        try
        {
            await LiveThroughAsync(day, seed, share);
        }
        finally
        {
            await day.DisposeAsync();
        }
    }

    private static async Task LiveThroughAsync(BadDay day, long seed, double share)
    {
        var before = Heard();
        var storm = new FaultPlan { Kind = FaultKind.Any, Share = share, Seed = seed };
        (day.Faults.Entra, day.Faults.Connector, day.Faults.Graph) = (storm, storm, storm);
        day.Faults.Bot = new FaultPlan { Kind = FaultKind.Repeat, Share = share, Seed = seed };
        var titles = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            for (var n = 0; n < 3; n++)
                await day.DrillAsync();
            titles.Add($"Sosialisasi {seed} {round}");
            using var planned = await day.PlanAsync(titles[^1], 30 + round);
            Assert.True(planned.IsSuccessStatusCode, $"planning: {planned.StatusCode}");
            await day.App.Cloud.GetRequiredService<BotChannel>().SayAsync(SandboxWorld.Person("Yoga"), "mulai", default);
            before = Heard();
            day.MoveToNextRound();
            await day.UntilAsync(async () => await day.OutboxAsync(rows => rows.Where(r => r.Kind == "notice.round" && r.State == OutboxState.Pending)) == 0, "the round went out");
        }
        var struck = day.Faults.Struck;
        await day.AllToldAsync();
        day.Faults.Clear();

        Assert.True(struck.Count >= Rounds, $"only {struck.Count} calls were struck");
        Assert.True(struck.Select(s => s.Kind).Distinct().Count() >= 6, "too few kinds");
        var rounds = await day.OutboxAsync(rows => rows.Where(r => r.Kind == "notice.round"));
        Assert.InRange(rounds, Rounds, Rounds + 1);
        // A round takes the place of an older one that a member has not been told yet, so the last one is what nobody may miss.
        var after = Heard();
        Assert.All(DemoOffice.Team, p => Assert.True(after[p.Id] > before[p.Id], $"{p.Name} was not told of the last round"));
        Assert.All(DemoOffice.Team, p => Assert.Distinct(day.Feed(p).Select(item => item.ChainId)));
        Assert.Equal((0, 0), await day.DeliveryAsync());
        foreach (var title in titles)
        {
            Assert.Single(day.Events(title));
            var session = await day.SessionAsync(title);
            Assert.Equal(("inCalendar", null), ((string?)session["state"], (string?)session["fault"]));
            Assert.NotNull((string?)session["joinUrl"]);
        }
        day.NothingLeaked();

        Dictionary<string, int> Heard() => DemoOffice.Team.ToDictionary(p => p.Id, p => day.Feed(p).Count + day.Cards(p));
    }
}
