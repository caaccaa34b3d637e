using Jaring.Tests.Intake;

namespace Jaring.Tests.Load;

/// <summary>A thousand distinct reports of the right shape, made once for all who send them.</summary>
public sealed class ThousandReports
{
    internal const int Count = 1000;

    public ThousandReports() =>
        All = [.. Enumerable.Range(0, Count).AsParallel().Select(_ => new Sent(TestReport.New(), TestReport.Random(16)))];

    internal IReadOnlyList<Sent> All { get; }

    /// <summary>A report and the key under which it is sent.</summary>
    internal sealed record Sent(TestReport Report, string Key);
}
