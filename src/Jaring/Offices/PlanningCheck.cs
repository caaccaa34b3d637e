using System.Globalization;
using System.Net.Mail;

namespace Jaring.Offices;

/// <summary>The faults of what the planner knows of an office.</summary>
internal static class PlanningCheck
{
    public static IEnumerable<string> Faults(PlanningOptions planning) =>
        Hours("Hours", planning.Hours)
            .Concat(planning.Ramadan.SelectMany((r, n) => Hours($"Ramadan:{n}", r).Concat(Span($"Ramadan:{n}", r.From, r.To))))
            .Concat(planning.Stages.SelectMany((s, n) => Line($"Stages:{n}:Name", s.Name).Concat(Span($"Stages:{n}", s.From, s.To))))
            .Concat(planning.Years.SelectMany(Year))
            .Concat(planning.Rooms.SelectMany((room, n) => Line($"Rooms:{n}", room)))
            .Concat(planning.Audiences.SelectMany(Audience))
            .Concat(planning.People.SelectMany(Person))
            .Concat(Twice(planning.People));

    private static IEnumerable<string> Hours(string name, DayHoursOptions hours)
    {
        var times = new[] { hours.Opens, hours.Closes, hours.FridayCloses };
        if (times.Any(t => !TimeOnly.TryParseExact(t, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) || times.Skip(1).Any(t => string.CompareOrdinal(t, hours.Opens) <= 0))
        {
            yield return $"Planning:{name} must have Opens, Closes and FridayCloses as HH:mm, closing after opening.";
        }
    }

    private static IEnumerable<string> Span(string name, string from, string to)
    {
        if (!IsDay(from) || !IsDay(to) || string.CompareOrdinal(to, from) < 0)
        {
            yield return $"Planning:{name} must have From and To as yyyy-MM-dd, in this order.";
        }
    }

    private static IEnumerable<string> Year(HolidayYearOptions year, int n)
    {
        var days = year.Holidays.Select(h => h.Day).Concat(year.CollectiveLeave).ToList();
        if (year.Source.Trim().Length is 0 or > 300)
        {
            yield return $"Planning:Years:{n}:Source must have 1 to 300 characters: where the days were read.";
        }
        if (days.Any(d => !IsDay(d) || !d.StartsWith($"{year.Year}-", StringComparison.Ordinal)))
        {
            yield return $"Planning:Years:{n} must hold days of {year.Year} as yyyy-MM-dd.";
        }
    }

    private static IEnumerable<string> Audience(AudienceOptions audience, int n)
    {
        foreach (var fault in Line($"Audiences:{n}:Name", audience.Name))
        {
            yield return fault;
        }
        if (audience.Mailboxes.Count == 0 || !audience.Mailboxes.All(IsMailbox))
        {
            yield return $"Planning:Audiences:{n}:Mailboxes must hold one e-mail address or more.";
        }
    }

    private static IEnumerable<string> Person(PersonOptions person, int n)
    {
        foreach (var fault in Line($"People:{n}:Name", person.Name))
        {
            yield return fault;
        }
        if (!IsMailbox(person.Mailbox))
        {
            yield return $"Planning:People:{n}:Mailbox must be one e-mail address.";
        }
    }

    /// <summary>Whose calendar is asked must not depend on the order of a list.</summary>
    private static IEnumerable<string> Twice(IEnumerable<PersonOptions> people)
    {
        if (people.GroupBy(p => p.Name.Trim(), StringComparer.OrdinalIgnoreCase).Any(g => g.Count() > 1))
        {
            yield return "Planning:People must not name two people alike; add a title or a unit to one of the names.";
        }
    }

    private static bool IsMailbox(string text) => MailAddress.TryCreate(text, out var read) && read.Address == text;

    private static IEnumerable<string> Line(string name, string text)
    {
        if (text.Trim().Length is 0 or > 120)
        {
            yield return $"Planning:{name} must have 1 to 120 characters.";
        }
    }

    private static bool IsDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
