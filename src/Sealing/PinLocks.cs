using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Jaring.Sealing;

/// <summary>
/// Everyday unlock on a known device: a PIN, the device's own key, and a half that the server hands out for a proof. Any two of them open nothing
/// (docs/sealing.md §5). Pages do this with a key that no script can read; here the key is bytes, for tests and for experts.
/// </summary>
public static partial class PinLocks
{
    /// <summary>Bytes of a device's key, and of the server's half.</summary>
    public const int SecretLength = 32;

    private const int DeviceIdLength = 16, SaltLength = 16;

    /// <summary>What the device shows to the server to get the half, base64url.</summary>
    public static string Proof(string id, SealedObject locked, string pin, byte[] deviceKey)
    {
        var (device, mixed) = Mix(locked, id, pin, deviceKey);
        return Base64Url.Encode(ProofOf(mixed, id, device));
    }

    /// <summary>Unlocks with the PIN, the device's key and the server's half.</summary>
    /// <exception cref="SealingException">pin-form; device-half: one of the three is another one; or what lock or record is refused for</exception>
    public static MemberKeys Unlock(MemberRecord record, SealedObject locked, string pin, byte[] deviceKey, byte[] half)
    {
        var (device, mixed) = Mix(locked, record.Id, pin, deviceKey);
        var master = UnlockWays.Open(locked, record.Id, UnlockWays.Pin, PinKey(mixed, half, record.Id, device)) ?? throw new SealingException("device-half");
        return UnlockWays.OpenKeys(record, master);
    }

    /// <summary>Locks a master key. The caller says device, salt and half, which must be random and new.</summary>
    internal static (SealedObject Locked, string ProofHash) Lock(
        string id, byte[] master, string pin, byte[] deviceKey, byte[] device, byte[] half, byte[] salt, int iterations = KeyDerivation.Iterations)
    {
        var mixed = Mixed(pin, salt, iterations, deviceKey);
        var kdf = new JsonObject { ["alg"] = "PIN", ["device"] = Base64Url.Encode(device), ["iter"] = iterations, ["salt"] = Base64Url.Encode(salt) };
        return (UnlockWays.Lock(master, id, UnlockWays.Pin, PinKey(mixed, half, id, device), kdf), Base64Url.Encode(SHA256.HashData(ProofOf(mixed, id, device))));
    }

    private static (byte[] Device, byte[] Mixed) Mix(SealedObject locked, string id, string pin, byte[] deviceKey)
    {
        SealingException.Require(UnlockWays.TextOf(Headers.Read(locked.Header, "mk"), "id") == id, "header-id");
        var kdf = UnlockWays.Kdf(locked, UnlockWays.Pin) ?? throw new SealingException("header-m");
        UnlockWays.RequireKdf(kdf, "PIN", "device", "iter", "salt");
        var device = Base64Url.Decode(UnlockWays.TextOf(kdf, "device"), DeviceIdLength);
        return (device, Mixed(pin, Base64Url.Decode(UnlockWays.TextOf(kdf, "salt"), SaltLength), UnlockWays.Iterations(kdf), deviceKey));
    }

    private static byte[] Mixed(string pin, byte[] salt, int iterations, byte[] deviceKey)
    {
        SealingException.Require(PinForm().IsMatch(pin), "pin-form");
        SealingException.Require(deviceKey.Length == SecretLength, "length");
        return HMACSHA256.HashData(deviceKey, Bytes.Concat(Bytes.Label("pin"), KeyDerivation.FromPassphrase(pin, salt, iterations)));
    }

    private static byte[] ProofOf(byte[] mixed, string id, byte[] device) => KeyDerivation.Derive(mixed, [], "pin/proof", Bytes.Concat(device, Bytes.Utf8(id)));

    private static byte[] PinKey(byte[] mixed, byte[] half, string id, byte[] device)
    {
        SealingException.Require(half.Length == SecretLength, "length");
        return KeyDerivation.Derive(mixed, half, "pin/kek", Bytes.Concat(device, Bytes.Utf8(id)));
    }

    [GeneratedRegex(@"\A[0-9]{6,12}\z")]
    private static partial Regex PinForm();
}
