using System.Globalization;
using System.IO.Compression;
using Jaring.Offices;
using Jaring.Outreach;
using Jaring.Outreach.Planning;
using Jaring.Papers.Docx;
using Jaring.Papers.Kinds;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Papers.Sessions;

/// <summary>Makes one paper of a session, or all of them with the photos in one file.</summary>
public sealed class MakePapers(JaringDbContext store, OfficeRegister offices, TimeProvider clock)
{
    /// <summary>Name of the file with everything.</summary>
    public const string Everything = "semua.zip";

    private const string Ending = ".docx";

    /// <summary>The file, or null when this office has no such session or it has no such paper.</summary>
    /// <param name="officeId">The office.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="name"><see cref="Everything"/> or a paper, for example <c>undangan.docx</c>.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<byte[]?> MakeAsync(string officeId, string sessionId, string name, CancellationToken cancellationToken)
    {
        var session = await store.Set<Session>().AsNoTracking().SingleOrDefaultAsync(s => s.OfficeId == officeId && s.Id == sessionId, cancellationToken);
        if (session is null)
        {
            return null;
        }
        var papers = await PapersAsync(session, cancellationToken);
        return name == Everything
            ? await ZipAsync(session, papers, cancellationToken)
            : papers.Where(p => p.Name + Ending == name).Select(p => PaperDocx.Write(p.Paper)).FirstOrDefault();
    }

    private async Task<IReadOnlyList<(string Name, Paper Paper)>> PapersAsync(Session planned, CancellationToken cancellationToken)
    {
        var office = offices.Get(planned.OfficeId);
        var row = await store.Set<StoredPapers>().AsNoTracking().SingleOrDefaultAsync(p => p.OfficeId == planned.OfficeId && p.SessionId == planned.Id, cancellationToken);
        var photos = await store.Set<StoredPhoto>().CountAsync(p => p.OfficeId == planned.OfficeId && p.SessionId == planned.Id && p.Kind == PhotoKinds.Activity, cancellationToken);
        var notes = row is null ? PaperNotes.Empty : ReadPapers.Notes(row.Notes).Filled();
        var session = PaperSession.Of(planned, office.TimeZone);
        var head = new PaperOffice(office, DateOnly.FromDateTime(office.Local(clock.GetUtcNow()).DateTime));
        return
        [
            ("undangan", Invitation.Of(session, notes, head)),
            ("daftar-hadir", AttendanceList.Of(session, notes, head)),
            ("notula", Minutes.Of(session, notes, head)),
            ("laporan", ActivityReport.Of(session, notes, head, photos)),
            .. session.IsMeeting ? [("kesepakatan", AgreedPoints.Of(session, notes, head))] : Array.Empty<(string, Paper)>(),
        ];
    }

    /// <summary>Papers first, then the photos in a folder for each kind. Every entry has the session's day, so that the file says nothing of when it was made.</summary>
    private async Task<byte[]> ZipAsync(Session session, IReadOnlyList<(string Name, Paper Paper)> papers, CancellationToken cancellationToken)
    {
        var day = DateTime.ParseExact(session.StartsAt, TimeRules.TimeForm, CultureInfo.InvariantCulture).Date;
        using var file = new MemoryStream();
        await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var ((name, paper), at) in papers.Select((paper, at) => (paper, at + 1)))
            {
                await AddAsync($"{at}-{name}{Ending}", PaperDocx.Write(paper));
            }
            await foreach (var (photo, at) in Photos(session, PhotoKinds.SignedList))
            {
                await AddAsync($"daftar-hadir-bertanda-tangan/{at}.jpg", photo);
            }
            await foreach (var (photo, at) in Photos(session, PhotoKinds.Activity))
            {
                await AddAsync($"foto/{at}.jpg", photo);
            }

            async Task AddAsync(string name, byte[] content)
            {
                var entry = zip.CreateEntry(name, name.EndsWith(".jpg", StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
                entry.LastWriteTime = new(day, TimeSpan.Zero);
                await using var into = await entry.OpenAsync(cancellationToken);
                await into.WriteAsync(content, cancellationToken);
            }
        }
        return file.ToArray();
    }

    private async IAsyncEnumerable<(byte[] Jpeg, int At)> Photos(Session session, string kind)
    {
        var at = 0;
        await foreach (var jpeg in store.Set<StoredPhoto>().Where(p => p.OfficeId == session.OfficeId && p.SessionId == session.Id && p.Kind == kind).OrderBy(p => p.Id).Select(p => p.Jpeg).AsAsyncEnumerable())
        {
            yield return (jpeg, ++at);
        }
    }
}
