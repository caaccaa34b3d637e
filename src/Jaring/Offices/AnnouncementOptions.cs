namespace Jaring.Offices;

/// <summary>What the team says to everybody who has the app, besides what it announces by hand.</summary>
public sealed class AnnouncementOptions
{
    /// <summary>
    /// The day of the month, 1 to 20, on or after which everybody gets the same constant card, at a fixed time of notices. Default 0: none. An everyday reason
    /// to have seen the app makes it no sign to have opened it (domain.md); later days could run into the next month over a long holiday.
    /// </summary>
    public int MonthlyDay { get; set; }

    internal IEnumerable<string> Faults() => MonthlyDay is >= 0 and <= 20 ? [] : ["Announcements:MonthlyDay must be 0 (off) or 1 to 20."];
}
