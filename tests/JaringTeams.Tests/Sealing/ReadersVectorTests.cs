using System.Text.Json;
using Jaring.Sealing;

namespace Jaring.Tests.Sealing;

/// <summary>tests/vectors/readers.json, sealed in TypeScript: hand-overs and a member's cache.</summary>
public sealed class ReadersVectorTests
{
    private static readonly JsonElement File =
        JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "readers.json"))).RootElement;

    private static readonly Scenario World = Scenario.Instance;

    [Theory]
    [InlineData("m6")]
    [InlineData("m1")]
    public void A_Hand_Over_Says_Who_Told_Which_Keys(string id)
    {
        var told = Read(id, File.GetProperty("handover").GetProperty("sealed"));
        Assert.Equal("m1", told.By);
        var expected = File.GetProperty("handover").GetProperty("cases")[0];
        var one = Assert.Single(told.Cases);
        Assert.Equal(
            (expected.GetProperty("case").GetString(), expected.GetProperty("epoch").GetInt32(), expected.GetProperty("ck").GetString()),
            (one.Case, one.Epoch, one.Ck));
    }

    [Fact]
    public void Nobody_Else_Opens_It_And_It_Looks_Like_A_Report()
    {
        var sealedOver = SealedOf(File.GetProperty("handover").GetProperty("sealed"));
        Vectors.Refused("no-slot", () => Reports.OpenAsMember(World.Member("m3"), sealedOver, World.Directory));
        Assert.Equal(World.Shape, SealedShape.Of(sealedOver));
    }

    [Fact]
    public void A_Faulty_One_Is_Refused_For_Its_Reason()
    {
        var bad = File.GetProperty("bad").EnumerateArray().ToList();
        Assert.Equal(8, bad.Count);
        foreach (var one in bad)
        {
            Vectors.Refused(one.GetProperty("reason").GetString()!, () => Read("m6", one.GetProperty("sealed")));
        }
    }

    [Fact]
    public void What_Is_Sealed_Here_Is_Read_Here()
    {
        var open = World.Main;
        var sealedOver = Handovers.Seal(World.Member("m1"), World.Directory, ["m6"], [open], World.Site);
        var told = Handovers.Read(Reports.OpenAsMember(World.Member("m6"), sealedOver, World.Directory), World.Directory);
        Assert.Equal(open.CaseId, Assert.Single(told.Cases).Case);
        Assert.Equal(World.Shape, SealedShape.Of(sealedOver));
        Vectors.Refused("handover-count", () => Handovers.Seal(World.Member("m1"), World.Directory, ["m6"], [], World.Site));
    }

    [Fact]
    public void A_Cache_Opens_Under_Its_Master_Key()
    {
        var cache = File.GetProperty("cache");
        var sealedCache = cache.GetProperty("object").Deserialize<SealedObject>(JsonSerializerOptions.Web)!;
        var text = sealedCache.Open(
            Base64Url.Decode(cache.GetProperty("masterKey").GetString()!), "cache", ("id", cache.GetProperty("id").GetString()), ("rev", cache.GetProperty("rev").GetInt32()));
        Assert.Equal(JsonSerializer.Serialize(cache.GetProperty("content")), System.Text.Encoding.UTF8.GetString(text));
        Assert.Equal(65536 + 16, Base64Url.Decode(sealedCache.C).Length);
    }

    [Theory]
    [InlineData("m1")]
    [InlineData("m4")]
    public void A_Case_Goes_On_Under_The_List_That_Was_Founded_Anew(string id)
    {
        var open = OpenAnew(id, Anew);
        Assert.Equal(["m1", "m4"], open.Slots.To);
        Assert.Equal((NewList.Hash, 0), (open.Key.Header.Dir.H, open.Slots.N));
        Assert.Equal(World.Directory.Entry.N + 1, OpenBefore("m2", [], null).Slots.N);
    }

    [Fact]
    public void Nothing_Is_Added_Under_The_List_That_Was_Seen_To_End()
    {
        var bad = Anew.GetProperty("bad").EnumerateArray().ToList();
        Assert.Equal(3, bad.Count);
        foreach (var one in bad)
        {
            Vectors.Refused(one.GetProperty("reason").GetString()!, () => OpenAnew("m1", one));
        }
    }

    [Fact]
    public void Who_Rotates_Here_Closes_Under_The_Old_List_And_Begins_Under_The_New_One()
    {
        var open = OpenBefore("m1", [], null);
        Vectors.Refused("directory-ended", () => SlotSets.Grant(open, NewList, ["m1", "m4", "m6"]));
        var (epoch, close, _) = Epochs.Rotate(open, NewList, ["m1", "m4"]);
        var m4 = World.Member("m4");
        var opened = Epochs.Open(m4, epoch, World.Main.Key.Kh, old => End(OpenBefore("m4", [close], old.Secret)), NewList);
        Assert.Equal(["m1", "m4"], opened.Slots.To);
        Vectors.Refused("not-active", () => Epochs.Rotate(OpenBefore("m2", [], null), NewList, ["m1", "m4"]));
    }

    private static readonly JsonElement Anew = File.GetProperty("anew");

    private static readonly VerifiedDirectory NewList = Jaring.Sealing.Directory.Verify(
        Anew.GetProperty("chain").Deserialize<List<DirectoryRecord>>(JsonSerializerOptions.Web)!, Anew.GetProperty("genesis").GetString()!, World.Now).After(World.Directory);

    private static OpenCase OpenAnew(string id, JsonElement story)
    {
        var me = World.Member(id);
        var (sets, epochs) = (Objects(story.GetProperty("sets")), story.GetProperty("epochs").Deserialize<List<Epoch>>(JsonSerializerOptions.Web)!);
        var seen = story.TryGetProperty("seen", out var s) ? new Seen(s.GetProperty("rev").GetInt32(), s.GetProperty("h").GetString()!, s.GetProperty("n").GetInt32()) : null;
        return epochs.Count == 0 ? OpenBefore(id, sets, null, seen) : At(epochs.Count, null);

        OpenCase At(int number, byte[]? secret)
        {
            if (number == 0)
            {
                return OpenBefore(id, sets, secret, seen);
            }

            OpenCase? before = null;
            var (epoch, old) = (epochs[number - 1], number == 1 ? World.Main.Key.Kh : epochs[number - 2].Kh);
            EpochEnd Before(CaseKey key) => End(before = At(number - 1, key.Secret));
            var opened = secret is null ? Epochs.Open(me, epoch, old, Before, NewList) : Epochs.OpenCached(me, secret, epoch, old, Before, NewList);
            return before!.Continue(opened);
        }
    }

    private static EpochEnd End(OpenCase open) => new(open.Slots.To, open.Slots.Next, open.Slots.SawListEnd);

    /// <summary>The case in its first epoch, with a key of the past or the own slot.</summary>
    private static OpenCase OpenBefore(string id, IReadOnlyList<SealedObject> sets, byte[]? secret, Seen? seen = null) =>
        Reports.OpenAsMember(World.Member(id), World.Case("main"), NewList, new() { Sets = sets, CachedKey = secret, Seen = seen });

    private static List<SealedObject> Objects(JsonElement list) => list.Deserialize<List<SealedObject>>(JsonSerializerOptions.Web)!;

    private static Handover Read(string id, JsonElement json) =>
        Handovers.Read(Reports.OpenAsMember(World.Member(id), SealedOf(json), World.Directory), World.Directory);

    private static Jaring.Sealing.Sealed SealedOf(JsonElement json) => Jaring.Sealing.Sealed.Read(System.Text.Encoding.UTF8.GetBytes(JsonSerializer.Serialize(json)));
}
