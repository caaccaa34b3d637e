using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Jaring.Sealing;

/// <summary>Makes and unlocks member records.</summary>
public static class MemberRecords
{
    private const string ByPassphrase = "pass";
    private const string ByRecoveryCode = "code";

    /// <summary>More than any record of ours will ask for; a forged record must not be able to hang the reader.</summary>
    private const int MostIterations = 10_000_000;

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
                LockMasterKey(master, id, ByPassphrase, KeyDerivation.FromPassphrase(passphrase, salt, iterations), kdf),
                LockMasterKey(master, id, ByRecoveryCode, recovery, new JsonObject { ["alg"] = "raw" }),
            ]);
        CryptographicOperations.ZeroMemory(master);
        return record;
    }

    /// <summary>Unlocks with the six words.</summary>
    /// <exception cref="SealingException">wrong-secret, kdf-downgrade, or what the record is refused for</exception>
    public static MemberKeys Unlock(MemberRecord record, string passphrase) =>
        Unlock(record, ByPassphrase, kdf => KeyFromPassphrase(kdf, passphrase));

    /// <summary>Unlocks with the 16 bytes of the printed code.</summary>
    /// <exception cref="SealingException">wrong-secret, or what the record is refused for</exception>
    public static MemberKeys UnlockByRecovery(MemberRecord record, byte[] recovery) => Unlock(record, ByRecoveryCode, kdf =>
    {
        SealingException.Require(kdf.Count == 1 && TextOf(kdf, "alg") == "raw", "kdf");
        return recovery;
    });

    private static SealedObject LockMasterKey(byte[] master, string id, string method, byte[] key, JsonObject kdf)
    {
        var commitment = Base64Url.Encode(KeyDerivation.Commit(key, "kek", Bytes.Utf8(id)));
        return SealedObject.Seal(key, "mk", Headers.Write("mk", ("id", id), ("m", method), ("kdf", kdf), ("kc", commitment)), master);
    }

    private static MemberKeys Unlock(MemberRecord record, string method, Func<JsonObject, byte[]> keyFor)
    {
        foreach (var locked in record.Mk)
        {
            var header = Headers.Read(locked.Header, "mk");
            if (TextOf(header, "m") != method)
            {
                continue;
            }

            var kdf = header["kdf"] as JsonObject ?? throw new SealingException("kdf");
            var key = keyFor(kdf);
            var commitment = Base64Url.Decode(TextOf(header, "kc"));
            if (!Bytes.Same(commitment, KeyDerivation.Commit(key, "kek", Bytes.Utf8(record.Id))))
            {
                continue;
            }

            var master = locked.Open(key, "mk", ("id", record.Id), ("m", method), ("kdf", kdf), ("kc", TextOf(header, "kc")));
            return OpenKeys(record, master);
        }

        throw new SealingException("wrong-secret");
    }

    private static MemberKeys OpenKeys(MemberRecord record, byte[] master)
    {
        SealingException.Require(master.Length == 32, "length");
        var bundle = record.Priv.Open(master, "member-priv", ("id", record.Id), ("kem", record.Kem), ("sig", record.Sig));
        CryptographicOperations.ZeroMemory(master);
        return MemberKeys.Import(bundle, record.Kem, record.Sig);
    }

    private static byte[] KeyFromPassphrase(JsonObject kdf, string passphrase)
    {
        SealingException.Require(kdf.Count == 3 && TextOf(kdf, "alg") == "PBKDF2-SHA256", "kdf");
        SealingException.Require(kdf["iter"] is JsonValue value && value.TryGetValue<int>(out _), "kdf");
        var iterations = kdf["iter"]!.GetValue<int>();
        SealingException.Require(iterations >= KeyDerivation.Iterations, "kdf-downgrade");
        SealingException.Require(iterations <= MostIterations, "kdf");
        return KeyDerivation.FromPassphrase(passphrase, Base64Url.Decode(TextOf(kdf, "salt"), 16), iterations);
    }

    private static string TextOf(JsonObject fields, string name) =>
        fields[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw new SealingException("fields");
}
