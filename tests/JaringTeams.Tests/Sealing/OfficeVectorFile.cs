using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Sealing;

namespace Jaring.Tests.Sealing;

/// <summary>
/// Makes tests/vectors/office.json: numbers people compare, the recovery code, a founded office with faulty twins, a member record and
/// the client puzzle. Keys in it are fresh each time it is made, so it is made once and committed:
/// <c>JARING_WRITE_VECTORS=1 dotnet test tests/JaringTeams.Tests --filter FullyQualifiedName~OfficeVector</c>.
/// </summary>
internal static class OfficeVectorFile
{
    public const string Name = "office.json";
    public const string WriteVariable = "JARING_WRITE_VECTORS";

    private const string Passphrase = "awan kuda lima sungai batu pagi";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write([CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "../../vectors", Name);
        File.WriteAllText(path, Make().ToJsonString(Readable) + "\n");
    }

    /// <summary>The sections that hold no fresh key, and so must come out the same every time.</summary>
    public static JsonObject Fixed() => new()
    {
        ["digits25"] = Each([Constant(0x00, 32), Constant(0xff, 32), Counting(0, 32), Counting(100, 32)], hash => new()
        {
            ["hash"] = Base64Url.Encode(hash),
            ["digits"] = OfficeKeys.Digits25(hash),
        }),
        ["siteSalt"] = Each(["tirtawana", "contoh-lain", "a", "kabupaten-nias-utara-é"], office => new()
        {
            ["office"] = office,
            ["salt"] = Base64Url.Encode(OfficeKeys.SiteSalt(office)),
        }),
        ["recovery"] = new JsonArray([.. GoodCodes(), .. BadCodes()]),
        ["puzzle"] = PuzzleVectors.Make(),
    };

    private static JsonObject Make()
    {
        var fixedPart = Fixed();
        return new()
        {
            ["digits25"] = fixedPart["digits25"]!.DeepClone(),
            ["siteSalt"] = fixedPart["siteSalt"]!.DeepClone(),
            ["recovery"] = fixedPart["recovery"]!.DeepClone(),
            ["founding"] = FoundingVectors.Make(),
            ["unlock"] = Unlock(),
            ["puzzle"] = fixedPart["puzzle"]!.DeepClone(),
        };
    }

    private static IEnumerable<JsonNode> GoodCodes()
    {
        byte[][] all = [Constant(0x00, 16), Constant(0xff, 16), Counting(0, 16), Counting(200, 16)];
        foreach (var bytes in all)
        {
            var code = RecoveryCode.Print(bytes);
            string[] typed = [code.ToLowerInvariant(), code.Replace(' ', '-'), code.Replace(" ", ""), $"  {code.Replace('0', 'o').Replace('1', 'l')} ", code.Replace('0', 'O').Replace('1', 'I')];
            yield return new JsonObject
            {
                ["bytes"] = Base64Url.Encode(bytes),
                ["code"] = code,
                ["typed"] = new JsonArray([.. typed.Select(t => JsonValue.Create(t))]),
            };
        }
    }

    private static IEnumerable<JsonNode> BadCodes()
    {
        var code = RecoveryCode.Print(Counting(0, 16));
        string[] bad =
        [
            "", code[..^1], code + "0", "1" + code[1..], code[..^1] + (code[^1] == 'Z' ? 'Y' : 'Z'), "U" + code[1..], "*" + code[1..],
            WithUsedSpareBits(code), code.Replace(' ', '.'), Swapped(code),
        ];
        return bad.Select(text => new JsonObject { ["code"] = text, ["error"] = true });
    }

    /// <summary>Character 26 ends in two zero bits; the same 128 bits with other spare bits are another spelling, and refused.</summary>
    private static string WithUsedSpareBits(string code)
    {
        const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        const int Place = 25 + (25 / 4);
        var used = Alphabet[Alphabet.IndexOf(code[Place], StringComparison.Ordinal) | 1];
        return code[..Place] + used + code[(Place + 1)..];
    }

    private static string Swapped(string code) => $"{code[5..9]} {code[..4]}{code[9..]}";

    private static JsonObject Unlock()
    {
        using var keys = MemberKeys.Generate();
        var recovery = RecoveryCode.NewBytes();
        var record = MemberRecords.Enrol("a1", keys, Passphrase, recovery);
        var weak = MemberRecords.Enrol("a1", keys, Passphrase, recovery, iterations: 1000);
        using var other = MemberKeys.Generate();
        return new()
        {
            ["record"] = Json(record),
            ["passphrase"] = Passphrase,
            ["recoveryCode"] = RecoveryCode.Print(recovery),
            ["wrong"] = new JsonArray(
                Wrong("another passphrase", "passphrase", Passphrase + "x"),
                Wrong("a passphrase in capitals", "passphrase", Passphrase.ToUpperInvariant()),
                Wrong("another recovery code", "recoveryCode", RecoveryCode.Print(Counting(0, 16))),
                Wrong("another person's record under this id", "passphrase", Passphrase, Json(record with { Id = "b2" })),
                Wrong("a public key exchanged", "passphrase", Passphrase, Json(record with { Kem = other.Kem })),
                Wrong("a signing key exchanged", "passphrase", Passphrase, Json(record with { Sig = other.Sig })),
                Wrong("1000 iterations", "passphrase", Passphrase, Json(record with { Mk = weak.Mk, Priv = weak.Priv })),
                Wrong("no way to unlock", "passphrase", Passphrase, Json(record with { Mk = [] })),
                Wrong("private keys of another sealing", "passphrase", Passphrase, Json(record with { Priv = weak.Priv }))),
        };
    }

    private static JsonObject Wrong(string name, string by, string secret, JsonNode? record = null)
    {
        var wrong = new JsonObject { ["name"] = name, [by] = secret };
        if (record is not null)
        {
            wrong["record"] = record;
        }

        return wrong;
    }

    private static JsonNode Json(MemberRecord record) =>
        JsonNode.Parse(Wire.Write(record, SealingJson.Default.MemberRecord))!;

    private static JsonArray Each<T>(IEnumerable<T> items, Func<T, JsonObject> make) => new([.. items.Select(make)]);

    private static byte[] Constant(byte value, int length) => [.. Enumerable.Repeat(value, length)];

    private static byte[] Counting(int first, int length) => [.. Enumerable.Range(first, length).Select(i => (byte)i)];
}
