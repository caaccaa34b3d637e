namespace Jaring.Crash.Host;

/// <summary>The real clock, so many ticks ahead. Timers run as they do.</summary>
internal sealed class MovedClock(long ahead) : TimeProvider
{
    private long ticks = ahead;

    public long Ahead { get => Interlocked.Read(ref ticks); set => Interlocked.Exchange(ref ticks, value); }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Ahead);
}
