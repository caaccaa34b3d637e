using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Jaring.Sealing;

namespace Jaring.Tests.Sealing;

/// <summary>scenario.json: everything in it that must open.</summary>
public class ScenarioTests
{
    private static readonly Scenario World = Scenario.Instance;

    public static TheoryData<int, string> Opens => Vectors.Cases("scenario.json", "opens", "case");

    public static TheoryData<int, string> BadChains => Vectors.Cases("scenario.json", "badChains");

    [Fact]
    public void The_Directory_Verifies_From_Its_Genesis()
    {
        Assert.Equal(World["head"].Text(), World.Directory.Hash);
        Assert.Equal(3, World.Directory.Entries.Count);
        Assert.Null(World.Directory.Stale);
    }

    [Fact]
    public void An_Expired_Directory_Is_Stale_For_Sealing_And_Refused_For_Acting()
    {
        var last = (long)World["staleSince"]!;
        var late = DateTimeOffset.FromUnixTimeSeconds(last + 1);

        Assert.Null(World.Verify(World["chain"], DateTimeOffset.FromUnixTimeSeconds(last)).Stale);
        Assert.Equal(last, World.Verify(World["chain"], late, use: DirectoryUse.Seal).Stale);
        Vectors.Refused("directory-expired", () => World.Verify(World["chain"], late));
    }

    [Theory]
    [MemberData(nameof(BadChains))]
    public void Bad_Directories_Are_Refused(int index, string name)
    {
        var t = World["badChains"][index]!;
        var now = t["now"] is { } late ? DateTimeOffset.FromUnixTimeSeconds((long)late) : World.Now;
        var reason = Assert.Throws<SealingException>(() => World.Verify(t["chain"]!, now, t["genesis"]?.GetValue<string>())).Reason;
        Assert.Equal(name switch
        {
            "expired, strict use (for sealing: verdict stale)" => "directory-expired",
            "unknown role" or "duplicate member id" => "directory-member",
            "m5's key replaced, quorum signs but no proof of possession" => "directory-possession",
            "other genesis" => "directory-genesis",
            "entry removed from the middle" or "removed member still counts" => "directory-chain",
            _ => "directory-quorum",
        }, reason);
    }

    [Theory]
    [MemberData(nameof(Opens))]
    public void Chosen_Readers_Open_Alone_And_Nobody_Else_Does(int index, string name)
    {
        var t = World["opens"][index]!;
        foreach (var id in World.MemberIds)
        {
            if (t["by"].Texts().Contains(id))
            {
                var open = Reports.OpenAsMember(World.Member(id), World.Case(name), World.Directory);
                Assert.True(Scenario.SameJson(open.Payload.Body, t["body"]));
                Assert.Equal((bool)t["named"]!, open.Payload.Named);
                Assert.Contains(id, open.Payload.To);
            }
            else
            {
                var reason = Assert.Throws<SealingException>(
                    () => Reports.OpenAsMember(World.Member(id), World.Case(name), World.Directory)).Reason;
                Assert.Contains(reason, new[] { "no-slot", "two-needed" });
            }
        }
    }

    [Fact]
    public void Everything_Of_One_Step_Has_One_Shape()
    {
        foreach (var (name, _) in World["cases"].AsObject())
        {
            Assert.Equal(name != "large", SealedShape.Of(World.Case(name)) == World.Shape);
            Assert.True(JsonNode.DeepEquals(World.CaseJson(name), JsonNode.Parse(World.Case(name).Write())));
        }
    }

    [Fact]
    public void The_Access_Token_Fits_What_The_Server_Keeps()
    {
        var token = World.Main.Key.Access;
        Assert.Equal(World.Case("main").Ah, Base64Url.Encode(SHA256.HashData(Base64Url.Decode(token))));
    }

    [Fact]
    public void The_Receipt_Opens_The_Case()
    {
        var receipt = Receipts.Keys(World["receipt"].Text(), World.Site);
        var open = Reports.OpenAsReporter(receipt, World.Case("main"), World.Directory);

        Assert.Equal(World.Case("main").Rid, receipt.Rid);
        Assert.Equal(World.Main.Key.Secret, open.Key.Secret);
        Assert.Equal("r", open.Author.Id);
    }

    [Fact]
    public void The_Thread_Opens_In_Order_And_Only_In_Order()
    {
        var messages = World["thread"].AsArray().Select(m => m.AsObject("o")).ToArray();
        var thread = Messages.OpenThread(World.Main, messages, World.Directory);

        Assert.Equal(World["thread"].AsArray().Select(m => m!["by"].Text()), thread.Items.Select(i => i.By));
        Assert.All(thread.Items, item => Assert.True(Scenario.SameJson(item.Body, World["thread"][item.Position - 1]!["body"])));
        Assert.Equal(new Head(2, messages[1].Hash()), thread.Head);
        Vectors.Refused("thread-chain", () => Messages.OpenThread(World.Main, [messages[1], messages[0]], World.Directory));
        Vectors.Refused("thread-chain", () => Messages.OpenThread(World.Main, [messages[1]], World.Directory));
        Vectors.Refused("thread-chain", () => Messages.OpenThread(World.Main, [messages[0], messages[0]], World.Directory));
    }

    [Fact]
    public void Two_Members_Together_Open_The_Name()
    {
        var (unlock, main) = (World["identityUnlock"], World.Case("main"));
        var requester = World.Member(unlock["requester"].Text()).Keys;
        var released = Identity.Receive(requester, unlock["release"].As(SealingJson.Default.Wrap), unlock["reqHash"].Text());
        var name = Identity.Open(main, World.Main.Payload, [Identity.MyShare(requester, main), released]);

        Assert.True(JsonNode.DeepEquals(World["identity"], name));
        Vectors.Refused("no-name", () => Identity.MyShare(World.Member("m1").Keys, World.Case("unnamed")));
    }

    [Fact]
    public void After_Two_Grants_Only_The_New_Readers_Open()
    {
        var (main, sets) = World.Granted(closed: false);
        var reading = new Reading { Sets = sets, Seen = Scenario.Seen(World["sets"]["seen"]) };
        foreach (var id in World.MemberIds)
        {
            if (World["sets"]["canOpen"].Texts().Contains(id))
            {
                var state = Reports.OpenAsMember(World.Member(id), main, World.Directory, reading).Slots;
                Assert.Equal(2, state.Rev);
                Assert.Contains(id, state.To);
                Assert.Equal(reading.Seen, state.Seen);
            }
            else
            {
                Vectors.Refused("no-slot", () => Reports.OpenAsMember(World.Member(id), main, World.Directory, reading));
            }
        }
    }

    [Fact]
    public void A_Former_Reader_Sees_Who_Took_Them_Out_And_That_The_Epoch_Ended()
    {
        var (main, sets) = World.Granted(closed: true);
        var reading = new Reading { Sets = sets, CachedKey = World.Main.Key.Secret };
        var state = Reports.OpenAsMember(World.Member("m2"), main, World.Directory, reading).Slots;

        Assert.Equal(World["sets"]["lastBy"].Text(), state.Changes[1].By);
        Assert.Equal(World["sets"]["out"].Texts(), state.Changes[1].Out);
        Assert.Equal(World["sets"]["canOpen"].Texts(), state.To);
        Assert.Equal(Bytes.HashOf(World.Epoch().Kh), state.Next);
    }

    [Fact]
    public void The_Next_Epoch_Opens_For_Its_Readers_And_Through_It_The_First()
    {
        foreach (var id in World.MemberIds)
        {
            if (World["epoch"]["canOpen"].Texts().Contains(id))
            {
                var epoch = World.OpenEpoch(id);
                Assert.Equal(World["epoch"]["by"].Text(), epoch.By);
                Assert.Equal(World.Main.Key.Secret, epoch.Old.Secret);
                Assert.Equal(World.Epoch().Ah, epoch.Key.AccessHash);
            }
            else
            {
                Vectors.Refused("no-slot", () => World.OpenEpoch(id));
            }
        }
    }

    [Fact]
    public void The_New_Receipt_Opens_Both_Epochs_And_The_Old_One_Neither()
    {
        var epoch = World.Epoch();
        var kh0 = World["epoch"]["kh0"].Text();
        var keys = ReceiptBox.Open(Receipts.Keys(World["epoch"]["receipt"].Text(), World.Site), epoch.Kh, epoch.Rbox!);
        var open = Epochs.OpenAsReporter(keys, epoch, kh0, World.EndOfFirstEpoch, World.Directory);

        Assert.Equal(World.Main.Key.Secret, open.Old.Secret);
        Vectors.Refused("header-rk", () => ReceiptBox.Open(
            Receipts.Keys(World["receipt"].Text(), World.Site), epoch.Kh, World.Case("main").Rbox));
    }

    [Fact]
    public void Two_Holders_Open_A_Dual_Case()
    {
        var t = World["dual"];
        var (dual, request) = (World.Case(t["case"].Text()), World.Case(t["request"].Text()));
        var asked = DualMode.OpenRequest(World.Member(t["approver"].Text()), request, dual, World.Directory);
        var requester = World.Member(t["requester"].Text());
        var key = DualMode.Open(requester, request, dual, [t.AsObject("release")], World.Directory);
        var open = Reports.OpenAsMember(requester, dual, World.Directory, new() { CachedKey = key.Secret });

        Assert.Equal(t["requester"].Text(), asked.By);
        Assert.Equal(t["reason"].Text(), asked.Reason);
        Assert.Equal(t["holders"].Texts(), asked.Holders);
        Assert.True(Scenario.SameJson(open.Payload.Body, t["body"]));
    }

    [Fact]
    public void The_Case_Log_Runs_Over_Two_Epochs()
    {
        var t = World["log"];
        var log = CaseLog.Verify(World.Keys, t["entries"].Objects(), World.LogReaderKey);

        Assert.Equal(t["id"].Text(), World.Main.CaseId);
        Assert.Equal(t["head"].Text(), log.Head!.Hash);
        Assert.Equal(t["acts"].Texts(), log.Items.Select(i => i.Act));
    }

    [Fact]
    public void The_Global_Log_Is_A_Chain()
    {
        var records = World["audit"].AsArray().Select(r => r.As(SealingJson.Default.GlobalLogRecord)).ToList();
        var log = World["auditLog"].Text();
        var head = GlobalLog.Verify(log, records, World.MemberKey)!;

        Assert.Equal(World["auditHead"].Text(), head.Hash);
        Vectors.Refused("log-truncated", () => GlobalLog.Verify(log, [.. records.SkipLast(1)], World.MemberKey, head));
        Vectors.Refused("header-seq", () => GlobalLog.Verify(log, [records[0], records[2]], World.MemberKey));
        Vectors.Refused("header-log", () => GlobalLog.Verify("other", records, World.MemberKey));
        Vectors.Refused("log-fork", () => GlobalLog.Verify(log, records, World.MemberKey, new(1, head.Hash)));
        Vectors.Refused("signature", () => GlobalLog.Verify(log, records, _ => World.MemberKey("m3")));
    }
}
