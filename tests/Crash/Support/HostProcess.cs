using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Jaring.Crash.Support;

/// <summary>The host as a process of its own.</summary>
internal sealed class HostProcess : IDisposable
{
    private const int KilledBySignal9 = 128 + 9;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly ConcurrentQueue<string> told = new();
    private readonly ConcurrentQueue<string> errors = new();

    private HostProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => told.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => errors.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public bool IsDead => process.HasExited;

    /// <summary>Starts it.</summary>
    /// <param name="settings">Path of its settings.</param>
    /// <param name="ahead">How far its clock is ahead.</param>
    /// <param name="dieAt">Where it dies while it starts, or null.</param>
    /// <param name="n">How often that point is reached.</param>
    /// <param name="through">A program and its arguments that start it, or none.</param>
    public static HostProcess Start(string settings, TimeSpan ahead, string? dieAt = null, int n = 1, params string[] through)
    {
        var dll = Path.Combine(AppContext.BaseDirectory, "JaringTeams.CrashHost.dll");
        string[] command = [.. through, "dotnet", dll, settings, ahead.Ticks.ToString(CultureInfo.InvariantCulture), .. dieAt is null ? Array.Empty<string>() : [dieAt, $"{n}"]];
        var info = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(settings)!,
        };
        info.Environment["DOTNET_TieredPGO"] = "0";
        return new HostProcess(Process.Start(info)!);
    }

    /// <summary>Waits until it serves.</summary>
    public Task UpAsync() => HeardAsync("> up");

    /// <summary>Tells it where to die.</summary>
    public Task DieAtAsync(string point, int n = 1) => SayAsync($"die {point} {n}");

    /// <summary>Moves its clock.</summary>
    public Task MoveClockAsync(TimeSpan ahead) => SayAsync($"ahead {ahead.Ticks.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Waits for its death and asserts that it was SIGKILL at this point.</summary>
    public async Task DeadAsync(string point)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The host did not reach {point}.");
        }

        Assert.Equal(KilledBySignal9, process.ExitCode);
        Assert.Contains($"> dies {point}", told);
    }

    /// <summary>SIGKILL from outside.</summary>
    public void Kill()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    private async Task SayAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
        await HeardAsync($"> {line}");
    }

    private async Task HeardAsync(string line)
    {
        for (var began = Stopwatch.StartNew(); !told.Contains(line); await Task.Delay(20))
        {
            Assert.False(process.HasExited, $"The host ended with {(process.HasExited ? process.ExitCode : 0)}: {string.Join('\n', errors.Concat(told.TakeLast(5)))}");
            Assert.True(began.Elapsed < Patience, $"The host did not say '{line}'.");
        }
    }
}
