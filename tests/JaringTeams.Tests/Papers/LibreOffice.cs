using System.Diagnostics;

namespace Jaring.Tests.Papers;

/// <summary>A test that opens papers with LibreOffice; skipped, and not counted as passed, where the programs are missing (eng/test.sh installs them).</summary>
internal sealed class PaperFactAttribute : FactAttribute
{
    public PaperFactAttribute() => Skip = LibreOffice.NotHere;
}

/// <summary>LibreOffice without a window, and poppler: what an office sees when it opens and prints a paper.</summary>
internal static class LibreOffice
{
    private static readonly string? Office = Find("soffice"), Reader = Find("pdftotext");

    /// <summary>Why nothing can be checked; null where it can.</summary>
    public static string? NotHere => Office is null || Reader is null ? "not checked: soffice or pdftotext is not here" : null;

    /// <summary>Each page's text, of all documents at once: starting LibreOffice takes longer than its work.</summary>
    /// <param name="documents">File name without ending, and bytes.</param>
    public static async Task<Dictionary<string, string[]>> PagesAsync(IReadOnlyDictionary<string, byte[]> documents)
    {
        // Kept where somebody wants to look at them.
        var kept = Environment.GetEnvironmentVariable("JARING_PAPERS");
        var folder = kept is null ? Directory.CreateTempSubdirectory("jaring-papers-").FullName : Directory.CreateDirectory(kept).FullName;
        foreach (var (name, bytes) in documents)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.docx"), bytes);
        }
        var profile = Directory.CreateTempSubdirectory("jaring-soffice-").FullName;
        await RunAsync(Office!, [$"-env:UserInstallation={new Uri(profile)}", "--headless", "--convert-to", "pdf", "--outdir", folder, .. documents.Keys.Select(name => Path.Combine(folder, $"{name}.docx"))]);
        var pages = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var name in documents.Keys)
        {
            pages[name] = (await RunAsync(Reader!, ["-layout", "-enc", "UTF-8", Path.Combine(folder, $"{name}.pdf"), "-"])).TrimEnd('\f').Split('\f');
        }
        Directory.Delete(profile, recursive: true);
        if (kept is null)
        {
            Directory.Delete(folder, recursive: true);
        }
        return pages;
    }

    private static async Task<string> RunAsync(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {await complained}");
        return await said;
    }

    private static string? Find(string program) =>
        Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
