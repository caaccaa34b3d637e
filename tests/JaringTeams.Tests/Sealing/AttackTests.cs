using System.Text.Json.Nodes;
using Jaring.Sealing;

namespace Jaring.Tests.Sealing;

/// <summary>scenario.json: every attack in it is refused, for the reason the attack aims at.</summary>
public class AttackTests
{
    private static readonly Scenario World = Scenario.Instance;

    public static TheoryData<int, string> Attacks => Vectors.Cases("scenario.json", "attacks");

    [Theory]
    [MemberData(nameof(Attacks))]
    public void An_Attack_Is_Refused(int index, string name)
    {
        var t = World["attacks"][index]!;
        Assert.Equal(AttackReasons.For(name), Assert.Throws<SealingException>(() => Try(t)).Reason);
    }

    private static void Try(JsonNode t)
    {
        switch ((string?)t["op"])
        {
            case null:
                Open(t);
                break;
            case "openCk":
                CaseKey.Open(Me(t).Keys, Patched(t)["kh"].Text(), Patched(t)["slots"].Wraps());
                break;
            case "obj":
                t.AsObject("o").OpenAny(t["secret"].Raw(), t["t"].Text());
                break;
            case "msg":
                Messages.Open(World.Main.Key, t.AsObject("o"), by => Messages.AuthorKeys(World.Main, World.Directory, World.Main.Key, by));
                break;
            case "shape":
                SealingException.Require(SealedShape.Of(Patched(t)) == World.Shape, "shape");
                break;
            case "unlock":
                MemberRecords.Unlock(t["rec"].As(SealingJson.Default.MemberRecord), t["pass"].Text());
                break;
            case "receipt":
                var box = t["box"] ?? Patched(t);
                ReceiptBox.Open(Receipts.Keys(t["receipt"].Text(), World.Site), box["kh"].Text(), box.AsObject("rbox"));
                break;
            case "identity":
                OpenIdentity(t);
                break;
            case "idrelease":
                Identity.Receive(Me(t).Keys, t["release"].As(SealingJson.Default.Wrap), t["reqHash"].Text());
                break;
            case "epoch":
                OpenEpoch(t);
                break;
            case "request":
                DualMode.OpenRequest(Me(t), SealedOf(Patched(t)).Case, World.Case("dual"), World.Directory);
                break;
            case "dual":
                DualMode.Open(Me(t), World.Case(t["request"].Text()), World.Case("dual"), t["releases"].Objects(), World.Directory);
                break;
            case "log":
                CaseLog.Verify(World.Keys, t["entries"].Objects(), World.LogReaderKey, Scenario.Head(t["seen"]));
                break;
            case "audit":
                var records = t["audit"]!.AsArray().Select(r => r.As(SealingJson.Default.GlobalLogRecord));
                GlobalLog.Verify(World["auditLog"].Text(), [.. records], World.MemberKey);
                break;
            default:
                throw new InvalidOperationException("unknown op");
        }
    }

    private static void Open(JsonNode t)
    {
        var (report, sets) = SealedOf(Patched(t));
        Reports.OpenAsMember(Me(t), report, World.Directory, new()
        {
            Sets = sets,
            ExpectedCase = t["expectCase"]?.GetValue<string>(),
            Seen = Scenario.Seen(t["seen"]),
            CachedKey = t["ck"]?.Raw(),
        });
    }

    private static void OpenIdentity(JsonNode t)
    {
        var report = SealedOf(Patched(t)).Case;
        var p = t["p"]!;
        var payload = World.Main.Payload with { Named = (bool)p["named"]!, Idh = p["idh"].Text() };
        Identity.Open(report, payload, [.. t["shares"].Texts().Select(id => IdentityShareOf(id, report))]);
    }

    /// <summary>The forged envelopes have two slots only; what must stop them is the signed payload and the commitment.</summary>
    private static IdentityShare IdentityShareOf(string id, Sealed report) => report.Idslots.Count == Slots.Count
        ? Identity.MyShare(World.Member(id).Keys, report)
        : new(report.Idslots.Select(w =>
            Slots.TryOpen(World.Member(id).Keys.Agreement, "id-share", report.Identity.Header, w)).OfType<Slot>().First());

    private static void OpenEpoch(JsonNode t)
    {
        var epoch = World.Epoch(t["epoch"]);
        var end = new EpochEnd(t["to0"].Texts(), t["next"]?.GetValue<string>() ?? Bytes.HashOf(epoch.Kh));
        Epochs.Open(Me(t), epoch, t["kh0"].Text(), _ => end, World.Directory);
    }

    private static Reader Me(JsonNode t) => World.Member(t["as"].Text());

    private static (Sealed Case, SealedObject[] Sets) SealedOf(JsonObject json)
    {
        var sets = json["sets"].Objects();
        json.Remove("sets");
        return (json.As(SealingJson.Default.Sealed), sets);
    }

    /// <summary>The case with each dotted path of the patch replaced.</summary>
    private static JsonObject Patched(JsonNode t)
    {
        var patched = World.CaseJson(t["case"]?.GetValue<string>() ?? "main");
        foreach (var (path, value) in t["patch"]?.AsObject() ?? [])
        {
            var names = path.Split('.');
            var target = names[..^1].Aggregate((JsonNode)patched, (node, name) =>
                int.TryParse(name, System.Globalization.CultureInfo.InvariantCulture, out var i) ? node[i]! : node[name]!);
            target[names[^1]] = value?.DeepClone();
        }

        return patched;
    }
}
