namespace Jaring.Crash.Support;

/// <summary>The real clock, moved ahead on demand.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private long ticks;

    public TimeSpan Ahead => TimeSpan.FromTicks(Interlocked.Read(ref ticks));

    /// <summary>Moves the clock to this instant, unless it is there already.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        if (instant - GetUtcNow() is { Ticks: > 0 } missing)
        {
            Interlocked.Add(ref ticks, missing.Ticks);
        }
    }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
