using System.Globalization;

namespace Jaring.Help;

/// <summary>The faults of an office's help data. A wrong number is found by dialling only; what can be found by reading is found at start.</summary>
internal static class HelpCheck
{
    private const int LongestLine = 160;

    public static IEnumerable<string> Faults(HelpOptions help)
    {
        if (new[] { help.Posko.Place, help.Posko.Hours, help.Posko.Contact } is var desk && desk.Any(l => l.Length > 0) && desk.Any(l => l.Trim().Length is 0 or > LongestLine))
        {
            yield return $"Help:Posko needs Place, Hours and Contact, each of at most {LongestLine} characters, or none of them.";
        }

        foreach (var id in help.Checked.Where(c => !CountryServices.Knows(c.Key) || DayOf(c.Value) is null).Select(c => c.Key))
        {
            yield return $"Help:Checked:{id} must be a service of {string.Join(", ", CountryServices.All.Select(s => s.Id))} with a day like 2026-11-20.";
        }
    }

    internal static DateOnly? DayOf(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
