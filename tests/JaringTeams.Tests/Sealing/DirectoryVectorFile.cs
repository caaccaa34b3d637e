using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Sealing;
using Directory = Jaring.Sealing.Directory;

namespace Jaring.Tests.Sealing;

/// <summary>
/// Makes tests/vectors/directory.json: a team of three whose list goes on (somebody joins, it is renewed, somebody leaves, somebody has new keys), entries
/// that are proposed to follow it, and chains that must be refused. Keys are fresh each time, so it is made once and committed (see <see cref="OfficeVectorFile"/>).
/// </summary>
internal sealed class DirectoryVectorFile
{
    public const string Name = "directory.json";
    private const long Start = 1_800_000_000;
    private const int Day = 86_400;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, MemberKeys> _keys = "a1 b2 c3 d4 e5 t1 x9".Split(' ').ToDictionary(id => id, _ => MemberKeys.Generate());
    private readonly List<DirectoryRecord> _chain = [];
    private readonly MemberKeys _fresh = MemberKeys.Generate();

    public static void Write([CallerFilePath] string here = "") =>
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(here)!, "../../vectors", Name), Make().ToJsonString(Readable) + "\n");

    public static JsonObject Make() => new DirectoryVectorFile().MakeAll();

    private JsonObject MakeAll()
    {
        var founding = Directory.FoundingEntry(new[] { "a1", "b2", "c3" }.Select(id => new FoundingMember(id, _keys[id].Kem, _keys[id].Sig, Row(id).Who!)), At(0));
        _chain.Add(Sign(founding, "a1", "b2", "c3"));
        Grow(e => [.. e, Row("d4")], 1, "b2", "a1", "d4");
        Grow(e => [.. e], 9, "c3", "d4");
        Grow(e => [.. e, Row("t1", role: "trustee")], 10, "a1", "c3", "t1");
        Grow(e => [.. e.Select(m => m.Id == "c3" ? m with { St = "removed" } : m)], 11, "a1", "t1");
        Grow(e => [.. e.Select(m => m.Id == "b2" ? m with { Kem = _fresh.Kem, Sig = _fresh.Sig } : m)], 12, "a1", "d4", "b2'");
        return new()
        {
            ["now"] = Start + (12 * Day),
            ["genesis"] = Directory.Hash(founding),
            ["chain"] = Json(_chain),
            ["changes"] = new JsonArray(Change("joined", "d4"), Change(), Change("joined", "t1"), Change("left", "c3"), Change("rekeyed", "b2")),
            ["proposals"] = new JsonArray([.. Proposals()]),
            ["bad"] = new JsonArray([.. Bad()]),
        };
    }

    private IEnumerable<JsonNode> Proposals()
    {
        yield return Good("renewal", true, _ => { });
        yield return Good("renewal dated later", true, e => Shift(e, Day));
        yield return Good("somebody joins", false, e => Members(e).Add(JsonOf(Row("e5"))));
        yield return Good("the removed one comes back with other keys", false, e => Members(e)[2] = JsonOf(Row("c3", "x9")));
        yield return Good("another post", false, e => Members(e)[0]!["who"]!["post"] = "Ketua");
        yield return Refused("another number", "directory-moved", e => e["n"] = 7);
        yield return Refused("another entry before", "directory-moved", e => e["prev"] = Directory.Hash(_chain[0].E));
        yield return Refused("a quorum of one", "directory-policy", e => e["pol"]!["q"] = 1);
        yield return Refused("one reader is enough", "directory-policy", e => e["pol"]!["minR"] = 1);
        yield return Refused("thirty-one days", "directory-life", e => e["exp"] = (long)e["exp"]! + Day);
        yield return Refused("thirty days less a second", "directory-life", e => e["exp"] = (long)e["exp"]! - 1);
        yield return Refused("somebody vanishes", "directory-member", e => Members(e).RemoveAt(2));
        yield return Refused("two change places", "directory-member", Swap);
        yield return Refused("a member becomes a trustee", "directory-member", e => Members(e)[0]!["role"] = "trustee");
        yield return Refused("a removed one gets other keys", "directory-member", e => Members(e)[2]!["kem"] = _keys["x9"].Kem);
        yield return Refused("a newcomer without a name", "directory-member", e => { var row = JsonOf(Row("e5")); row.Remove("who"); Members(e).Add(row); });
        yield return Refused("a newcomer who is removed", "directory-member", e => Members(e).Add(JsonOf(Row("e5") with { St = "removed" })));
        yield return Refused("an unknown role", "directory-member", e => Members(e)[0]!["role"] = "observer");
        yield return Refused("the key of another", "directory-keys", e => Members(e).Add(JsonOf(Row("e5") with { Kem = _keys["a1"].Kem })));
        yield return Refused("too few are left", "directory-quorum", e => { Members(e)[0]!["st"] = "removed"; Members(e)[1]!["st"] = "removed"; });
    }

    private IEnumerable<JsonNode> Bad()
    {
        yield return Chain("a quorum lowered by a quorum", "directory-policy", e => e["pol"]!["q"] = 1, "a1", "d4");
        yield return Chain("a newcomer with one member", "directory-quorum", e => Members(e).Add(JsonOf(Row("e5"))), "a1", "e5");
        yield return Chain("a newcomer with one member who signs twice", "directory-quorum", e => Members(e).Add(JsonOf(Row("e5"))), "a1", "a1", "e5");
        yield return Chain("a newcomer with the trustee alone", "directory-quorum", e => Members(e).Add(JsonOf(Row("e5"))), "t1", "e5");
        yield return Chain("a newcomer without the own proof", "directory-possession", e => Members(e).Add(JsonOf(Row("e5"))), "a1", "d4");
        yield return Chain("a renewal by one member", "directory-quorum", _ => { }, "a1");
        yield return Chain("a renewal with the removed one", "directory-quorum", _ => { }, "a1", "c3");
        yield return Chain("a renewal with a key that was replaced", "directory-quorum", _ => { }, "a1", "b2");
        var cut = _chain[..2].Concat(_chain[3..]).ToList();
        yield return new JsonObject { ["name"] = "a renewal taken out of the middle", ["reason"] = "directory-chain", ["chain"] = Json(cut) };
        var swapped = _chain.ToList();
        swapped[2] = swapped[2] with { Sigs = swapped[1].Sigs };
        yield return new JsonObject { ["name"] = "signatures of another entry", ["reason"] = "directory-quorum", ["chain"] = Json(swapped) };
    }

    private JsonObject Good(string name, bool renewal, Action<JsonObject> change) => new() { ["name"] = name, ["e"] = Next(change), ["renewal"] = renewal };

    private JsonObject Refused(string name, string reason, Action<JsonObject> change) => new() { ["name"] = name, ["e"] = Next(change), ["reason"] = reason };

    private JsonObject Chain(string name, string reason, Action<JsonObject> change, params string[] by) =>
        new() { ["name"] = name, ["reason"] = reason, ["chain"] = Json([.. _chain, Sign(Next(change), by)]) };

    /// <summary>The entry after the last, with a change made to its JSON: also one that our own code would not make.</summary>
    private string Next(Action<JsonObject> change)
    {
        var entry = JsonNode.Parse(Base64Url.Decode(_chain[^1].E))!.AsObject();
        (entry["n"], entry["prev"], entry["iat"], entry["exp"]) = (_chain.Count, Directory.Hash(_chain[^1].E), Start + (13 * Day), Start + (43 * Day));
        change(entry);
        return Base64Url.Encode(CanonicalJson.Write(entry));
    }

    private void Grow(Func<IReadOnlyList<DirectoryMember>, IReadOnlyList<DirectoryMember>> change, int day, params string[] by)
    {
        var directory = Directory.Verify(_chain, Directory.Hash(_chain[0].E), At(day));
        _chain.Add(Sign(DirectoryNext.Compose(directory, change(directory.Entry.Members), At(day)), by));
    }

    /// <summary>A prime marks the fresh keys of somebody who had others.</summary>
    private DirectoryRecord Sign(string e, params string[] by) =>
        new(e, [.. by.Select(id => new DirectorySignature(id.TrimEnd('\''), Directory.Sign(e, id.EndsWith('\'') ? _fresh : _keys[id])))]);

    private DirectoryMember Row(string id, string? keys = null, string role = "member")
    {
        var pair = _keys[keys ?? id];
        return new(id, pair.Kem, pair.Sig, "active", role, new("Anggota " + id, "Staf", "P"));
    }

    private static JsonObject JsonOf(DirectoryMember member) => JsonNode.Parse(JsonSerializer.Serialize(member))!.AsObject();

    private static JsonArray Members(JsonObject entry) => entry["members"]!.AsArray();

    private static JsonArray Json(IEnumerable<DirectoryRecord> chain) => JsonNode.Parse(JsonSerializer.Serialize(chain))!.AsArray();

    private static JsonObject Change(string? kind = null, string? id = null) => kind is null ? [] : new() { [kind] = new JsonArray(id) };

    private static DateTimeOffset At(int day) => DateTimeOffset.FromUnixTimeSeconds(Start + (day * Day));

    private static void Shift(JsonObject e, int seconds) => (e["iat"], e["exp"]) = ((long)e["iat"]! + seconds, (long)e["exp"]! + seconds);

    private static void Swap(JsonObject e)
    {
        var first = Members(e)[0]!;
        Members(e).RemoveAt(0);
        Members(e).Insert(1, first);
    }
}
