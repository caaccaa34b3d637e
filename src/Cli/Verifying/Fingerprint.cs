using Jaring.Sealing;

namespace Jaring.Cli.Verifying;

/// <summary>A hash as people compare it: 25 digits in groups of five, or the hash itself.</summary>
internal static class Fingerprint
{
    public static string Digits(byte[] hash) => OfficeKeys.Digits25(hash);

    /// <summary>Whether what somebody typed names this hash. Digits may be grouped in any way.</summary>
    public static bool Is(string typed, byte[] hash)
    {
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        return typed == Base64Url.Encode(hash) || (digits.Length == 25 && digits == string.Concat(Digits(hash).Where(char.IsAsciiDigit)));
    }
}

/// <summary>Times of members' devices, written in UTC: a package does not say where it was made.</summary>
internal static class Times
{
    /// <summary>The last second that a date can hold: 31 December 9999.</summary>
    public const long Latest = 253_402_300_799;

    public static string Day(long unixSeconds) => At(unixSeconds, "yyyy-MM-dd");

    public static string Minute(long unixSeconds) => At(unixSeconds, "yyyy-MM-dd HH:mm") + " UTC";

    private static string At(long unixSeconds, string form) =>
        DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(unixSeconds, 0, Latest)).ToString(form, System.Globalization.CultureInfo.InvariantCulture);
}
