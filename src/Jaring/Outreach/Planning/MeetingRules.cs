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
        return [.. Points(record.Points), .. Contacts(record.Contacts), .. Notes(record.MeetingNotes)];
    }

    private static IEnumerable<PlanFault> Points(IReadOnlyList<AgreedPoint> points)
    {
        var bad = points.Count(p => !PlanRules.IsLine(p.Text, 1, LongestPoint) || !PlanRules.IsLine(p.Owner, 1) || !TimeRules.TryReadDay(p.Due, out _));
        if (bad > 0 || points.Count > MostPoints)
        {
            yield return new("points", "points-form", Math.Max(bad, 1));
        }
    }

    private static IEnumerable<PlanFault> Contacts(IReadOnlyList<CheckedContact> contacts)
    {
        var bad = contacts.Count(c => !PlanRules.IsLine(c.Service, 1) || !PlanRules.IsLine(c.Contact, 1));
        if (bad > 0 || contacts.Count > MostContacts)
        {
            yield return new("contacts", "contacts-form", Math.Max(bad, 1));
        }
    }

    private static IEnumerable<PlanFault> Notes(string notes)
    {
        if (notes.Length > LongestNotes)
        {
            yield return new("meetingNotes", "notes-length");
        }
    }
}
