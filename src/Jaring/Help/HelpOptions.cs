namespace Jaring.Help;

/// <summary>
/// The office's help desk, and when somebody last tried each service of the whole country. Its own services are <see cref="Offices.OfficeOptions.Services"/>. Contacts are data, because numbers change and nobody writes to us when they do. Section <c>Jaring:Offices:n:Help</c>.
/// </summary>
public sealed class HelpOptions
{
    /// <summary>The help desk in the office; left empty while there is none.</summary>
    public PoskoOptions Posko { get; set; } = new();

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
