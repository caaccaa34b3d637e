namespace Jaring.Outreach.Calendar;

/// <summary>What guests see of an event first, and what somebody may change in Outlook itself.</summary>
/// <param name="Title">Title.</param>
/// <param name="StartsAt">Start on the office's clock, "yyyy-MM-ddTHH:mm".</param>
/// <param name="EndsAt">End on the office's clock.</param>
/// <param name="Place">Room or address, or null.</param>
public sealed record CalendarFace(string Title, string StartsAt, string EndsAt, string? Place)
{
    /// <summary>
    /// This plan with everything in it that somebody else changed: what differs between what we last knew of the event and what it holds now.
    /// What nobody touched stays as planned, so that a change on the way to the calendar is not taken back.
    /// </summary>
    internal CalendarFace With(CalendarFace known, CalendarFace held) => new(
        held.Title == known.Title ? Title : held.Title,
        held.StartsAt == known.StartsAt ? StartsAt : held.StartsAt,
        held.EndsAt == known.EndsAt ? EndsAt : held.EndsAt,
        held.Place == known.Place ? Place : held.Place);

    /// <summary>False for what no plan can be: an end before its start, or no title.</summary>
    internal bool IsWhole => Title.Length > 0 && string.CompareOrdinal(StartsAt, EndsAt) < 0;
}
