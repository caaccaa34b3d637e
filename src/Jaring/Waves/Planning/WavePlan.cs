namespace Jaring.Waves.Planning;

/// <summary>How many people of a desa need a seat.</summary>
internal sealed record UnitDemand(string Area, string Unit, int People);

/// <summary>A time at which sessions may be held; one that is left out says why.</summary>
/// <param name="StartsAt">Local, "yyyy-MM-ddTHH:mm".</param>
/// <param name="EndsAt">Local, after the start.</param>
/// <param name="LeftOut">Null, or <c>friday</c> (Friday prayer), <c>holiday</c> (also collective leave) or <c>past</c>.</param>
public sealed record WaveSlot(string StartsAt, string EndsAt, string? LeftOut = null);

/// <summary>A session that the planner opened.</summary>
/// <param name="Slot">Its time.</param>
/// <param name="Room">Place of the room in the settings.</param>
/// <param name="Team">Place of the speakers in the settings.</param>
/// <param name="Reason"><see cref="SmallestEnough"/> or <see cref="Largest"/>.</param>
internal sealed record PlannedSession(WaveSlot Slot, int Room, int Team, string Reason)
{
    /// <summary>The smallest room in which all had a seat who were still without one in that kecamatan.</summary>
    public const string SmallestEnough = "smallest-enough";

    /// <summary>No free room held all of them: the largest one.</summary>
    public const string Largest = "largest";
}

/// <summary>People of a desa in a session, by its place in <see cref="WavePlan.Sessions"/>.</summary>
internal sealed record Placement(string Area, string Unit, int Session, int People);

/// <summary>People for whom no seat was found.</summary>
/// <param name="Area">Their kecamatan.</param>
/// <param name="Unit">Their desa.</param>
/// <param name="People">How many.</param>
/// <param name="Reason"><see cref="NoRoom"/> or <see cref="NoSeat"/>.</param>
internal sealed record Unplaced(string Area, string Unit, int People, string Reason)
{
    /// <summary>No room names their kecamatan.</summary>
    public const string NoRoom = "no-room";

    /// <summary>Every seat within reach is taken, at every time for which there are speakers.</summary>
    public const string NoSeat = "no-seat";
}

/// <summary>What the planner proposes.</summary>
internal sealed record WavePlan(IReadOnlyList<PlannedSession> Sessions, IReadOnlyList<Placement> Placements, IReadOnlyList<Unplaced> Unplaced);
