using System.Diagnostics;

namespace Jaring.Crash.Support;

/// <summary>
/// Makes system calls of a running host fail or wait, for the files of its store alone, until disposed. It is strace that does it, so the host meets
/// what a kernel would answer; nothing in the host knows.
/// </summary>
internal sealed class Strace : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process process;

    private Strace(Process process) => this.process = process;

    /// <summary>Begins. A machine that forbids it fails the test: a disk fault that was not tried is not passed.</summary>
    /// <param name="host">The host's process.</param>
    /// <param name="files">Whose calls are struck.</param>
    /// <param name="injections">For example <c>pwrite64:error=ENOSPC</c>.</param>
    public static async Task<Strace> InjectAsync(int host, IEnumerable<string> files, params string[] injections)
    {
        string[] calls = [.. injections.Select(i => i.Split(':')[0])];
        string[] arguments =
        [
            "-f", "-q", "-p", $"{host}", "-o", "/dev/null", "-e", $"trace={string.Join(',', calls)}",
            .. files.SelectMany(f => new[] { "-P", f }), .. injections.SelectMany(i => new[] { "-e", $"inject={i}" }),
        ];
        Process started;
        try
        {
            started = Process.Start(new ProcessStartInfo("strace", arguments) { RedirectStandardError = true })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new InvalidOperationException("strace is not installed: the disk faults cannot be tried. eng/test.sh installs it.");
        }

        for (var began = Stopwatch.StartNew(); !IsTraced(host); await Task.Delay(20))
        {
            if (started.HasExited || began.Elapsed > Patience)
            {
                throw new InvalidOperationException($"strace may not trace here, so the disk faults cannot be tried: {await started.StandardError.ReadToEndAsync()}");
            }
        }

        return new Strace(started);
    }

    public async ValueTask DisposeAsync()
    {
        Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>Every thread of the process has a tracer.</summary>
    private static bool IsTraced(int host) => System.IO.Directory.EnumerateDirectories($"/proc/{host}/task")
        .All(task => File.ReadLines(Path.Combine(task, "status")).Any(l => l.StartsWith("TracerPid:", StringComparison.Ordinal) && !l.EndsWith("\t0", StringComparison.Ordinal)));
}
