using System.Globalization;

namespace Jaring.Offices;

/// <summary>
/// A service outside the team to which somebody may be referred (domain.md 3.8). What is empty is not known: the page says so and asks nobody to believe
/// more. Nothing of it is built in, since numbers and hours change and only the office can check its own.
/// </summary>
public sealed class ServiceOptions
{
    /// <summary>Short name by which a consent names the service: 2 to 32 of a-z, 0-9 and hyphen. Never change it once somebody agreed to it.</summary>
    public string Id { get; set; } = "";

    /// <summary>The service's name as people read it.</summary>
    public string Name { get; set; } = "";

    /// <summary>What it is for: of <see cref="ServiceNeeds.All"/>.</summary>
    public IList<string> Needs { get; } = [];

    /// <summary>Number, address or page, as people read it.</summary>
    public string Contact { get; set; } = "";

    /// <summary>Street and town, for a letter; or empty.</summary>
    public string Address { get; set; } = "";

    /// <summary>What it costs, or empty.</summary>
    public string Cost { get; set; } = "";

    /// <summary>When somebody answers there, or empty.</summary>
    public string Hours { get; set; } = "";

    /// <summary>What they will ask, or empty.</summary>
    public string Asks { get; set; } = "";

    /// <summary>What the law makes them report: empty for not known, or <see cref="ServiceNeeds.PoliceDuty"/> (UU 12/2022 art. 41).</summary>
    public string Duty { get; set; } = "";

    /// <summary>The day on which somebody last checked all this, "yyyy-MM-dd"; after ninety days pages say that it is old.</summary>
    public string VerifiedOn { get; set; } = "";

    /// <summary>Who checked it. For the office alone; it is not given out.</summary>
    public string VerifiedBy { get; set; } = "";

    /// <summary>Where it was checked.</summary>
    public string Source { get; set; } = "";

    /// <summary>The same as a day, or null.</summary>
    public DateOnly? Verified => DateOnly.TryParseExact(VerifiedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>Words that a service's settings may hold.</summary>
internal static class ServiceNeeds
{
    /// <summary>The service reports to the police within three times twenty-four hours, by law.</summary>
    public const string PoliceDuty = "police-3x24";

    /// <summary>The needs of domain.md 3.8.</summary>
    public static readonly IReadOnlyList<string> All = ["medical", "psychological", "legal", "police", "shelter", "work", "internal"];
}
