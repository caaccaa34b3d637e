using Jaring.Outbox;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Tests.Months;

/// <summary>A machine that was off while rounds went by: the team hears once, at a fixed time, and nothing is left over.</summary>
public sealed class Host_That_Was_Off
{
    private const string Office = "tirtawana";

    /// <summary>Friday 6 March 2026, 10.00 WIB.</summary>
    private static readonly DateTimeOffset Friday = new(2026, 3, 6, 3, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(2 * 24, "2026-03-09T01:15:00Z")]
    [InlineData(5 * 24 + 17, "2026-03-12T01:15:00Z")]
    [InlineData(21 * 24 + 2, "2026-03-27T06:15:00Z")]
    [InlineData(3.5, "2026-03-06T06:15:00Z")]
    public async Task It_Tells_Once_At_The_Next_Fixed_Time(double hoursOff, string told)
    {
        var clock = new ManualClock(Friday);
        await using var first = await MonthsHost.StartAsync(clock);
        await first.FoundAsync(Office);
        await first.ReportAsync(Office);
        await first.StopAsync();

        clock.LeapTo(Friday.AddHours(hoursOff));
        await using var second = await MonthsHost.StartAsync(clock, before: first);
        await second.LiveAsync(clock.GetUtcNow().AddDays(5));

        Assert.Equal(5, second.Notices.Sent.Count);
        Assert.Equal(5, second.Notices.Sent.Select(s => s.Notice.MemberObjectId).Distinct().Count());
        var round = DateTimeOffset.Parse(told, System.Globalization.CultureInfo.InvariantCulture);
        Assert.All(second.Notices.Sent, s => Assert.InRange(s.At, round, round.AddHours(1)));
        Assert.Empty(await second.AskAsync(s => s.Set<OutboxRow>().Where(r => r.State != OutboxState.Done).ToListAsync()));
    }

    /// <summary>Off in the middle of telling, with a second round due when it is back: one notice, not two.</summary>
    [Fact]
    public async Task A_Backlog_Of_Rounds_Is_One_Notice()
    {
        var clock = new ManualClock(Friday);
        await using var first = await MonthsHost.StartAsync(clock);
        first.Notices.Answer = _ => Delivery.Again("throttled", TimeSpan.FromHours(2));
        await first.FoundAsync(Office);
        await first.ReportAsync(Office);
        await first.LiveAsync(Friday.AddHours(4));
        await first.ReportAsync(Office);
        await first.StopAsync();
        Assert.NotEmpty(first.Notices.Tried);

        clock.LeapTo(new(2026, 3, 9, 1, 20, 0, TimeSpan.Zero));
        first.Notices.Answer = _ => Delivery.Done;
        await using var second = await MonthsHost.StartAsync(clock, before: first);
        await second.LiveAsync(clock.GetUtcNow().AddDays(3));

        Assert.Equal(5, second.Notices.Sent.Count);
        Assert.Equal(5, second.Notices.Sent.Select(s => s.Notice.MemberObjectId).Distinct().Count());
        Assert.Empty(await second.AskAsync(s => s.Set<OutboxRow>().Where(r => r.State != OutboxState.Done).ToListAsync()));
    }
}
