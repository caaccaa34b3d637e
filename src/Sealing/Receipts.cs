using System.Security.Cryptography;

namespace Jaring.Sealing;

/// <summary>
/// What the digits of a receipt give: <see cref="Lookup"/> (base64url) is sent to the server, which keeps only its hash
/// <see cref="Rid"/>; <see cref="Box"/> opens the receipt box.
/// </summary>
public sealed record ReceiptKeys(string Lookup, string Rid, byte[] Box);

/// <summary>
/// A receipt: 24 random digits (79.7 bits) and a check digit by ISO 7064 MOD 11,10, which notices any one wrong digit and nearly any
/// two exchanged. It can be written down as if it were an account number.
/// </summary>
public static class Receipts
{
    private const int RandomDigits = 24;

    /// <summary>A fresh receipt, 25 digits without spaces.</summary>
    public static string NewDigits()
    {
        var digits = string.Concat(Enumerable.Range(0, RandomDigits).Select(_ => (char)('0' + RandomNumberGenerator.GetInt32(10))));
        return digits + CheckDigit(digits);
    }

    /// <summary>The keys of a receipt as a person types it: spaces, dots and hyphens do not matter.</summary>
    /// <exception cref="SealingException">receipt-typo</exception>
    public static ReceiptKeys Keys(string typed, byte[] siteSalt) => Keys(typed, siteSalt, KeyDerivation.Iterations);

    internal static ReceiptKeys Keys(string typed, byte[] siteSalt, int iterations)
    {
        var seed = Seed(typed, siteSalt, iterations);
        var lookup = KeyDerivation.Derive(seed, [], "receipt/lookup", []);
        var box = KeyDerivation.Derive(seed, [], "receipt/box", []);
        return new(Base64Url.Encode(lookup), Base64Url.Encode(SHA256.HashData(lookup)), box);
    }

    /// <summary>What everything of a receipt, and of the draft that came before its report, is derived from.</summary>
    /// <exception cref="SealingException">receipt-typo</exception>
    internal static byte[] Seed(string typed, byte[] siteSalt, int iterations) =>
        KeyDerivation.FromPassphrase(Read(typed), Bytes.Concat(Bytes.Label("receipt"), siteSalt), iterations);

    /// <summary>The 24 digits of what a person typed.</summary>
    /// <exception cref="SealingException">receipt-typo</exception>
    internal static string Read(string typed)
    {
        var digits = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '-')));
        SealingException.Require(digits.Length == RandomDigits + 1 && digits.All(char.IsAsciiDigit), "receipt-typo");
        SealingException.Require(CheckDigit(digits.AsSpan(0, RandomDigits)) == digits[RandomDigits], "receipt-typo");
        return digits[..RandomDigits];
    }

    private static char CheckDigit(ReadOnlySpan<char> digits)
    {
        var product = 10;
        foreach (var digit in digits)
        {
            var sum = (product + digit - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (char)('0' + ((11 - product) % 10));
    }
}
