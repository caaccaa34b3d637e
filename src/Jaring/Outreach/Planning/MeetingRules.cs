namespace Jaring.Outreach.Planning;

/// <summary>What the record of a meeting must fulfil.</summary>
internal static class MeetingRules
{
    private const int MostPoints = 40, MostContacts = 40, LongestPoint = 400, LongestNotes = 20_000;

    /// <summary>The faults of a record, all at once.</summary>
    public static IReadOnlyList<PlanFault> Check(MeetingRecord record)
    {
        if (record.Points.Any(p => p is null) || record.Contacts.Any(c => c is null))
        {
            return [new("points", "list-form")];
        }
        var points = record.Points.Count(p => !PlanRules.IsLine(p.Text, 1, LongestPoint) || !PlanRules.IsLine(p.Owner, 1) || !TimeRules.TryReadDay(p.Due, out _));
        var contacts = record.Contacts.Count(c => !PlanRules.IsLine(c.Service, 1) || !PlanRules.IsLine(c.Contact, 1));
        return
        [
            .. points > 0 || record.Points.Count > MostPoints ? [new PlanFault("points", "points-form", Math.Max(points, 1))] : Array.Empty<PlanFault>(),
            .. contacts > 0 || record.Contacts.Count > MostContacts ? [new PlanFault("contacts", "contacts-form", Math.Max(contacts, 1))] : Array.Empty<PlanFault>(),
            .. record.MeetingNotes.Length > LongestNotes ? [new PlanFault("meetingNotes", "notes-length")] : Array.Empty<PlanFault>(),
        ];
    }
}
