using Jaring.Sandbox.Cloud.Connector;
using Jaring.Tests.Support;

namespace Jaring.Tests.Sandbox;

/// <summary>How often bots may call (teams.md §3.4), at the border of each window.</summary>
public sealed class ThreadLimitsTests
{
    private readonly ManualClock clock = new(new DateTimeOffset(2026, 11, 21, 13, 0, 0, TimeSpan.Zero));
    private readonly ThreadLimits limits;

    public ThreadLimitsTests() => limits = new ThreadLimits(clock);

    [Theory]
    [InlineData("Send", 1, 7, 1)]
    [InlineData("Send", 1, 8, 2)]
    [InlineData("Send", 1, 60, 30)]
    [InlineData("Send", 1, 1800, 3600)]
    [InlineData("Create", 1, 7, 1)]
    [InlineData("Create", 1, 8, 2)]
    [InlineData("Create", 1, 60, 30)]
    [InlineData("Create", 1, 1800, 3600)]
    [InlineData("Members", 1, 14, 1)]
    [InlineData("Members", 1, 16, 2)]
    [InlineData("Members", 1, 120, 30)]
    [InlineData("Members", 1, 3600, 3600)]
    [InlineData("Conversations", 1, 14, 1)]
    [InlineData("Conversations", 1, 16, 2)]
    [InlineData("Conversations", 1, 120, 30)]
    [InlineData("Conversations", 1, 3600, 3600)]
    [InlineData("Send", 3, 14, 1)]
    [InlineData("Send", 3, 16, 2)]
    [InlineData("Create", 3, 14, 1)]
    [InlineData("Create", 3, 16, 2)]
    [InlineData("Members", 3, 28, 1)]
    [InlineData("Members", 3, 32, 2)]
    [InlineData("Conversations", 3, 28, 1)]
    [InlineData("Conversations", 3, 32, 2)]
    [InlineData("app", 1, 50, 1)]
    [InlineData("old", 1, 5, 60)]
    public void Border(string kind, int bots, int calls, int seconds)
    {
        var start = clock.GetUtcNow();
        var window = TimeSpan.FromSeconds(seconds);
        for (var n = 0; n < calls; n++)
        {
            clock.MoveTo(start + (window / calls * n));
            Assert.True(Try(kind, n % bots), $"call {n + 1}");
        }
        clock.MoveTo(start + window - TimeSpan.FromTicks(1));
        Assert.False(Try(kind, calls % bots));
        clock.MoveTo(start + window);
        Assert.True(Try(kind, calls % bots));
        Assert.False(Try(kind, (calls + 1) % bots));
    }

    [Fact]
    public void Each_Kind_Each_Thread_And_Each_Bot_Has_Its_Own_Count()
    {
        Assert.Equal(7, Taken(CountedCall.Send, "one", "a:1"));
        Assert.Equal(7, Taken(CountedCall.Create, "one", "a:1"));
        Assert.Equal(14, Taken(CountedCall.Members, "one", "a:1"));
        Assert.Equal(14, Taken(CountedCall.Conversations, "one", "a:1"));
        Assert.Equal(7, Taken(CountedCall.Send, "two", "a:1"));
        Assert.Equal(0, Taken(CountedCall.Send, "three", "a:1"));
        Assert.Equal(7, Taken(CountedCall.Send, "one", "a:2"));
    }

    private int Taken(CountedCall call, string bot, string thread) => Enumerable.Range(0, 50).Count(_ => limits.TryThread(call, bot, thread));

    private bool Try(string kind, int bot) => kind switch
    {
        "app" => limits.TryApp("one"),
        "old" => limits.TryOldMembers("one", "a:1"),
        _ => limits.TryThread(Enum.Parse<CountedCall>(kind), $"bot {bot}", "a:1"),
    };
}
