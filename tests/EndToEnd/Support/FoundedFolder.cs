using Jaring.Sandbox;

namespace Jaring.EndToEnd.Support;

/// <summary>
/// The data folder of a team that was founded a moment ago: made once in this process by the Sandbox itself, and copied for each class. To found it anew each
/// time meant five secrets of 600,000 rounds and thirty calls, forty times; how a team is founded is what FoundingTests and FiveFoundersTests show.
/// </summary>
internal static class FoundedFolder
{
    private static readonly Lazy<Task<string>> Made = new(MakeAsync);

    /// <summary>Fills this folder, which is not there yet.</summary>
    internal static async Task CopyToAsync(string folder)
    {
        var from = await Made.Value;
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(path, to);
        }
    }

    private static async Task<string> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("jaring-founded-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var app = await SandboxApp.StartAsync(new() { PortBase = 0, DataFolder = folder, DrillsEvery = TimeSpan.FromDays(3650) }, TimeProvider.System);
        await app.DisposeAsync();
        return folder;
    }
}
