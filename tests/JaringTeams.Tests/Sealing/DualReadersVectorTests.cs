using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Sealing;

namespace Jaring.Tests.Sealing;

/// <summary>tests/vectors/dual-readers.json, sealed in TypeScript: how the readers of a dual case change, and what its holders are told.</summary>
public sealed class DualReadersVectorTests
{
    private static readonly JsonObject File = Vectors.Load("dual-readers.json");
    private static readonly Scenario World = Scenario.Instance;
    private static readonly JsonNode Grant = File["grant"]!, Rotation = File["rotation"]!, Shares = File["shares"]!, Bad = File["bad"]!;

    private static readonly Jaring.Sealing.Sealed Dual = File["sealed"].As(SealingJson.Default.Sealed);

    private static readonly CaseKey First = DualMode.Open(
        Me, File["request"].As(SealingJson.Default.Sealed), Dual, [File.AsObject("release")], World.Directory);

    private static Reader Me => World.Member(File["requester"].Text());

    [Fact]
    public void A_Grant_Divides_The_Key_Anew_And_Old_Shares_Do_Not_Fit_New_Ones()
    {
        var (slots, newcomer) = (Grant["slots"]!.Wraps(), Grant["newcomer"].Text());
        var key = Together(Dual.Kh, Mine(newcomer, Dual.Kh, slots), Mine("m4", Dual.Kh, slots));
        var open = Reports.OpenAsMember(
            World.Member(newcomer), Dual with { Slots = slots }, World.Directory, new() { CachedKey = key.Secret, Sets = [Grant.AsObject("set")] });
        Assert.Equal(Grant["to"]!.Texts(), open.Slots.To);
        Vectors.Refused("key-commitment", () => Together(Dual.Kh, Mine(newcomer, Dual.Kh, slots), Mine("m4", Dual.Kh, Dual.Slots)));

        var bad = Bad["grant"]!;
        Vectors.Refused(bad["reason"].Text(), () => Reports.OpenAsMember(
            Me, Dual with { Slots = bad["slots"]!.Wraps() }, World.Directory, new() { CachedKey = First.Secret, Sets = [bad.AsObject("set")] }));
    }

    [Fact]
    public void An_Epoch_Stays_Dual_And_Leaves_Out_Who_Is_Left_Out()
    {
        foreach (var other in new[] { "m2", Rotation["newcomer"].Text() })
        {
            var opened = OpenNext(Rotation, other);
            Assert.Equal(Rotation["to"]!.Texts(), opened.Slots.To);
            Assert.Equal(First.Secret, opened.Old.Secret);
        }

        var epoch = Rotation["epoch"].As(SealingJson.Default.Epoch);
        Vectors.Refused("no-slot", () => CaseKey.Open(World.Member(Rotation["left"].Text()).Keys, epoch.Kh, epoch.Slots));
        Vectors.Refused("two-needed", () => CaseKey.Open(Me.Keys, epoch.Kh, epoch.Slots));
        Vectors.Refused(Bad["rotation"]!["reason"].Text(), () => OpenNext(Bad["rotation"]!, "m2"));
    }

    [Fact]
    public void Its_Holders_Are_Told_And_Find_Their_Shares()
    {
        foreach (var id in Shares["to"]!.Texts())
        {
            var told = Told(id, Shares["sealed"]!);
            Assert.Equal((Shares["by"].Text(), Rotation["epoch"]!["kh"].Text()), (told.By, told.Kh));
            Assert.Equal(Shares["to"]!.Texts(), told.Holders);
        }

        Vectors.Refused("no-slot", () => Told(Rotation["left"].Text(), Shares["sealed"]!));
    }

    [Fact]
    public void What_Is_Told_Wrongly_Is_Refused_For_Its_Reason()
    {
        var bad = Bad["shares"]!.AsArray();
        Assert.Equal(12, bad.Count);
        foreach (var one in bad)
        {
            Vectors.Refused(one!["reason"].Text(), () => Told("m3", one["sealed"]!));
        }
    }

    [Fact]
    public void What_Is_Changed_Here_Opens_Here()
    {
        var open = Reports.OpenAsMember(Me, Dual, World.Directory, new() { CachedKey = First.Secret });
        string[] to = ["m1", "m3"];
        var (epoch, close, _) = Epochs.Rotate(open, World.Directory, to, dual: true);
        var key = Together(epoch.Kh, Mine("m1", epoch.Kh, epoch.Slots), Mine("m3", epoch.Kh, epoch.Slots));
        var opened = Epochs.OpenCached(World.Member("m3"), key.Secret, epoch, Dual.Kh, old => Before(old, [close]), World.Directory);
        Assert.Equal(to, opened.Slots.To);

        var told = NewShares.Seal(Me, World.Directory, to, epoch, World.Site);
        Assert.Equal(epoch.Kh, NewShares.Read(World.Member("m3"), Reports.OpenAsMember(World.Member("m3"), told, World.Directory), World.Directory).Kh);
        Vectors.Refused("two-needed", () => NewShares.Seal(Me, World.Directory, ["m1"], epoch, World.Site));
    }

    [Fact]
    public void What_Is_Told_Names_Those_Who_Hold_The_Shares_And_Nobody_Else()
    {
        var open = Reports.OpenAsMember(Me, Dual, World.Directory, new() { CachedKey = First.Secret });
        var two = Epochs.Rotate(open, World.Directory, ["m1", "m3"], dual: true).Epoch;
        var three = Epochs.Rotate(open, World.Directory, ["m1", "m2", "m3"], dual: true).Epoch;
        Assert.Equal(two.Kh, Read(Tell(["m1", "m3"], ["m1", "m3"], two)).Kh);
        Vectors.Refused("shares-readers", () => Read(Tell(["m1", "m2", "m3"], ["m1", "m3"], two)));
        Vectors.Refused("shares-readers", () => Read(Tell(["m1", "m3"], ["m1", "m3"], three)));
        Vectors.Refused("shares-readers", () => Read(Tell(["m2", "m3"], ["m2", "m3"], two)));
        Vectors.Refused("not-shares", () => Read(Reports.Seal(new Report(World.Directory, ["m1", "m3"], [], "shares", World.Site)).Sealed));

        static ToldShares Read(Jaring.Sealing.Sealed told) =>
            NewShares.Read(World.Member("m3"), Reports.OpenAsMember(World.Member("m3"), told, World.Directory), World.Directory);
    }

    /// <summary>A statement of m1 that may say something else than to whom it is sealed, or than the shares do.</summary>
    private static Jaring.Sealing.Sealed Tell(string[] to, string[] says, Epoch epoch) => Reports.Seal(new Report(World.Directory, to, [], null, World.Site), kh =>
    {
        var signed = SignedPayload.Sign(Me.Keys.Signing, "shares", kh, new SharesPayload(says, epoch.Kh, epoch.Slots), SealingJson.Default.SharesPayload, Me.Id);
        return JsonSerializer.SerializeToNode(new RequestBody("shares", signed.P, signed.By, signed.Sig), SealingJson.Default.RequestBody);
    }).Sealed;

    private static OpenEpoch OpenNext(JsonNode story, string other)
    {
        var epoch = story["epoch"].As(SealingJson.Default.Epoch);
        var key = Together(epoch.Kh, Mine("m1", epoch.Kh, epoch.Slots), Mine(other, epoch.Kh, epoch.Slots));
        return Epochs.OpenCached(Me, key.Secret, epoch, Dual.Kh, old => Before(old, story["sets"]!.Objects()), World.Directory);
    }

    private static EpochEnd Before(CaseKey old, IReadOnlyList<SealedObject> sets)
    {
        var state = Reports.OpenAsMember(Me, Dual, World.Directory, new() { CachedKey = old.Secret, Sets = sets }).Slots;
        return new(state.To, state.Next);
    }

    private static ToldShares Told(string id, JsonNode json)
    {
        var me = World.Member(id);
        return NewShares.Read(me, Reports.OpenAsMember(me, json.As(SealingJson.Default.Sealed), World.Directory), World.Directory);
    }

    private static Share Mine(string id, string kh, IReadOnlyList<Wrap> slots) =>
        Slots.Find(World.Member(id).Keys.Agreement, CaseKey.Label, Base64Url.Decode(kh), slots)!.Share;

    private static CaseKey Together(string kh, params IReadOnlyList<Share> shares) => CaseKey.Fit(kh, Shamir.Combine([.. shares]));
}
