using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Sealing;
using Directory = Jaring.Sealing.Directory;
using SealedReport = Jaring.Sealing.Sealed;

namespace Jaring.Tests.Sealing;

/// <summary>What only somebody who holds a key can make, and no honest page does: refused for what it is.</summary>
public sealed class KeyHolderTests
{
    private static readonly Scenario World = Scenario.Instance;
    private static readonly string Short = Base64Url.Encode(new byte[31]);
    private static readonly Lazy<Jaring.Sealing.SealedReport> Made = new(() => Reports.Seal(new(World.Directory, ["m1", "m2"], [], "isi", World.Site)));
    private static readonly Lazy<OpenCase> ByReporter = new(() => Reports.OpenAsReporter(Receipts.Keys(Made.Value.Receipt, World.Site), Report, World.Directory));

    private static SealedReport Report => Made.Value.Sealed;

    private static Reader M1 => World.Member("m1");

    [Fact]
    public void Values_Have_Their_Length()
    {
        Vectors.Refused("length", () => CaseKey.Fit(Report.Kh, new byte[31]));
        Vectors.Refused("length", () => RecoveryCode.Print(new byte[15]));
        Vectors.Refused("length", () => MemberRecords.Enrol("m1", M1.Keys, "x", new byte[15]));
        Vectors.Refused("slot-malformed", () => new Slot(SlotMode.Key, new byte[31]).Pack());
        Vectors.Refused("file-truncated", () => LockedWithWords.Open("x", new MemoryStream(new byte[10]), Stream.Null));
        foreach (var (id, salt, log2) in new[] { (15, 32, 10), (16, 31, 10), (16, 32, 9), (16, 32, 25) })
        {
            Vectors.Refused("file-header", () => SealedFile.Seal(new byte[32], new byte[id], Stream.Null, Stream.Null, log2, new byte[salt]));
        }

        var digits = Receipts.NewDigits();
        Vectors.Refused("receipt-typo", () => Receipts.Keys(digits + "0", World.Site));
        Vectors.Refused("receipt-typo", () => Receipts.Keys((char)(digits[0] + 10) + digits[1..], World.Site));
        Vectors.Refused("shares", () => Shamir.Split(new byte[32], 3, 1));
        Vectors.Refused("shares", () => Shamir.Split(new byte[32], 256, 2));
        var entry = World.Directory.Entry;
        Vectors.Refused("excluded", () => Reports.RequireReportReaders(entry, ["m1", "m2"], ["zz"], needsTwo: false));
        Vectors.Refused("readers", () => SlotSets.Grant(Reports.OpenAsMember(M1, Report, World.Directory), World.Directory, ["m1", "m1"]));
        Vectors.Refused("not-active", () => Slots.ForKey(entry, ["siapa"], "ck", [], new byte[32]));
        Vectors.Refused("readers", () => Slots.ForKey(entry, [.. Enumerable.Repeat("m1", 9)], "ck", [], new byte[32]));
        Vectors.Refused("readers", () => Slots.ForKey(entry with { Members = [.. Enumerable.Repeat(entry.Members[0], 33)] }, ["m1"], "ck", [], new byte[32]));
    }

    [Fact]
    public void A_Report_Stands_First_And_Is_The_Reporters_Own()
    {
        var (open, author) = (ByReporter.Value, ByReporter.Value.Author);
        Assert.Equal("isi", Opened(open.Payload, author).Payload.Body.GetString());
        Vectors.Refused("not-the-reporter", () => Opened(open.Payload, author with { Id = "m1" }));
        Vectors.Refused("fields", () => Opened(open.Payload with { Seq = 1 }, author));
        Vectors.Refused("fields", () => Opened(open.Payload with { Prev = Short }, author));
    }

    [Fact]
    public void A_Message_And_A_Line_Say_Both_Their_Place_And_What_They_Follow()
    {
        var open = ByReporter.Value;
        Vectors.Refused("thread-chain", () => Messages.OpenThread(open, [Messages.Seal(open, new(1, open.ReportHash), 1)], World.Directory));
        Vectors.Refused("thread-chain", () => Messages.OpenThread(open, [Messages.Seal(open, new(0, Short), 1)], World.Directory));
        var evidence = CaseEvidence.Open(Report, open.Key.Secret, [], World.Directory);
        var far = SealedObject.Seal(open.Key.Secret, "msg", Headers.Write("msg", ("case", open.CaseId), ("epoch", 7), ("id", "x")), []);
        SealedObject[] strange = [far, Messages.Seal(open, new(1, open.ReportHash), 1), Messages.Seal(open, new(0, Short), 1)];
        Assert.Equal([0, 1, 2], evidence.ReadThread(strange).Strange);
        Assert.Single(evidence.ReadThread([Messages.Seal(open, open.Base, 1)]).Items);

        var m1 = Reports.OpenAsMember(M1, Report, World.Directory);
        var line = CaseLog.Append(m1, null, World.Now, "open", null);
        Assert.Single(evidence.ReadLog([line]).Items);
        Vectors.Refused("log-chain", () => evidence.ReadLog([line, CaseLog.Append(m1, new(0, Short), World.Now, "open", null)]));
        Vectors.Refused("log-chain", () => evidence.ReadLog([line, CaseLog.Append(m1, new(1, line.Hash()), World.Now, "open", null)]));
        var stranger = new OpenCase(World.Member("m4"), m1.Key, [], m1.Payload, m1.ReportHash, m1.Slots);
        Assert.Equal([0], evidence.ReadLog([CaseLog.Append(stranger, null, World.Now, "open", null)]).Strange);
        var forged = new OpenCase(M1 with { Keys = World.Member("m4").Keys }, m1.Key, [], m1.Payload, m1.ReportHash, m1.Slots);
        Assert.Equal([0], evidence.ReadLog([CaseLog.Append(forged, null, World.Now, "open", null)]).Strange);
    }

    [Fact]
    public void A_Slot_Of_Somebody_Else_Is_No_Slot()
    {
        Vectors.Refused("no-slot", () => CaseKey.OpenAsReporter(M1.Keys, Report.Kh, Report.Rslot));
        Vectors.Refused("no-slot", () => CaseKey.Open(World.Member("m4").Keys, Report.Kh, Report.Slots));
        Vectors.Refused("no-share", () => _ = Slot.ForKey(new byte[32]).Share);
    }

    [Fact]
    public void After_A_Rotation_The_Old_Epoch_Is_Silent_For_The_Expert_Too()
    {
        var m1 = Reports.OpenAsMember(M1, Report, World.Directory);
        var (epoch, close, _) = Epochs.Rotate(m1, World.Directory, ["m1", "m2"]);
        EpochEnd End(CaseKey old) => new(["m1", "m2"], Bytes.HashOf(epoch.Kh));
        var after = m1.Continue(Epochs.Open(M1, epoch, Report.Kh, End, World.Directory));
        var evidence = CaseEvidence.Open(Report, m1.Key.Secret, [close], World.Directory).Continue(epoch, after.Key.Secret);
        var inNew = Messages.Seal(after, after.Base, 1);

        Assert.Equal([1], evidence.ReadThread([inNew, Messages.Seal(m1, new(1, inNew.Hash()), 1)]).Strange);
        var first = CaseLog.Append(after, null, World.Now, "open", null);
        Assert.Equal([1], evidence.ReadLog([first, CaseLog.Append(m1, new(0, first.Hash()), World.Now, "open", null)]).Strange);
    }

    [Fact]
    public void A_Receipt_That_Stays_Needs_No_Second_Reader_And_Gets_None()
    {
        var m1 = Reports.OpenAsMember(M1, Report, World.Directory);
        var same = FreshReceipt.Make(m1.CaseId, World.Site) with { Keys = ByReporter.Value.Author.Keys };
        var (epoch, _, _) = Epochs.Rotate(m1, World.Directory, ["m1", "m2"], fresh: same, co: Epochs.CoSign(m1.Key, same, World.Member("m2")));
        var end = new EpochEnd(["m1", "m2"], Bytes.HashOf(epoch.Kh));
        Vectors.Refused("receipt-change", () => Epochs.Open(M1, epoch, Report.Kh, _ => end, World.Directory));
    }

    [Fact]
    public void A_Reader_Who_Saw_Another_Report_Is_Told()
    {
        var seen = new Seen(0, Short, 0);
        Vectors.Refused("slots-fork", () => Reports.OpenAsMember(M1, Report, World.Directory, new() { Seen = seen }));
    }

    [Fact]
    public void Whoever_Has_Another_Key_In_The_New_List_Closes_Nothing_Of_The_Old()
    {
        using var team = new Founders("m1", "m2", "m3");
        var anew = team.Found(World.Now).After(World.Directory);
        var open = Reports.OpenAsMember(M1, Report, anew);
        Vectors.Refused("not-active", () => SlotSets.Close(open, anew, open.Key.Kh));
        Vectors.Refused("directory-ended", () => SlotSets.Grant(open, anew, ["m1", "m2"]));
    }

    [Fact]
    public void A_List_Is_Sound_Whoever_Signed_It()
    {
        using var team = new Founders("m1", "m2", "m3");
        var directory = team.Found(World.Now);
        var members = directory.Entry.Members;
        string Entry(Func<DirectoryEntry, DirectoryEntry> change) => Directory.Encode(change(directory.Entry));
        DirectoryEntry With(DirectoryMember first) => directory.Entry with { Members = [first, .. members.Skip(1)] };

        Vectors.Refused("directory-policy", () => Directory.Read(Entry(e => e with { Pol = new(0, 2, 2) })));
        Vectors.Refused("directory-policy", () => Directory.Read(Entry(e => e with { Pol = new(2, 0, 2) })));
        Vectors.Refused("directory-policy", () => Directory.Read(Entry(e => e with { Pol = new(2, 2, 0) })));
        Vectors.Refused("directory-member", () => Directory.Read(Entry(_ => With(members[0] with { Id = "" }))));
        Vectors.Refused("directory-member", () => Directory.Read(Entry(_ => With(members[0] with { Who = new("x", new string('x', 121), "L") }))));
        Vectors.Refused("point", () => Directory.Read(Entry(_ => With(members[0] with { Sig = Short }))));
        Vectors.Refused("directory-member", () => DirectoryNext.Compose(directory, [.. members, members[0]], World.Now));
        Vectors.Refused("not-active", () => directory.ActiveAt(-1, "m1"));
        Vectors.Refused("not-active", () => directory.ActiveAt(1, "m1"));
        Assert.False(directory.Contains(-1, directory.Hash));
        Assert.False(directory.Contains(1, directory.Hash));
    }

    [Fact]
    public void An_Answer_Or_A_Hand_Over_Is_What_It_Says()
    {
        var dual = Reports.Seal(new(World.Directory, ["m1", "m2"], [], "isi", World.Site) { Dual = true }).Sealed;
        var request = DualMode.Request(M1, dual, "mendesak", World.Directory, World.Site);
        var asked = DualMode.OpenRequest(World.Member("m2"), request, dual, World.Directory);
        Vectors.Refused("fields", () => DualMode.ReadAnswer(asked, Messages.Seal(asked.Thread, asked.Thread.Base, "teks"), World.Directory));

        var one = new HandedCase(ByReporter.Value.CaseId, 0, Base64Url.Encode(new byte[32]));
        Assert.Equal("m1", HandedOver("handover", one).By);
        Vectors.Refused("not-a-handover", () => HandedOver("request", one));
        Vectors.Refused("not-a-handover", () => Handovers.Read(ByReporter.Value, World.Directory));
        Vectors.Refused("not-a-request", () => DualMode.OpenRequest(M1, Report, dual, World.Directory));
        Vectors.Refused("length", () => HandedOver("handover", one with { Case = Short }));
        Vectors.Refused("length", () => HandedOver("handover", one with { Ck = Short }));
        Vectors.Refused("length", () => HandedOver("handover", one with { Epoch = -1 }));
    }

    [Fact]
    public void A_Line_Of_The_Offices_Log_Is_Of_This_Version_And_Kind()
    {
        var line = JsonNode.Parse(Base64Url.Decode(GlobalLog.Append("kantor", null, M1, World.Now, "x", null).E))!;
        foreach (var (field, reason) in new[] { ("v", "header-v"), ("t", "fields") })
        {
            var json = line.DeepClone();
            json[field] = "JT0";
            var bytes = CanonicalJson.Write(json);
            var other = new GlobalLogRecord(Base64Url.Encode(bytes), "m1", Signatures.Sign(M1.Keys.Signing, GlobalLog.Label, bytes));
            Vectors.Refused(reason, () => GlobalLog.Verify("kantor", [other], World.MemberKey));
        }
    }

    [Fact]
    public void A_Name_Is_Held_In_Shares_And_Opens_With_A_Key_Of_Its_Length()
    {
        var named = Reports.Seal(new(World.Directory, ["m1", "m2"], [], "isi", World.Site) { Name = "Sari" }).Sealed;
        var open = Reports.OpenAsMember(M1, named, World.Directory);
        Vectors.Refused("length", () => Identity.OpenWithKey(named, open.Payload, new byte[31]));
        var whole = Slots.ForKey(World.Directory.Entry, ["m1"], "id-share", named.Identity.Header, new byte[32]);
        Vectors.Refused("no-share", () => Identity.MyShare(M1.Keys, named with { Idslots = whole }));
    }

    [Fact]
    public void Private_Keys_Are_Those_Of_The_Public_Ones_And_Nothing_Else()
    {
        using var other = MemberKeys.Generate();
        Vectors.Refused("private-key", () => MemberKeys.Import(other.Export(), M1.Keys.Kem, other.Sig));
        Vectors.Refused("private-key", () => MemberKeys.Import(other.Export(), other.Kem, M1.Keys.Sig));
        using var large = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Vectors.Refused("private-key", () => P256.ImportSigningKey(large.ExportPkcs8PrivateKey()));
        Vectors.Refused("private-key", () => P256.ImportSigningKey([.. other.Signing.ExportPkcs8PrivateKey(), 0]));
    }

    [Fact]
    public void Ways_To_The_Keys_Are_Exact()
    {
        var (key, salt) = (Bytes.Random(16), Base64Url.Encode(new byte[16]));
        Vectors.Refused("length", () => ByCode(key, new() { ["alg"] = "raw" }, master: new byte[31]));
        Vectors.Refused("kdf", () => ByCode(key, new() { ["alg"] = "raw", ["more"] = 1 }));
        Vectors.Refused("kdf", () => ByCode(key, new() { ["alg"] = "PRF" }));
        Vectors.Refused("fields", () => ByCode(key, new() { ["alg"] = 1 }));
        var bare = Headers.Write("mk", ("id", "m1"), ("m", UnlockWays.RecoveryCode), ("kdf", "raw"), ("kc", Short));
        Vectors.Refused("kdf", () => UnlockWays.Kdf(SealedObject.Seal(new byte[32], "mk", bare, []), UnlockWays.RecoveryCode));
        Vectors.Refused("kdf", () => ByWords(new() { ["alg"] = "PBKDF2-SHA256", ["iter"] = 600_000, ["salt"] = salt, ["more"] = 1 }));
        Vectors.Refused("fields", () => ByWords(new() { ["alg"] = "PBKDF2-SHA256", ["iter"] = 600_000, ["more"] = 1 }));
        Vectors.Refused("fields", () => ByWords(new() { ["alg"] = "PBKDF2-SHA256", ["salt"] = salt, ["more"] = 1 }));
        Vectors.Refused("kdf", () => ByWords(new() { ["alg"] = "PBKDF2-SHA256", ["iter"] = "600000", ["salt"] = salt }));
        Vectors.Refused("kdf", () => ByWords(new() { ["alg"] = "PBKDF2-SHA256", ["iter"] = 10_000_001, ["salt"] = salt }));
        Vectors.Refused("length", () => ByWords(new() { ["alg"] = "PBKDF2-SHA256", ["iter"] = 600_000, ["salt"] = Short }));
        Vectors.Refused("kdf", () => ByPasskey(new() { ["alg"] = "PRF", ["cred"] = "AAAA", ["salt"] = Base64Url.Encode(new byte[32]), ["more"] = 1 }));
        Vectors.Refused("length", () => ByPasskey(new() { ["alg"] = "PRF", ["cred"] = "AAAA", ["salt"] = salt }));
        Vectors.Refused("kdf", () => ByPin(new() { ["alg"] = "PIN", ["device"] = salt, ["iter"] = 600_000, ["salt"] = salt, ["more"] = 1 }, 32));
        Vectors.Refused("length", () => ByPin(new() { ["alg"] = "PIN", ["device"] = salt, ["iter"] = 600_000, ["salt"] = salt }, 31));
        Vectors.Refused("length", () => ByPin(new() { ["alg"] = "PIN", ["device"] = Short, ["iter"] = 600_000, ["salt"] = salt }, 32));
        Vectors.Refused("length", () => ByPin(new() { ["alg"] = "PIN", ["device"] = salt, ["iter"] = 600_000, ["salt"] = Short }, 32));
    }

    private static OpenCase Opened(ReportPayload payload, Reader author)
    {
        var key = ByReporter.Value.Key;
        var header = Headers.Write("report", ("case", key.Header.Case), ("epoch", 0), ("id", "x"));
        var signed = SignedPayload.Sign(author.Keys.Signing, "msg", header, payload, SealingJson.Default.ReportPayload, author.Id);
        var report = Report with { Report = SealedObject.Seal(key.Secret, "report", header, signed.Encode()) };
        return Reports.OpenAsMember(M1, report, World.Directory);
    }

    private static Handover HandedOver(string via, HandedCase handed)
    {
        var payload = new HandoverPayload(["m2", "m1"], [handed]);
        var told = Reports.Seal(new Report(World.Directory, payload.To, [], null, World.Site), kh =>
        {
            var signed = SignedPayload.Sign(M1.Keys.Signing, "handover", kh, payload, SealingJson.Default.HandoverPayload, "m1");
            return JsonSerializer.SerializeToNode(new RequestBody(via, signed.P, signed.By, signed.Sig), SealingJson.Default.RequestBody);
        }).Sealed;
        return Handovers.Read(Reports.OpenAsMember(World.Member("m2"), told, World.Directory), World.Directory);
    }

    private static MemberRecord Record(params SealedObject[] ways) => new("m1", M1.Keys.Kem, M1.Keys.Sig, Report.Report, ways);

    private static void ByCode(byte[] code, JsonObject kdf, byte[]? master = null) =>
        MemberRecords.UnlockByRecovery(Record(UnlockWays.Lock(master ?? new byte[32], "m1", UnlockWays.RecoveryCode, code, kdf)), code);

    private static void ByWords(JsonObject kdf) =>
        MemberRecords.Unlock(Record(UnlockWays.Lock(new byte[32], "m1", UnlockWays.Passphrase, new byte[32], kdf)), "x");

    private static void ByPasskey(JsonObject kdf) =>
        MemberRecords.UnlockByPasskey(Record(UnlockWays.Lock(new byte[32], "m1", UnlockWays.Passkey, new byte[32], kdf)), "AAAA", new byte[32]);

    private static void ByPin(JsonObject kdf, int deviceKey) =>
        PinLocks.Proof("m1", UnlockWays.Lock(new byte[32], "m1", UnlockWays.Pin, new byte[32], kdf), "123456", new byte[deviceKey]);
}
