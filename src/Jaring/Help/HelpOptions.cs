namespace Jaring.Help;

/// <summary>
/// Whom an office sends people to: its own help desk and services beside those that serve the whole country, and when somebody last tried each of them.
/// Contacts are data, because numbers change and nobody writes to us when they do. Section <c>Jaring:Offices:n:Help</c>.
/// </summary>
public sealed class HelpOptions
{
    /// <summary>The help desk in the office; left empty while there is none.</summary>
    public PoskoOptions Posko { get; set; } = new();

    /// <summary>Services near the office: hospital, women's and children's service, legal aid. They are shown before the country's.</summary>
    public IList<ServiceOptions> Services { get; } = [];

    /// <summary>Day ("yyyy-MM-dd") on which somebody last tried a service of the whole country, by its id; without it, the day of the source counts.</summary>
    public IDictionary<string, string> Checked { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>The help desk as people read it.</summary>
public sealed class PoskoOptions
{
    /// <summary>Where it is, for example "ruang layanan lantai 1".</summary>
    public string Place { get; set; } = "";

    /// <summary>When somebody is there, for example "hari kerja, 08.00 sampai 15.00".</summary>
    public string Hours { get; set; } = "";

    /// <summary>Telephone or WhatsApp number of the desk, never somebody's private one.</summary>
    public string Contact { get; set; } = "";

    internal bool IsThere => Place.Length > 0;
}

/// <summary>One service as the office knows it.</summary>
public sealed class ServiceOptions
{
    /// <summary>Short name that a person's referral refers to: 2–32 of a–z, 0–9 and hyphen. Not one of the country's services.</summary>
    public string Id { get; set; } = "";

    /// <summary>What it helps with: some of <see cref="Need.All"/>.</summary>
    public IList<string> Needs { get; } = [];

    /// <summary>Name as people read it.</summary>
    public string Name { get; set; } = "";

    /// <summary>Numbers and addresses in one line.</summary>
    public string Contact { get; set; } = "";

    /// <summary>When it answers; empty where nobody knows.</summary>
    public string Hours { get; set; } = "";

    /// <summary>Last day on which somebody of the team reached it, "yyyy-MM-dd".</summary>
    public string VerifiedOn { get; set; } = "";

    /// <summary>Who says so: a person of the team, a letter, a page.</summary>
    public string Source { get; set; } = "";
}
