using System.Text.Json.Nodes;
using Jaring.Sealing;
using Directory = Jaring.Sealing.Directory;

namespace Jaring.Tests.Sealing;

/// <summary>Section "founding" of office.json: an office of five, and chains that differ from it in one fault each.</summary>
internal static class FoundingVectors
{
    public const long Now = 1_800_000_000;

    private static readonly (string Id, Who Who)[] People =
    [
        ("a1", new("Sekar Anindita", "Koordinator", "P")),
        ("b2", new("Bagus Prakoso", "Anggota · Divisi Hukum", "L")),
        ("c3", new("Nur’aini Sahertian", "Anggota", "P")),
        ("d4", new("Teuku \"Rahmat\" Idris", "Anggota", "L")),
        ("e5", new("Maria Yosefa Lamak", "Kasubbag \\ Anggota 😀", "P")),
    ];

    public static JsonObject Make()
    {
        var keys = People.ToDictionary(p => p.Id, _ => MemberKeys.Generate());
        var e = Directory.FoundingEntry(
            People.Reverse().Select(p => new FoundingMember(p.Id, keys[p.Id].Kem, keys[p.Id].Sig, p.Who)),
            DateTimeOffset.FromUnixTimeSeconds(Now));
        var chain = new Maker(keys, JsonNode.Parse(Base64Url.Decode(e))!.AsObject());
        return new()
        {
            ["genesis"] = Directory.Hash(e),
            ["chain"] = new JsonArray(chain.Record(e)),
            ["now"] = Now,
            ["bad"] = new JsonArray([.. chain.BadFoundings(), .. chain.BadSuccessors()]),
        };
    }

    private sealed class Maker(Dictionary<string, MemberKeys> keys, JsonObject good)
    {
        private readonly string[] _everybody = [.. keys.Keys];

        public IEnumerable<JsonNode> BadFoundings()
        {
            yield return Bad("one founder did not sign", Entry(_ => { }), _everybody[1..]);
            yield return Signed("a label swapped after signing", Entry(_ => { }), Entry(e => Who(e)["name"] = "Orang Lain"));
            yield return Signed("an object key repeated", null, Text(good).Replace("\"n\":0,", "\"n\":0,\"n\":0,"));
            yield return Signed("spaces between tokens", null, Text(good).Replace(",\"prev\"", ", \"prev\""));
            yield return Signed("a letter written as an escape", null, Text(good).Replace("Sekar", "\\u0053ekar"));
            yield return Bad("version JT0", Entry(e => e["v"] = "JT0"));
            yield return Bad("another type", Entry(e => e["t"] = "log"));
            yield return Bad("number one without a number zero", Entry(e => e["n"] = 1));
            yield return Bad("a predecessor before the first", Entry(e => e["prev"] = Directory.Hash(Encode(Text(good)))));
            yield return Bad("who with a further field", Entry(e => Who(e)["photo"] = "x"));
            yield return Bad("who in another order", Entry(e => Member(e)["who"] = Reordered(Who(e))));
            yield return Bad("who without sex", Entry(e => Who(e).Remove("sex")));
            yield return Bad("an unknown sex", Entry(e => Who(e)["sex"] = "X"));
            yield return Bad("an empty name", Entry(e => Who(e)["name"] = ""));
            yield return Bad("a name of 121 characters", Entry(e => Who(e)["name"] = new string('x', 121)));
            yield return Bad("an empty position", Entry(e => Who(e)["post"] = ""));
            yield return Bad("a position of 121 characters", Entry(e => Who(e)["post"] = new string('x', 121)));
            yield return Bad("who is null", Entry(e => Member(e)["who"] = null));
            yield return Bad("a member with a further field", Entry(e => Member(e)["admin"] = true));
            yield return Bad("an unknown role", Entry(e => Member(e)["role"] = "owner"));
            yield return Bad("an unknown state", Entry(e => Member(e)["st"] = "paused"));
            yield return Bad("an id twice", Entry(e => e["members"]!.AsArray().Add(Member(e).DeepClone())));
            yield return Bad("a key of 64 bytes", Entry(e => Member(e)["kem"] = Base64Url.Encode(new byte[64])));
            yield return Bad("expired", Entry(e => e["exp"] = Now - 1));
        }

        public IEnumerable<JsonNode> BadSuccessors()
        {
            yield return Next("a label changed by one member", e => Who(e)["name"] = "Orang Lain", "b2");
            yield return Next("one member signs twice", e => Who(e)["name"] = "Orang Lain", "b2", "b2");
            yield return Next("a key changed, its owner did not sign", e => Member(e)["kem"] = keys["b2"].Kem, "b2", "c3");
            yield return Next("another predecessor", e => e["prev"] = Base64Url.Encode(new byte[32]), "b2", "c3");
            yield return Next("a number skipped", e => e["n"] = 2, "b2", "c3");
            yield return RemovedMemberSigns();
        }

        public JsonObject Record(string e, params string[] by) => new()
        {
            ["e"] = e,
            ["sigs"] = new JsonArray([.. (by.Length == 0 ? _everybody : by).Select(id => new JsonObject
            {
                ["by"] = id,
                ["sig"] = Directory.Sign(e, keys[id]),
            })]),
        };

        /// <summary>a1 is removed by b2 and c3, then signs itself back in together with b2: only one of the two still counts.</summary>
        private JsonObject RemovedMemberSigns()
        {
            var first = Encode(Text(good));
            var second = Encode(Entry(e => Follow(e, 1, first, m => m["st"] = "removed")));
            var third = Encode(Entry(e => Follow(e, 2, second, _ => { })));
            return Chain("a removed member still counts", first, Record(first), Record(second, "b2", "c3"), Record(third, "a1", "b2"));
        }

        private JsonObject Next(string name, Action<JsonObject> change, params string[] by)
        {
            var first = Encode(Text(good));
            var second = Encode(Entry(e =>
            {
                Follow(e, 1, first, _ => { });
                change(e);
            }));
            return Chain(name, first, Record(first), Record(second, by));
        }

        private JsonObject Bad(string name, string json, params string[] by) =>
            Chain(name, Encode(json), Record(Encode(json), by));

        /// <summary>An entry under signatures made over <paramref name="signed"/>, or over itself.</summary>
        private JsonObject Signed(string name, string? signed, string served)
        {
            var record = Record(Encode(signed ?? served));
            record["e"] = Encode(served);
            return Chain(name, Encode(served), record);
        }

        private string Entry(Action<JsonObject> change)
        {
            var entry = good.DeepClone().AsObject();
            change(entry);
            return Text(entry);
        }

        private static JsonObject Chain(string name, string first, params JsonNode[] records) =>
            new() { ["name"] = name, ["genesis"] = Directory.Hash(first), ["chain"] = new JsonArray(records) };

        private static void Follow(JsonObject entry, int n, string previous, Action<JsonObject> change)
        {
            entry["n"] = n;
            entry["prev"] = Directory.Hash(previous);
            change(Member(entry));
        }

        private static JsonObject Member(JsonObject entry) => entry["members"]![0]!.AsObject();

        private static JsonObject Who(JsonObject entry) => Member(entry)["who"]!.AsObject();

        private static JsonObject Reordered(JsonObject who) =>
            new() { ["post"] = who["post"].Text(), ["name"] = who["name"].Text(), ["sex"] = who["sex"].Text() };

        private static string Text(JsonObject entry) => System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(entry));

        private static string Encode(string json) => Base64Url.Encode(System.Text.Encoding.UTF8.GetBytes(json));
    }
}
