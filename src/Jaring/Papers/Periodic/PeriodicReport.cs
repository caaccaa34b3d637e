using System.Globalization;
using Jaring.Papers.Docx;
using Jaring.Papers.Kinds;
using static Jaring.Papers.PaperWords;

namespace Jaring.Papers.Periodic;

/// <summary>
/// Laporan berkala to the province with the fields of domain.md 5. Where nothing was recorded it says so or leaves a line to write on. Numbers of reports are
/// never filled in: the host does not know them, and small ones tell of people.
/// </summary>
internal static class PeriodicReport
{
    public static Paper Of(Period period, PeriodFigures figures, PaperOffice office) => office.Paper(
        Say("periodic.head"),
        [
            new Title(Say("periodic.title"), Say("periodic.office", ("office", office.Office.Name))),
            new Facts([(Say("periodic.period"), Say("periodic.period.value", ("name", period.Name), ("year", $"{period.From.Year}"))), (Say("periodic.days"), Say("periodic.days.value", ("from", Day(period.From)), ("to", Day(period.To))))]),
            .. Sessions(figures),
            new Heading(Say("periodic.units")),
            Counted([Say("periodic.unit"), Say("periodic.unit.people")], [.. figures.Units.Select(u => new[] { u.Unit.Length > 0 ? u.Unit : Say("periodic.unit.none"), N(u.People) })], "periodic.units.none"),
            new Prose(Say(figures.Newcomers.WholeYear ? "periodic.newcomers.year" : "periodic.newcomers", ("listed", $"{figures.Newcomers.Listed}"), ("reached", $"{figures.Newcomers.Reached}"))),
            new Heading(Say("periodic.pledges")),
            Counted([Say("pact.list.group"), Say("periodic.signed")], [.. figures.Pledges.Select(p => new[] { Say($"pact.group.{p.Group}"), N(p.Count) })], "periodic.pledges.none"),
            new Heading(Say("periodic.media")),
            Counted(
                [Say("periodic.form"), Say("periodic.fresh"), Say("periodic.standing")],
                [.. figures.Media.Select(m => new[] { Say($"periodic.form.{m.Form}"), $"{m.Fresh}", $"{m.Standing}" })], "periodic.media.none"),
            new Heading(Say("periodic.coordination")),
            Lines(figures.Meetings, "periodic.coordination.none"),
            new Heading(Say("periodic.reports")),
            new Prose(Say(period.MayTellReports ? "periodic.reports.line" : "periodic.reports.short")),
            .. period.MayTellReports ? [new Facts([(Say("periodic.reports.count"), "")])] : Array.Empty<Part>(),
            new Heading(Say("periodic.obstacles")),
            figures.Obstacles.Count > 0 ? new Numbered(figures.Obstacles) : new Blank(2),
            new Heading(Say("periodic.plans")),
            .. figures.Planned.Count > 0 ? [Lines(figures.Planned, "periodic.plans")] : Array.Empty<Part>(),
            .. figures.FollowUps.Count > 0 ? [FollowUps.Of(figures.FollowUps, "minutes.nofollowup")] : Array.Empty<Part>(),
            .. figures.Planned.Count + figures.FollowUps.Count == 0 ? [new Blank(2)] : Array.Empty<Part>(),
            new Prose(Say("periodic.closing")),
            new Signatures([new(office.PlaceAndDay, $"{office.Signer},")]),
        ]);

    private static IEnumerable<Part> Sessions(PeriodFigures figures)
    {
        var all = figures.Sessions;
        var unsaid = all.Sum(k => k.People - k.Men - k.Women);
        yield return new Heading(Say("periodic.sessions"));
        yield return Counted(
            [Say("periodic.kind"), Say("periodic.sessions.count"), Say("periodic.people"), "L", "P"],
            [
                .. all.Select(k => new[] { Say($"periodic.kind.{k.Kind}"), N(k.Sessions), N(k.People), N(k.Men), N(k.Women) }),
                .. all.Count > 1 ? [[Say("periodic.total"), N(all.Sum(k => k.Sessions)), N(all.Sum(k => k.People)), N(all.Sum(k => k.Men)), N(all.Sum(k => k.Women))]] : Array.Empty<string[]>(),
            ],
            "periodic.sessions.none");
        if (unsaid > 0)
        {
            yield return new Prose(Say("periodic.unsaid", ("count", N(unsaid))));
        }
    }

    /// <summary>A table whose first column takes the room that the numbers leave.</summary>
    private static Part Counted(IReadOnlyList<string> columns, IReadOnlyList<string[]> rows, string none)
    {
        const double number = 2.6;
        var first = PaperDocx.TextCm - number * (columns.Count - 1);
        return rows.Count == 0 ? new Prose(Say(none)) : new Table([.. columns.Select((title, at) => new Column(title, at == 0 ? first : number, at > 0))], [.. rows]);
    }

    /// <summary>"20.839"</summary>
    private static string N(int number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.');

    private static Part Lines(IReadOnlyList<PeriodMeeting> meetings, string none) => meetings.Count == 0
        ? new Prose(Say(none))
        : new Table([new(Say("points.date"), 4), new(Say("session.title"), 7.5), new(Say("session.place"), 4.5)], [.. meetings.Select(m => (IReadOnlyList<string>)[m.Day, m.Title, m.Place])]);
}
