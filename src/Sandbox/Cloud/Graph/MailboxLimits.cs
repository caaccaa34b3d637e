using System.Collections.Concurrent;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>
/// What Outlook allows one app in one mailbox (teams.md §7.3): four calls at once, 10,000 in ten minutes, 150 MB sent in five minutes.
/// </summary>
internal sealed class MailboxLimits(TimeProvider time)
{
    public const int MostAtOnce = 4;
    public const int MostCalls = 10_000;
    public const long MostBytes = 150L * 1024 * 1024;
    private readonly SlidingWindow calls = new(MostCalls, TimeSpan.FromMinutes(10), time);
    private readonly SlidingWindow bytes = new(MostBytes, TimeSpan.FromMinutes(5), time);
    private readonly ConcurrentDictionary<string, int> inFlight = new(StringComparer.OrdinalIgnoreCase);
    private int mostSeen;

    /// <summary>How many calls were ever in flight together for one app and mailbox.</summary>
    public int MostSeen => mostSeen;

    /// <summary>Begins a call; the answer that refuses it, if it is one too many. <see cref="End"/> follows in either case.</summary>
    public IResult? Begin(HttpContext http, string key)
    {
        var now = inFlight.AddOrUpdate(key, 1, (_, n) => n + 1);
        InterlockedMax(now);
        if (now > MostAtOnce)
            return GraphAnswers.TooManyAtOnce(http);
        var wait = calls.Refuse(key) ?? bytes.Refuse(key, http.Request.ContentLength ?? 0);
        return wait is { } after ? GraphAnswers.TooMany(http, after) : null;
    }

    public void End(string key) => inFlight.AddOrUpdate(key, 0, (_, n) => n - 1);

    private void InterlockedMax(int value)
    {
        for (var seen = mostSeen; value > seen; seen = mostSeen)
            Interlocked.CompareExchange(ref mostSeen, value, seen);
    }
}
