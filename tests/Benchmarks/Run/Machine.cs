using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Jaring.Benchmarks.Run;

/// <summary>On what the figures were measured.</summary>
internal sealed record Machine(string Processor, int Cores, string Memory, string Kernel, string FileSystem, string DotNet, string Commit, string LoadBefore, string At)
{
    /// <summary>Looks around.</summary>
    /// <param name="data">The folder that is measured in.</param>
    public static Machine Look(string data) => new(
        Field("/proc/cpuinfo", "model name"),
        Environment.ProcessorCount,
        string.Create(CultureInfo.InvariantCulture, $"{long.Parse(Field("/proc/meminfo", "MemTotal").Split(' ')[0], CultureInfo.InvariantCulture) / 1048576.0:F0} GiB"),
        RuntimeInformation.OSDescription,
        Disk.TypeOf(data),
        RuntimeInformation.FrameworkDescription,
        Git("rev-parse", "--short", "HEAD") + (Git("status", "--porcelain", "--untracked-files=no").Length > 0 ? " with changes" : ""),
        File.ReadAllText("/proc/loadavg").Split(' ')[0],
        TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));

    private static string Field(string file, string name) =>
        File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "unknown";

    private static string Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = Here.Repository, RedirectStandardOutput = true })!;
        var said = git.StandardOutput.ReadToEnd().Trim();
        git.WaitForExit();
        return said;
    }
}
