using System.Globalization;
using Jaring.Attendance;
using Jaring.Attendance.Newcomers;
using Jaring.MediaRegister;
using Jaring.Outreach;
using Jaring.Outreach.Planning;
using Jaring.Papers.Sessions;
using Jaring.Pledges;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Papers.Periodic;

/// <summary>Counts a period from what the slices of sosialisasi keep. It reads no table of cases, and a test says so.</summary>
internal sealed class CountPeriod(JaringDbContext store, ReadCoverage coverage, ReadNewcomers newcomers)
{
    private const int MostPlanned = 10;

    /// <summary>The figures, as they stand today.</summary>
    public async Task<PeriodFigures> CountAsync(string officeId, Period period, DateOnly today, CancellationToken cancellationToken)
    {
        var sessions = (await store.Set<Session>().AsNoTracking().Where(s => s.OfficeId == officeId).ToListAsync(cancellationToken)).Where(s => !s.IsOff).OrderBy(s => s.StartsAt, StringComparer.Ordinal).ToList();
        var held = sessions.Where(s => DayOf(s) >= period.From && DayOf(s) <= period.To && DayOf(s) <= today).ToList();
        var notes = (await store.Set<StoredPapers>().AsNoTracking().Where(p => p.OfficeId == officeId).ToListAsync(cancellationToken))
            .ToDictionary(p => p.SessionId, p => ReadPapers.Notes(p.Notes).Filled(), StringComparer.Ordinal);
        var came = await PeopleAsync(officeId, held, notes, cancellationToken);
        return new(
            [.. SessionKinds.All.Where(kind => !SessionKinds.IsMeeting(kind)).Select(kind => OfKind(kind, held, came)).Where(k => k.Sessions > 0)],
            [.. (await coverage.ReadAsync(officeId, cancellationToken)).Where(u => u.Year == period.From.Year)],
            await newcomers.CountAsync(officeId, period.From, period.To, cancellationToken),
            await PledgesAsync(officeId, period, cancellationToken),
            await MediaAsync(officeId, period, cancellationToken),
            [.. held.Where(s => s.Kind == SessionKinds.Coordination).Select(Line)],
            [.. held.Select(s => notes.GetValueOrDefault(s.Id)?.Obstacles ?? "").Where(text => text.Length > 0)],
            [.. held.SelectMany(s => notes.GetValueOrDefault(s.Id)?.FollowUps ?? []).Where(f => !f.Done)],
            [.. sessions.Where(s => DayOf(s) > period.To && DayOf(s) >= today).Take(MostPlanned).Select(Line)]);
    }

    private static DateOnly DayOf(Session session) => DateOnly.ParseExact(session.StartsAt.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static PeriodMeeting Line(Session session) => new(PaperWords.Day(DayOf(session)), session.Title, session.Place ?? "");

    private static KindFigures OfKind(string kind, IEnumerable<Session> held, IReadOnlyDictionary<string, (int People, int Men, int Women)> came)
    {
        var of = held.Where(s => s.Kind == kind).Select(s => came[s.Id]).ToList();
        return new(kind, of.Count, of.Sum(c => c.People), of.Sum(c => c.Men), of.Sum(c => c.Women));
    }

    /// <summary>Who came to each: what somebody typed goes first, as in the session's own papers; then the list, then what is left of it.</summary>
    private async Task<IReadOnlyDictionary<string, (int People, int Men, int Women)>> PeopleAsync(
        string officeId, IReadOnlyList<Session> held, Dictionary<string, PaperNotes> notes, CancellationToken cancellationToken)
    {
        var listed = await store.Set<Participant>().AsNoTracking().Where(p => p.OfficeId == officeId && p.Mode != null).Select(p => new { p.SessionId, p.Sex }).ToListAsync(cancellationToken);
        var left = await store.Set<Turnout>().AsNoTracking().Where(t => t.OfficeId == officeId).ToListAsync(cancellationToken);
        var people = listed.ToLookup(p => p.SessionId, p => p.Sex, StringComparer.Ordinal);
        var counts = left.ToLookup(t => t.SessionId, StringComparer.Ordinal);
        return held.ToDictionary(s => s.Id, Came, StringComparer.Ordinal);

        (int, int, int) Came(Session session) => notes.GetValueOrDefault(session.Id) is { Men: { } men, Women: { } women }
            ? (men + women, men, women)
            : (people[session.Id].Count() + counts[session.Id].Sum(t => t.OnSite + t.Online),
                people[session.Id].Count(sex => sex == "L") + counts[session.Id].Sum(t => t.Men),
                people[session.Id].Count(sex => sex == "P") + counts[session.Id].Sum(t => t.Women));
    }

    private async Task<IReadOnlyList<(string, int)>> PledgesAsync(string officeId, Period period, CancellationToken cancellationToken)
    {
        var (first, last) = (period.From.ToString("O"), period.To.ToString("O"));
        var groups = await store.Set<Pledge>().AsNoTracking().Where(p => p.OfficeId == officeId && p.SignedOn.CompareTo(first) >= 0 && p.SignedOn.CompareTo(last) <= 0)
            .GroupBy(p => p.Group).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, cancellationToken);
        return [.. PledgeGroups.All.Select(group => (group, groups.GetValueOrDefault(group))).Where(g => g.Item2 > 0)];
    }

    private async Task<IReadOnlyList<FormFigures>> MediaAsync(string officeId, Period period, CancellationToken cancellationToken)
    {
        var (first, last) = (period.From.ToString("O"), period.To.ToString("O"));
        var pieces = await store.Set<RegisteredPiece>().AsNoTracking().Where(p => p.OfficeId == officeId && p.Since.CompareTo(last) <= 0).ToListAsync(cancellationToken);
        return
        [
            .. PieceForms.All.Select(form => new FormFigures(
                form,
                pieces.Count(p => p.Form == form && string.CompareOrdinal(p.Since, first) >= 0),
                pieces.Count(p => p.Form == form && (p.TakenDown ?? p.PlannedEnd) is var end && (end is null || string.CompareOrdinal(end, last) > 0))))
                .Where(f => f.Fresh + f.Standing > 0),
        ];
    }
}
