using Jaring.Bot;
using Jaring.Bot.Protocol;
using Jaring.Tests.Support;
using Microsoft.Extensions.Options;

namespace Jaring.Tests.Bot;

/// <summary>Our own calls stay below the limits of teams.md §3.4, each of which is counted here over the instants at which calls left.</summary>
public sealed class SendPaceTests
{
    private readonly ManualClock clock = ManualClock.Monday();

    [Fact]
    public void One_Thread_Never_Sends_More_Than_Teams_Allows_In_Any_Window()
    {
        var pace = new TenantPace(50, clock);
        var left = new List<TimeSpan>();
        var began = clock.GetTimestamp();
        while (left.Count < 2_000)
        {
            var (taken, wait) = pace.Take("thread");
            Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromHours(1.1));
            clock.Advance(wait);
            if (taken)
            {
                left.Add(clock.GetElapsedTime(began));
            }
        }

        foreach (var (calls, span) in new[] { (7, 1.0), (8, 2.0), (60, 30.0), (1800, 3600.0) })
        {
            Assert.All(left.Skip(calls).Select((at, n) => at - left[n]), between => Assert.True(between > TimeSpan.FromSeconds(span), $"{calls} in {span} s"));
        }

        // And hardly less: the hour allows 1,800.
        Assert.True(left[1799] < TimeSpan.FromMinutes(20));
    }

    [Fact]
    public void One_Tenant_Never_Sends_More_Than_Fifty_In_A_Second_And_A_Busy_Thread_Holds_Up_No_Other()
    {
        var pace = new TenantPace(50, clock);
        var places = new List<TimeSpan>();
        for (var n = 0; n < 400; n++)
        {
            // A thread that shouts all the time takes no place that it may not use.
            var (loud, its) = pace.Take("loud");
            if (loud)
            {
                places.Add(its);
            }

            var (taken, wait) = pace.Take($"thread {n}");
            Assert.True(taken);
            places.Add(wait);
        }

        Assert.All(places.Skip(50).Select((at, n) => at - places[n]), between => Assert.True(between > TimeSpan.FromSeconds(1)));
        Assert.True(places[^1] < TimeSpan.FromSeconds(10));
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task A_Pause_That_The_Connector_Asked_For_Holds_For_The_Thread_And_Nobody_Else()
    {
        var pace = new SendPace(Options.Create(new Microsoft365Options()), clock);
        pace.Hold("tenant", "a", TimeSpan.FromSeconds(5));
        var waits = pace.EnterAsync("tenant", "a", default);
        Assert.Null(await pace.EnterAsync("tenant", "b", default));
        clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(waits.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Null(await waits);

        pace.Hold("tenant", "a", TimeSpan.FromMinutes(5));
        Assert.Equal(TimeSpan.FromMinutes(5), await pace.EnterAsync("tenant", "a", default));
    }

    [Fact]
    public void Silent_Threads_Are_Forgotten()
    {
        var pace = new TenantPace(10_000, clock);
        for (var hour = 0; hour < 20; hour++)
        {
            for (var n = 0; n < 1_000; n++)
            {
                pace.Take($"{hour} {n}");
            }

            clock.Advance(TimeSpan.FromHours(1.2));
        }

        Assert.InRange(pace.Threads, 1, 2 * TenantPace.Crowd);
    }
}
