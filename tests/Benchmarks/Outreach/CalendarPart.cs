using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Jaring.Benchmarks.Run;
using Jaring.Outbox;
using Jaring.Outreach.Calendar;
using Jaring.Sandbox;
using Jaring.Sandbox.Cloud;
using Jaring.Sandbox.Cloud.Graph;
using Jaring.Sandbox.Demo;

namespace Jaring.Benchmarks.Outreach;

/// <summary>What the calendar let through.</summary>
/// <param name="Minutes">Minutes of the shared clock.</param>
/// <param name="Operations">Sessions' events created, moved, given another guest, or cancelled.</param>
/// <param name="Calls">Calls to Graph's calendar.</param>
/// <param name="Refused">Calls that Outlook refused with 429.</param>
/// <param name="AtOnce">Most calls in flight together.</param>
/// <param name="CallMs">Real milliseconds of one call, the median, with three in flight.</param>
/// <param name="Faults">What was not done.</param>
internal sealed record CalendarResult(double Minutes, int Operations, int Calls, int Refused, int AtOnce, double CallMs, IReadOnlyList<string> Faults)
{
    /// <summary>Calls a minute beside what Outlook allows an app in one mailbox.</summary>
    public double Share => Calls / Minutes / (MailboxLimits.MostCalls / 10.0);
}

/// <summary>
/// The calendar's operations against the Sandbox's throttle: more work than Outlook allows, by as many workers as the outbox has, through the real edge. Who is
/// told to wait comes back when it may; the shared clock leaps over the waiting.
/// </summary>
internal sealed class CalendarPart(string data, TimeSpan length)
{
    private const int Workers = 4;
    private const double Least = 0.9;
    private readonly ConcurrentBag<string> faults = [];
    private readonly ConcurrentBag<double> times = [];
    private readonly LeapClock clock = new();
    private int operations, sessions;

    public static Part Describe(CalendarResult r) => new(
        "calendar",
        "Calendar operations at Outlook's limit for one mailbox",
        ["minutes", "operations a minute", "calls a minute", "of the limit", "refused with 429", "most in flight", "one operation"],
        [[
            RunReport.Number(r.Minutes, 1), RunReport.Number(r.Operations / r.Minutes), RunReport.Number(r.Calls / r.Minutes), $"{RunReport.Number(100 * r.Share, 1)} %",
            RunReport.Number(r.Refused), RunReport.Number(r.AtOnce), $"{RunReport.Number(r.CallMs, 1)} ms",
        ]],
        [
            new Goal("within 10 % of the limit of 1,000 calls a minute", $"{RunReport.Number(100 * r.Share, 1)} %", r.Share is >= Least and <= 1),
            new Goal("no 429 caused by ourselves", RunReport.Number(r.Refused), r.Refused == 0),
        ],
        r.Faults);

    public async Task<CalendarResult> MeasureAsync()
    {
        var folder = Disk.Folder(data, "calendar");
        try
        {
            var options = new SandboxOptions { PortBase = 0, DataFolder = folder, Founded = false, DrillsEvery = TimeSpan.FromDays(3650) };
            await using var app = await SandboxApp.StartAsync(options, clock, builder => builder.Services.AddSingleton<TimeProvider>(clock));
            var calendar = app.Host.GetRequiredService<ICalendar>();
            while (clock.Gone < length)
            {
                var waits = await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => WorkAsync(calendar)));
                clock.Leap(waits.Min() + TimeSpan.FromMilliseconds(1));
            }

            var calls = app.Cloud.GetRequiredService<Records>().All.Where(r => r.Service == "graph").ToList();
            return new(
                clock.Gone.TotalMinutes, operations, calls.Count, calls.Count(c => c.Status == 429), app.Cloud.GetRequiredService<MailboxLimits>().MostSeen,
                Side.Median(times), [.. faults.Distinct()]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Works until it is told to wait; returns how long.</summary>
    private async Task<TimeSpan> WorkAsync(ICalendar calendar)
    {
        while (true)
        {
            var n = Interlocked.Increment(ref sessions);
            var day = new DateTime(2027, 1, 1).AddDays(n % 360).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var face = new CalendarFace($"Sosialisasi {n}", $"{day}T09:00", $"{day}T11:00", "Aula");
            CalendarEntry entry = new(DemoOffice.Id, Guid.CreateVersion7().ToString(), face, Online: true, Link: null, ["yoga@tirtawana.example"]);
            var (made, wait) = await TryAsync(() => calendar.CreateAsync(entry, default));
            if (made is not null)
            {
                wait = await ChangeAsync(calendar, made, face with { StartsAt = $"{day}T09:30" });
            }

            if (wait > TimeSpan.Zero)
            {
                return wait;
            }
        }
    }

    /// <summary>Moves an event, invites somebody more, and cancels it.</summary>
    private async Task<TimeSpan> ChangeAsync(ICalendar calendar, CalendarEvent made, CalendarFace later)
    {
        var (moved, wait) = await TryAsync(() => calendar.UpdateAsync(new(DemoOffice.Id, made.EventId, made.Mark, made.Face, later, GoOnline: false, null, null), default));
        if (moved is not { Mark: var mark })
        {
            return wait;
        }

        GuestChange guests = new(["yoga@tirtawana.example", "sari@tirtawana.example"], []);
        (moved, wait) = await TryAsync(() => calendar.UpdateAsync(new(DemoOffice.Id, made.EventId, mark, later, later, GoOnline: false, null, guests), default));
        return moved is null ? wait : (await TryAsync(() => calendar.CancelAsync(DemoOffice.Id, made.EventId, default))).Wait;
    }

    /// <summary>What the calendar then holds, or how long to wait. Anything else is a fault.</summary>
    private async Task<(CalendarEvent? Held, TimeSpan Wait)> TryAsync(Func<Task<CalendarAnswer>> operation)
    {
        var began = Stopwatch.GetTimestamp();
        var (delivery, held) = await operation();
        if (delivery.Outcome == DeliveryOutcome.Done)
        {
            Interlocked.Increment(ref operations);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            return (held, TimeSpan.Zero);
        }

        if (delivery.Outcome != DeliveryOutcome.Wait)
        {
            faults.Add($"an operation ended with {delivery.Fault}");
        }

        return (null, delivery.RetryAfter ?? TimeSpan.FromSeconds(1));
    }
}
