using System.Text;
using System.Text.Json.Nodes;
using Jaring.Sealing;

namespace Jaring.Tests.Shapes;

/// <summary>
/// The index as it reaches the browser of a member whom every report left out: a thousand drills, a thousand dual reports and a thousand normal ones, from a
/// running host. Nothing that can be measured of an entry says which kind it is. Each comparison also meets an index that was spoilt in one thing.
/// </summary>
[Collection(nameof(ThreeKinds))]
public sealed class What_An_Excluded_Member_Receives(ThreeKinds world)
{
    [Fact]
    public void Every_Entry_Has_One_Shape_And_One_Length()
    {
        var entries = Entries();
        Assert.Equal(Enum.GetValues<Kind>().ToDictionary(k => k, _ => ThreeKinds.Each), entries.CountBy(e => e.Kind).ToDictionary());
        Assert.Empty(Sameness.Differences(entries.SelectMany(Features)));
        Assert.Single(entries.Select(e => SealedShape.Of(e.Json)).Distinct());

        var (kind, json) = entries.First(e => e.Kind == Kind.Drill);
        json["slots"]![3]!["c"] = (string)json["slots"]![3]!["c"]! + "AA";
        Assert.Equal(["/slots/c", "whole"], Sameness.Differences(entries.SelectMany(Features)));
        Assert.Equal(Kind.Drill, kind);
    }

    [Fact]
    public void The_Bytes_Of_Slots_And_Keys_Are_Drawn_From_One_Hat()
    {
        var entries = Entries();
        var slots = entries.SelectMany(e => e.Json["slots"]!.AsArray().Select(s => (e.Kind, Bytes: (byte[])[.. Raw(s!["e"]!), .. Raw(s["c"]!)]))).ToList();
        Assert.Equal(8 * 3 * ThreeKinds.Each, slots.Count);
        Assert.Equal(slots.Count, slots.Select(s => Convert.ToHexString(s.Bytes)).Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(Sameness.UnlikePlaces(slots));
        var headers = entries.Select(e => (e.Kind, Header: CaseHeader.Read((string)e.Json["kh"]!))).ToList();
        Assert.Single(headers.Select(h => (h.Header.V, h.Header.T, h.Header.Epoch, h.Header.Dir)).Distinct());
        Assert.Empty(Sameness.UnlikePlaces([.. headers.Select(h => (h.Kind, (byte[])[.. Base64Url.Decode(h.Header.Case), .. Base64Url.Decode(h.Header.Ckc), .. Base64Url.Decode(h.Header.Rk.Kem), .. Base64Url.Decode(h.Header.Rk.Sig)]))]));

        // One bit at one place that a drill never has.
        foreach (var (_, bytes) in slots.Where(s => s.Kind == Kind.Drill))
        {
            bytes[70] &= 0x7f;
        }

        Assert.Equal([70], Sameness.UnlikePlaces(slots));
    }

    [Fact]
    public void The_Order_Follows_Neither_Kind_Nor_Arrival_And_Is_Another_Each_Time()
    {
        var (one, two) = (Entries(), Entries(1));
        foreach (var entries in new[] { one, two })
        {
            Assert.False(Sameness.TellsKind([.. entries.Select(e => e.Kind)]));
            Assert.False(Sameness.Follows([.. entries.Select(Id)], world.Arrivals));
        }

        Assert.NotEqual(one.Select(Id), two.Select(Id));
        Assert.True(Sameness.TellsKind([.. one.OrderBy(e => e.Kind).Select(e => e.Kind)]));
        Assert.True(Sameness.Follows(world.Arrivals, world.Arrivals));
    }

    private static string Id((Kind Kind, JsonNode Json) entry) => CaseHeader.Read((string)entry.Json["kh"]!).Case;

    private static byte[] Raw(JsonNode text) => Base64Url.Decode((string)text!);

    /// <summary>The length of each field as it stands in the answer, and of the entry as a whole.</summary>
    private static IEnumerable<(Kind, string, string)> Features((Kind Kind, JsonNode Json) entry) =>
        Lengths(entry.Json, "").Append(("whole", Encoding.UTF8.GetByteCount(entry.Json.ToJsonString()))).Select(f => (entry.Kind, f.Item1, f.Item2.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private static IEnumerable<(string, int)> Lengths(JsonNode? node, string path) => node switch
    {
        JsonArray items => items.SelectMany(item => Lengths(item, path)).Append((path + "[]", items.Count)),
        JsonObject fields => fields.SelectMany(f => Lengths(f.Value, $"{path}/{f.Key}")).Append((path + "{}", fields.Count)),
        _ => [(path, node?.ToJsonString().Length ?? 0)],
    };

    private List<(Kind Kind, JsonNode Json)> Entries(int time = 0)
    {
        var index = JsonNode.Parse(world.Indexes[time])!;
        Assert.Equal(["entries", "day"], index.AsObject().Select(f => f.Key));
        return [.. index["entries"]!.AsArray().Select(e => (world.KindOf[CaseHeader.Read((string)e!["kh"]!).Case], e))];
    }
}

/// <summary>One world of three thousand cases for both sides from which somebody may look.</summary>
[CollectionDefinition(nameof(ThreeKinds))]
public sealed class ThreeKindsCollection : ICollectionFixture<ThreeKinds>;
