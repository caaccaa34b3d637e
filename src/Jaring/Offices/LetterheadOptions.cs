namespace Jaring.Offices;

/// <summary>
/// The head of the office's letters, as its own rules want it. A reader's page writes referral letters under it in the browser; the host prints none. Bound
/// from <c>Jaring:Offices:n:Letterhead</c>; what is empty is left out of the letter.
/// </summary>
public sealed class LetterheadOptions
{
    private const int MostLines = 4;
    private const int Longest = 200;

    /// <summary>The lines at the top, the widest name first. Empty: the office's name.</summary>
    public IList<string> Lines { get; } = [];

    /// <summary>Street, town and postal code, in one line.</summary>
    public string Address { get; set; } = "";

    /// <summary>Telephone, mail and page, in one line.</summary>
    public string Contact { get; set; } = "";

    /// <summary>The town that stands before the date.</summary>
    public string Place { get; set; } = "";

    /// <summary>The post of whoever signs. The name and the number stay empty: the letter is registered and signed elsewhere.</summary>
    public string Signer { get; set; } = "Koordinator Jaring";

    /// <summary>The faults of these settings.</summary>
    internal IEnumerable<string> Faults()
    {
        if (Lines.Count > MostLines || Lines.Concat([Address, Contact, Place, Signer]).Any(text => text.Length > Longest))
        {
            yield return $"Letterhead has at most {MostLines} Lines, and each text at most {Longest} characters.";
        }
    }
}
