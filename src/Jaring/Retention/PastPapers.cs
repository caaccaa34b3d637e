using System.Text.Json;
using Jaring.Offices;
using Jaring.Outreach;
using Jaring.Papers.Sessions;
using Jaring.Shapes;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Retention;

/// <summary>
/// What was typed for papers goes with its session. The invitees' names in it go as early as their addresses, and photos before that: by then the office has
/// both on file, where its own rules for archives hold.
/// </summary>
internal sealed class PastPapers(OfficeRegister offices, IOptions<RetentionOptions> options, TimeProvider clock) : IRetentionRule
{
    public string Kind => "session-papers";

    public async Task<int> EraseAsync(JaringDbContext store, CancellationToken cancellationToken)
    {
        var erased = await store.Set<StoredPapers>().Where(p => !store.Set<Session>().Any(s => s.OfficeId == p.OfficeId && s.Id == p.SessionId)).ExecuteDeleteAsync(cancellationToken);
        foreach (var office in offices.All)
        {
            erased += await NamesAsync(store, office.Id, Before(office, options.Value.Invitees), cancellationToken);
            var photosBefore = Before(office, options.Value.Photos);
            erased += await store.Set<StoredPhoto>()
                .Where(p => p.OfficeId == office.Id && !store.Set<Session>().Any(s => s.OfficeId == p.OfficeId && s.Id == p.SessionId && s.EndsAt.CompareTo(photosBefore) >= 0))
                .ExecuteDeleteAsync(cancellationToken);
        }
        return erased;
    }

    private string Before(OfficeOptions office, TimeSpan kept) => ReadSessions.LocalTime(office, clock.GetUtcNow() - kept);

    private static async Task<int> NamesAsync(JaringDbContext store, string officeId, string before, CancellationToken cancellationToken)
    {
        var past = await store.Set<StoredPapers>()
            .Where(p => p.OfficeId == officeId && store.Set<Session>().Any(s => s.OfficeId == officeId && s.Id == p.SessionId && s.EndsAt.CompareTo(before) < 0)).ToListAsync(cancellationToken);
        var emptied = 0;
        foreach (var row in past)
        {
            var notes = ReadPapers.Notes(row.Notes);
            if (notes.Recipients.Count > 0)
            {
                (row.Notes, row.Rev, emptied) = (JsonSerializer.Serialize(notes with { Recipients = [] }, WireJson.Options), row.Rev + 1, emptied + 1);
            }
        }
        await store.SaveChangesAsync(cancellationToken);
        return emptied;
    }
}
