using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Jaring.Sealing;

/// <summary>Ways to a member's master key: objects of type "mk", each under a key of its own that its header commits to.</summary>
internal static class UnlockWays
{
    public const string Passphrase = "pass";
    public const string RecoveryCode = "code";
    public const string Passkey = "prf";
    public const string Pin = "pin";

    private const int MasterLength = 32;

    /// <summary>More than any record of ours will ask for; a forged record must not be able to hang the reader.</summary>
    private const int MostIterations = 10_000_000;

    public static SealedObject Lock(byte[] master, string id, string method, byte[] key, JsonObject kdf)
    {
        var commitment = Base64Url.Encode(KeyDerivation.Commit(key, "kek", Bytes.Utf8(id)));
        return SealedObject.Seal(key, "mk", Headers.Write("mk", ("id", id), ("m", method), ("kdf", kdf), ("kc", commitment)), master);
    }

    /// <summary>The derivation that a way of this method names; null for a way of another method.</summary>
    public static JsonObject? Kdf(SealedObject way, string method)
    {
        var header = Headers.Read(way.Header, "mk");
        return TextOf(header, "m") == method ? header["kdf"] as JsonObject ?? throw new SealingException("kdf") : null;
    }

    /// <summary>The master key, or null when this is not the key that the way commits to.</summary>
    public static byte[]? Open(SealedObject way, string id, string method, byte[] key)
    {
        var header = Headers.Read(way.Header, "mk");
        var committed = TextOf(header, "kc");
        if (!Bytes.Same(Base64Url.Decode(committed), KeyDerivation.Commit(key, "kek", Bytes.Utf8(id))))
        {
            return null;
        }

        var master = way.Open(key, "mk", ("id", id), ("m", method), ("kdf", header["kdf"]), ("kc", committed));
        SealingException.Require(master.Length == MasterLength, "length");
        return master;
    }

    /// <summary>The keys of a record by its master key, which is overwritten.</summary>
    public static MemberKeys OpenKeys(MemberRecord record, byte[] master)
    {
        var bundle = record.Priv.Open(master, "member-priv", ("id", record.Id), ("kem", record.Kem), ("sig", record.Sig));
        CryptographicOperations.ZeroMemory(master);
        return MemberKeys.Import(bundle, record.Kem, record.Sig);
    }

    /// <summary>A derivation with exactly these fields, the first of which is the algorithm.</summary>
    public static void RequireKdf(JsonObject kdf, string algorithm, params ReadOnlySpan<string> others)
    {
        SealingException.Require(kdf.Count == others.Length + 1 && TextOf(kdf, "alg") == algorithm, "kdf");
        foreach (var name in others)
        {
            SealingException.Require(kdf.ContainsKey(name), "fields");
        }
    }

    /// <summary>Rounds that are neither a weakening nor an endless wait.</summary>
    public static int Iterations(JsonObject kdf)
    {
        SealingException.Require(kdf["iter"] is JsonValue value && value.TryGetValue<int>(out _), "kdf");
        var iterations = kdf["iter"]!.GetValue<int>();
        SealingException.Require(iterations >= KeyDerivation.Iterations, "kdf-downgrade");
        SealingException.Require(iterations <= MostIterations, "kdf");
        return iterations;
    }

    public static string TextOf(JsonObject fields, string name) =>
        fields[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw new SealingException("fields");
}
