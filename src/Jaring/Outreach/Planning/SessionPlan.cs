namespace Jaring.Outreach.Planning;

/// <summary>What a member fills in to plan a session, or several at a rhythm.</summary>
/// <param name="SubmitKey">22 characters, 128 random bits made by the page: the same key twice is the same request.</param>
/// <param name="Kind">One of <see cref="SessionKinds"/>.</param>
/// <param name="Title">Title in invitation and calendar.</param>
/// <param name="StartsAt">Local start, "yyyy-MM-ddTHH:mm".</param>
/// <param name="EndsAt">Local end, "yyyy-MM-ddTHH:mm".</param>
/// <param name="Online">True to ask for a Teams link.</param>
/// <param name="Moderator">May be empty.</param>
/// <param name="Speakers">May be empty.</param>
/// <param name="Attendees">Mailboxes, 1 to 2,500.</param>
/// <param name="Agenda">May be empty.</param>
/// <param name="Place">Room or address; absent or null when online only.</param>
/// <param name="MeetingUrl">A link of Zoom or another service, typed by hand; with or without a place.</param>
/// <param name="AudienceUnits">Units or groups that are meant; a name each, may be absent.</param>
/// <param name="FurtherDays">Days of the same hours after the first, "yyyy-MM-dd": each makes a session of its own in one series.</param>
/// <param name="Revision">The revision of the plan that a change starts from; absent in a new one.</param>
/// <param name="Following">Of a session in a series: true to do the same change to the later ones that have not begun.</param>
public sealed record SessionPlan(
    string SubmitKey, string Kind, string Title, string StartsAt, string EndsAt, bool Online, string Moderator,
    IReadOnlyList<Speaker> Speakers, IReadOnlyList<string> Attendees, IReadOnlyList<AgendaItem> Agenda, string? Place = null,
    string? MeetingUrl = null, IReadOnlyList<string>? AudienceUnits = null, IReadOnlyList<string>? FurtherDays = null, int? Revision = null, bool Following = false);

/// <summary>Something in a plan that has to be corrected.</summary>
/// <param name="Field">The field, in camelCase.</param>
/// <param name="Code">Stable kebab-case code.</param>
/// <param name="Count">How many entries of the field have it.</param>
public sealed record PlanFault(string Field, string Code, int Count = 1);

/// <summary>How planning ended.</summary>
/// <param name="Session">The session, also when the same request came again; of a series the first; null when refused.</param>
/// <param name="Faults">What has to be corrected; empty unless refused.</param>
/// <param name="Repeated">True when the same request had been saved before.</param>
/// <param name="KeyReused">True when the submit key belongs to another plan.</param>
public sealed record PlanResult(Session? Session, IReadOnlyList<PlanFault> Faults, bool Repeated = false, bool KeyReused = false);

/// <summary>How a change of a plan ended.</summary>
/// <param name="Session">The session as it stands now, also when the change was refused; null when there is none.</param>
/// <param name="Faults">What has to be corrected.</param>
/// <param name="Outdated">True when somebody else changed it first, or it is cancelled.</param>
public sealed record ChangeResult(Session? Session, IReadOnlyList<PlanFault> Faults, bool Outdated = false);
