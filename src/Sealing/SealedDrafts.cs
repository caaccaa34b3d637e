using System.Security.Cryptography;
using System.Text.Json;

namespace Jaring.Sealing;

/// <summary>
/// What 25 digits give for a draft: <see cref="Lookup"/> finds it, <see cref="Write"/> changes and deletes it (the server keeps the hashes of both,
/// base64url), <see cref="Key"/> opens it.
/// </summary>
public sealed record DraftKeys(string Lookup, string Write, string Did, byte[] Key);

/// <summary>"Simpan dulu": what a person keeps for herself under digits that become the report's receipt, when one follows (docs/sealing.md 18).</summary>
public static class SealedDrafts
{
    private const string Type = "draft";

    /// <summary>The keys of a draft, from digits as a person types them.</summary>
    /// <exception cref="SealingException">receipt-typo</exception>
    public static DraftKeys Keys(string typed, byte[] siteSalt)
    {
        var seed = Receipts.Seed(typed, siteSalt, KeyDerivation.Iterations);
        var lookup = KeyDerivation.Derive(seed, [], "draft/lookup", []);
        var write = KeyDerivation.Derive(seed, [], "draft/write", []);
        return new(Base64Url.Encode(lookup), Base64Url.Encode(write), Base64Url.Encode(SHA256.HashData(lookup)), KeyDerivation.Derive(seed, [], "draft/key", []));
    }

    /// <summary>Seals JSON bytes as the draft's revision.</summary>
    /// <exception cref="SealingException">too-long: it is never cut</exception>
    public static SealedObject Seal(DraftKeys keys, int rev, byte[] json)
    {
        var commitment = Base64Url.Encode(KeyDerivation.Commit(keys.Key, Type, Base64Url.Decode(keys.Did)));
        return SealedObject.Seal(keys.Key, Type, Headers.Write(Type, ("draft", keys.Did), ("rev", rev), ("kc", commitment)), json);
    }

    /// <summary>Opens the revision that the server says it is.</summary>
    /// <exception cref="SealingException">header-draft, header-rev, key-commitment (other digits), object-decrypt, padding</exception>
    public static JsonElement Open(DraftKeys keys, int rev, SealedObject draft)
    {
        var header = Headers.Read(draft.Header, Type, ("draft", keys.Did), ("rev", rev), ("kc", Headers.AnyText));
        KeyDerivation.RequireCommitment((string)header["kc"]!, keys.Key, Type, Base64Url.Decode(keys.Did), "key-commitment");
        return JsonElement.Parse(draft.OpenAny(keys.Key, Type));
    }
}
