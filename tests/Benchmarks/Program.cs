using Jaring.Benchmarks;
using Jaring.Benchmarks.Bot;
using Jaring.Benchmarks.Reports;
using Jaring.Benchmarks.Run;

switch (args)
{
    case [BareWriter.Mode, var address, var file]:
        await BareWriter.RunAsync(address, file);
        return 0;
    case [BareBot.Mode, var address, var connector, var pem, var answer, var store]:
        await BareBot.RunAsync(address, connector, pem, answer, store);
        return 0;
    case ["--smoke"]:
        return await Smoke.RunAsync();
    default:
        return await Measurement.RunAsync(BenchOptions.Parse(args));
}
