using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Sealing;

namespace Jaring.Tests.Sealing;

/// <summary>
/// Makes tests/vectors/unlock.json: a record with every way to unlock it, a device's PIN, a passkey, signed ways, a renewal, and what must be refused.
/// Sealed here and read by TypeScript. Keys in it are fresh each time it is made, so it is made once and committed:
/// <c>JARING_WRITE_VECTORS=1 dotnet test tests/JaringTeams.Tests --filter FullyQualifiedName~UnlockVector</c>.
/// </summary>
internal static class UnlockVectorFile
{
    public const string Name = "unlock.json";

    private const string Id = "a1", Words = "awan kuda lima sungai batu pagi", Pin = "490217", Device = "Windows, Edge";
    private const int Revision = 7;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write([CallerFilePath] string here = "") =>
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(here)!, "../../vectors", Name), Make().ToJsonString(Readable) + "\n");

    private static JsonObject Make()
    {
        using var keys = MemberKeys.Generate();
        using var newKeys = MemberKeys.Generate();
        var (deviceKey, device, half, salt) = (Bytes.Random(32), Bytes.Random(16), Bytes.Random(32), Bytes.Random(16));
        var (credential, prfSalt, prf) = (Base64Url.Encode(Bytes.Random(16)), Bytes.Random(32), Bytes.Random(32));
        var enrolled = MemberRecords.Enrol(Id, keys, Words, RecoveryCode.NewBytes());
        var master = MemberRecords.OpenMaster(enrolled, Words);
        var record = MemberRecords.WithPasskey(enrolled, master, credential, prfSalt, prf);
        var (locked, proofHash) = PinLocks.Lock(Id, master, Pin, deviceKey, device, half, salt);
        var (weak, _) = PinLocks.Lock(Id, master, Pin, deviceKey, device, half, salt, iterations: 1000);
        var renewed = MemberRecords.Enrol(Id, newKeys, Words, RecoveryCode.NewBytes());
        var carry = KeyRenewal.Carry(Id, record.Kem, master, renewed.Kem, MemberRecords.OpenMaster(renewed, Words));
        var name = SealedObject.Seal(
            master, "device", Headers.Write("device", ("id", Id), ("device", Base64Url.Encode(device))), CanonicalJson.Write(new JsonObject { ["name"] = Device }));
        return new()
        {
            ["record"] = Json(record),
            ["passphrase"] = Words,
            ["pin"] = new JsonObject
            {
                ["pin"] = Pin,
                ["deviceKey"] = Base64Url.Encode(deviceKey),
                ["device"] = Base64Url.Encode(device),
                ["half"] = Base64Url.Encode(half),
                ["locked"] = Json(locked),
                ["proof"] = PinLocks.Proof(Id, locked, Pin, deviceKey),
                ["proofHash"] = proofHash,
                ["name"] = Device,
                ["sealedName"] = Json(name),
            },
            ["prf"] = new JsonObject { ["credential"] = credential, ["salt"] = Base64Url.Encode(prfSalt), ["prf"] = Base64Url.Encode(prf) },
            ["ways"] = new JsonObject { ["revision"] = Revision, ["sig"] = MemberRecords.SignWays(record, Revision, keys) },
            ["renewal"] = new JsonObject { ["record"] = Json(renewed), ["carry"] = Json(carry) },
            ["refused"] = new JsonArray(
                Refused("another PIN", "pin", "device-half", ("pin", "490218")),
                Refused("another device's key", "pin", "device-half", ("deviceKey", Base64Url.Encode(Bytes.Random(32)))),
                Refused("another half", "pin", "device-half", ("half", Base64Url.Encode(Bytes.Random(32)))),
                Refused("half a half", "pin", "length", ("half", Base64Url.Encode(Bytes.Random(16)))),
                Refused("five digits", "pin", "pin-form", ("pin", "49021")),
                Refused("thirteen digits", "pin", "pin-form", ("pin", "4902174902174")),
                Refused("digits of another script", "pin", "pin-form", ("pin", "٤٩٠٢١٧")),
                Refused("1000 iterations", "pin", "kdf-downgrade", ("locked", Json(weak))),
                Refused("words in the place of the PIN's lock", "pin", "header-m", ("locked", Json(record.Mk[0]))),
                Refused("another member's lock", "pin", "header-id", ("locked", Json(PinLocks.Lock("b2", master, Pin, deviceKey, device, half, salt).Locked))),
                Refused("a commitment exchanged", "pin", "device-half", ("locked", Json(WithCommitment(locked, renewed.Mk[0])))),
                Refused("keys that came after the PIN", "pin", "object-decrypt", ("record", Json(renewed))),
                Refused("another passkey's answer", "prf", "wrong-secret", ("prf", Base64Url.Encode(Bytes.Random(32)))),
                Refused("another passkey", "prf", "wrong-secret", ("credential", Base64Url.Encode(Bytes.Random(16)))),
                Refused("half an answer", "prf", "length", ("prf", Base64Url.Encode(Bytes.Random(16)))),
                Refused("a record without a passkey", "prf", "wrong-secret", ("record", Json(enrolled))),
                Refused("ways of another revision", "ways", "signature", ("revision", Revision + 1)),
                Refused("a way taken out", "ways", "signature", ("record", Json(enrolled))),
                Refused("ways in another order", "ways", "signature", ("record", Json(record with { Mk = [.. record.Mk.Reverse()] }))),
                Refused("ways signed by other keys", "ways", "signature", ("sig", MemberRecords.SignWays(record, Revision, newKeys))),
                Refused("old keys that are not those before", "renewal", "header-from", ("carry", Json(KeyRenewal.Carry(Id, renewed.Kem, master, renewed.Kem, MemberRecords.OpenMaster(renewed, Words))))),
                Refused("old keys carried to others", "renewal", "header-to", ("carry", Json(KeyRenewal.Carry(Id, record.Kem, master, record.Kem, MemberRecords.OpenMaster(renewed, Words))))),
                Refused("old keys under another master key", "renewal", "object-decrypt", ("carry", Json(KeyRenewal.Carry(Id, record.Kem, master, renewed.Kem, Bytes.Random(32)))))),
        };
    }

    private static JsonNode Refused(string name, string op, string reason, params ReadOnlySpan<(string Name, JsonNode Value)> changes)
    {
        var refused = new JsonObject { ["name"] = name, ["op"] = op, ["reason"] = reason };
        foreach (var (field, value) in changes)
        {
            refused[field] = value;
        }

        return refused;
    }

    /// <summary>The lock with the commitment of another way in its header.</summary>
    private static SealedObject WithCommitment(SealedObject locked, SealedObject other)
    {
        var header = JsonNode.Parse(Base64Url.Decode(locked.H))!;
        header["kc"] = (string)JsonNode.Parse(Base64Url.Decode(other.H))!["kc"]!;
        return locked with { H = Base64Url.Encode(CanonicalJson.Write(header)) };
    }

    private static JsonNode Json(MemberRecord record) => JsonNode.Parse(Wire.Write(record, SealingJson.Default.MemberRecord))!;

    private static JsonNode Json(SealedObject o) => JsonNode.Parse(Wire.Write(o, SealingJson.Default.SealedObject))!;
}
