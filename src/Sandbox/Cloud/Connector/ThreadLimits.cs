namespace Jaring.Sandbox.Cloud.Connector;

/// <summary>What a bot asks of a conversation, as far as it is counted.</summary>
internal enum CountedCall
{
    /// <summary>Sending to a conversation.</summary>
    Send,

    /// <summary>Opening one.</summary>
    Create,

    /// <summary>Reading its members.</summary>
    Members,

    /// <summary>Reading the conversations of a team.</summary>
    Conversations,
}

/// <summary>
/// How often bots may call (teams.md §3.4). Refused calls do not count. One bot in one thread: sends and creates 7 in 1 s, 8 in 2 s, 60 in 30 s,
/// 1,800 an hour; reads 14, 16, 120, 3,600. All bots in one thread: 14 in 1 s, 16 in 2 s; reads 28 and 32. One app in the tenant: 50 in 1 s.
/// The old list of members: 5 a minute.
/// </summary>
internal sealed class ThreadLimits(TimeProvider time)
{
    private static readonly Limit[] OneBotWrites = [new(7, 1), new(8, 2), new(60, 30), new(1800, 3600)];
    private static readonly Limit[] OneBotReads = [new(14, 1), new(16, 2), new(120, 30), new(3600, 3600)];
    private static readonly Limit[] AllBotsWrite = [new(14, 1), new(16, 2)];
    private static readonly Limit[] AllBotsRead = [new(28, 1), new(32, 2)];
    private static readonly Limit[] OneApp = [new(50, 1)];
    private static readonly Limit[] OldMembers = [new(5, 60)];
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<DateTimeOffset>> counts = [];

    /// <summary>Counts a call of one bot about one thread; false when it is one too many.</summary>
    public bool TryThread(CountedCall call, string bot, string thread)
    {
        var reads = call is CountedCall.Members or CountedCall.Conversations;
        return Try(($"{call} {thread} {bot}", reads ? OneBotReads : OneBotWrites), ($"{call} {thread}", reads ? AllBotsRead : AllBotsWrite));
    }

    /// <summary>Counts any call of an app; false when it is one too many.</summary>
    public bool TryApp(string bot) => Try(($"app {bot}", OneApp));

    /// <summary>Counts a reading of the old list of members; false when it is one too many.</summary>
    public bool TryOldMembers(string bot, string thread) => Try(($"old {thread} {bot}", OldMembers));

    private bool Try(params (string Key, Limit[] Limits)[] wanted)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var taken = Array.ConvertAll(wanted, w => Of(w.Key, now - w.Limits[^1].Window));
            for (var i = 0; i < wanted.Length; i++)
            {
                if (wanted[i].Limits.Any(l => taken[i].Count >= l.Calls && taken[i][^l.Calls] > now - l.Window))
                    return false;
            }
            foreach (var list in taken)
                list.Add(now);
            return true;
        }
    }

    /// <summary>The calls under this key, oldest first, without those that no window reaches any more.</summary>
    private List<DateTimeOffset> Of(string key, DateTimeOffset since)
    {
        if (!counts.TryGetValue(key, out var list))
            counts[key] = list = [];
        list.RemoveRange(0, list.FindIndex(c => c > since) is var first and >= 0 ? first : list.Count);
        return list;
    }

    private readonly record struct Limit(int Calls, TimeSpan Window)
    {
        public Limit(int calls, int seconds)
            : this(calls, TimeSpan.FromSeconds(seconds))
        {
        }
    }
}
