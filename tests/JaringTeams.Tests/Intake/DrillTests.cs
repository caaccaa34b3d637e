using System.Security.Cryptography;
using Jaring.Cases;
using Jaring.Intake;
using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Intake;

public sealed class DrillTests
{
    /// <summary>A year of draws each ten minutes: binomial, mean 12.17, standard deviation 3.5. Ten seeds: mean 121.7, deviation 11; bounds at four of them.</summary>
    [Fact]
    public void Drills_Average_One_A_Month_Over_Simulated_Years_And_Keep_No_Rhythm()
    {
        var notices = new NoticeOptions();
        var draws = (int)(TimeSpan.FromDays(365) / notices.DrillDrawEvery);
        var probability = DrillSchedule.Probability(notices);
        var gaps = new List<int>();
        var total = 0;
        for (var seed = 1; seed <= 10; seed++)
        {
            using var random = new SeededRandom(seed);
            var last = 0;
            for (var n = 0; n < draws; n++)
            {
                if (random.NextUnit() < probability)
                {
                    gaps.Add(n - last);
                    last = n;
                    total++;
                }
            }
        }
        Assert.InRange(total, 78, 166);
        var mean = gaps.Average();
        var deviation = Math.Sqrt(gaps.Average(g => (g - mean) * (g - mean)));
        Assert.InRange(deviation / mean, 0.7, 1.3);
    }

    [Fact]
    public async Task Month_Of_Draws_Leaves_Drills_In_The_Store_That_Ask_For_Notices_Like_Reports()
    {
        await using var app = await TeamApp.StartAsync(o => (o.Notices.DrillsPerMonth, o.Notices.DrillDrawEvery) = (60, TimeSpan.FromHours(1)), Seeded(3));
        await app.FoundAsync(3);
        var schedule = app.Services.GetRequiredService<DrillSchedule>();
        var made = 0;
        for (var hour = 0; hour < 30 * 24; hour++)
        {
            app.Clock.Advance(TimeSpan.FromHours(1));
            made += await schedule.DrawAsync(TeamApp.Office, default) ? 1 : 0;
        }
        Assert.InRange(made, 31, 89);
        Assert.Equal(made, await app.ReadAsync(store => store.Set<StoredCase>().CountAsync()));
        var rounds = (await app.OutboxAsync()).Where(r => r.Kind == NoticeRows.RoundKind).ToList();
        Assert.InRange(rounds.Count, 1, made);
    }

    [Fact]
    public async Task Nothing_In_The_Store_Says_When_The_Next_Drill_Is()
    {
        await using var app = await TeamApp.StartAsync(o => o.Notices.DrillsPerMonth = 60, Seeded(3));
        await app.FoundAsync(3);
        var schedule = app.Services.GetRequiredService<DrillSchedule>();
        while (!await schedule.DrawAsync(TeamApp.Office, default))
        {
        }
        var rows = await app.OutboxAsync();
        Assert.Equal(NoticeRows.RoundKind, Assert.Single(rows).Kind);
    }

    [Fact]
    public async Task Before_The_Founding_There_Is_No_Drill()
    {
        await using var app = await TeamApp.StartAsync(o => (o.Notices.DrillsPerMonth, o.Notices.DrillDrawEvery) = (30, TimeSpan.FromDays(1)));
        Assert.False(await app.Services.GetRequiredService<DrillSchedule>().DrawAsync(TeamApp.Office, default));
        await app.FoundAsync(3);
        Assert.True(await app.Services.GetRequiredService<DrillSchedule>().DrawAsync(TeamApp.Office, default));
    }

    [Fact]
    public async Task Worker_Draws_In_Its_Rhythm()
    {
        await using var app = await TeamApp.StartAsync(o => (o.Notices.DrillsPerMonth, o.Notices.DrillDrawEvery) = (720, TimeSpan.FromHours(1)), services => services.AddHostedService<DrillWorker>());
        await app.FoundAsync(3);
        for (var made = 1; made <= 3; made++)
        {
            await Eventually.IsAsync(1, () => Task.FromResult(app.Clock.Waiting(TimeSpan.FromHours(1))));
            app.Clock.Advance(TimeSpan.FromHours(1));
            await Eventually.IsAsync(made, () => app.ReadAsync(store => store.Set<StoredCase>().CountAsync()));
        }
    }

    private static Action<IServiceCollection> Seeded(int seed) => services => services.AddSingleton<RandomNumberGenerator>(new SeededRandom(seed));
}
