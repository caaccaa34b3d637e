using System.Collections.Concurrent;
using System.Diagnostics;
using Jaring.Sandbox.Cloud.Connector;

namespace Jaring.Benchmarks.World;

/// <summary>The Sandbox's own limits of a connector, before one that takes its time.</summary>
internal sealed class LimitedCalls(TimeSpan answering)
{
    private const string Bot = "the bot";
    private readonly ThreadLimits limits = new(TimeProvider.System);
    private readonly ConcurrentQueue<(string Path, long At)> calls = new();
    private int throttled;

    /// <summary>Every call that it took, and when.</summary>
    public IReadOnlyCollection<(string Path, long At)> Calls => calls;

    /// <summary>How many it refused.</summary>
    public int Throttled => throttled;

    /// <summary>False when the call comes too fast.</summary>
    public async Task<bool> TryAsync(string path)
    {
        if (!limits.TryApp(Bot) || !limits.TryThread(CountedCall.Send, Bot, path.Split('/')[4]))
        {
            Interlocked.Increment(ref throttled);
            return false;
        }

        calls.Enqueue((path, Stopwatch.GetTimestamp()));
        await Task.Delay(answering);
        return true;
    }
}
