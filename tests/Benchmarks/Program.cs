using Jaring.Benchmarks.Bot;
using Jaring.Benchmarks.Reports;

if (args is [BareWriter.Mode, var at, var file])
{
    await BareWriter.RunAsync(at, file);
    return;
}

if (args is [BareBot.Mode, var here, var connector, var pem, var answer])
{
    await BareBot.RunAsync(here, connector, pem, answer);
    return;
}

if (args[0] == "bot")
{
    foreach (var level in await new BotPart("artifacts/bench", 5, TimeSpan.FromSeconds(2), 4000).MeasureAsync([.. args[1..].Select(int.Parse)]))
        Console.WriteLine($"{level.Senders,3} senders: ours {level.Pair.Ours.PerSecond:F0}/s p50 {level.Pair.Ours.Percentile(.5):F1} p95 {level.Pair.Ours.Percentile(.95):F1} p99 {level.Pair.Ours.Percentile(.99):F1} cpu {level.Pair.Ours.CpuEach:F3} ms | bare {level.Pair.Bare.PerSecond:F0}/s p50 {level.Pair.Bare.Percentile(.5):F1} p95 {level.Pair.Bare.Percentile(.95):F1} cpu {level.Pair.Bare.CpuEach:F3} ms | ratio {level.Pair.Ratio:F2} | {string.Join("; ", level.Faults)}");
    return;
}

foreach (var w in args.Select(int.Parse))
{
    var level = await new ReportsPart("artifacts/bench", 3, TimeSpan.FromSeconds(2), 2000).MeasureAsync(w);
    Console.WriteLine($"{w,3} writers: ours {level.Pair.Ours.PerSecond:F0}/s p50 {level.Pair.Ours.Percentile(.5):F1} p95 {level.Pair.Ours.Percentile(.95):F1} p99 {level.Pair.Ours.Percentile(.99):F1} cpu {level.Pair.Ours.CpuEach:F2} ms | bare {level.Pair.Bare.PerSecond:F0}/s p50 {level.Pair.Bare.Percentile(.5):F1} p95 {level.Pair.Bare.Percentile(.95):F1} cpu {level.Pair.Bare.CpuEach:F2} ms | ratio {level.Pair.Ratio:F2} | n {level.Acknowledged} {string.Join("; ", level.Faults)}");
}
