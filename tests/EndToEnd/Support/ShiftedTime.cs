namespace Jaring.EndToEnd.Support;

/// <summary>The real clock, moved ahead on demand: a notice round that is minutes away is due at once, and never before a test wants it.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private long aheadTicks;

    /// <summary>Moves the clock to this instant, unless it is there already.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        var missing = instant - GetUtcNow();
        if (missing > TimeSpan.Zero)
            Interlocked.Add(ref aheadTicks, missing.Ticks);
    }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref aheadTicks));
}
