using Jaring.Attendance;
using Jaring.Attendance.Newcomers;

namespace Jaring.Papers.Periodic;

/// <summary>What a period came to, as far as the team's own work is on record. Nothing in it is about a report or a case: those are not on record here.</summary>
/// <param name="Sessions">Sessions by kind, without meetings.</param>
/// <param name="Units">Who has come at least once this year, by unit.</param>
/// <param name="Newcomers">Newcomers who began in the period.</param>
/// <param name="Pledges">Signed in the period, by group.</param>
/// <param name="Media">What hung or was published, by form.</param>
/// <param name="Meetings">Coordination with others, in the order of their days.</param>
/// <param name="Obstacles">What the sessions' reports named.</param>
/// <param name="FollowUps">What is still to be done.</param>
/// <param name="Planned">Sessions and meetings after the period.</param>
internal sealed record PeriodFigures(
    IReadOnlyList<KindFigures> Sessions, IReadOnlyList<UnitReach> Units, NewcomerCount Newcomers, IReadOnlyList<(string Group, int Count)> Pledges,
    IReadOnlyList<FormFigures> Media, IReadOnlyList<PeriodMeeting> Meetings, IReadOnlyList<string> Obstacles, IReadOnlyList<FollowUp> FollowUps,
    IReadOnlyList<PeriodMeeting> Planned);

/// <summary>Sessions of one kind.</summary>
/// <param name="Kind">Its code.</param>
/// <param name="Sessions">How many.</param>
/// <param name="People">Who came, each session by itself.</param>
/// <param name="Men">Of them men, as far as anybody said.</param>
/// <param name="Women">Of them women.</param>
internal sealed record KindFigures(string Kind, int Sessions, int People, int Men, int Women);

/// <summary>Pieces of one form.</summary>
/// <param name="Form">Its code.</param>
/// <param name="Fresh">Hung or published in the period.</param>
/// <param name="Standing">Still there on its last day.</param>
internal sealed record FormFigures(string Form, int Fresh, int Standing);

/// <summary>A meeting or a planned session in a line.</summary>
/// <param name="Day">"25 Agustus 2025"</param>
/// <param name="Title">Its title.</param>
/// <param name="Place">Where; may be empty.</param>
internal sealed record PeriodMeeting(string Day, string Title, string Place);
