using System.Text.Json;
using Jaring.Outreach;
using Jaring.Shapes;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Papers.Sessions;

/// <summary>Saves what was typed for the papers of a session, as it is typed.</summary>
public sealed class KeepNotes(StoreWriter writer)
{
    /// <summary>Saves it over the revision that the page saw.</summary>
    /// <param name="officeId">The office.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="rev">The revision that the page saw; 0 before the first.</param>
    /// <param name="notes">Everything, not a part.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<KeptNotes> KeepAsync(string officeId, string sessionId, int rev, PaperNotes notes, CancellationToken cancellationToken)
    {
        if (!NotesCheck.Fits(notes))
        {
            return new(KeptAs.Malformed, 0);
        }
        var kept = await writer.WriteAsync((store, ct) => SaveAsync(store, officeId, sessionId, rev, notes, ct), cancellationToken);
        WritePoint.PapersSaved.Pass();
        return kept;
    }

    private static async Task<KeptNotes> SaveAsync(JaringDbContext store, string officeId, string sessionId, int rev, PaperNotes notes, CancellationToken cancellationToken)
    {
        if (!await store.Set<Session>().AnyAsync(s => s.OfficeId == officeId && s.Id == sessionId, cancellationToken))
        {
            return new(KeptAs.NoSession, 0);
        }
        var text = JsonSerializer.Serialize(notes, WireJson.Options);
        var row = await store.Set<StoredPapers>().SingleOrDefaultAsync(p => p.OfficeId == officeId && p.SessionId == sessionId, cancellationToken);
        if ((row?.Rev ?? 0) != rev)
        {
            // Its own answer may have been lost: then it stands already.
            return row is not null && row.Rev == rev + 1 && row.Notes == text ? new(KeptAs.Saved, row.Rev) : new(KeptAs.Moved, row?.Rev ?? 0);
        }
        if (row is null)
        {
            store.Add(row = new StoredPapers { OfficeId = officeId, SessionId = sessionId, Rev = 0, Notes = "" });
        }
        (row.Rev, row.Notes) = (rev + 1, text);
        await store.SaveChangesAsync(cancellationToken);
        return new(KeptAs.Saved, row.Rev);
    }
}

/// <summary>How saving ended, and the revision that stands.</summary>
public sealed record KeptNotes(KeptAs As, int Rev);

/// <summary>How saving ended.</summary>
public enum KeptAs
{
    /// <summary>It stands.</summary>
    Saved,

    /// <summary>Somebody else saved since; nothing was changed.</summary>
    Moved,

    /// <summary>Something is longer or more than papers hold.</summary>
    Malformed,

    /// <summary>This office has no such session.</summary>
    NoSession,
}
