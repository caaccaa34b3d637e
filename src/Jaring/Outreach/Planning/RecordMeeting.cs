using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Outreach.Planning;

/// <summary>Keeps what a meeting agreed on, the contacts that were checked in it and its minutes. The calendar never hears of them.</summary>
public sealed class RecordMeeting(StoreWriter writer)
{
    /// <summary>Keeps them as they stand in the record, unless somebody else was first.</summary>
    public async Task<MeetingResult> RecordAsync(string officeId, string sessionId, MeetingRecord record, CancellationToken cancellationToken) =>
        await writer.WriteAsync((store, ct) => KeepAsync(store, officeId, sessionId, record, ct), cancellationToken);

    private static async Task<MeetingResult> KeepAsync(JaringDbContext store, string officeId, string sessionId, MeetingRecord record, CancellationToken cancellationToken)
    {
        var session = await store.Set<Session>().SingleOrDefaultAsync(s => s.OfficeId == officeId && s.Id == sessionId, cancellationToken);
        if (session is null || !SessionKinds.IsMeeting(session.Kind))
        {
            return new(null, []);
        }
        var faults = MeetingRules.Check(record);
        if (faults.Count > 0 || session.MeetingRevision != record.MeetingRevision)
        {
            return new(session, faults, Changed: faults.Count == 0);
        }
        session.Points = [.. record.Points.Select(p => p with { Text = p.Text.Trim(), Owner = p.Owner.Trim() })];
        session.Contacts = [.. record.Contacts.Select(c => c with { Service = c.Service.Trim(), Contact = c.Contact.Trim() })];
        session.MeetingNotes = record.MeetingNotes.Trim();
        session.MeetingRevision++;
        await store.SaveChangesAsync(cancellationToken);
        return new(session, []);
    }
}

/// <summary>What a member fills in after a meeting.</summary>
/// <param name="MeetingRevision">The revision that the page showed.</param>
/// <param name="Points">What was agreed on.</param>
/// <param name="Contacts">Contacts that were checked.</param>
/// <param name="MeetingNotes">Minutes; nothing about a case.</param>
public sealed record MeetingRecord(int MeetingRevision, IReadOnlyList<AgreedPoint> Points, IReadOnlyList<CheckedContact> Contacts, string MeetingNotes);

/// <summary>How recording ended.</summary>
/// <param name="Session">The session as it stands then; null when there is no such meeting.</param>
/// <param name="Faults">What has to be corrected.</param>
/// <param name="Changed">True when somebody else was first and nothing was kept.</param>
public sealed record MeetingResult(Session? Session, IReadOnlyList<PlanFault> Faults, bool Changed = false);
