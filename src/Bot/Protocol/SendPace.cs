using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Jaring.Bot.Protocol;

/// <summary>
/// Keeps our own calls below what Teams allows (teams.md §3.4), so that it hardly ever has to refuse one: a bot in one thread 7 in 1 s, 8 in 2 s, 60 in
/// 30 s and 1,800 an hour; an app in one tenant 50 a second. What comes too fast waits. Exact windows over the instants of the calls themselves: the
/// segments of System.Threading.RateLimiting give a place back up to a segment too early, and its clock cannot be moved by a test.
/// </summary>
internal sealed class SendPace(IOptions<Microsoft365Options> options, TimeProvider clock)
{
    /// <summary>Nobody waits here longer than that for a thread; the caller is told to come back instead.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, TenantPace> tenants = new(StringComparer.Ordinal);

    /// <summary>Waits until the call may leave: null. Or, where that is too long to wait, how long it is.</summary>
    /// <param name="tenant">The bot and its tenant.</param>
    /// <param name="thread">The conversation, within the bot.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<TimeSpan?> EnterAsync(string tenant, string thread, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (taken, wait) = Of(tenant).Take(thread);
            if (!taken && wait > Longest)
            {
                return wait;
            }

            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, clock, cancellationToken);
            }

            if (taken)
            {
                return null;
            }
        }
    }

    /// <summary>The connector asked for a pause in this thread: whoever comes meanwhile waits as well.</summary>
    public void Hold(string tenant, string thread, TimeSpan pause) => Of(tenant).Hold(thread, pause);

    private TenantPace Of(string tenant) => tenants.GetOrAdd(tenant, _ => new TenantPace(options.Value.TenantCallsPerSecond, clock));
}

/// <summary>The calls of one app in one tenant, and within it those of each thread. All times count from its making.</summary>
internal sealed class TenantPace(int callsPerSecond, TimeProvider clock)
{
    /// <summary>Threads that are looked through for silent ones when so many have come.</summary>
    internal const int Crowd = 1024;

    private readonly Lock gate = new();
    private readonly long began = clock.GetTimestamp();
    private readonly CallWindow whole = new(callsPerSecond, TimeSpan.FromSeconds(1));
    private readonly Dictionary<string, ThreadPace> threads = new(StringComparer.Ordinal);
    private int crowd = Crowd;

    /// <summary>How many threads are remembered.</summary>
    public int Threads => threads.Count;

    /// <summary>
    /// Takes a place: when the thread allows it at the tenant's next free instant, that instant is the call's. Otherwise nothing is taken, and the caller asks
    /// again when the thread allows one: a place that is kept for later would hold up everybody else.
    /// </summary>
    /// <returns>Whether a place was taken, and how long to wait for it, or else until asking again.</returns>
    public (bool Taken, TimeSpan Wait) Take(string name)
    {
        lock (gate)
        {
            var now = clock.GetElapsedTime(began);
            var (thread, free) = (Of(name, now), whole.After(now));
            if (thread.After(now) is var open && open > free)
            {
                return (false, open - now);
            }

            whole.Add(free);
            thread.Add(free);
            return (true, free - now);
        }
    }

    /// <summary>Nothing leaves for this thread before the pause is over.</summary>
    public void Hold(string name, TimeSpan pause)
    {
        lock (gate)
        {
            var now = clock.GetElapsedTime(began);
            Of(name, now).Hold(now + pause);
        }
    }

    private ThreadPace Of(string name, TimeSpan now)
    {
        if (threads.TryGetValue(name, out var known))
        {
            return known;
        }

        if (threads.Count >= crowd)
        {
            foreach (var silent in threads.Where(t => t.Value.IsSilent(now)).Select(t => t.Key).ToList())
            {
                threads.Remove(silent);
            }

            crowd = Math.Max(Crowd, 2 * threads.Count);
        }

        return threads[name] = new ThreadPace();
    }
}

/// <summary>The calls of one bot in one thread.</summary>
internal sealed class ThreadPace
{
    private readonly CallWindow[] windows =
        [new(7, TimeSpan.FromSeconds(1)), new(8, TimeSpan.FromSeconds(2)), new(60, TimeSpan.FromSeconds(30)), new(1800, TimeSpan.FromHours(1))];

    private TimeSpan last;
    private TimeSpan held;

    /// <summary>The soonest instant, not before this one, at which a call may leave.</summary>
    public TimeSpan After(TimeSpan soonest) => windows.Aggregate(held > soonest ? held : soonest, (at, window) => window.After(at));

    public void Add(TimeSpan at)
    {
        last = at;
        Array.ForEach(windows, w => w.Add(at));
    }

    public void Hold(TimeSpan until) => held = until > held ? until : held;

    /// <summary>True when no window reaches back to the last call any more.</summary>
    public bool IsSilent(TimeSpan now) => now > held && now - last > TimeSpan.FromHours(1.1);
}

/// <summary>So many calls in such a span, and the instants of the last of them.</summary>
internal sealed class CallWindow(int calls, TimeSpan span)
{
    /// <summary>The span is taken a little longer than it is: what leaves a second apart may arrive a little closer.</summary>
    private readonly TimeSpan whole = span * 1.05;

    private readonly Queue<TimeSpan> taken = new();

    public TimeSpan After(TimeSpan soonest) => taken.Count == calls && taken.Peek() + whole is var free && free > soonest ? free : soonest;

    public void Add(TimeSpan at)
    {
        if (taken.Count == calls)
        {
            taken.Dequeue();
        }

        taken.Enqueue(at);
    }
}
