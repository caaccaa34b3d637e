using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Jaring.Storage.Shredding;

/// <summary>
/// How a <see cref="CaseText"/> stands in its column: <c>1 ‖ key name (16) ‖ nonce (12) ‖ AES-256-GCM(text) ‖ tag (16)</c>, the first 17 bytes
/// authenticated. The nonce is random: a case has some thousands of texts at most. What begins with a brace or bracket is JSON from before.
/// </summary>
internal sealed class CaseTextConverter(ShredKeys keys) : ValueConverter<CaseText, byte[]>(
    text => Lock(keys, text),
    stored => Unlock(keys, stored))
{
    private const byte Format = 1;
    private const int NameEnd = 1 + ShredRecord.NameLength;
    private const int NonceEnd = NameEnd + 12;
    private const int TagLength = 16;

    private static byte[] Lock(ShredKeys keys, CaseText text)
    {
        var plain = Encoding.UTF8.GetBytes(text.Value);
        if (text.Key.Length == 0)
        {
            return plain;
        }

        var key = keys.Find(text.Key) ?? throw new InvalidOperationException("A text of a case was written without its shred key.");
        var stored = new byte[NonceEnd + plain.Length + TagLength];
        stored[0] = Format;
        Base64Url.DecodeFromChars(text.Key, stored.AsSpan(1));
        RandomNumberGenerator.Fill(stored.AsSpan(NameEnd, NonceEnd - NameEnd));
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(stored.AsSpan(NameEnd, NonceEnd - NameEnd), plain, stored.AsSpan(NonceEnd, plain.Length), stored.AsSpan(NonceEnd + plain.Length), stored.AsSpan(0, NameEnd));
        return stored;
    }

    private static CaseText Unlock(ShredKeys keys, byte[] stored)
    {
        if (stored is not [Format, ..])
        {
            return new("", Encoding.UTF8.GetString(stored));
        }

        var name = Base64Url.EncodeToString(stored.AsSpan(1, ShredRecord.NameLength));
        if (keys.Find(name) is not { } key)
        {
            return new(name, null);
        }

        var plain = new byte[stored.Length - NonceEnd - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(stored.AsSpan(NameEnd, NonceEnd - NameEnd), stored.AsSpan(NonceEnd, plain.Length), stored.AsSpan(NonceEnd + plain.Length), plain, stored.AsSpan(0, NameEnd));
        return new(name, Encoding.UTF8.GetString(plain));
    }
}
