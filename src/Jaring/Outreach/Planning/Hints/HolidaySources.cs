using Jaring.Offices;

namespace Jaring.Outreach.Planning.Hints;

/// <summary>A year whose free days are known.</summary>
/// <param name="Year">The year.</param>
/// <param name="Source">Where they were read, as people read it.</param>
public sealed record HolidaySource(int Year, string Source);

/// <summary>Where an office's free days were read: the planner shows it beside its hints, since press lists were wrong before (domain.md §5).</summary>
public static class HolidaySources
{
    /// <summary>The years that this office knows, the earliest first.</summary>
    public static IReadOnlyList<HolidaySource> Of(OfficeOptions office) => new HolidayTable(office).Sources;
}
