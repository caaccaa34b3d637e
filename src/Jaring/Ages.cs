namespace Jaring;

/// <summary>How old something is by a clock that may have been put right since.</summary>
public static class Ages
{
    /// <summary>
    /// How long ago an instant was. One that lies ahead was noted while the clock ran fast and counts as long ago: whatever waits for an age
    /// (a cache to read anew, a window to end) must not wait until the clock has caught up, which can be a year.
    /// </summary>
    public static TimeSpan Age(this TimeProvider clock, DateTimeOffset since)
    {
        var now = clock.GetUtcNow();
        return since > now ? TimeSpan.MaxValue : now - since;
    }
}
