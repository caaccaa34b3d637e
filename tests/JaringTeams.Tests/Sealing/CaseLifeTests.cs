using System.Text.Json.Nodes;
using Jaring.Sealing;

namespace Jaring.Tests.Sealing;

/// <summary>What happens to a case after it was sealed: answers, handing on, rotating, a lost receipt, opening together, logs.</summary>
public class CaseLifeTests
{
    private static readonly Scenario World = Scenario.Instance;

    private static readonly Lazy<SealedReport> Once = new(
        () => Reports.Seal(new(World.Directory, ["m1", "m2", "m4"], ["m3"], "isi", World.Site)));

    private static readonly Lazy<OpenCase> OnceByReporter = new(
        () => Reports.OpenAsReporter(Receipts.Keys(Once.Value.Receipt, World.Site), Once.Value.Sealed, World.Directory));

    private readonly Sealed _report = Once.Value.Sealed;
    private readonly string _receipt = Once.Value.Receipt;
    private readonly OpenCase _reporter = OnceByReporter.Value;
    private readonly OpenCase _m1;

    public CaseLifeTests() => _m1 = Open("m1");

    [Fact]
    public void A_Member_Answers_And_The_Reporter_Reads_And_Writes_Back()
    {
        var answer = Messages.Seal(_m1, _m1.Base, new JsonObject { ["kind"] = "answer", ["text"] = "Terima kasih sudah menulis." });
        var read = Messages.OpenThread(_reporter, [answer], World.Directory);
        var reply = Messages.Seal(_reporter, read.Head, new JsonObject { ["kind"] = "message", ["text"] = "Sama-sama" });
        var thread = Messages.OpenThread(Open("m4"), [answer, reply], World.Directory);

        Assert.Equal(["m1", "r"], thread.Items.Select(i => i.By));
        Assert.Equal([1, 2], thread.Items.Select(i => i.Position));
        Assert.Equal("Sama-sama", thread.Items[1].Body.GetProperty("text").GetString());
        Vectors.Refused("thread-chain", () => Messages.OpenThread(_reporter, [reply], World.Directory));
        Vectors.Refused("thread-chain", () => Messages.OpenThread(_reporter, [answer, answer], World.Directory));
    }

    [Fact]
    public void Nobody_Writes_In_Another_Name_Nor_Without_Having_Been_A_Reader()
    {
        var key = _reporter.Key;
        var asM1 = Messages.Seal(key, new("m1", _reporter.Author.Keys), _m1.Base, "palsu");
        var asReporter = Messages.Seal(key, new("r", World.Member("m1").Keys), _m1.Base, "palsu");
        var byOutsider = Messages.Seal(key, World.Member("m3"), _m1.Base, "palsu");

        Vectors.Refused("signature", () => Messages.OpenThread(_m1, [asM1], World.Directory));
        Vectors.Refused("signature", () => Messages.OpenThread(_m1, [asReporter], World.Directory));
        Vectors.Refused("not-reader", () => Messages.OpenThread(_m1, [byOutsider], World.Directory));
    }

    [Fact]
    public void A_Grant_Replaces_All_Slots_And_The_Former_Reader_Sees_It()
    {
        var grant = SlotSets.Grant(_m1, World.Directory, ["m1", "m6"]);
        var granted = _report with { Slots = grant.Slots };
        var reading = new Reading { Sets = [grant.Set] };
        var m6 = Reports.OpenAsMember(World.Member("m6"), granted, World.Directory, reading);
        var m2 = Reports.OpenAsMember(World.Member("m2"), granted, World.Directory, reading with { CachedKey = _m1.Key.Secret });

        Assert.Empty(_report.Slots.Select(s => s.E).Intersect(grant.Slots.Select(s => s.E)));
        Assert.Equal(["m1", "m6"], m6.Slots.To);
        Assert.Equal("m1", m2.Slots.Changes.Single().By);
        Assert.Equal(["m2", "m4"], m2.Slots.Changes.Single().Out);
        Vectors.Refused("no-slot", () => Reports.OpenAsMember(World.Member("m2"), granted, World.Directory, reading));
        Vectors.Refused("slots-rollback", () => Reports.OpenAsMember(
            World.Member("m1"), _report, World.Directory, new() { Seen = m6.Slots.Seen }));
        Vectors.Refused("slots-unsigned", () => Reports.OpenAsMember(World.Member("m1"), granted, World.Directory));
    }

    [Fact]
    public void A_New_Epoch_Leaves_A_Reader_Out_And_Keeps_The_Thread()
    {
        var first = Messages.Seal(_m1, _m1.Base, "satu");
        var (epoch, close, _) = Epochs.Rotate(_m1, World.Directory, ["m1", "m4"]);
        EpochEnd End(CaseKey old)
        {
            var state = Reports.OpenAsMember(
                World.Member("m4"), _report, World.Directory, new() { Sets = [close], CachedKey = old.Secret }).Slots;
            return new(state.To, state.Next);
        }

        var m4 = Open("m4").Continue(Epochs.Open(World.Member("m4"), epoch, _report.Kh, End, World.Directory));
        var reporter = _reporter.Continue(Epochs.OpenAsReporter(_reporter.Author.Keys, epoch, _report.Kh, End, World.Directory));
        var head = Messages.OpenThread(m4, [first], World.Directory).Head;
        var second = Messages.Seal(m4, head, "dua");

        Assert.Equal(["satu", "dua"], Messages.OpenThread(reporter, [first, second], World.Directory).Items.Select(i => i.Body.GetString()));
        Assert.Equal(1, m4.Key.Header.Epoch);
        Vectors.Refused("no-slot", () => Epochs.Open(World.Member("m2"), epoch, _report.Kh, End, World.Directory));
        Vectors.Refused("header-epoch", () => Messages.OpenThread(_reporter, [first, second], World.Directory));
        Vectors.Refused("epoch-over", () => Reports.OpenAsMember(
            World.Member("m1"), _report, World.Directory, new() { Sets = [close, close], CachedKey = _m1.Key.Secret }));
        Vectors.Refused("epoch-chain", () => m4.Continue(Epochs.Open(World.Member("m4"), epoch, _report.Kh, End, World.Directory)));

        var cached = Epochs.OpenCached(World.Member("m1"), m4.Key.Secret, epoch, _report.Kh, End, World.Directory);
        Assert.Equal(["m1", "m4"], cached.Slots.To);
    }

    [Fact]
    public void After_A_New_Epoch_An_Old_Epochs_Message_Cannot_Come_Late()
    {
        var (epoch, close, _) = Epochs.Rotate(_m1, World.Directory, ["m1", "m4"]);
        var end = new EpochEnd(["m1", "m2", "m4"], Bytes.HashOf(epoch.Kh));
        var m4 = Open("m4").Continue(Epochs.Open(World.Member("m4"), epoch, _report.Kh, _ => end, World.Directory));
        var inNew = Messages.Seal(m4, m4.Base, "baru");
        var lateByM2 = Messages.Seal(Open("m2"), new(1, inNew.Hash()), "terlambat");

        Vectors.Refused("header-epoch", () => Messages.OpenThread(m4, [inNew, lateByM2], World.Directory));
        Assert.NotNull(close);
    }

    [Fact]
    public void A_Lost_Receipt_Is_Replaced_By_Two_Readers()
    {
        var fresh = FreshReceipt.Make(_m1.CaseId, World.Site);
        var co = Epochs.CoSign(_m1.Key, fresh, World.Member("m4"));
        var (epoch, _, _) = Epochs.Rotate(_m1, World.Directory, ["m1", "m4"], fresh: fresh, co: co);
        var end = new EpochEnd(["m1", "m2", "m4"], Bytes.HashOf(epoch.Kh));
        var keys = ReceiptBox.Open(Receipts.Keys(fresh.Digits, World.Site), epoch.Kh, epoch.Rbox!);
        var opened = Epochs.OpenAsReporter(keys, epoch, _report.Kh, _ => end, World.Directory);

        Assert.Equal(("m1", "m4"), (opened.By, opened.CoSignedBy));
        Assert.Equal(_m1.Key.Secret, opened.Old.Secret);
        Assert.Equal(fresh.Rid, epoch.Rid);
        Vectors.Refused("header-rk", () => ReceiptBox.Open(Receipts.Keys(_receipt, World.Site), epoch.Kh, _report.Rbox));
        Vectors.Refused("receipt-change", () => Epochs.Rotate(_m1, World.Directory, ["m1", "m4"], fresh: fresh));

        var (alone, _, _) = Epochs.Rotate(_m1, World.Directory, ["m1", "m4"], fresh: fresh, co: Epochs.CoSign(_m1.Key, fresh, World.Member("m1")));
        var endAlone = new EpochEnd(["m1", "m2", "m4"], Bytes.HashOf(alone.Kh));
        Vectors.Refused("receipt-change", () => Epochs.Open(World.Member("m4"), alone, _report.Kh, _ => endAlone, World.Directory));
    }

    [Fact]
    public void Two_Holders_Open_A_Dual_Case_And_It_Stays_Dual()
    {
        var dual = Reports.Seal(new(World.Directory, ["m1", "m4", "m6"], ["m3"], "dua kunci", World.Site) { Dual = true }).Sealed;
        Vectors.Refused("no-slot", () => DualMode.Request(World.Member("m3"), dual, "mendesak", World.Directory, World.Site));
        var request = DualMode.Request(World.Member("m1"), dual, "mendesak", World.Directory, World.Site);
        var release = DualMode.Approve(World.Member("m6"), request, dual, World.Directory);
        var key = DualMode.Open(World.Member("m1"), request, dual, [release], World.Directory);
        var open = Reports.OpenAsMember(World.Member("m1"), dual, World.Directory, new() { CachedKey = key.Secret });
        var grant = SlotSets.Grant(open, World.Directory, ["m1", "m4"], dual: true);

        Assert.Equal(World.Shape, SealedShape.Of(request));
        Assert.Equal("dua kunci", open.Payload.Body.GetString());
        Assert.Equal("mendesak", DualMode.OpenRequest(World.Member("m6"), request, dual, World.Directory).Reason);
        Vectors.Refused("no-slot", () => DualMode.OpenRequest(World.Member("m3"), request, dual, World.Directory));
        Vectors.Refused("too-few-shares", () => DualMode.Open(World.Member("m1"), request, dual, [], World.Directory));
        Vectors.Refused("two-needed", () => Reports.OpenAsMember(
            World.Member("m4"), dual with { Slots = grant.Slots }, World.Directory, new() { Sets = [grant.Set] }));
    }

    [Fact]
    public void The_Case_Log_Is_Appended_And_Verified()
    {
        var first = CaseLog.Append(_m1, null, World.Now, "open", null);
        var second = CaseLog.Append(_m1, new(0, first.Hash()), World.Now, "grant", first.Hash());
        var log = CaseLog.Verify([_m1.Key], [first, second], World.MemberKey);

        Assert.Equal([("m1", "open"), ("m1", "grant")], log.Items.Select(i => (i.By, i.Act)));
        Assert.Equal(first.Hash(), log.Items[1].Ref);
        Vectors.Refused("log-truncated", () => CaseLog.Verify([_m1.Key], [first], World.MemberKey, log.Head));
        Vectors.Refused("header-seq", () => CaseLog.Verify([_m1.Key], [second], World.MemberKey));
        Vectors.Refused("log-key", () => CaseLog.Verify([World.Main.Key], [CaseLog.Append(_m1, null, World.Now, "open", null) with { H = FirstLogHeader(World.Main.CaseId) }], World.MemberKey));
    }

    [Fact]
    public void The_Global_Log_Is_Appended_And_Verified()
    {
        var first = GlobalLog.Append("global", null, World.Member("m1"), World.Now, "directory", World.Directory.Hash);
        var second = GlobalLog.Append("global", new(0, first.Hash()), World.Member("m2"), World.Now, "release", null);
        var head = GlobalLog.Verify("global", [first, second], World.MemberKey);

        Assert.Equal(new Head(1, second.Hash()), head);
        Vectors.Refused("header-prev", () => GlobalLog.Verify(
            "global", [first, GlobalLog.Append("global", new(0, second.Hash()), World.Member("m2"), World.Now, "x", null)], World.MemberKey));
        Vectors.Refused("fields", () => GlobalLog.Verify("global", [first with { By = "m2" }], World.MemberKey));
    }

    private static string FirstLogHeader(string log) =>
        Base64Url.Encode(Headers.Write("log", ("log", log), ("seq", 0), ("prev", null)));

    private OpenCase Open(string id) => Reports.OpenAsMember(World.Member(id), _report, World.Directory);
}
