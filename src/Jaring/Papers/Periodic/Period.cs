using System.Globalization;
using System.Text.RegularExpressions;

namespace Jaring.Papers.Periodic;

/// <summary>
/// What a periodic report is about: a month, a quarter, half a year or a year. How often the province wants one nobody could tell us (domain.md 1.2), so
/// the team chooses each time.
/// </summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, in the same year.</param>
/// <param name="Name">As a paper names it, without the year.</param>
internal sealed partial record Period(DateOnly From, DateOnly To, string Name)
{
    private static readonly string[] Roman = ["I", "II", "III", "IV"];

    /// <summary>Half a year: over less than that no number of reports leaves a small office (domain.md 3.7).</summary>
    public bool MayTellReports => Months >= 6;

    private int Months => To.Month - From.Month + 1;

    /// <summary>By its code, "2026", "2026-S1", "2026-T3" or "2026-08"; null for any other text.</summary>
    public static Period? Find(string code)
    {
        if (Code().Match(code) is not { Success: true } match)
        {
            return null;
        }

        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        var part = match.Groups["part"].Value;
        return part switch
        {
            "" => Of(year, 1, 12, PaperWords.Say("periodic.year")),
            ['S', var half] => Of(year, 6 * (half - '1') + 1, 6, PaperWords.Say("periodic.half", ("part", Roman[half - '1']))),
            ['T', var quarter] => Of(year, 3 * (quarter - '1') + 1, 3, PaperWords.Say("periodic.quarter", ("part", Roman[quarter - '1']))),
            _ => Of(year, int.Parse(part, CultureInfo.InvariantCulture), 1, ""),
        };
    }

    private static Period Of(int year, int first, int months, string name)
    {
        var from = new DateOnly(year, first, 1);
        return new(from, from.AddMonths(months).AddDays(-1), name.Length > 0 ? name : PaperWords.Month(from));
    }

    [GeneratedRegex(@"^(?<year>20[2-9][0-9])(?:-(?<part>S[12]|T[1-4]|0[1-9]|1[0-2]))?\z")]
    private static partial Regex Code();
}
