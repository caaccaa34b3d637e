using System.Globalization;
using Jaring.Help;

namespace Jaring.Offices;

/// <summary>Everything that differs between two offices served by one host. Bound from <c>Jaring:Offices:n</c>, checked at start.</summary>
public sealed class OfficeOptions
{
    /// <summary>Short name in routes, tables and stored references: 2–32 of a–z, 0–9 and hyphen. It never changes: receipts are salted with it.</summary>
    public string Id { get; set; } = "";

    /// <summary>The office's name as people read it, for example "KPU Kabupaten Tirtawana".</summary>
    public string Name { get; set; } = "";

    /// <summary>IANA time zone of the office. Indonesian offices are in Asia/Jakarta, Asia/Makassar or Asia/Jayapura.</summary>
    public string TimeZone { get; set; } = "Asia/Jakarta";

    /// <summary>The Entra tenant (a GUID) whose tokens and conversations are accepted for this office.</summary>
    public string TenantId { get; set; } = "";

    /// <summary>The app that all staff have: bot and one tab. Its client id is the bot's id.</summary>
    public EntraAppOptions StaffApp { get; set; } = new();

    /// <summary>The app that only the team has: the dashboard, its API, and the sender of notices and calendar entries.</summary>
    public EntraAppOptions TeamApp { get; set; } = new();

    /// <summary>Origin of Ruang aman (scheme, host, port; no path). It must differ from <see cref="DashboardOrigin"/>: sealing.md A11.</summary>
    public string RoomOrigin { get; set; } = "";

    /// <summary>Origin of the dashboard and its API.</summary>
    public string DashboardOrigin { get; set; } = "";

    /// <summary>Origins that may show our pages in a frame. Rendered into the page and its CSP, so that one bundle serves everywhere (sealing.md A11).</summary>
    public IList<string> FrameOrigins { get; } = [];

    /// <summary>The one mailbox in whose calendar sessions are made. The app's permission is limited to it (teams.md §7.2).</summary>
    public string Mailbox { get; set; } = "";

    /// <summary>
    /// Addresses of groups that may be invited to a session, such as all staff. One counts as one invitee however many it reaches; who answers is counted
    /// by name, and the group's own line not at all.
    /// </summary>
    public IList<string> GroupAddresses { get; } = [];

    /// <summary>
    /// The one of <see cref="GroupAddresses"/> behind which everybody of the office is; empty when there is none. A session to which it is invited is one that
    /// everybody who has the app may be reminded of: who else is in a group, nobody here knows.
    /// </summary>
    public string EverybodyAddress { get; set; } = "";

    /// <summary>Invited addresses behind which are people whom nobody here knows.</summary>
    internal int CountUnknownGroups(IEnumerable<string> invited) => invited.Count(a =>
        GroupAddresses.Contains(a, StringComparer.OrdinalIgnoreCase) && !IsEverybody(a));

    /// <summary>True for <see cref="EverybodyAddress"/>.</summary>
    internal bool IsEverybody(string address) => address.Length > 0 && string.Equals(address, EverybodyAddress, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The seats of the Jaring: one coordinator and four members. A seat lets a person make keys; who may read is decided by the signatures of the team.
    /// Somebody who is added here has a seat from the next start on, and somebody who is taken out is out, whatever the store says.
    /// </summary>
    public IList<SeatOptions> Team { get; } = [];

    /// <summary>True when the office's configuration names this person as a member of the team.</summary>
    public bool Appoints(string objectId) => Team.Any(s => string.Equals(s.ObjectId, objectId, StringComparison.OrdinalIgnoreCase));

    /// <summary>Services to which somebody may be referred; two or more for each need (domain.md 3.8).</summary>
    public IList<ServiceOptions> Services { get; } = [];

    /// <summary>What staff may read besides what is built in, in the order of the list.</summary>
    public IList<MaterialOptions> Materials { get; } = [];

    /// <summary>What the privacy notice says about this office.</summary>
    public PrivacyOptions Privacy { get; set; } = new();

    /// <summary>The head of the office's letters.</summary>
    public LetterheadOptions Letterhead { get; set; } = new();

    /// <summary>The points of the office's pakta integritas.</summary>
    public PledgeOptions Pledge { get; set; } = new();

    /// <summary>When the team hears that there is something to look at.</summary>
    public NoticeOptions Notices { get; set; } = new();

    /// <summary>What the team says to everybody who has the app.</summary>
    public AnnouncementOptions Announcements { get; set; } = new();

    /// <summary>What the planner of sessions knows of this office.</summary>
    public PlanningOptions Planning { get; set; } = new();

    /// <summary>Whom this office sends people to outside the team.</summary>
    public HelpOptions Help { get; set; } = new();

    /// <summary>Who has checked the Javanese sentences; without that the language is not offered.</summary>
    public KramaOptions Krama { get; set; } = new();
}

/// <summary>
/// Javanese (krama) of the room. Its sentences were written from memory, and a wrong level of politeness from an office hurts; so the language stays off
/// until one named native speaker has ticked every sentence as it stands. A sentence that changes later loses its tick.
/// </summary>
public sealed class KramaOptions
{
    /// <summary>Name of the native speaker; empty: off.</summary>
    public string CheckedBy { get; set; } = "";

    /// <summary>Each sentence as the speaker read it, by its key in <c>krama/locales/jv.json</c>.</summary>
    public IDictionary<string, string> Ticked { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>One Entra application and how it proves itself.</summary>
public sealed class EntraAppOptions
{
    /// <summary>Application (client) id, a GUID.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Id of the Teams app package, for deep links and notices, a GUID.</summary>
    public string TeamsAppId { get; set; } = "";

    /// <summary>How the app proves itself: managed identity or certificate before a secret.</summary>
    public CredentialOptions Credential { get; set; } = new();
}

/// <summary>A credential: exactly one of the three kinds.</summary>
public sealed class CredentialOptions
{
    /// <summary><c>ManagedIdentity</c>, <c>Certificate</c> or <c>Secret</c>.</summary>
    public CredentialKind Kind { get; set; } = CredentialKind.ManagedIdentity;

    /// <summary>Path of a PEM or PFX file, for <see cref="CredentialKind.Certificate"/>.</summary>
    public string CertificatePath { get; set; } = "";

    /// <summary>The client secret, for <see cref="CredentialKind.Secret"/>. Give it by environment variable, never in a file of the repository.</summary>
    public string Secret { get; set; } = "";
}

/// <summary>The three ways in which an app proves itself to Entra, the best first.</summary>
public enum CredentialKind
{
    /// <summary>User-assigned managed identity; nothing to keep.</summary>
    ManagedIdentity,

    /// <summary>A certificate's private key.</summary>
    Certificate,

    /// <summary>A shared secret; expires and can leak.</summary>
    Secret,
}

/// <summary>One seat of the team as the office appoints it.</summary>
public sealed class SeatOptions
{
    /// <summary>The person's Entra object id (<c>oid</c>), the only key by which a signed-in person is recognised.</summary>
    public string ObjectId { get; set; } = "";

    /// <summary>Name as reporters see it.</summary>
    public string Name { get; set; } = "";

    /// <summary>Post in the office, as reporters see it.</summary>
    public string Post { get; set; } = "";

    /// <summary>"L" (man) or "P" (woman): reporters may prefer one (UU 12/2022 art. 26–29).</summary>
    public string Sex { get; set; } = "";

    /// <summary>True for the one coordinator. It gives no power over keys.</summary>
    public bool Coordinator { get; set; }

    /// <summary>
    /// Last day of the appointment, "yyyy-MM-dd", or empty. The member and the team are reminded 60 and 14 days before. Nothing closes on that day: who
    /// may read is the signed list's affair, and a date that an operator can type must take nobody's keys away.
    /// </summary>
    public string TermEnds { get; set; } = "";

    internal DateOnly? TermEndsOn => DateOnly.TryParseExact(TermEnds, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>The fixed times of notices and the frequency of drills (architecture.md rule 3, sealing.md A13).</summary>
public sealed class NoticeOptions
{
    /// <summary>Local times on working days (Monday to Friday, holidays left out), "HH:mm".</summary>
    public IList<string> Times { get; } = [];

    /// <summary>Public holidays and collective leave, "yyyy-MM-dd"; no notice leaves on them.</summary>
    public IList<string> Holidays { get; } = [];

    /// <summary>Instead of <see cref="Times"/>: a round at each multiple of this length since midnight UTC. For trying the product; at least one second.</summary>
    public TimeSpan? Every { get; set; }

    /// <summary>Average number of drills in thirty days; 0 switches them off. Default 1.</summary>
    public double DrillsPerMonth { get; set; } = 1;

    /// <summary>How often the host draws whether a drill is due. Default ten minutes.</summary>
    public TimeSpan DrillDrawEvery { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>True: Graph's activity feed first and the bot where that fails. False: the other way round.</summary>
    public bool ActivityFeedFirst { get; set; } = true;
}
