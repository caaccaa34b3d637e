using Jaring.Papers.Docx;
using static Jaring.Papers.PaperWords;

namespace Jaring.Papers.Kinds;

/// <summary>Surat undangan in the form of an office's letter (domain.md 5): number, day of registration, signature and name stay empty for Srikandi.</summary>
internal static class Invitation
{
    /// <summary>More than these are "daftar terlampir".</summary>
    private const int MostInHead = 3;

    private const int BlankInvitees = 12;

    public static Paper Of(PaperSession session, PaperNotes notes, PaperOffice office) => office.Paper(
        Subject(session),
        [
            new Prose(office.PlaceAndDay, Side.Right),
            new Facts(
                [(Say("letter.number"), ""), (Say("letter.class"), Say("letter.class.value")), (Say("letter.attachment"), Say("letter.attachment.value")), (Say("letter.subject"), Subject(session))],
                2.2, ByHand: false),
            .. To(notes, office),
            new Prose(Say(session.IsMeeting ? "letter.opening.meeting" : "letter.opening.session", ("basis", notes.BasisOrDefault[0]))),
            new Facts(Details(session, notes), 3),
            .. notes.Contact.Length > 0 ? [new Prose(Say("letter.care", ("contact", notes.Contact)))] : Array.Empty<Part>(),
            new Prose(Say("letter.closing")),
            new Signatures([new("", $"{office.Signer},")]),
            .. Copies(notes),
            new NewPage(),
            new Heading(Say("letter.list")),
            Invitees(notes),
            new Heading(Say("letter.order")),
            Order(session),
        ]);

    private static string Subject(PaperSession session) => Say(session.IsMeeting ? $"letter.subject.{session.Kind}" : "letter.subject.session");

    private static IEnumerable<Part> To(PaperNotes notes, PaperOffice office)
    {
        IEnumerable<string> names = notes.Recipients.Count is > 0 and <= MostInHead
            ? notes.Recipients.Select(r => Say("letter.to", ("recipient", Recipient.Of(r).Whole)))
            : [Say("letter.to.list")];
        return [.. names.Select(line => new Prose(line, Side.Left)), new Prose($"{office.At}\n", Side.Left)];
    }

    private static List<(string, string)> Details(PaperSession session, PaperNotes notes) =>
    [
        (Say("letter.day"), session.Day),
        (Say("letter.time"), session.Start),
        .. Given("letter.place", session.Place),
        .. Given("letter.link", session.Link),
        (Say("letter.agenda"), session.Title),
        .. Given("letter.speakers", string.Join("; ", session.Speakers)),
        .. Given("letter.moderator", session.Moderator),
        .. Given("letter.dress", notes.Dress),
        .. Given("letter.note", notes.Note),
    ];

    private static IEnumerable<(string, string)> Given(string key, string value) => value.Length > 0 ? [(Say(key), value)] : [];

    private static IEnumerable<Part> Copies(PaperNotes notes) => notes.Copies.Count > 0 ? [new Prose(Say("letter.copies"), Side.Left), new Numbered(notes.Copies)] : [];

    private static Table Invitees(PaperNotes notes) => new(
        [new(Say("column.no"), 1.2, true), new(Say("column.name"), 8.3), new(Say("column.post"), 6.5)],
        notes.Recipients.Count > 0 ? [.. notes.Recipients.Select(Recipient.Of).Select((r, at) => (IReadOnlyList<string>)[$"{at + 1}", r.Name, r.Post])] : Rows.Blank(BlankInvitees, 3));

    /// <summary>With hours where every step says how long it takes, else in its order alone.</summary>
    private static Table Order(PaperSession session)
    {
        if (session.Agenda.Count == 0 || session.Agenda.Any(step => step.Minutes == 0))
        {
            return new([new(Say("column.no"), 1.2, true), new(Say("letter.order.item"), 14.8)], Rows.Numbered(session.Agenda.Select(step => step.Title)));
        }
        var from = session.Starts;
        var rows = new List<IReadOnlyList<string>>();
        foreach (var step in session.Agenda)
        {
            var to = from.AddMinutes(step.Minutes);
            rows.Add([$"{Clock(from)}–{Clock(to)}", step.Title]);
            from = to;
        }
        return new([new(Say("letter.order.time"), 3.5, true), new(Say("letter.order.item"), 12.5)], rows);
    }
}
