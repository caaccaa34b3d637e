using System.Diagnostics;

namespace Jaring.Benchmarks.Run;

/// <summary>Several senders at once, each beginning its next thing when the one before is done.</summary>
internal static class Load
{
    /// <summary>Does things 0 to <paramref name="count"/> - 1 with so many senders, and measures.</summary>
    public static async Task<Sample> RunAsync(int senders, int count, ServerProcess server, Func<int, Task> one)
    {
        var latencies = new double[count];
        var next = -1;
        Settle();
        var cpu = server.Cpu;
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, senders).Select(_ => Task.Run(SendAsync)));
        var elapsed = Stopwatch.GetElapsedTime(began);
        return new Sample(count, elapsed, server.Cpu - cpu, latencies);

        async Task SendAsync()
        {
            for (var n = Interlocked.Increment(ref next); n < count; n = Interlocked.Increment(ref next))
            {
                var start = Stopwatch.GetTimestamp();
                await one(n);
                latencies[n] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }
    }

    /// <summary>What was made ready for the round is collected before the clock runs, not while it does.</summary>
    private static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
