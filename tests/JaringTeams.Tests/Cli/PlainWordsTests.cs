using System.Text.RegularExpressions;
using Jaring.Cli;
using Jaring.Cli.Commands;
using Jaring.Cli.Packages;
using Jaring.Cli.Verifying;
using Jaring.Sealing;
using Jaring.Tests.Texts;

namespace Jaring.Tests.Cli;

/// <summary>Whoever gets a package may know nothing of its format: each fault is a sentence and names its part.</summary>
public sealed partial class PlainWordsTests
{
    /// <summary>Reasons whose sentence "it does not have the form it should have" says all that a reader needs.</summary>
    private static readonly string[] FormIsEnough = ["base64url", "fields", "json", "json-not-canonical", "length", "padding", "point", "readers", "shares", "utf8", "too-long"];

    /// <summary>Refusals of steps that a verifier of a package never takes: unlocking, sealing, handing over, asking, replacing a receipt, letting in late.</summary>
    private static readonly string[] NotOfPackages =
    [
        "device-half", "excluded", "exists", "founders", "handover-count", "handover-readers", "holder-unknown", "kdf", "kdf-downgrade", "late-readers", "late-unsigned", "log-fork", "log-key", "log-truncated", "named-without-slot",
        "no-file", "no-share", "no-slot", "no-words", "not-a-handover", "not-a-request", "not-requester", "not-shares", "not-the-reporter", "older-epoch", "own-request", "pin-form", "private-key", "receipt-typo", "recovery-typo",
        "release-other-request", "request-other-case", "share-twice", "shares-readers", "slot-count", "slot-malformed", "thread-chain", "too-few-readers", "too-few-shares", "two-needed", "wrong-secret",
    ];

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public void Every_Reason_Of_A_Package_Is_A_Sentence(string language)
    {
        var words = Words.For(language);
        var reasons = System.IO.Directory.EnumerateFiles(Repository.At("src/Sealing"), "*.cs").Concat(System.IO.Directory.EnumerateFiles(Repository.At("src/Cli"), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal)).SelectMany(f => Codes().Matches(File.ReadAllText(f))).Select(m => m.Groups["code"].Value).ToHashSet();
        Assert.Contains("thread-short", reasons);
        Assert.DoesNotContain(reasons.Except([.. FormIsEnough, .. NotOfPackages]), r => FaultWords.Reason(words, r) == words["reason.other-form"]);
    }

    /// <summary>One byte changed anywhere, in a file or between files, is refused, and the part is named.</summary>
    [Fact]
    public void One_Byte_Anywhere_Is_Refused_With_A_Sentence_That_Names_The_Part()
    {
        var original = File.ReadAllBytes(SpoiltPackage.Anew);
        var place = Path.Combine(Path.GetTempPath(), $"jaring-{Guid.NewGuid():n}.zip");
        try
        {
            foreach (var (path, at) in Places(original))
            {
                var told = Told(place, [.. original[..at], (byte)(original[at] ^ 1), .. original[(at + 1)..]]);
                Assert.True(told.Contains($"({path})", StringComparison.Ordinal), $"byte {at} of {path}:\n{told}");
            }
        }
        finally
        {
            File.Delete(place);
        }
    }

    /// <summary>Every byte of the frame of the zip, which no hash covers.</summary>
    [Fact]
    public void No_Byte_Between_The_Files_Is_Free()
    {
        var original = File.ReadAllBytes(SpoiltPackage.Anew);
        ZipFrame.Require(new MemoryStream(original));
        var framed = 0;
        foreach (var at in FrameOf(original))
        {
            foreach (var bit in new byte[] { 1, 128 })
            {
                byte[] changed = [.. original];
                changed[at] ^= bit;
                Assert.Throws<CheckFailed>(() => ZipFrame.Require(new MemoryStream(changed)));
                framed++;
            }
        }

        Assert.InRange(framed, 2000, 6000);
        Assert.Throws<CheckFailed>(() => ZipFrame.Require(new MemoryStream([.. original, 0])));
        Assert.Throws<CheckFailed>(() => ZipFrame.Require(new MemoryStream([0, .. original])));
        Assert.Throws<CheckFailed>(() => ZipFrame.Require(new MemoryStream(original[..^1])));
    }

    private static string Told(string place, byte[] package)
    {
        File.WriteAllBytes(place, package);
        using var output = new StringWriter();
        try
        {
            Assert.Equal(ExitCode.Failed, VerifyCommand.Run(new VerifyOptions(place, null, null, false), Words.For("id"), output));
        }
        catch (UnreadableException fault)
        {
            // The list at the end of the zip is what says where its files are.
            return $"{fault.Reason} (no-zip)";
        }

        return output.ToString();
    }

    /// <summary>The first, a middle and the last byte of every file; by its path.</summary>
    private static IEnumerable<(string Path, int At)> Places(byte[] zip)
    {
        foreach (var (path, start, size) in FilesOf(zip).Where(f => f.Size > 0))
        {
            yield return (path, start);
            yield return (path, start + (size / 2));
            yield return (path, start + size - 1);
        }
    }

    private static IEnumerable<int> FrameOf(byte[] zip)
    {
        var inside = FilesOf(zip);
        return Enumerable.Range(0, zip.Length).Where(at => !inside.Any(f => at >= f.Start && at < f.Start + f.Size));
    }

    private static List<(string Path, int Start, int Size)> FilesOf(byte[] zip)
    {
        var files = new List<(string, int, int)>();
        for (var at = 0; BitConverter.ToUInt32(zip, at) == 0x04034b50;)
        {
            var (size, name) = (BitConverter.ToInt32(zip, at + 22), BitConverter.ToUInt16(zip, at + 26));
            files.Add((Bytes.Text(zip.AsSpan(at + 30, name).ToArray()), at + 30 + name, size));
            at += 30 + name + size;
        }

        return files;
    }

    /// <summary>A reason stands right after "throw new", or last in a Require; of the command's own, a detail may stand behind it.</summary>
    [GeneratedRegex("""(?:SealingException|CheckFailed)\("(?<code>[a-z0-9-]+)"|Require\([^;]*"(?<code>[a-z0-9-]+)"\);|CheckFailed\.Require\([^;]*?, "(?<code>[a-z0-9-]+)",""")]
    private static partial Regex Codes();
}
