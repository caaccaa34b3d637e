using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Jaring.Sealing;
using Directory = Jaring.Sealing.Directory;

namespace Jaring.Tests.Sealing;

/// <summary>late.json: made here, read here and by TypeScript.</summary>
public sealed class LateVectorTests
{
    private static readonly JsonObject Set = Vectors.Load(LateVectorFile.Name);

    private static readonly Lazy<VerifiedDirectory> Verified = new(() => Directory.Verify(
        [.. Set["chain"]!.AsArray().Select(r => r.As(SealingJson.Default.DirectoryRecord))], Set["genesis"].Text(), DateTimeOffset.FromUnixTimeSeconds((long)Set["now"]!)));

    private static readonly Lazy<Dictionary<string, Reader>> Unlocked = new(() => Set["records"]!.AsObject().ToDictionary(
        r => r.Key, r => new Reader(r.Key, MemberRecords.Unlock(r.Value.As(SealingJson.Default.MemberRecord), Set["passphrase"].Text()))));

    private static VerifiedDirectory List => Verified.Value;

    private static Dictionary<string, Reader> People => Unlocked.Value;

    public static TheoryData<int, string> OpenCases => Vectors.Cases(LateVectorFile.Name, "cases");

    public static TheoryData<int, string> RefusedCases => Vectors.Cases(LateVectorFile.Name, "refused");

    [Fact]
    public void It_Can_Be_Made_Anew()
    {
        if (Environment.GetEnvironmentVariable(OfficeVectorFile.WriteVariable) == "1")
        {
            LateVectorFile.Write();
        }
    }

    [Theory]
    [MemberData(nameof(OpenCases))]
    public void Whom_The_Report_Names_Opens_And_Nobody_Else(int index, string name)
    {
        var one = Set["cases"]![index]!;
        var opens = People.Values.Where(p => p.Id != "a1" && Opens(p, one)).Select(p => p.Id);
        Assert.Equal((name, string.Join(' ', one["opens"].Texts())), (name, string.Join(' ', opens)));
    }

    [Theory]
    [MemberData(nameof(RefusedCases))]
    public void Everything_Else_Is_Refused(int index, string name)
    {
        var refused = Set["refused"]![index]!;
        var fault = Assert.Throws<SealingException>(() => Reports.OpenReleased(
            People[refused["as"].Text()], Read(Set["cases"]![(int)refused["case"]!]!), refused["late"].Wraps(), List));
        Assert.Equal((name, refused["reason"].Text()), (name, fault.Reason));
    }

    /// <summary>Both once more by the words of docs/sealing.md 17 and the BCL alone.</summary>
    [Fact]
    public void The_Derivation_And_The_Proof_Are_Those_That_Are_Written_Down()
    {
        var (digits, site) = (Set["invitation"]!["digits"].Text(), SHA256.HashData([.. "JT1/site\0"u8, .. Encoding.UTF8.GetBytes(LateVectorFile.Office)])[..16]);
        var seed = Rfc2898DeriveBytes.Pbkdf2(digits[..24], (byte[])[.. "JT1/wali\0"u8, .. site], 600_000, HashAlgorithmName.SHA256, 32);
        var lookup = HKDF.DeriveKey(HashAlgorithmName.SHA256, seed, 32, [], [.. "JT1/wali/lookup\0"u8]);
        Assert.Equal(Set["invitation"]!["lookup"].Raw(), lookup);
        Assert.Equal(Set["invitation"]!["lookup"].Text(), TrusteeAccess.Lookup(digits, OfficeKeys.SiteSalt(LateVectorFile.Office)));

        var proof = Set["signIn"]!;
        byte[] signed = [.. Encoding.UTF8.GetBytes(LateVectorFile.Office), 0, .. Encoding.UTF8.GetBytes(proof["id"].Text()), 0, .. proof["nonce"].Raw()];
        Assert.True(Signatures.IsValid(List.Entry.Active("t1")!.Sig, "wali", signed, proof["sig"].Text()));
        Assert.True(Jaring.Shapes.Jt1.Verify("wali", signed, List.Entry.Active("t1")!.Sig, proof["sig"].Text()));
    }

    /// <summary>A member is no trustee, nobody is named twice or beside the readers, three are too many, and two who must open together are not let in singly.</summary>
    [Fact]
    public void Only_Trustees_Are_Let_In_Late()
    {
        var report = new Report(List, ["a1", "b2"], [], JsonNode.Parse("{}"), new byte[16]);
        foreach (var (release, reason) in new[] { (new[] { "c3" }, "late-readers"), (["t1", "t1"], "late-readers"), (["t1", "t2", "t1"], "late-readers"), (["siapa"], "late-readers") })
        {
            Vectors.Refused(reason, () => Reports.Seal(report with { Release = release }));
        }

        var many = List.Entry with { Members = [.. List.Entry.Members.Select(m => m with { Role = "trustee" })] };
        Vectors.Refused("late-readers", () => LateSlots.For(many, ["a1", "b2", "c3"], Read(Set["cases"]![0]!).Kh, new byte[32]));
        Vectors.Refused("late-readers", () => Reports.Seal(report with { To = ["a1", "t1"], Release = ["t1"] }));
        Vectors.Refused("late-readers", () => Reports.Seal(report with { Exclude = ["t1"], Release = ["t1"] }));
        Vectors.Refused("two-needed", () => Reports.Seal(report with { Dual = true, Release = ["t1"] }));
        Vectors.Refused("fields", () => Reports.Seal(report with { Body = "karangan", Release = ["t1"] }));
        Assert.Equal(LateSlots.Count, Reports.Seal(report with { Dual = true, Release = [] }).Late.Count);
    }

    [Fact]
    public void A_Body_In_Another_Form_Lets_Nobody_In_And_Closes_The_Case_To_No_Reader()
    {
        foreach (var said in new[] { "\"t1\"", "{\"to\":\"t1\",\"slots\":\"AAAA\"}", "{\"to\":[\"t1\"]}", "[]", "7" })
        {
            var body = JsonNode.Parse($$"""{"kind":"report","release":{{said}}}""");
            var report = Reports.Seal(new Report(List, ["a1", "b2"], [], body, new byte[16]));
            var open = Reports.OpenAsMember(People["a1"], report.Sealed, List);
            var late = LateSlots.For(List.Entry, ["t1"], report.Sealed.Kh, open.Key.Secret);
            Vectors.Refused("late-unsigned", () => Reports.OpenReleased(People["t1"], report.Sealed, late, List));
        }
    }

    /// <summary>Readers and the reporter take the words of somebody who was let in, and nobody else's; the readers stay those whom the slots name.</summary>
    [Fact]
    public void Who_Was_Let_In_Answers_And_Changes_No_Readers()
    {
        var one = Set["cases"]![0]!;
        var released = Reports.OpenReleased(People["t1"], Read(one), one["late"].Wraps(), List);
        var mine = Reports.OpenAsMember(People["a1"], Read(one), List);
        var words = Messages.Seal(released, released.Base, JsonNode.Parse("""{"text":"Saya membaca ini."}"""));
        Assert.Equal("t1", Assert.Single(Messages.OpenThread(mine, [words], List).Items).By);
        Vectors.Refused("not-reader", () => Messages.OpenThread(
            mine, [Messages.Seal(mine.Key, People["t2"], mine.Base, JsonNode.Parse("""{"text":"Saya juga."}"""))], List));

        var grant = SlotSets.Grant(released, List, ["a1", "b2", "t1"]);
        Vectors.Refused("not-reader", () => Reports.OpenAsMember(People["a1"], Read(one) with { Slots = grant.Slots }, List, new() { Sets = [grant.Set] }));
    }

    [Fact]
    public void Who_Became_A_Reader_Or_Was_Taken_Out_Since_Is_Not_Let_In()
    {
        var one = Set["cases"]![0]!;
        var late = one["late"].Wraps();
        Vectors.Refused("slot-count", () => LateSlots.FindKey(People["t1"].Keys, Read(one).Kh, [.. late, late[0]]));
        var first = Reports.OpenAsMember(People["a1"], Read(one), List);
        LateSlots.RequireReleased(first, "t1", late);
        var added = SlotSets.Grant(first, List, ["a1", "b2", "t1"]);
        var reads = Reports.OpenAsMember(People["a1"], Read(one) with { Slots = added.Slots }, List, new() { Sets = [added.Set] });
        Vectors.Refused("late-unsigned", () => LateSlots.RequireReleased(reads, "t1", late));
        var removed = SlotSets.Grant(reads, List, ["a1", "b2"]);
        var without = Reports.OpenAsMember(People["a1"], Read(one) with { Slots = removed.Slots }, List, new() { Sets = [added.Set, removed.Set] });
        Vectors.Refused("late-unsigned", () => LateSlots.RequireReleased(without, "t1", late));
    }

    private static bool Opens(Reader me, JsonNode one)
    {
        try
        {
            Assert.Contains("Karangan", Open(me, one).Payload.Body.GetRawText(), StringComparison.Ordinal);
            return true;
        }
        catch (SealingException)
        {
            return false;
        }
    }

    private static OpenCase Open(Reader me, JsonNode one)
    {
        var (report, late) = (Read(one), one["late"].Wraps());
        if (one["epochs"]!.AsArray() is not [{ } later])
        {
            return Reports.OpenReleased(me, report, late, List);
        }

        OpenCase? before = null;
        var epoch = Epochs.OpenCached(me, LateSlots.FindKey(me.Keys, report.Kh, late), later.As(SealingJson.Default.Epoch), report.Kh, Before, List);
        var open = before!.Continue(epoch);
        LateSlots.RequireReleased(open, me.Id, late);
        return open;

        EpochEnd Before(CaseKey key)
        {
            before = Reports.OpenAsMember(me, report, List, new() { Sets = one["sets"].Objects(), CachedKey = key.Secret });
            return new(before.Slots.To, before.Slots.Next);
        }
    }

    private static Jaring.Sealing.Sealed Read(JsonNode one) => one["sealed"].As(SealingJson.Default.Sealed);
}
