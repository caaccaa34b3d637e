namespace Jaring.Offices;

/// <summary>
/// What the planner of sessions knows of this office. All of it only warns; nothing forbids. Holidays, Ramadan and election stages change every year and are
/// never built into a text: without them here the planner says that it does not know them. Section <c>Jaring:Offices:n:Planning</c>.
/// </summary>
public sealed class PlanningOptions
{
    /// <summary>Hours of an ordinary working day (derived from Perpres 21/2023; the office sets its own).</summary>
    public DayHoursOptions Hours { get; set; } = new();

    /// <summary>Public holidays and collective leave by year. A year that stands here replaces the one that comes with the product.</summary>
    public IList<HolidayYearOptions> Years { get; } = [];

    /// <summary>Ramadan, with the shorter hours of those days.</summary>
    public IList<RamadanOptions> Ramadan { get; } = [];

    /// <summary>Stages of an election in which people have no time for anything else.</summary>
    public IList<StageOptions> Stages { get; } = [];

    /// <summary>Rooms that the planner offers; any other place can be typed.</summary>
    public IList<string> Rooms { get; } = [];

    /// <summary>Units, groups and lists that the planner offers, each with its mailboxes.</summary>
    public IList<AudienceOptions> Audiences { get; } = [];

    /// <summary>People of the office who moderate or speak. Their names are offered, and by their mailboxes Outlook may be asked when they are free.</summary>
    public IList<PersonOptions> People { get; } = [];

    /// <summary>
    /// True to ask Outlook when moderator and speakers are free. Off until the host's <c>check-tenant</c> has shown that the grant for the one mailbox
    /// allows it: no official page says so (teams.md §7).
    /// </summary>
    public bool AskSchedules { get; set; }
}

/// <summary>When an office opens and closes, local, "HH:mm".</summary>
public class DayHoursOptions
{
    /// <summary>Default 07:30.</summary>
    public string Opens { get; set; } = "07:30";

    /// <summary>Default 16:00.</summary>
    public string Closes { get; set; } = "16:00";

    /// <summary>On Fridays; default 16:30.</summary>
    public string FridayCloses { get; set; } = "16:30";
}

/// <summary>One Ramadan and its hours.</summary>
public sealed class RamadanOptions : DayHoursOptions
{
    /// <summary>The hours of Perpres 21/2023 as derived, until the office sets its own.</summary>
    public RamadanOptions() => (Opens, Closes, FridayCloses) = ("08:00", "15:00", "15:30");

    /// <summary>First day, "yyyy-MM-dd".</summary>
    public string From { get; set; } = "";

    /// <summary>Last day, "yyyy-MM-dd".</summary>
    public string To { get; set; } = "";
}

/// <summary>The free days of one year, with where they were read.</summary>
public sealed class HolidayYearOptions
{
    /// <summary>The year.</summary>
    public int Year { get; set; }

    /// <summary>Where they were read, as people read it, for example the number of the SKB.</summary>
    public string Source { get; set; } = "";

    /// <summary>Public holidays with their names.</summary>
    public IList<HolidayOptions> Holidays { get; set; } = [];

    /// <summary>Collective leave, "yyyy-MM-dd".</summary>
    public IList<string> CollectiveLeave { get; set; } = [];
}

/// <summary>One public holiday.</summary>
public sealed class HolidayOptions
{
    /// <summary>"yyyy-MM-dd".</summary>
    public string Day { get; set; } = "";

    /// <summary>Its name as people read it.</summary>
    public string Name { get; set; } = "";
}

/// <summary>A stage of an election.</summary>
public sealed class StageOptions
{
    /// <summary>Its name as people read it.</summary>
    public string Name { get; set; } = "";

    /// <summary>First day, "yyyy-MM-dd".</summary>
    public string From { get; set; } = "";

    /// <summary>Last day, "yyyy-MM-dd".</summary>
    public string To { get; set; } = "";
}

/// <summary>A unit, a group or a list that can be invited as a whole.</summary>
public sealed class AudienceOptions
{
    /// <summary>Its name as people read it, for example "Sekretariat".</summary>
    public string Name { get; set; } = "";

    /// <summary>Addresses of its people, or the one address of its group.</summary>
    public IList<string> Mailboxes { get; } = [];
}

/// <summary>Somebody of the office who may moderate or speak.</summary>
public sealed class PersonOptions
{
    /// <summary>Name as invitations print it; a moderator or speaker of the same name is this person.</summary>
    public string Name { get; set; } = "";

    /// <summary>The person's own mailbox in the tenant.</summary>
    public string Mailbox { get; set; } = "";
}
