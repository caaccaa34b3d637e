using Jaring.Attendance;
using Jaring.Outreach;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Papers.Sessions;

/// <summary>
/// What the attendance list knows is not typed twice: its names stand in the list to be signed where nobody typed invitees, and its counts in the papers
/// where nobody typed any and everybody who came said L or P. What was typed always goes first.
/// </summary>
internal static class AttendanceOnPaper
{
    /// <summary>The notes for every paper, and those for the list to be signed.</summary>
    public static async Task<(PaperNotes Notes, PaperNotes ForList)> FillAsync(JaringDbContext store, Session session, PaperNotes notes, CancellationToken cancellationToken)
    {
        var people = await store.Set<Participant>().AsNoTracking().Where(p => p.OfficeId == session.OfficeId && p.SessionId == session.Id).ToListAsync(cancellationToken);
        var came = people.Where(p => p.Mode is not null).ToList();
        var counted = notes.Men is null && notes.Women is null && came.Count > 0 && came.All(p => p.Sex is not null)
            ? notes with { Men = came.Count(p => p.Sex == "L"), Women = came.Count(p => p.Sex == "P") }
            : notes;
        var named = people.OrderBy(p => p.Unit, StringComparer.Ordinal).ThenBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.PersonId, StringComparer.Ordinal);
        return (counted, notes.Recipients.Count > 0 ? counted : counted with { Recipients = [.. named.Select(p => $"{p.Name}; {p.Unit}")] });
    }
}
