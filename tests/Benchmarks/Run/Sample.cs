namespace Jaring.Benchmarks.Run;

/// <summary>What one round of one side gave.</summary>
/// <param name="Count">Things done.</param>
/// <param name="Elapsed">From the first start to the last end.</param>
/// <param name="Cpu">Processor time of the server meanwhile.</param>
/// <param name="Latencies">Of each thing, in milliseconds.</param>
internal sealed record Sample(int Count, TimeSpan Elapsed, TimeSpan Cpu, IReadOnlyList<double> Latencies)
{
    public double PerSecond => Count / Elapsed.TotalSeconds;
}

/// <summary>All rounds of one side: the median, how far rounds lay apart, and the latencies of all of them together.</summary>
internal sealed record Side(IReadOnlyList<Sample> Rounds)
{
    public double PerSecond => Median(Rounds.Select(r => r.PerSecond));

    public double Slowest => Rounds.Min(r => r.PerSecond);

    public double Fastest => Rounds.Max(r => r.PerSecond);

    /// <summary>Processor milliseconds of the server for one thing, its background work included.</summary>
    public double CpuEach => Rounds.Sum(r => r.Cpu.TotalMilliseconds) / Rounds.Sum(r => r.Count);

    /// <summary>The latency that this share of all things did not exceed (nearest rank).</summary>
    public double Percentile(double share)
    {
        var sorted = Rounds.SelectMany(r => r.Latencies).Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

/// <summary>Both sides of a comparison, measured in turns in the same run.</summary>
/// <param name="Ours">The product.</param>
/// <param name="Bare">What it is held against.</param>
internal sealed record Pair(Side Ours, Side Bare)
{
    /// <summary>Median of the rounds' own ratios: each round of ours is held against the bare round beside it.</summary>
    public double Ratio => Side.Median(Ours.Rounds.Zip(Bare.Rounds, (a, b) => a.PerSecond / b.PerSecond));

    /// <summary>Measures <paramref name="rounds"/> times, each side going first in turn, so that drift of the machine hits both.</summary>
    public static async Task<Pair> MeasureAsync(int rounds, Func<int, Task<Sample>> ours, Func<int, Task<Sample>> bare)
    {
        var (mine, theirs) = (new List<Sample>(), new List<Sample>());
        for (var round = 0; round < rounds; round++)
        {
            if (round % 2 == 0)
            {
                mine.Add(await ours(round));
                theirs.Add(await bare(round));
            }
            else
            {
                theirs.Add(await bare(round));
                mine.Add(await ours(round));
            }
        }

        return new Pair(new Side(mine), new Side(theirs));
    }
}
