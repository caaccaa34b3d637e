namespace Jaring.Tests.Security.Doors;

/// <summary>
/// The routes that every account of the office's tenant may call, each with the reason. What they read and write is the caller's own; they tell of nobody
/// else. Two of us should agree before a line is added.
/// </summary>
internal static class StaffRoutes
{
    private const string Pledge = "Staff and commissioners sign their own pakta integritas; the row is found by the account that is signed in and by nothing that the page sends.";

    public static readonly IReadOnlyDictionary<string, string> Own = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["dashboard GET /{office}/api/own-pledge"] = Pledge,
        ["dashboard PUT /{office}/api/own-pledge"] = Pledge,
        ["dashboard DELETE /{office}/api/own-pledge"] = Pledge,
    };
}
