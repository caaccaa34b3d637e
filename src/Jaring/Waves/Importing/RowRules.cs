using Jaring.Outreach.Planning;

namespace Jaring.Waves.Importing;

/// <summary>A person as the page sends one.</summary>
/// <param name="Name">Name.</param>
/// <param name="Area">The kecamatan.</param>
/// <param name="Unit">The desa or kelurahan.</param>
/// <param name="Mailbox">Mailbox, or null.</param>
public sealed record ImportedPerson(string Name, string Area, string Unit, string? Mailbox = null);

/// <summary>
/// What a row must fulfil. The page has looked at each before and sets aside what fails; here a page that does not is refused whole, so that no number of
/// an identity card or a telephone ever lies in the store.
/// </summary>
internal static class RowRules
{
    /// <summary>A telephone has nine digits or more, an identity card sixteen, an official's number eighteen. A TPS or RT has three.</summary>
    public const int LongestNumber = 8;

    private const int LongestText = 120;

    public static bool Holds(ImportedPerson? person) =>
        person is { Name: { } name, Area: { } area, Unit: { } unit }
        && IsText(name) && IsText(area) && IsText(unit)
        && (person.Mailbox is not { } mailbox || (PeopleRules.IsMailbox(mailbox) && !HidesNumber(mailbox)));

    /// <summary>Digits that only spaces, points, strokes, brackets or signs stand between count as one number.</summary>
    public static bool HidesNumber(string text)
    {
        var digits = 0;
        foreach (var letter in text)
        {
            if (char.IsDigit(letter))
            {
                digits++;
            }
            else if (!" .-/()+_\u00A0\u2010\u2011\u2012\u2013".Contains(letter, StringComparison.Ordinal))
            {
                digits = 0;
            }
            if (digits > LongestNumber)
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsText(string text) => text.Trim() == text && text.Length is >= 1 and <= LongestText && !text.Any(char.IsControl) && !HidesNumber(text);
}
