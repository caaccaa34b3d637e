using Jaring.Papers.Docx;
using static Jaring.Papers.PaperWords;

namespace Jaring.Papers.Kinds;

/// <summary>
/// Daftar hadir to be signed in the room (domain.md 5). Who is invited stands in it already, with blank rows for those who come unannounced. No telephone
/// number and no NIP is asked.
/// </summary>
internal static class AttendanceList
{
    private const int LeastRows = 30, SpareRows = 10;

    public static Paper Of(PaperSession session, PaperNotes notes, PaperOffice office)
    {
        var invited = notes.Recipients.Select(Recipient.Of).ToList();
        return office.Paper(
            session.Title,
            new Title(Say("list.head")),
            new Facts([(Say("session.title"), session.Title), (Say("session.day"), session.Day), (Say("session.time"), session.Hours), (Say("session.place"), session.Where)]),
            new Table(
                [
                    new(Say("column.no"), 1.1, true), new(Say("column.name"), 4.3), new(Say("column.post"), 3), new(Say("list.institution"), 2.2),
                    new(Say("list.sex"), 1, true), new(Say("list.signature"), 2.2), new(Say("list.remarks"), 2.2),
                ],
                [
                    .. invited.Select((r, at) => (IReadOnlyList<string>)[$"{at + 1}", r.Name, r.Post, "", "", "", ""]),
                    .. Rows.Blank(Math.Max(SpareRows, LeastRows - invited.Count), 7, invited.Count),
                ],
                RowCm: 0.95),
            new Prose(Say("list.remarks.hint")),
            new Signatures([new(Say("list.known"), office.Signer)]));
    }
}
