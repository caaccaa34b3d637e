namespace Jaring.Outreach.Planning.Hints;

/// <summary>Something that a planner should know before she saves. It never forbids.</summary>
/// <param name="Code">Stable kebab-case code; the page has the sentence.</param>
/// <param name="Field">The field under which it stands: startsAt, place or people.</param>
/// <param name="Values">What the sentence names.</param>
public sealed record PlanHint(string Code, string Field, IReadOnlyDictionary<string, string> Values)
{
    internal static PlanHint Of(string code, string field, params (string Name, string Value)[] values) =>
        new(code, field, values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal));
}

/// <summary>A plan as far as it is known while somebody types.</summary>
/// <param name="StartsAt">Local start.</param>
/// <param name="EndsAt">Local end.</param>
/// <param name="Place">Room, or null.</param>
/// <param name="People">Names of moderator and speakers.</param>
/// <param name="Attendees">Mailboxes.</param>
/// <param name="FurtherDays">The other days of a series.</param>
/// <param name="Except">The session that is being changed: it is no neighbour of itself.</param>
/// <param name="Inside">Of the people those of the office, who must be there: Outlook may be asked when they are free.</param>
public sealed record PlanSketch(
    string StartsAt, string EndsAt, string? Place, IReadOnlyList<string> People, IReadOnlyList<string> Attendees, IReadOnlyList<string> FurtherDays, string? Except = null,
    IReadOnlyList<string>? Inside = null);

/// <summary>A free time instead.</summary>
/// <param name="StartsAt">Local start.</param>
/// <param name="EndsAt">Local end.</param>
/// <param name="Reason">same-day, next-day or same-weekday.</param>
/// <param name="Clears">Codes of the hints that it avoids.</param>
/// <param name="People">Who is free then; null when Outlook was not asked.</param>
public sealed record PlanProposal(string StartsAt, string EndsAt, string Reason, IReadOnlyList<string> Clears, PeopleThen? People);

/// <summary>What there is to know about a plan.</summary>
/// <param name="Days">Each of its days.</param>
/// <param name="Schedules">Whether Outlook told who is free: off, asked, refused (the tenant does not allow it) or away.</param>
public sealed record PlanHints(IReadOnlyList<DayHints> Days, string Schedules);

/// <summary>What there is to know about one day of a plan.</summary>
/// <param name="Day">The day, "yyyy-MM-dd".</param>
/// <param name="Hints">Hints, the most important first.</param>
/// <param name="Proposals">Up to three free times; empty where there is nothing to avoid, or none was found.</param>
/// <param name="People">Who is free at the planned time; null when Outlook was not asked.</param>
public sealed record DayHints(string Day, IReadOnlyList<PlanHint> Hints, IReadOnlyList<PlanProposal> Proposals, PeopleThen? People);
