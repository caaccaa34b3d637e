using Jaring.Offices;
using Jaring.Papers;

namespace Jaring.Pledges;

/// <summary>A wording of the pakta integritas.</summary>
/// <param name="Version">Its name; who signs says which one.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Points">The points.</param>
/// <param name="Secrecy">What members of the Jaring promise besides.</param>
public sealed record PledgeText(string Version, string Source, IReadOnlyList<string> Points, string Secrecy)
{
    /// <summary>The office's wording, or a neutral one that says that the office has not set its own.</summary>
    public static PledgeText Of(OfficeOptions office) => office.Pledge.Points.Count > 0
        ? new(office.Pledge.Version, office.Pledge.Source, [.. office.Pledge.Points], office.Pledge.Secrecy)
        : new(PaperWords.Say("pact.default.version"), PaperWords.Say("pact.default.source"), PaperWords.Say("pact.default.points").Split('\n'), PaperWords.Say("pact.default.secrecy"));
}
