using Jaring.Tab.Dashboard;

namespace Jaring.Tab.Attendance;

/// <summary>
/// The right to handle lists of sessions, a policy of its own: today a seat that the team's list names has it. Whoever gets it one day without a seat
/// reaches these routes and no other; and whoever loses it keeps the rest.
/// </summary>
internal sealed class AttendanceRequirement : ILetsSeatsIn
{
    /// <summary>Name of the policy.</summary>
    public const string Policy = "attendance";
}
