namespace Jaring.Sandbox.Demo;

/// <summary>The demo office: KPU Kabupaten Tirtawana, which is on no map, with five members of its Jaring and three other staff.</summary>
internal static class DemoOffice
{
    public const string Id = "tirtawana";
    public const string Name = "KPU Kabupaten Tirtawana";
    public const string TenantId = "7a1e0c52-4c1f-4a55-9d0e-3f6b8c2d1e01";
    public const string Mailbox = "jaring@tirtawana.example";
    public const string MailboxObjectId = "7a1e0c52-4c1f-4a55-9d0e-3f6b8c2d1e09";
    public const string Domain = "tirtawana.example";

    /// <summary>The distribution group of all staff.</summary>
    public const string AllStaff = $"semua@{Domain}";

    /// <summary>The app that all staff have: bot and one tab.</summary>
    public static readonly DemoApp StaffApp = new("5b7c4d10-9a3e-4f21-8c66-0d2e4f6a8b11", "c0b9a817-2d4e-4c6f-9a1b-3e5d7f901a11", "JaringTeams", "jaring", []);

    /// <summary>The app of the team: dashboard, notices, calendar.</summary>
    public static readonly DemoApp TeamApp = new(
        "5b7c4d10-9a3e-4f21-8c66-0d2e4f6a8b22", "c0b9a817-2d4e-4c6f-9a1b-3e5d7f901a22", "JaringTeams Tim", "dasbor", ["Calendars.ReadWrite", "TeamsActivity.Send.User"]);

    public static readonly IReadOnlyList<Person> People =
    [
        new("0f4b7a61-11d2-4c8e-a1f0-000000000001", "Laras Kinanti", "Kepala Subbagian Umum", "P", $"laras@{Domain}", Team: true, Coordinator: true),
        new("0f4b7a61-11d2-4c8e-a1f0-000000000002", "Bagas Wirawan", "Staf Subbagian Teknis", "L", $"bagas@{Domain}", Team: true),
        new("0f4b7a61-11d2-4c8e-a1f0-000000000003", "Nurul Hasanah", "Staf Subbagian Hukum", "P", $"nurul@{Domain}", Team: true),
        new("0f4b7a61-11d2-4c8e-a1f0-000000000004", "Ratna Puspita", "Staf Subbagian Data", "P", $"ratna@{Domain}", Team: true),
        new("0f4b7a61-11d2-4c8e-a1f0-000000000005", "Dimas Satria", "Staf Subbagian Keuangan", "L", $"dimas@{Domain}", Team: true),
        new("0f4b7a61-11d2-4c8e-a1f0-000000000011", "Wening Larasati", "Staf Subbagian Umum", "P", $"wening@{Domain}"),
        new("0f4b7a61-11d2-4c8e-a1f0-000000000012", "Yoga Pratama", "Staf Subbagian Data", "L", $"yoga@{Domain}"),
        new("0f4b7a61-11d2-4c8e-a1f0-000000000013", "Sari Utami", "Staf Subbagian Teknis", "P", $"sari@{Domain}"),
    ];

    /// <summary>The people of the team, coordinator first.</summary>
    public static IEnumerable<Person> Team => People.Where(p => p.Team);

    /// <summary>The app with this client id, or null.</summary>
    public static DemoApp? FindApp(string? clientId) => new[] { StaffApp, TeamApp }.FirstOrDefault(a => a.ClientId == clientId);

    /// <summary>True for the organising mailbox, by address or object id.</summary>
    public static bool IsMailbox(string? user) => new[] { Mailbox, MailboxObjectId }.Contains(user, StringComparer.OrdinalIgnoreCase);

    /// <summary>The mailboxes behind an address: a distribution group's members, or the address itself.</summary>
    public static IEnumerable<string> Expand(string address) => string.Equals(address, AllStaff, StringComparison.OrdinalIgnoreCase) ? People.Select(p => p.Mailbox) : [address];

    /// <summary>False for an address of the office's own domain behind which there is nobody.</summary>
    public static bool HasMailbox(string address) =>
        !address.EndsWith($"@{Domain}", StringComparison.OrdinalIgnoreCase) || IsMailbox(address) || People.Any(p => string.Equals(p.Mailbox, address, StringComparison.OrdinalIgnoreCase));

    /// <summary>The person with this object id, chat id or mailbox, or null.</summary>
    public static Person? Find(string? key) => People.FirstOrDefault(p => p.Id == key || p.ChatId == key || p.Mailbox == key);
}

/// <summary>A registered application of the pretend tenant.</summary>
/// <param name="ClientId">Client id.</param>
/// <param name="TeamsAppId">Id of the app package.</param>
/// <param name="Name">Name in the rail.</param>
/// <param name="TabId">Entity id of its one personal tab.</param>
/// <param name="GraphRoles">Application permissions that an administrator granted.</param>
internal sealed record DemoApp(string ClientId, string TeamsAppId, string Name, string TabId, IReadOnlyList<string> GraphRoles)
{
    /// <summary>The app's secret. A demo value, good for nothing outside this process.</summary>
    public string Secret => $"sandbox-secret-of-{ClientId}";
}
