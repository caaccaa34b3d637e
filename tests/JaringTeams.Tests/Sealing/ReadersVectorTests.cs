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

    private static Handover Read(string id, JsonElement json) =>
        Handovers.Read(Reports.OpenAsMember(World.Member(id), SealedOf(json), World.Directory), World.Directory);

    private static Jaring.Sealing.Sealed SealedOf(JsonElement json) => Jaring.Sealing.Sealed.Read(System.Text.Encoding.UTF8.GetBytes(JsonSerializer.Serialize(json)));
}
