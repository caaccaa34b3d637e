using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Sealing;

namespace Jaring.Tests.Sealing;

/// <summary>tests/vectors/lost-receipt.json, sealed in TypeScript: a receipt is asked for, vouched for and replaced.</summary>
public sealed class LostReceiptVectorTests
{
    private static readonly JsonObject File = Vectors.Load("lost-receipt.json");
    private static readonly Scenario World = Scenario.Instance;
    private static readonly JsonNode Request = File["request"]!, Vouched = File["vouch"]!, Replacement = File["replacement"]!, Bad = File["bad"]!;
    private static readonly Jaring.Sealing.Sealed Case = File["sealed"].As(SealingJson.Default.Sealed);

    private static OpenCase Open(string id, IReadOnlyList<SealedObject>? sets = null, byte[]? key = null) =>
        Reports.OpenAsMember(World.Member(id), Case, World.Directory, new() { Sets = sets ?? [], CachedKey = key });

    [Fact]
    public void What_The_Person_Asks_Is_Read()
    {
        var reader = World.Member(Request["reader"].Text());
        var asked = LostReceipts.ReadRequest(Reports.OpenAsMember(reader, Request["sealed"].As(SealingJson.Default.Sealed), World.Directory).Payload.Body);
        Assert.Equal((Request["case"].Text(), Request["rid"].Text()), (asked.Case, asked.Rid));
        Assert.Equal(Request["rk"].As(SealingJson.Default.PublicKeys), asked.Rk);
        Assert.Equal(asked.Rid, Receipts.Keys(Request["digits"].Text(), World.Site).Rid);
    }

    [Fact]
    public void Anything_Else_Asks_For_Nothing()
    {
        var bad = Bad["requests"]!.AsArray();
        Assert.Equal(10, bad.Count);
        foreach (var one in bad)
        {
            Vectors.Refused(one!["reason"].Text(), () => LostReceipts.ReadRequest(Element(one["body"])));
        }
    }

    [Fact]
    public void A_Reader_Vouches_In_The_Thread_For_The_Next_Epoch_Alone()
    {
        var open = Open("m1");
        var item = Assert.Single(Messages.OpenThread(open, [Vouched.AsObject("message")], World.Directory).Items);
        Assert.Equal(Vouched["by"].Text(), item.By);
        Assert.True(Scenario.SameJson(item.Body, Vouched["body"]));
        Assert.True(LostReceipts.Holds(open, World.Directory, item.By, LostReceipts.ReadVouch(item.Body)!));
        Assert.Null(LostReceipts.ReadVouch(Element(JsonNode.Parse("""{"kind":"message","text":"receipt"}"""))));

        var bad = Bad["vouches"]!.AsArray();
        Assert.Equal(5, bad.Count);
        Assert.All(bad, one => Assert.False(LostReceipts.Holds(open, World.Directory, one!["by"].Text(), LostReceipts.ReadVouch(Element(one["body"]))!), one["name"].Text()));
    }

    [Fact]
    public void A_Word_In_Another_Form_Is_No_Word()
    {
        Vectors.Refused("fields", () => LostReceipts.ReadVouch(Changed(v => v["epoch"] = -1)));
        Vectors.Refused("fields", () => LostReceipts.ReadVouch(Changed(v => v["more"] = 1)));
        Vectors.Refused("length", () => LostReceipts.ReadVouch(Changed(v => v["rid"] = Base64Url.Encode(new byte[31]))));
        Vectors.Refused("length", () => LostReceipts.ReadVouch(Changed(v => v["rk"]!["kem"] = Base64Url.Encode(new byte[64]))));
        Vectors.Refused("length", () => LostReceipts.ReadVouch(Changed(v => v["rk"]!["sig"] = Base64Url.Encode(new byte[64]))));
    }

    [Fact]
    public void Two_Readers_Replace_It_And_The_Old_Digits_Are_Dead()
    {
        var epoch = Replacement["epoch"].As(SealingJson.Default.Epoch);
        var opened = OpenNext(Replacement);
        Assert.Equal((Replacement["by"].Text(), Vouched["by"].Text()), (opened.By, opened.CoSignedBy));
        var keys = ReceiptBox.Open(Receipts.Keys(Request["digits"].Text(), World.Site), epoch.Kh, epoch.Rbox!);
        Assert.Equal(opened.Key.Secret, Epochs.OpenAsReporter(keys, epoch, Case.Kh, old => End(old, Replacement), World.Directory).Key.Secret);
        var old = Receipts.Keys(File["digits"].Text(), World.Site);
        Vectors.Refused("key-commitment", () => ReceiptBox.Open(old, epoch.Kh, epoch.Rbox!));
        Vectors.Refused("header-rk", () => ReceiptBox.Open(old, epoch.Kh, Case.Rbox));
    }

    [Fact]
    public void It_Is_Not_Replaced_Otherwise()
    {
        var bad = Bad["replacements"]!.AsArray();
        Assert.Equal(6, bad.Count);
        foreach (var one in bad)
        {
            Vectors.Refused(one!["reason"].Text(), () => OpenNext(one));
        }
    }

    [Fact]
    public void What_Is_Asked_And_Vouched_For_Here_Is_Read_Here()
    {
        var (asking, fresh) = LostReceipts.Ask(World.Directory, ["m1", "m4"], Open("m1").CaseId, World.Site);
        var asked = LostReceipts.ReadRequest(Reports.OpenAsMember(World.Member("m4"), asking, World.Directory).Payload.Body);
        Assert.Equal(fresh.Rid, asked.Rid);
        var first = Open("m4");
        var co = Epochs.CoSign(first.Key, fresh, World.Member("m4"));
        var vouch = LostReceipts.ReadVouch(Element(LostReceipts.VouchBody(asked, 0, co.Sig)))!;
        Assert.True(LostReceipts.Holds(first, World.Directory, "m4", vouch));
        Assert.False(LostReceipts.Holds(first, World.Directory, "m1", vouch));
    }

    private static OpenEpoch OpenNext(JsonNode story) =>
        Epochs.Open(World.Member("m2"), story["epoch"].As(SealingJson.Default.Epoch), Case.Kh, old => End(old, story), World.Directory);

    private static EpochEnd End(CaseKey old, JsonNode story)
    {
        var state = Open("m2", story["sets"]!.Objects(), old.Secret).Slots;
        return new(state.To, state.Next);
    }

    private static JsonElement Changed(Action<JsonNode> change)
    {
        var body = Vouched["body"]!.DeepClone();
        change(body);
        return Element(body);
    }

    private static JsonElement Element(JsonNode? node) => JsonDocument.Parse(node?.ToJsonString(Plain) ?? "null").RootElement;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
