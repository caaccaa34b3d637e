using System.Globalization;
using System.Text.Json;
using Jaring.Offices;

namespace Jaring.Outreach.Planning.Hints;

/// <summary>The free days that an office knows: its own settings first, then what comes with the product. Every year has its source.</summary>
internal sealed class HolidayTable
{
    private static readonly IReadOnlyList<HolidayYearOptions> BuiltIn = Load();

    private readonly List<HolidayYearOptions> years;
    private readonly HashSet<string> plain;

    public HolidayTable(OfficeOptions office)
    {
        var own = office.Planning.Years;
        years = [.. own, .. BuiltIn.Where(b => own.All(o => o.Year != b.Year))];
        plain = [.. office.Notices.Holidays];
    }

    /// <summary>The years that are known.</summary>
    public IReadOnlyList<HolidaySource> Sources => [.. years.OrderBy(y => y.Year).Select(y => new HolidaySource(y.Year, y.Source))];

    /// <summary>True when the days of this year are known; otherwise nobody can say whether a day is free.</summary>
    public bool Knows(int year) => years.Any(y => y.Year == year);

    /// <summary>What day it is.</summary>
    /// <returns>The holiday's name; empty for collective leave, and for a day that the office's notices leave out without a name; null for an ordinary day.</returns>
    public (bool Collective, string Name)? Find(DateOnly day)
    {
        var text = day.ToString(TimeRules.DayForm, CultureInfo.InvariantCulture);
        if (years.SelectMany(y => y.Holidays).FirstOrDefault(h => h.Day == text) is { } holiday)
        {
            return (false, holiday.Name);
        }
        return years.Any(y => y.CollectiveLeave.Contains(text)) ? (true, "") : plain.Contains(text) ? (false, "") : null;
    }

    private static List<HolidayYearOptions> Load()
    {
        var assembly = typeof(HolidayTable).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith("holidays/", StringComparison.Ordinal)).Select(Read)];

        HolidayYearOptions Read(string name)
        {
            using var file = assembly.GetManifestResourceStream(name)!;
            return JsonSerializer.Deserialize<HolidayYearOptions>(file, JsonSerializerOptions.Web)!;
        }
    }
}
