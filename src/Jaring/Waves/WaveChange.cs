using Jaring.Storage;

namespace Jaring.Waves;

/// <summary>How a step ended: null and no faults when it was taken, else why it was not. Nothing is half done.</summary>
/// <param name="Found">False when this office has no such wave.</param>
/// <param name="Faults">What has to be corrected first; empty when the step was taken.</param>
public sealed record WaveResult(bool Found, IReadOnlyList<WaveFault> Faults)
{
    /// <summary>Somebody else changed the wave meanwhile.</summary>
    public const string Changed = "changed";

    /// <summary>Its sessions are made or being made.</summary>
    public const string AlreadyMade = "made";

    internal static WaveResult Unknown { get; } = new(false, []);

    internal static WaveResult Taken { get; } = new(true, []);

    internal static WaveResult Refused(params IReadOnlyList<WaveFault> faults) => new(true, faults);
}

/// <summary>One step on a wave that is not made yet: looked at, decided and saved in one transaction.</summary>
public sealed class WaveChange(StoreWriter writer, TimeProvider clock)
{
    /// <summary>Runs the step on the wave as it stands. The step answers with faults and has then changed nothing.</summary>
    internal async Task<WaveResult> RunAsync(
        string officeId, string waveId, int revision, Func<JaringDbContext, Wave, CancellationToken, Task<IReadOnlyList<WaveFault>>> step, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var result = await writer.WriteAsync(
            async (store, ct) =>
            {
                if (await store.FindWaveAsync(officeId, waveId, ct) is not { } wave)
                {
                    return WaveResult.Unknown;
                }
                if (wave.State is WaveState.Making or WaveState.Made || wave.ListErased)
                {
                    return WaveResult.Refused(new WaveFault(WaveResult.AlreadyMade));
                }
                if (wave.Revision != revision)
                {
                    return WaveResult.Refused(new WaveFault(WaveResult.Changed));
                }
                if (await step(store, wave, ct) is { Count: > 0 } faults)
                {
                    return WaveResult.Refused(faults);
                }
                (wave.ReportedAt, wave.Revision) = (now, wave.Revision + 1);
                await store.SaveChangesAsync(ct);
                return WaveResult.Taken;
            },
            cancellationToken);
        WritePoint.WaveSaved.Pass();
        return result;
    }
}
