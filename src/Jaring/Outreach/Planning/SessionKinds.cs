namespace Jaring.Outreach.Planning;

/// <summary>What a session is for (domain.md §1.2: what offices hold). The code chooses title, agenda and papers.</summary>
public static class SessionKinds
{
    /// <summary>First session of a year or team.</summary>
    public const string Kickoff = "kickoff";

    /// <summary>An episode of in-house training.</summary>
    public const string Training = "training";

    /// <summary>Newcomers and interns.</summary>
    public const string Newcomers = "newcomers";

    /// <summary>An ad hoc body: PPK, PPS, KPPS, Pantarlih.</summary>
    public const string AdHoc = "adhoc";

    /// <summary>Opening of a posko.</summary>
    public const string Posko = "posko";

    /// <summary>Coordination with Dinsos P3A, Polres, RSUD, LBH.</summary>
    public const string Coordination = "coordination";

    /// <summary>Meeting of the team.</summary>
    public const string TeamMeeting = "team-meeting";

    /// <summary>Point on the agenda of the plenary.</summary>
    public const string Plenary = "plenary";

    /// <summary>All of them, in the order of the planner.</summary>
    public static IReadOnlyList<string> All { get; } = [Kickoff, Training, Newcomers, AdHoc, Posko, Coordination, TeamMeeting, Plenary];

    /// <summary>True for the meetings that end in agreed points and minutes.</summary>
    public static bool IsMeeting(string kind) => kind is Coordination or TeamMeeting or Plenary;
}
