using System.Collections.Concurrent;

namespace Jaring.Sandbox.Cloud.Connector;

/// <summary>
/// How often one bot may call about one conversation (teams.md §3.4): sends and creates 7 in 1 s, 8 in 2 s, 60 in 30 s, 1,800 an hour;
/// reading members twice as much. Refused calls do not count.
/// </summary>
internal sealed class ThreadLimits(TimeProvider time)
{
    private static readonly (int Calls, TimeSpan Window)[] Sends =
        [(7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, TimeSpan.FromHours(1))];

    private static readonly (int Calls, TimeSpan Window)[] Reads = [.. Sends.Select(s => (s.Calls * 2, s.Window))];
    private readonly ConcurrentDictionary<(string Conversation, bool Read), List<DateTimeOffset>> taken = new();

    /// <summary>Counts a call that writes to the conversation; false when it is one too many.</summary>
    public bool TrySend(string conversation) => Try((conversation, false), Sends);

    /// <summary>Counts a call that reads the conversation's members; false when it is one too many.</summary>
    public bool TryRead(string conversation) => Try((conversation, true), Reads);

    private bool Try((string, bool) key, (int Calls, TimeSpan Window)[] limits)
    {
        var now = time.GetUtcNow();
        var calls = taken.GetOrAdd(key, _ => []);
        lock (calls)
        {
            calls.RemoveAll(c => c <= now - limits[^1].Window);
            if (limits.Any(l => calls.Count(c => c > now - l.Window) >= l.Calls))
                return false;
            calls.Add(now);
            return true;
        }
    }
}
