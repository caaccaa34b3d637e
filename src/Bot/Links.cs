using Jaring.Offices;

namespace Jaring.Bot;

/// <summary>Every address that Teams or Outlook gets to see. Nothing in one names a person or a case; but for the page of a session each is constant for an office.</summary>
internal static class Links
{
    /// <summary>Entity id of the staff app's one tab in its manifest.</summary>
    public const string StaffTab = "jaring";

    /// <summary>Entity id of the team app's one tab in its manifest.</summary>
    public const string TeamTab = "dasbor";

    /// <summary>The plain address of Ruang aman, for a private phone.</summary>
    public static string Room(OfficeOptions office) => $"{office.RoomOrigin}/{office.Id}/";

    /// <summary>The public schedule.</summary>
    public static string Schedule(OfficeOptions office) => $"{Room(office)}jadwal";

    /// <summary>The public page of one session, which names nobody who is invited.</summary>
    public static string Session(OfficeOptions office, string sessionId) => $"{Schedule(office)}/{sessionId}";

    /// <summary>Opens the staff app's tab; where Teams cannot, the plain address.</summary>
    public static string ToStaffTab(OfficeOptions office) => ToTab(office.StaffApp, StaffTab, Room(office));

    /// <summary>Opens the team app's tab.</summary>
    public static string ToTeamTab(OfficeOptions office) => ToTab(office.TeamApp, TeamTab, $"{office.DashboardOrigin}/{office.Id}/");

    private static string ToTab(EntraAppOptions app, string tab, string webUrl) =>
        $"https://teams.microsoft.com/l/entity/{app.TeamsAppId}/{tab}?webUrl={Uri.EscapeDataString(webUrl)}&label={NeutralMessages.ProductName}";
}
