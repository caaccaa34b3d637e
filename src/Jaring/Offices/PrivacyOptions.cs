namespace Jaring.Offices;

/// <summary>What the privacy notice of Ruang aman says about this office. Bound from <c>Jaring:Offices:n:Privacy</c>; people read it.</summary>
public sealed class PrivacyOptions
{
    /// <summary>Longest text.</summary>
    internal const int Longest = 160;

    /// <summary>Whom a person asks about personal data (UU 27/2022, article 53): an office or role with a number or address. Empty: the notice says that none is named.</summary>
    public string Contact { get; set; } = "";

    /// <summary>
    /// The role of whoever can change the page, for example "Kasubbag Teknis KPU Provinsi". Whoever can change it can read what is typed afterwards
    /// (docs/threat-model.md), and the page says so by this name.
    /// </summary>
    public string PageRole { get; set; } = "Pengelola server kantor";

    /// <summary>The faults of these settings.</summary>
    internal IEnumerable<string> Faults()
    {
        if (Contact.Length > Longest)
        {
            yield return $"Privacy:Contact must have at most {Longest} characters; people read it.";
        }

        if (PageRole.Trim().Length is 0 or > Longest)
        {
            yield return $"Privacy:PageRole must have 1 to {Longest} characters; the page names by it who can change the page.";
        }
    }
}
