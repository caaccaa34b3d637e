using System.Globalization;
using System.Text.RegularExpressions;

namespace Jaring.Help;

/// <summary>The faults of an office's help data. A wrong number is found by dialling only; what can be found by reading is found at start.</summary>
internal static partial class HelpCheck
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

        foreach (var id in help.Services.GroupBy(s => s.Id, StringComparer.Ordinal).Where(g => g.Count() > 1 || CountryServices.Knows(g.Key)).Select(g => g.Key))
        {
            yield return $"Help:Services has \"{id}\" twice, or it is a service of the whole country; use an id of its own.";
        }

        foreach (var fault in help.Services.SelectMany((service, n) => Faults(service).Select(f => $"Help:Services:{n}: {f}")))
        {
            yield return fault;
        }
    }

    internal static DateOnly? DayOf(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static IEnumerable<string> Faults(ServiceOptions service)
    {
        if (!Id().IsMatch(service.Id))
        {
            yield return "Id must be 2 to 32 of a-z, 0-9 and hyphen.";
        }

        if (service.Needs.Count == 0 || service.Needs.Except(Need.All).Any())
        {
            yield return $"Needs must be one or more of {string.Join(", ", Need.All)}.";
        }

        if (new[] { service.Name, service.Contact, service.Source }.Any(l => l.Trim().Length is 0 or > LongestLine) || service.Hours.Length > LongestLine)
        {
            yield return $"Name, Contact and Source are needed; no line has more than {LongestLine} characters.";
        }

        if (DayOf(service.VerifiedOn) is null)
        {
            yield return "VerifiedOn must be a day like 2026-11-20, on which somebody reached it.";
        }
    }

    [GeneratedRegex("^[a-z0-9-]{2,32}$")]
    private static partial Regex Id();
}
