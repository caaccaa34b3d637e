using Jaring.Papers.Docx;
using static Jaring.Papers.PaperWords;

namespace Jaring.Papers.Kinds;

/// <summary>Notula (domain.md 5). Questions stand in it without who asked them, and no case is minuted.</summary>
internal static class Minutes
{
    public static Paper Of(PaperSession session, PaperNotes notes, PaperOffice office) => office.Paper(
        session.Title,
        [
            new Title(Say("minutes.head"), session.Title),
            new Facts(
                [
                    (Say("minutes.title"), session.Title), (Say("minutes.date"), session.Day), (Say("minutes.time"), session.Hours), (Say("minutes.place"), session.Where),
                    (Say("minutes.chair"), notes.Chair), (Say("minutes.moderator"), session.Moderator), (Say("minutes.taker"), notes.Taker), (Say("minutes.participants"), notes.People),
                ],
                4.8),
            new Heading(Say("minutes.agenda")),
            Steps(session),
            new Heading(Say("minutes.discussion")),
            Discussion(session, notes),
            new Heading(Say("minutes.questions")),
            Questions(notes),
            new Heading(Say("minutes.conclusion")),
            notes.Conclusion.Length > 0 ? new Prose(notes.Conclusion) : new Blank(3),
            new Heading(Say("minutes.followup")),
            FollowUps.Of(notes.FollowUps, "minutes.nofollowup"),
            new Heading(Say("minutes.closing")),
            new Prose(Say("minutes.closing.text")),
            new Signatures([new("", $"{Say("minutes.chair")},", notes.Chair), new(office.PlaceAndDay, $"{Say("minutes.taker")},", notes.Taker)]),
        ]);

    private static Part Discussion(PaperSession session, PaperNotes notes)
    {
        var said = notes.Course.Length > 0 ? notes.Course : session.Minutes;
        return said.Length > 0 ? new Prose(said) : new Blank(6);
    }

    private static Part Steps(PaperSession session) => session.Agenda.Count > 0 ? new Numbered([.. session.Agenda.Select(step => step.Title)]) : new Blank(3);

    private static Part Questions(PaperNotes notes) => notes.Questions.Count == 0
        ? new Prose(Say("minutes.noquestion"))
        : new Table(
            [new(Say("column.no"), 1.2, true), new(Say("minutes.question"), 7.4), new(Say("minutes.answer"), 7.4)],
            [.. notes.Questions.Select((q, at) => (IReadOnlyList<string>)[$"{at + 1}", q.Question, q.Answer])]);
}
