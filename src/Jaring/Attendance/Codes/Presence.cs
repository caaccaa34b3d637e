namespace Jaring.Attendance.Codes;

/// <summary>How somebody takes part. Kept as a word, so that a copied table reads without this file.</summary>
public static class Presence
{
    /// <summary>In the room, by the code on its screen or the moderator's tap.</summary>
    public const string OnSite = "onsite";

    /// <summary>By the link that was given in the meeting.</summary>
    public const string Online = "online";

    /// <summary>Typed back from the signed paper.</summary>
    public const string Paper = "paper";

    /// <summary>True for one of the three.</summary>
    public static bool IsKnown(string? mode) => mode is OnSite or Online or Paper;
}
