using Jaring.Bot.Protocol;

namespace Jaring.Bot.Outgoing;

/// <summary>
/// Keeps our calls to one mailbox below what Outlook allows an app: 10,000 in ten minutes (teams.md §7.3), and none before the pause is over for which
/// Graph has asked. A short wait is waited here; for a longer one the caller is told to come back, so that no worker is held.
/// </summary>
internal sealed class MailboxPace(TimeProvider clock)
{
    /// <summary>What Outlook allows.</summary>
    public const int MostCalls = 10_000;

    private static readonly TimeSpan Span = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>A wrong or hostile wish must not stop the calendar for days.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly long began = clock.GetTimestamp();
    private readonly CallWindow calls = new(MostCalls, Span);
    private TimeSpan held;

    /// <summary>Waits until a call may leave: null. Or, where that is too long, how long it is.</summary>
    public async Task<TimeSpan?> EnterAsync(CancellationToken cancellationToken)
    {
        while (Take() is { } wait)
        {
            if (wait > Longest)
            {
                return wait;
            }

            await Task.Delay(wait, clock, cancellationToken);
        }

        return null;
    }

    /// <summary>Graph asked for a pause: whoever comes meanwhile waits as well.</summary>
    public void Hold(TimeSpan pause)
    {
        lock (gate)
        {
            var until = clock.GetElapsedTime(began) + (pause < LongestPause ? pause : LongestPause);
            held = until > held ? until : held;
        }
    }

    private TimeSpan? Take()
    {
        lock (gate)
        {
            var now = clock.GetElapsedTime(began);
            var free = calls.After(held > now ? held : now);
            if (free > now)
            {
                return free - now;
            }

            calls.Add(now);
            return null;
        }
    }
}
