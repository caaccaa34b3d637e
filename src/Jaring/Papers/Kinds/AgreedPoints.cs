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
            Contacts(office),
            new Signatures([new("", Say("points.partner")), new(office.PlaceAndDay, $"{office.Signer},")]),
        ]);

    private static Part Contacts(PaperOffice office) => office.Office.Services.Count == 0
        ? new Prose(Say("points.contacts.none"))
        : new Table(
            [new(Say("points.contact.name"), 5), new(Say("points.contact.as"), 5.5), new(Say("points.contact.now"), 5.5)],
            [.. office.Office.Services.Select(s => (IReadOnlyList<string>)[s.Name, s.Contact, ""])], RowCm: 1.2);
}
