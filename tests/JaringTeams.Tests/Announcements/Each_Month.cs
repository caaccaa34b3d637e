using System.Collections.Concurrent;
using Jaring.Announcements;
using Jaring.Offices;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Jaring.Tests.Announcements.Announcing;

namespace Jaring.Tests.Announcements;

/// <summary>The constant card of the month: off unless an office wants it, once a month, at a fixed time of notices on a working day.</summary>
public sealed class Each_Month
{
    [Fact]
    public async Task Comes_Once_A_Month_On_A_Working_Day_For_A_Year()
    {
        await using var app = await OfficeAsync(staff: 3, o => o.Announcements.MonthlyDay = 15);
        var at = new ConcurrentQueue<DateTimeOffset>();
        app.Announcer.Answer = _ =>
        {
            at.Enqueue(app.Services.GetRequiredService<OfficeRegister>().Get(TeamApp.Office).Local(app.Clock.GetUtcNow()));
            return Task.FromResult(new Told(ToldOutcome.Sent));
        };
        for (var end = app.Clock.GetUtcNow().AddDays(365); app.Clock.GetUtcNow() < end;)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(30));
            await RunAsync(app);
        }

        var months = at.GroupBy(t => (t.Year, t.Month)).ToList();
        Assert.Equal(12, months.Count);
        Assert.All(months, m => Assert.Equal(3, m.Count()));
        Assert.All(at, t => Assert.True(t.Day is >= 15 and <= 18 && t.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && t.Hour is 8 or 9, $"{t}"));
        Assert.All(app.Announcer.Told, t => Assert.Equal("Salam dari JaringTeams", t.Said.Title));
        Assert.Equal(12, await app.ReadAsync(s => s.Set<Announcement>().CountAsync(a => a.Author == "" && a.Reviewed == "monthly")));
    }

    [Fact]
    public async Task Is_Off_By_Default_And_A_Host_That_Starts_Anew_Sends_No_Second_One()
    {
        await using var quiet = await OfficeAsync(staff: 1);
        quiet.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await quiet.Services.GetRequiredService<MonthlyCard>().RunAsync(default));

        await using var app = await OfficeAsync(staff: 1, o => o.Announcements.MonthlyDay = 1);
        app.Clock.MoveTo(new DateTimeOffset(2026, 12, 1, 1, 20, 0, TimeSpan.Zero));
        await RunAsync(app);
        Assert.Single(app.Announcer.Told);
        await using var again = await app.RestartAsync(o => o.Announcements.MonthlyDay = 1);
        await RunAsync(again);
        Assert.Single(again.Announcer.Told);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(20, true)]
    [InlineData(21, false)]
    [InlineData(-1, false)]
    public void Its_Day_Has_Bounds(int day, bool may) => Assert.Equal(may, !new AnnouncementOptions { MonthlyDay = day }.Faults().Any());

    private static async Task RunAsync(TeamApp app)
    {
        if (await app.Services.GetRequiredService<MonthlyCard>().RunAsync(default) > 0)
        {
            await app.DeliverAsync();
        }
    }
}
