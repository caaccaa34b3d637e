using Jaring.Tab.Attendance;
using Jaring.Tab.Dashboard;
using Jaring.Tab.Dashboard.Trustees;

namespace Jaring.Tests.Security.Doors;

/// <summary>The routes that somebody outside the organisation may call, each with the reason; every other closed route asks for a seat. Two of us should agree before a line is added.</summary>
internal static class TrusteeRoutes
{
    private const string List = "A trustee is one of the quorum: looks at the list, proposes, signs, takes back the own proposal.";
    private const string Proof = "Somebody who is not listed yet has to see the list and to prove that the new key is held.";
    private const string Own = "The trustee's own sealed keys and memory; nobody else's are reached by it.";
    private const string Index = "The index is the same for all; late slots that are due come with it for a trustee alone.";
    private const string Log = "The office's log names members and the list and no case; a trustee's page checks and signs it as a member's does.";
    private const string Session = "Who I am here, and the way out.";

    public static readonly IReadOnlyDictionary<string, string> WithSeats = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["dashboard GET /{office}/api/directory"] = Proof,
        ["dashboard POST /{office}/api/directory/signatures"] = Proof,
        ["dashboard PUT /{office}/api/directory/proposal"] = List,
        ["dashboard DELETE /{office}/api/directory/proposal"] = List,
        ["dashboard GET /{office}/api/index"] = Index,
        ["dashboard PUT /{office}/api/index/seen"] = Index,
        ["dashboard GET /{office}/api/me/cache"] = Own,
        ["dashboard PUT /{office}/api/me/cache"] = Own,
        ["dashboard GET /{office}/api/me/seen"] = Own,
        ["dashboard PUT /{office}/api/me/seen"] = Own,
        ["dashboard GET /{office}/api/me/record"] = Own,
        ["dashboard PUT /{office}/api/me/record"] = Own,
        ["dashboard GET /{office}/api/audit"] = Log,
        ["dashboard POST /{office}/api/audit"] = Log,
    };

    public static readonly IReadOnlyDictionary<string, string> Alone = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["dashboard GET /{office}/api/wali/me"] = Session,
        ["dashboard DELETE /{office}/api/wali/session"] = Session,
    };

    /// <summary>Those that are open before the list names the trustee.</summary>
    public static bool IsOpenToNew(Route route) => WithSeats.GetValueOrDefault(route.ToString()) == Proof || Alone.ContainsKey(route.ToString());

    /// <summary>The lists of sessions: a right of its own, which reaches nothing else.</summary>
    public static readonly IReadOnlySet<string> Lists = new HashSet<string>(StringComparer.Ordinal)
    {
        "dashboard GET /{office}/api/sessions/{id}/attendance",
        "dashboard POST /{office}/api/sessions/{id}/attendance",
        "dashboard GET /{office}/api/sessions/{id}/attendance/screen",
        "dashboard PUT /{office}/api/sessions/{id}/attendance/desk",
        "dashboard POST /{office}/api/sessions/{id}/attendance/pass",
        "dashboard DELETE /{office}/api/sessions/{id}/attendance/pass",
        "dashboard GET /{office}/api/sessions/{id}/feedback",
        "dashboard GET /{office}/api/sessions/{id}/materials",
        "dashboard PUT /{office}/api/sessions/{id}/materials",
        "dashboard GET /{office}/api/attendance/coverage",
        "dashboard GET /{office}/api/attendance/coverage/names",
        "dashboard GET /{office}/api/attendance/newcomers",
        "dashboard POST /{office}/api/attendance/newcomers",
    };

    /// <summary>Those that no trustee reaches.</summary>
    public static bool IsForSeats(Route route) => route.Policy is SeatRequirement.Policy or AttendanceRequirement.Policy or StaffRequirement.Policy;

    /// <summary>The policy that a closed route must name.</summary>
    public static string PolicyOf(Route route) =>
        StaffRoutes.Own.ContainsKey(route.ToString()) ? StaffRequirement.Policy :
        Lists.Contains(route.ToString()) ? AttendanceRequirement.Policy :
        WithSeats.ContainsKey(route.ToString()) ? EitherRequirement.Policy : Alone.ContainsKey(route.ToString()) ? TrusteeRequirement.Policy : SeatRequirement.Policy;
}
