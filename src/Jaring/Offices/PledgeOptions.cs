namespace Jaring.Offices;

/// <summary>
/// The points of the office's pakta integritas, section <c>Jaring:Offices:n:Pledge</c>. They are the office's own words; without them a neutral wording of
/// ours stands in and says so. Change <see cref="Version"/> whenever a word changes: who signed before keeps what was signed.
/// </summary>
public sealed class PledgeOptions
{
    private const int MostPoints = 20, Longest = 600;

    /// <summary>Name of this wording, for example "2026-1".</summary>
    public string Version { get; set; } = "";

    /// <summary>Where the wording comes from, for example the number of a circular.</summary>
    public string Source { get; set; } = "";

    /// <summary>The points, each the end of "menyatakan bahwa saya …".</summary>
    public IList<string> Points { get; } = [];

    /// <summary>What members of the Jaring promise besides: secrecy.</summary>
    public string Secrecy { get; set; } = "";

    /// <summary>The faults of these settings.</summary>
    internal IEnumerable<string> Faults()
    {
        if (Points.Count > MostPoints || Points.Append(Secrecy).Append(Version).Append(Source).Any(text => text.Length > Longest))
        {
            yield return $"Pledge has at most {MostPoints} Points, and each text at most {Longest} characters.";
        }
        if (Points.Count > 0 && new[] { Version, Source, Secrecy }.Any(string.IsNullOrWhiteSpace))
        {
            yield return "Pledge needs Version, Source and Secrecy once it has Points; people read where their words come from.";
        }
    }
}
