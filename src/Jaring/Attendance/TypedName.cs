using System.Globalization;
using System.Text;

namespace Jaring.Attendance;

/// <summary>Names and units as people type them.</summary>
internal static class TypedName
{
    /// <summary>Characters of a name or a unit at most.</summary>
    public const int Longest = 80;

    /// <summary>One line without blanks at its ends or twice inside, and without signs that cannot be seen; empty when nothing is left.</summary>
    public static string Clean(string? typed)
    {
        var seen = string.Concat((typed ?? "").Normalize().Select(c => char.IsWhiteSpace(c) ? ' ' : c).Where(c => CharUnicodeInfo.GetUnicodeCategory(c)
            is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned)));
        var line = string.Join(' ', seen.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : line[..Longest].TrimEnd();
    }

    /// <summary>What two spellings of one name have in common: letters and digits alone, all of them capitals.</summary>
    public static string Alike(string name) => string.Concat(name.Normalize(NormalizationForm.FormD).Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>"L", "P" or null.</summary>
    public static string? Sex(string? typed) => typed is "L" or "P" ? typed : null;
}

/// <summary>Tells whether two people may be one.</summary>
public static class TypedNames
{
    /// <summary>True for two spellings of one name.</summary>
    public static bool AreAlike(string one, string other) => TypedName.Alike(one) == TypedName.Alike(other);
}
