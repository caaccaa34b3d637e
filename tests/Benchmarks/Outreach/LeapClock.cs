namespace Jaring.Benchmarks.Outreach;

/// <summary>
/// One clock for the product and the pretend Outlook, which stands still while anybody works and leaps when everybody waits: half an hour of waiting for a
/// limit takes no time, and what is left is how many calls the limit let through. Timers of both keep real time.
/// </summary>
internal sealed class LeapClock : TimeProvider
{
    private readonly DateTimeOffset start = DateTimeOffset.UtcNow;
    private long gone;

    /// <summary>How far it has leapt.</summary>
    public TimeSpan Gone => TimeSpan.FromTicks(Interlocked.Read(ref gone));

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => start + Gone;

    public override long GetTimestamp() => Interlocked.Read(ref gone);

    /// <summary>Leaps.</summary>
    public void Leap(TimeSpan by) => Interlocked.Add(ref gone, by.Ticks);
}
