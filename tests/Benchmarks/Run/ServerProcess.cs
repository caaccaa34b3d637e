using System.Diagnostics;
using System.Net;

namespace Jaring.Benchmarks.Run;

/// <summary>A server in a process of its own, so that its work is not the load generator's: the host, or a bare one.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;

    private ServerProcess(Process process, TimeSpan coldStart) => (this.process, ColdStart) = (process, coldStart);

    /// <summary>From the start of the process to its first 200.</summary>
    public TimeSpan ColdStart { get; }

    /// <summary>Processor time of all its threads since it started.</summary>
    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The memory that it holds now, in bytes.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>The most memory that it ever held, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
    }

    /// <summary>Starts it and waits until <paramref name="ready"/> answers 200.</summary>
    /// <param name="assembly">Its assembly; the program beside it is started.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="settings">Configuration, handed over as environment variables.</param>
    /// <param name="log">File for what it writes.</param>
    /// <param name="ready">Address that answers 200 when it serves.</param>
    /// <exception cref="InvalidOperationException">It ended, or did not serve within a minute; the message repeats the log.</exception>
    public static async Task<ServerProcess> StartAsync(
        string assembly, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> settings, string log, Uri ready)
    {
        // The shell only sends what is written to the file and then becomes the server: no pipe to empty while the clock runs.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = Path.GetDirectoryName(log)! };
        foreach (var argument in (string[])["-c", "exec \"$@\" >\"$0\" 2>&1", log, Path.ChangeExtension(assembly, null), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var began = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        try
        {
            await ServesAsync(process, ready, log);
            return new ServerProcess(process, Stopwatch.GetElapsedTime(began));
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task ServesAsync(Process process, Uri ready, string log)
    {
        using var http = new HttpClient();
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < Patience; await Task.Delay(5))
        {
            if (process.HasExited)
            {
                break;
            }

            if (await AnswersAsync(http, ready))
            {
                return;
            }
        }

        throw new InvalidOperationException($"The server at {ready} did not come up: {await File.ReadAllTextAsync(log)}");
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri ready)
    {
        try
        {
            using var answer = await http.GetAsync(ready);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
