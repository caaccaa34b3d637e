using System.Diagnostics;
using Jaring.Tests.Texts;

namespace Jaring.Tests.Cli;

/// <summary>docs/verify.md, "By hand": the same packages, checked with openssl.</summary>
public sealed class ByHandTests
{
    [Fact]
    public async Task Openssl_Comes_To_The_Same_Verdict()
    {
        var (code, told) = await RunAsync(SpoiltPackage.Original);
        Assert.True(code == 0, told);
        Assert.Contains("holds: signature report", told, StringComparison.Ordinal);
        Assert.Contains("Baris pertama", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Openssl_Refuses_What_Was_Changed()
    {
        Assert.Contains("DOES NOT HOLD: file", await RefusalAsync(new SpoiltPackage().Flip("opened.json", 3)), StringComparison.Ordinal);
        Assert.Contains("DOES NOT HOLD: signature manifest", await RefusalAsync(new SpoiltPackage().Change("manifest.json", m => m["made"] = 1)), StringComparison.Ordinal);
        Assert.Contains("DOES NOT HOLD: commitment", await RefusalAsync(Unlisted("keys.json", k => k["ck"]![0] = SpoiltPackage.Ack)), StringComparison.Ordinal);
        Assert.Contains("DOES NOT HOLD: fingerprint", await RefusalAsync(Unlisted("directory.json", d => d["genesis"] = SpoiltPackage.Ack)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Openssl_Checks_The_List_Of_A_Former_Founding_Too()
    {
        var (code, told) = await RunAsync(SpoiltPackage.Anew);
        Assert.True(code == 0, told);
        Assert.Contains("holds: signature list1-c3", told, StringComparison.Ordinal);
        Assert.Contains("DOES NOT HOLD: fingerprint", await RefusalAsync(Anew(d => d["past"]![0]!["genesis"] = SpoiltPackage.Ack)), StringComparison.Ordinal);
        Assert.Contains("DOES NOT HOLD: the list", await RefusalAsync(Anew(d => d.AsObject().Remove("past"))), StringComparison.Ordinal);
    }

    private static SpoiltPackage Anew(Action<System.Text.Json.Nodes.JsonNode> change) => new SpoiltPackage(SpoiltPackage.Anew).Change("directory.json", change).Resign();

    private static SpoiltPackage Unlisted(string path, Action<System.Text.Json.Nodes.JsonNode> change) => new SpoiltPackage().Change(path, change).Resign();

    private static async Task<string> RefusalAsync(SpoiltPackage package)
    {
        _ = package.Verdict();
        var path = package.Write();
        try
        {
            var (code, told) = await RunAsync(path);
            Assert.Equal(1, code);
            return told;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<(int Code, string Told)> RunAsync(string path)
    {
        var start = new ProcessStartInfo("sh", [Repository.At("eng/verify-by-hand.sh"), path]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (told, faults) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await told + await faults);
    }
}
