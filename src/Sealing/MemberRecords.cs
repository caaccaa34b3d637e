using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Jaring.Sealing;

/// <summary>Makes and unlocks member records.</summary>
public static class MemberRecords
{
    /// <summary>Seals the keys under a fresh master key, and that under both ways to unlock.</summary>
    /// <param name="id">The member's id in the directory.</param>
    /// <param name="keys">The member's keys.</param>
    /// <param name="passphrase">Six generated words, separated by single spaces.</param>
    /// <param name="recovery">The 16 bytes of the recovery code, see <see cref="RecoveryCode"/>.</param>
    /// <param name="iterations">PBKDF2 rounds; a record with fewer than 600,000 does not unlock.</param>
    public static MemberRecord Enrol(string id, MemberKeys keys, string passphrase, byte[] recovery, int iterations = KeyDerivation.Iterations)
    {
        SealingException.Require(recovery.Length == RecoveryCode.Length, "length");
        var master = Bytes.Random(32);
        var salt = Bytes.Random(16);
        var kdf = new JsonObject { ["alg"] = "PBKDF2-SHA256", ["iter"] = iterations, ["salt"] = Base64Url.Encode(salt) };
        var record = new MemberRecord(
            id,
            keys.Kem,
            keys.Sig,
            SealedObject.Seal(
                master, "member-priv", Headers.Write("member-priv", ("id", id), ("kem", keys.Kem), ("sig", keys.Sig)), keys.Export()),
            [
                UnlockWays.Lock(master, id, UnlockWays.Passphrase, KeyDerivation.FromPassphrase(passphrase, salt, iterations), kdf),
                UnlockWays.Lock(master, id, UnlockWays.RecoveryCode, recovery, new JsonObject { ["alg"] = "raw" }),
            ]);
        CryptographicOperations.ZeroMemory(master);
        return record;
    }

    /// <summary>Unlocks with the six words.</summary>
    /// <exception cref="SealingException">wrong-secret, kdf-downgrade, or what the record is refused for</exception>
    public static MemberKeys Unlock(MemberRecord record, string passphrase) => UnlockWays.OpenKeys(record, OpenMaster(record, passphrase));

    /// <summary>Unlocks with the 16 bytes of the printed code.</summary>
    /// <exception cref="SealingException">wrong-secret, or what the record is refused for</exception>
    public static MemberKeys UnlockByRecovery(MemberRecord record, byte[] recovery) => UnlockWays.OpenKeys(record, OpenMaster(record, UnlockWays.RecoveryCode, kdf =>
    {
        UnlockWays.RequireKdf(kdf, "raw");
        return recovery;
    }));

    /// <summary>Unlocks with what a passkey answered to the salt of its way.</summary>
    /// <param name="record">The record.</param>
    /// <param name="credential">The passkey's id, base64url.</param>
    /// <param name="prf">The 32 bytes of its answer.</param>
    /// <exception cref="SealingException">wrong-secret, or what the record is refused for</exception>
    public static MemberKeys UnlockByPasskey(MemberRecord record, string credential, byte[] prf) => UnlockWays.OpenKeys(record, OpenMaster(record, UnlockWays.Passkey, kdf =>
    {
        UnlockWays.RequireKdf(kdf, "PRF", "cred", "salt");
        Base64Url.Decode(UnlockWays.TextOf(kdf, "salt"), 32);
        return UnlockWays.TextOf(kdf, "cred") == credential ? PasskeyKey(record.Id, credential, prf) : null;
    }));

    /// <summary>The same record with one more way: a passkey.</summary>
    internal static MemberRecord WithPasskey(MemberRecord record, byte[] master, string credential, byte[] salt, byte[] prf)
    {
        var kdf = new JsonObject { ["alg"] = "PRF", ["cred"] = credential, ["salt"] = Base64Url.Encode(salt) };
        return record with { Mk = [.. record.Mk, UnlockWays.Lock(master, record.Id, UnlockWays.Passkey, PasskeyKey(record.Id, credential, prf), kdf)] };
    }

    /// <summary>Signs the list of ways that takes the place of this revision of a record.</summary>
    public static string SignWays(MemberRecord record, int revision, MemberKeys keys) =>
        Signatures.Sign(keys.Signing, "ways", Bytes.Concat([Bytes.U32((uint)revision), .. record.Mk.Select(way => Base64Url.Decode(way.Hash()))]));

    internal static byte[] OpenMaster(MemberRecord record, string passphrase) => OpenMaster(record, UnlockWays.Passphrase, kdf =>
    {
        UnlockWays.RequireKdf(kdf, "PBKDF2-SHA256", "iter", "salt");
        return KeyDerivation.FromPassphrase(passphrase, Base64Url.Decode(UnlockWays.TextOf(kdf, "salt"), 16), UnlockWays.Iterations(kdf));
    });

    private static byte[] OpenMaster(MemberRecord record, string method, Func<JsonObject, byte[]?> keyFor)
    {
        foreach (var way in record.Mk)
        {
            if (UnlockWays.Kdf(way, method) is { } kdf && keyFor(kdf) is { } key && UnlockWays.Open(way, record.Id, method, key) is { } master)
            {
                return master;
            }
        }

        throw new SealingException("wrong-secret");
    }

    private static byte[] PasskeyKey(string id, string credential, byte[] prf)
    {
        SealingException.Require(prf.Length == 32, "length");
        return KeyDerivation.Derive(prf, [], "unlock/prf", Bytes.Utf8($"{id}\0{credential}"));
    }
}
