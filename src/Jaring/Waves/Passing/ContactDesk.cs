using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Waves.Passing;

/// <summary>
/// The page of one contact, by the pass in her link: her sessions and how many are asked to each, and "sudah disampaikan". It names nobody, neither those who
/// are asked nor herself, and reaches no other package.
/// </summary>
public sealed class ContactDesk(JaringDbContext rows, StoreWriter writer, OfficeRegister offices, TimeProvider clock)
{
    /// <summary>What a pass opens; null for any other pass and once the list is erased.</summary>
    public Task<ContactPackage?> FindAsync(string officeId, string pass, CancellationToken cancellationToken) => ReadAsync(rows, officeId, pass, cancellationToken);

    /// <summary>Writes down what she says of the package that she saw.</summary>
    /// <param name="officeId">The office.</param>
    /// <param name="pass">From the link.</param>
    /// <param name="seen">The mark of what her page showed.</param>
    /// <param name="delivered">False takes back what was said before.</param>
    /// <param name="count">How many she reached, or null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ContactAnswer> SayAsync(string officeId, string pass, string seen, bool delivered, int? count, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var answer = await writer.WriteAsync(
            async (store, ct) =>
            {
                if (await ReadAsync(store, officeId, pass, ct) is not { } open)
                {
                    return ContactAnswer.Over;
                }
                if (delivered && open.Mark != seen)
                {
                    return ContactAnswer.Changed;
                }
                if (delivered && (count < 0 || count > open.People))
                {
                    return ContactAnswer.Count;
                }
                var package = await store.Set<WavePackage>().SingleAsync(p => p.OfficeId == officeId && p.PassHash == PackagePass.HashOf(pass), ct);
                await ConfirmPackage.SayAsync(store, offices.Get(officeId), package, delivered ? open.Mark : null, memberId: null, count, now, ct);
                return ContactAnswer.Kept;
            },
            cancellationToken);
        WritePoint.WaveSaved.Pass();
        return answer;
    }

    private static async Task<ContactPackage?> ReadAsync(JaringDbContext store, string officeId, string pass, CancellationToken cancellationToken)
    {
        var hash = PackagePass.HashOf(pass);
        if (await store.Set<WavePackage>().AsNoTracking().SingleOrDefaultAsync(p => p.OfficeId == officeId && p.PassHash == hash, cancellationToken) is not { } package)
        {
            return null;
        }
        var wave = await store.Set<Wave>().AsNoTracking().SingleAsync(w => w.OfficeId == officeId && w.Id == package.WaveId, cancellationToken);
        var units = await store.UnitsOf(officeId, wave.Id).Where(u => u.PackageId == package.Id).Select(u => new { u.Area, u.Unit }).ToListAsync(cancellationToken);
        var seats = (await store.SeatingAsync(officeId, wave.Id, cancellationToken)).Where(s => s.Session is not null && units.Any(u => u.Area == s.Area && u.Unit == s.Unit)).ToLookup(s => s.Session);
        var marks = await store.MarksAsync(wave, cancellationToken);
        var sessions = (await store.HeldAsync(wave, cancellationToken)).Where(s => seats.Contains(s.Number))
            .Select(s => new ContactSession(s, [.. seats[s.Number].Select(u => new ContactUnit(u.Unit, u.People))])).ToList();
        return new(
            package.Area, package.Unit, wave.Settings.SessionTitle.Trim(), sessions, sessions.Sum(s => s.Units.Sum(u => u.People)), marks.GetValueOrDefault(package.Id, ""), Delivered.Of(package, marks));
    }
}

/// <summary>A package as its contact sees it.</summary>
/// <param name="Area">The kecamatan.</param>
/// <param name="Unit">The desa; null for a contact of the kecamatan.</param>
/// <param name="Title">What the sessions are called.</param>
/// <param name="Sessions">In the order of the plan.</param>
/// <param name="People">How many are asked, together.</param>
/// <param name="Mark">What the page shows, as one mark.</param>
/// <param name="Delivered">What was said of it.</param>
public sealed record ContactPackage(string Area, string? Unit, string Title, IReadOnlyList<ContactSession> Sessions, int People, string Mark, Delivered Delivered);

/// <summary>A session of it.</summary>
/// <param name="Session">When and where.</param>
/// <param name="Units">How many of which desa.</param>
public sealed record ContactSession(WaveSessionView Session, IReadOnlyList<ContactUnit> Units);

/// <summary>People of a desa.</summary>
public sealed record ContactUnit(string Unit, int People);

/// <summary>How it ended.</summary>
public enum ContactAnswer
{
    /// <summary>Written down.</summary>
    Kept,

    /// <summary>The link opens nothing.</summary>
    Over,

    /// <summary>Something changed since the page was opened: look first.</summary>
    Changed,

    /// <summary>More than were asked.</summary>
    Count,
}
