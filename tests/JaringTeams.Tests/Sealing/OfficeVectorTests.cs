using System.Text.Json.Nodes;
using Jaring.Sealing;
using Directory = Jaring.Sealing.Directory;

namespace Jaring.Tests.Sealing;

/// <summary>office.json, made here and checked in both languages.</summary>
public class OfficeVectorTests
{
    private static readonly JsonObject Office = Vectors.Load(OfficeVectorFile.Name);

    public static TheoryData<int, string> BadChains => BadOf("founding", "bad");

    public static TheoryData<int, string> Wrong => BadOf("unlock", "wrong");

    [Fact]
    public void The_Committed_File_Is_What_Its_Generator_Makes()
    {
        if (Environment.GetEnvironmentVariable(OfficeVectorFile.WriteVariable) == "1")
        {
            OfficeVectorFile.Write();
            return;
        }

        foreach (var (section, made) in OfficeVectorFile.Fixed())
        {
            Assert.True(JsonNode.DeepEquals(made, Office[section]), section);
        }

        Assert.Equal(
            FoundingVectors.Make()["bad"]!.AsArray().Select(b => b!["name"].Text()),
            Office["founding"]!["bad"]!.AsArray().Select(b => b!["name"].Text()));
    }

    [Fact]
    public void Digits_Are_83_Bits_In_Five_Groups()
    {
        Assert.Equal("00000 00000 00000 00000 00000", OfficeKeys.Digits25(new byte[32]));
        Assert.Equal("96714 06556 91703 33976 49407", OfficeKeys.Digits25([.. Enumerable.Repeat((byte)0xff, 32)]));
        Assert.Equal("00000 00000 00000 00000 00001", OfficeKeys.Digits25([.. new byte[10], 0x3f, .. new byte[21]]));
        foreach (var t in Office["digits25"]!.AsArray())
        {
            Assert.Equal(t!["digits"].Text(), OfficeKeys.Digits25(t["hash"].Raw()));
        }

        Vectors.Refused("length", () => OfficeKeys.Digits25(new byte[31]));
    }

    [Fact]
    public void Recovery_Codes_Read_As_Printed_And_As_Typed()
    {
        foreach (var t in Office["recovery"]!.AsArray())
        {
            if (t!["error"] is not null)
            {
                Vectors.Refused("recovery-typo", () => RecoveryCode.Read(t["code"].Text()));
                continue;
            }

            Assert.Equal(t["code"].Text(), RecoveryCode.Print(t["bytes"].Raw()));
            Assert.All([t["code"].Text(), .. t["typed"].Texts()], typed => Assert.Equal(t["bytes"].Raw(), RecoveryCode.Read(typed)));
        }
    }

    [Fact]
    public void The_Office_Is_Founded_With_Names()
    {
        var directory = Verify(Office["founding"]!);
        Assert.Equal(["a1", "b2", "c3", "d4", "e5"], directory.Entry.Members.Select(m => m.Id));
        Assert.Equal(new Who("Nur’aini Sahertian", "Anggota", "P"), directory.Entry.Members[2].Who);
        Assert.Equal(FoundingVectors.Now + (30 * 24 * 3600), directory.Entry.Exp);
        Assert.Equal(OfficeKeys.Digits25(Base64Url.Decode(directory.Hash)), OfficeKeys.DirectoryDigits(Office["founding"]!["chain"]![0]!["e"].Text()));
    }

    [Theory]
    [MemberData(nameof(BadChains))]
    public void A_Faulty_Founding_Is_Refused(int index, string name)
    {
        var reason = Assert.Throws<SealingException>(() => Verify(Office["founding"]!["bad"]![index]!)).Reason;
        Assert.Equal(name switch
        {
            "one founder did not sign" or "a label swapped after signing" or "a label changed by one member" => "directory-quorum",
            "one member signs twice" or "a removed member still counts" => "directory-quorum",
            "an object key repeated" or "who with a further field" or "who without sex" => "json",
            "a member with a further field" => "json",
            "spaces between tokens" or "a letter written as an escape" or "who in another order" or "who is null" => "json-not-canonical",
            "a key changed, its owner did not sign" => "directory-possession",
            "version JT0" or "another type" or "another predecessor" or "a number skipped" or "expired" => "directory-chain",
            "number one without a number zero" or "a predecessor before the first" => "directory-chain",
            "a key of 64 bytes" => "point",
            _ => "directory-member",
        }, reason);
    }

    [Fact]
    public void Another_Genesis_Is_Refused_And_An_Old_Directory_Still_Seals()
    {
        var (founding, chain) = (Office["founding"]!, Scenario.Chain(Office["founding"]!["chain"]!));
        var genesis = founding["genesis"].Text();
        var late = DateTimeOffset.FromUnixTimeSeconds(FoundingVectors.Now + (31 * 24 * 3600));

        Vectors.Refused("directory-genesis", () => Directory.Verify(chain, World.Directory.Hash, late));
        Vectors.Refused("directory-expired", () => Directory.Verify(chain, genesis, late));
        Vectors.Refused("directory-chain", () => Directory.Verify([], genesis, late));
        Assert.Equal(FoundingVectors.Now + (30 * 24 * 3600), Directory.Verify(chain, genesis, late, DirectoryUse.Seal).Stale);
    }

    [Fact]
    public void The_Member_Record_Unlocks_Both_Ways()
    {
        var unlock = Office["unlock"]!;
        var record = unlock["record"].As(SealingJson.Default.MemberRecord);
        using var byWords = MemberRecords.Unlock(record, unlock["passphrase"].Text());
        using var byCode = MemberRecords.UnlockByRecovery(record, RecoveryCode.Read(unlock["recoveryCode"].Text()));

        Assert.Equal(new PublicKeys(record.Kem, record.Sig), new PublicKeys(byWords.Kem, byWords.Sig));
        Assert.Equal(new PublicKeys(record.Kem, record.Sig), new PublicKeys(byCode.Kem, byCode.Sig));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void The_Member_Record_Does_Not_Unlock_Otherwise(int index, string name)
    {
        var t = Office["unlock"]!["wrong"]![index]!;
        var record = (t["record"] ?? Office["unlock"]!["record"]).As(SealingJson.Default.MemberRecord);
        var reason = Assert.Throws<SealingException>(() => t["passphrase"] is { } words
            ? MemberRecords.Unlock(record, words.Text())
            : MemberRecords.UnlockByRecovery(record, RecoveryCode.Read(t["recoveryCode"].Text()))).Reason;
        Assert.Equal(name switch
        {
            "a public key exchanged" => "header-kem",
            "a signing key exchanged" => "header-sig",
            "1000 iterations" => "kdf-downgrade",
            "private keys of another sealing" => "object-decrypt",
            _ => "wrong-secret",
        }, reason);
    }

    [Fact]
    public void Puzzles_Count_Leading_Zero_Bits()
    {
        foreach (var t in Office["puzzle"]!.AsArray())
        {
            Assert.Equal((bool)t!["ok"]!, PuzzleVectors.ZeroBits(t["challenge"].Raw(), (long)t["nonce"]!) >= (int)t["bits"]!);
        }
    }

    private static Scenario World => Scenario.Instance;

    private static VerifiedDirectory Verify(JsonNode t) => Directory.Verify(
        Scenario.Chain(t["chain"]!), t["genesis"].Text(), DateTimeOffset.FromUnixTimeSeconds(FoundingVectors.Now));

    private static TheoryData<int, string> BadOf(string section, string list)
    {
        var cases = new TheoryData<int, string>();
        foreach (var (i, bad) in Office[section]?[list]?.AsArray().Index() ?? [])
        {
            cases.Add(i, bad!["name"].Text());
        }

        return cases;
    }
}
