namespace Jaring.Help;

/// <summary>What somebody may need (domain.md §3.8). The ids are those of a report's needs, so that a service can be found for each.</summary>
public static class Need
{
    public const string Medical = "medical", Psychological = "psychological", Legal = "legal", Police = "police", Shelter = "shelter", Work = "work";

    /// <summary>All of them. What is done inside the office is not among them: that is the team's own work.</summary>
    public static readonly IReadOnlyList<string> All = [Medical, Psychological, Legal, Police, Shelter, Work];
}
