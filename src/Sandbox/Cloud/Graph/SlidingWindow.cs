using System.Collections.Concurrent;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>At most so much within a span of time, counted for each key by itself. What is refused does not count.</summary>
internal sealed class SlidingWindow(long most, TimeSpan span, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Queue<(DateTimeOffset At, long Weight)>> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Counts a call; when it is too much, how long until it would not be.</summary>
    public TimeSpan? Refuse(string key, long weight = 1)
    {
        var calls = taken.GetOrAdd(key, _ => new());
        lock (calls)
        {
            var now = time.GetUtcNow();
            while (calls.TryPeek(out var oldest) && oldest.At <= now - span)
                calls.Dequeue();
            var room = most - calls.Sum(c => c.Weight) - weight;
            if (room >= 0)
            {
                calls.Enqueue((now, weight));
                return null;
            }
            return Until(calls, room) is { } free ? free + span - now : span;
        }
    }

    /// <summary>When the call was made whose leaving gives enough room; null when that is never.</summary>
    private static DateTimeOffset? Until(IEnumerable<(DateTimeOffset At, long Weight)> calls, long room)
    {
        foreach (var (at, weight) in calls)
            if ((room += weight) >= 0)
                return at;
        return null;
    }
}
