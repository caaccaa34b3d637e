using System.Globalization;
using Jaring.Papers.Docx;
using static Jaring.Papers.PaperWords;

namespace Jaring.Papers.Kinds;

/// <summary>What is to be done, by whom, until when: a table that minutes, reports and agreed points share.</summary>
internal static class FollowUps
{
    /// <param name="all">What was written down.</param>
    /// <param name="none">Key of the sentence where there is nothing.</param>
    public static Part Of(IReadOnlyList<FollowUp> all, string none) => all.Count == 0 ? new Prose(Say(none)) : Table(all, "follow.what", "follow.due");

    /// <summary>The same under another first title, with spare rows where there is nothing.</summary>
    public static Table Table(IReadOnlyList<FollowUp> all, string what, string due, int spare = 0) => new(
        [new(Say("column.no"), 1.2, true), new(Say(what), 7.2), new(Say("follow.who"), 4.2), new(Say(due), 3.4)],
        [.. all.Select((f, at) => (IReadOnlyList<string>)[$"{at + 1}", f.What, f.Who, DayOf(f.Due)]), .. Rows.Blank(spare, 4, all.Count)]);

    private static string DayOf(string due) =>
        DateOnly.TryParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Day(day) : "";
}
