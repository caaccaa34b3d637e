using Jaring.Papers.Docx;
using static Jaring.Papers.PaperWords;

namespace Jaring.Papers.Kinds;

/// <summary>Laporan pelaksanaan with the parts A to E of domain.md 5. It claims nothing that nobody typed: what is empty is a line to be written by hand.</summary>
internal static class ActivityReport
{
    /// <param name="session">The session.</param>
    /// <param name="notes">What was typed.</param>
    /// <param name="office">The office.</param>
    /// <param name="photos">Photos with consent that go along.</param>
    public static Paper Of(PaperSession session, PaperNotes notes, PaperOffice office, int photos) => office.Paper(
        session.Title,
        [
            new Title(Say("report.head"), session.Title),
            .. Opening(session, notes, office),
            .. Held(session, notes, office),
            new Heading(Say("report.c")),
            new Prose(Say("report.c.counts", ("questions", $"{notes.Questions.Count}"), ("follow", $"{notes.FollowUps.Count}"))),
            .. notes.FollowUps.Count > 0 ? [FollowUps.Of(notes.FollowUps, "minutes.nofollowup")] : Array.Empty<Part>(),
            new Heading(Say("report.d")),
            .. Typed("report.d.conclusion", notes.Conclusion),
            .. Typed("report.d.suggestion", notes.Suggestion),
            .. Typed("report.d.obstacles", notes.Obstacles),
            new Heading(Say("report.e")),
            new Prose(Say("report.e.text")),
            new Signatures([new(office.PlaceAndDay, $"{office.Signer},")]),
            new Prose(Say("report.attachments"), Side.Left),
            new Numbered([
                .. new[] { "invitation", "list", "minutes", "materials" }.Select(name => Say($"report.attachment.{name}")),
                photos > 0 ? Say("report.attachment.photos", ("count", $"{photos}")) : Say("report.attachment.photos.none"),
                Say("report.attachment.decree"), Say("report.attachment.cost"),
            ]),
        ]);

    private static IEnumerable<Part> Opening(PaperSession session, PaperNotes notes, PaperOffice office) =>
    [
        new Heading(Say("report.a")),
        new Heading(Say("report.a.general")),
        new Prose(Say("report.a.general.text", ("title", session.Title), ("office", office.Office.Name))),
        new Heading(Say("report.a.purpose")),
        new Prose(Say(session.IsMeeting ? "report.a.purpose.meeting" : "report.a.purpose.text")),
        new Heading(Say("report.a.scope")),
        new Prose(Say("report.a.scope.text")),
        new Heading(Say("report.a.basis")),
        new Numbered(notes.BasisOrDefault),
    ];

    private static IEnumerable<Part> Held(PaperSession session, PaperNotes notes, PaperOffice office) =>
    [
        new Heading(Say("report.b")),
        new Heading(Say("report.b.when")),
        new Facts([(Say("session.day"), session.Day), (Say("session.time"), session.Hours), (Say("session.place"), session.Where)]),
        new Heading(Say("report.b.participants")),
        notes.IsCounted ? new Prose(Say("report.b.participants.text", ("people", notes.People))) : new Facts([(Say("minutes.participants"), "")]),
        new Heading(Say("report.b.speakers")),
        new Facts([
            (Say("session.speakers"), string.Join("\n", session.Speakers)), (Say("session.moderator"), session.Moderator),
            (Say("report.b.materials"), string.Join("\n", office.Office.Materials.Select(m => m.Title))),
        ]),
        new Heading(Say("report.b.course")),
        .. notes.Course.Length > 0 ? [new Prose(notes.Course)] : Order(session),
    ];

    private static IEnumerable<Part> Order(PaperSession session) =>
        session.Agenda.Count > 0 ? [new Prose(Say("report.b.course.text")), new Numbered([.. session.Agenda.Select(step => step.Title)])] : [new Blank(4)];

    private static IEnumerable<Part> Typed(string key, string text) => [new Heading(Say(key)), text.Length > 0 ? new Prose(text) : new Blank(2)];
}
