using Jaring.Papers.Docx;
using static Jaring.Papers.PaperWords;

namespace Jaring.Papers.Kinds;

/// <summary>
/// What a coordination meeting agreed on, with who does it until when, and the partners' contacts as the office has them, to be put right on the spot:
/// numbers change, and both sides sit at one table.
/// </summary>
internal static class AgreedPoints
{
    private const int SpareRows = 4;

    public static Paper Of(PaperSession session, PaperNotes notes, PaperOffice office) => office.Paper(
        session.Title,
        [
            new Title(Say("points.head"), session.Title),
            new Facts([(Say("session.day"), session.Day), (Say("session.time"), session.Hours), (Say("session.place"), session.Where), (Say("minutes.participants"), notes.People)]),
            new Heading(Say("points.title")),
            FollowUps.Table([.. session.Points, .. notes.FollowUps], "points.point", "points.date", SpareRows),
            new Heading(Say("points.contacts")),
            Contacts(session, office),
            new Signatures([new("", Say("points.partner")), new(office.PlaceAndDay, $"{office.Signer},")]),
        ]);

    /// <summary>What the meeting found; before it, what the office has, with room for what is new.</summary>
    private static Part Contacts(PaperSession session, PaperOffice office)
    {
        IReadOnlyList<IReadOnlyList<string>> rows = session.Contacts.Count > 0
            ? [.. session.Contacts.Select(c => (IReadOnlyList<string>)[c.Service, c.Same ? c.Contact : "", c.Same ? Say("points.contact.same") : Say("points.contact.new", ("contact", c.Contact))])]
            : [.. office.Office.Services.Select(s => (IReadOnlyList<string>)[s.Name, s.Contact, ""])];
        return rows.Count == 0
            ? new Prose(Say("points.contacts.none"))
            : new Table([new(Say("points.contact.name"), 5), new(Say("points.contact.as"), 5.5), new(Say("points.contact.now"), 5.5)], rows, RowCm: 1.2);
    }
}
