using System.Globalization;
using Jaring.Offices;
using Jaring.Outreach.Calendar;
using Microsoft.Graph.Models;

namespace Jaring.Bot.Calendar;

/// <summary>Reads getSchedule's row of states: one figure for each quarter of an hour, whatever the clocks do in between.</summary>
internal sealed class FreeBusyView(OfficeOptions office, DateOnly from, DateOnly until)
{
    /// <summary>Length of one figure in minutes.</summary>
    public const int Minutes = 15;

    private readonly DateTimeOffset start = Instant(office, from);
    private readonly DateTimeOffset end = Instant(office, until);

    /// <summary>The begin of a day in the form that sessions keep.</summary>
    public static string Midnight(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}T00:00");

    /// <summary>The times at which the person is taken, or null when the row does not tell it of the whole time.</summary>
    public IReadOnlyList<TakenTime>? Read(ScheduleInformation? told)
    {
        var row = told?.AvailabilityView ?? "";
        if (row.Length < (end - start).TotalMinutes / Minutes || row.Any(state => state is < '0' or > '4'))
        {
            return null;
        }

        var taken = new List<TakenTime>();
        for (var at = 0; at < row.Length;)
        {
            var stop = at;
            while (stop < row.Length && Meaning(row[stop]) == Meaning(row[at]))
            {
                stop++;
            }

            if (Meaning(row[at]) is { } sure)
            {
                taken.Add(new(Local(at), Local(stop), sure));
            }

            at = stop;
        }

        return taken;
    }

    /// <summary>0 is free and 4 working elsewhere, which is as good; 1 is not accepted yet, 2 busy, 3 out of office.</summary>
    private static bool? Meaning(char state) => state switch
    {
        '1' => false,
        '2' or '3' => true,
        _ => null,
    };

    private DateTime Local(int figure) => office.Local(start.AddMinutes(figure * Minutes)).DateTime;

    private static DateTimeOffset Instant(OfficeOptions office, DateOnly day) => OfficeTime.InstantOf(office, Midnight(day));
}
