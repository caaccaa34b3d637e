using Jaring.Sandbox.Cloud.Connector;
using Jaring.Tests.Support;

namespace Jaring.Tests.Sandbox;

/// <summary>How often a bot may call about one conversation (teams.md §3.4).</summary>
public sealed class ThreadLimitsTests
{
    private readonly ManualClock clock = new(new DateTimeOffset(2026, 11, 21, 13, 0, 0, TimeSpan.Zero));
    private readonly ThreadLimits limits;

    public ThreadLimitsTests() => limits = new ThreadLimits(clock);

    [Fact]
    public void Seven_In_One_Second() => Assert.Equal(7, Taken(20));

    [Fact]
    public void Eight_In_Two_Seconds()
    {
        Assert.Equal(7, Taken(7));
        clock.Advance(TimeSpan.FromMilliseconds(1100));
        Assert.Equal(1, Taken(5));
    }

    [Fact]
    public void Sixty_In_Thirty_Seconds()
    {
        var taken = 0;
        for (var second = 0; second < 29; second++)
        {
            taken += Taken(3);
            clock.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.Equal(60, taken);
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(7, Taken(20));
    }

    [Fact]
    public void Eighteen_Hundred_In_An_Hour()
    {
        var taken = 0;
        for (var window = 0; window < 60; window++)
        {
            for (var second = 0; second < 15; second++)
            {
                taken += Taken(4);
                clock.Advance(TimeSpan.FromSeconds(2));
            }
        }
        Assert.Equal(1800, taken);
        Assert.Equal(0, Taken(1));
        clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(7, Taken(20));
    }

    [Fact]
    public void Reading_Has_Twice_As_Much_And_Its_Own_Count()
    {
        Assert.Equal(7, Taken(20));
        Assert.Equal(14, Enumerable.Range(0, 30).Count(_ => limits.TryRead("a:1")));
        Assert.True(limits.TrySend("a:2"));
    }

    private int Taken(int wanted) => Enumerable.Range(0, wanted).Count(_ => limits.TrySend("a:1"));
}
