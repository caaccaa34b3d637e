using System.Text.Json.Nodes;
using Jaring.Sealing;
using Jaring.Shapes;
using Jaring.Team;
using Directory = Jaring.Sealing.Directory;

namespace Jaring.Tests.Sealing;

/// <summary>directory.json, made here and checked in both languages, and by the server's own rules.</summary>
public class DirectoryVectorTests
{
    private static readonly JsonObject File = Vectors.Load(DirectoryVectorFile.Name);

    public static TheoryData<int, string> Proposals => Vectors.Cases(DirectoryVectorFile.Name, "proposals");

    public static TheoryData<int, string> Bad => Vectors.Cases(DirectoryVectorFile.Name, "bad");

    [Fact]
    public void The_Committed_File_Is_What_Its_Generator_Makes()
    {
        if (Environment.GetEnvironmentVariable(OfficeVectorFile.WriteVariable) == "1")
        {
            DirectoryVectorFile.Write();
            return;
        }

        var made = DirectoryVectorFile.Make();
        foreach (var list in new[] { "proposals", "bad" })
        {
            Assert.Equal(
                made[list]!.AsArray().Select(b => $"{b!["name"]} {b["reason"]} {b["renewal"]}"),
                File[list]!.AsArray().Select(b => $"{b!["name"]} {b["reason"]} {b["renewal"]}"));
        }
    }

    [Fact]
    public void The_Chain_Verifies_To_Its_End() => Assert.Equal(5, Standing().Entry.N);

    [Theory]
    [MemberData(nameof(Proposals))]
    public void A_Proposal_Is_Read_Or_Refused_For_Its_Reason(int at, string name)
    {
        var (proposal, directory) = (File["proposals"]![at]!, Standing());
        var e = proposal["e"].Text();
        Assert.NotEmpty(name);
        if (proposal["reason"] is { } reason)
        {
            Vectors.Refused(reason.Text(), () => DirectoryNext.Read(directory, e));
        }
        else
        {
            Assert.Equal(6, DirectoryNext.Read(directory, e).N);
            Assert.Equal((bool)proposal["renewal"]!, DirectoryNext.IsRenewal(directory, e));
        }

        // The server keeps the same rules with a code of its own; where an entry follows another one it is told as moved.
        if (proposal["reason"]?.Text() != "directory-moved")
        {
            Assert.Equal(proposal["reason"] is null, Later(File["chain"]!.AsArray()[^1]!["e"].Text(), e)?.IsSound() ?? false);
        }
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_Bad_Chain_Is_Refused_For_Its_Reason(int at, string name)
    {
        var bad = File["bad"]![at]!;
        Assert.NotEmpty(name);
        Vectors.Refused(bad["reason"].Text(), () => Verify(bad["chain"]!));
    }

    /// <summary>The server's own count of a quorum says the same about every entry of every chain.</summary>
    [Fact]
    public void The_Server_Counts_Signatures_Alike()
    {
        foreach (var (chain, complete) in new[] { (File["chain"]!, true) }.Concat(
            File["bad"]!.AsArray().Where(b => b!["reason"]!.Text() is "directory-quorum" or "directory-possession").Select(b => (b!["chain"]!, false))))
        {
            var records = Scenario.Chain(chain);
            Assert.Equal(complete, Enumerable.Range(1, records.Length - 1).All(n => IsComplete(records[n - 1].E, records[n])));
        }
    }

    private static bool IsComplete(string before, DirectoryRecord record)
    {
        var later = Later(before, record.E)!;
        return later.IsComplete([.. record.Sigs.SelectMany(s => later.KeysOf(s.By).Where(key => Jt1.VerifyDirectory(later.Bytes, key, s.Sig)).Select(key => (s.By, key)))]);
    }

    private static LaterEntry? Later(string before, string after) =>
        ListEntry.Read(Base64Url.Decode(before)) is { } b && ListEntry.Read(Base64Url.Decode(after)) is { } a ? new(b, a, Base64Url.Decode(after)) : null;

    private static VerifiedDirectory Standing() => Verify(File["chain"]!);

    private static VerifiedDirectory Verify(JsonNode chain) =>
        Directory.Verify(Scenario.Chain(chain), File["genesis"].Text(), DateTimeOffset.FromUnixTimeSeconds((long)File["now"]!));
}
