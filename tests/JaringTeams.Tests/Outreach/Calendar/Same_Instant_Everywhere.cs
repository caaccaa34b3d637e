using System.Globalization;
using Jaring.Offices;
using Jaring.Outreach;
using Jaring.Outreach.Calendar;
using Jaring.Bot.Calendar;
using Jaring.Sandbox.Cloud.Graph;
using Microsoft.Graph.Models;
using System.Text.Json.Nodes;

namespace Jaring.Tests.Outreach.Calendar;

/// <summary>
/// Sessions at every hour, over midnight, at the end of the year, in all three zones of Indonesia: the end comes after the start, and plan, Graph's event,
/// the file for guests and an attendee's clock in a zone that changes its own name the same instant. The table is reckoned here by fixed offsets, not by the
/// product's code.
/// </summary>
public sealed class Same_Instant_Everywhere
{
    /// <summary>Indonesia has no daylight saving: three offsets, all year.</summary>
    private static readonly (string Zone, int Hours)[] Offices = [("Asia/Jakarta", 7), ("Asia/Makassar", 8), ("Asia/Jayapura", 9)];

    /// <summary>
    /// Days that matter: an ordinary one, both ends of a year, a leap day, and the days on which Sydney, Amsterdam and New York move their clocks.
    /// </summary>
    private static readonly string[] Days =
        ["2027-01-12", "2026-12-31", "2027-01-01", "2028-02-29", "2027-04-04", "2027-10-03", "2027-03-28", "2027-10-31", "2027-03-14", "2027-11-07"];

    /// <summary>Zones of attendees, and what their clocks show beside UTC before and after their changes of 2027, told by the law of each place.</summary>
    private static readonly string[] Attendees = ["Australia/Sydney", "Europe/Amsterdam", "America/New_York", "Asia/Tokyo", "UTC", "AUS Eastern Standard Time", "W. Europe Standard Time"];

    public static TheoryData<string, int, string, int> Table
    {
        get
        {
            var table = new TheoryData<string, int, string, int>();
            foreach (var (zone, hours) in Offices)
            {
                foreach (var day in Days)
                {
                    foreach (var minutes in new[] { 60, 120, 30, 13 * 60 })
                    {
                        table.Add(zone, hours, day, minutes);
                    }
                }
            }
            return table;
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void At_Every_Hour_Of_A_Day(string zone, int offset, string day, int minutes)
    {
        var office = new OfficeOptions { Id = "tirtawana", Name = "KPU Kabupaten Tirtawana", Mailbox = "jaring@tirtawana.example", TimeZone = zone };
        for (var hour = 0; hour < 24; hour++)
        {
            var local = DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddHours(hour);
            var face = new CalendarFace("Sosialisasi", Form(local), Form(local.AddMinutes(minutes)), null);
            var (start, end) = (new DateTimeOffset(local, TimeSpan.FromHours(offset)), new DateTimeOffset(local.AddMinutes(minutes), TimeSpan.FromHours(offset)));
            Assert.True(end > start && face.IsWhole);
            Assert.Equal((start, end), (OfficeTime.InstantOf(office, face.StartsAt), OfficeTime.InstantOf(office, face.EndsAt)));
            InGraph(office, face, start, end);
            InTheFile(office, face, start, end);
        }
    }

    /// <summary>New York leaves daylight saving on 7 November 2027 at 06:00 UTC: its clocks show 1.30 twice, and the two are an hour apart here.</summary>
    [Theory]
    [InlineData("2027-11-07T12:30", "01:30", "-04:00")]
    [InlineData("2027-11-07T13:30", "01:30", "-05:00")]
    [InlineData("2027-03-14T13:59", "01:59", "-05:00")]
    [InlineData("2027-03-14T14:00", "03:00", "-04:00")]
    public void An_Attendees_Clock_That_Is_Changed_Shows_It_Right(string planned, string shown, string offset)
    {
        var office = new OfficeOptions { TimeZone = "Asia/Jakarta" };
        var there = TimeZoneInfo.ConvertTime(OfficeTime.InstantOf(office, planned), TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));
        Assert.Equal($"{shown} {offset}", there.ToString("HH:mm zzz", CultureInfo.InvariantCulture));
    }

    /// <summary>What Graph holds is the instant, whatever zone it is asked to answer in, and comes back as it was planned.</summary>
    private static void InGraph(OfficeOptions office, CalendarFace face, DateTimeOffset start, DateTimeOffset end)
    {
        var sent = NewEvent.From(new("tirtawana", "t", face, Online: false, Link: null, []), office.TimeZone, "x");
        var (from, to) = (Held(sent.Start!), Held(sent.End!));
        Assert.Equal((start.UtcDateTime, end.UtcDateTime), (EventRules.Utc(from)!.Value, EventRules.Utc(to)!.Value));
        foreach (var zone in Attendees)
        {
            var info = TimeZoneInfo.FindSystemTimeZoneById(zone);
            if (info.IsAmbiguousTime(start) || info.IsAmbiguousTime(end))
            {
                // Graph's own form cannot say which of the two it means; we never ask for such a zone.
                continue;
            }
            Assert.Equal((face.StartsAt, face.EndsAt), (Read(EventRules.In(info, zone, from), office), Read(EventRules.In(info, zone, to), office)));
        }
    }

    private static void InTheFile(OfficeOptions office, CalendarFace face, DateTimeOffset start, DateTimeOffset end)
    {
        var session = new Session { OfficeId = "tirtawana", Id = "s", CreatedBy = "m", Title = face.Title, StartsAt = face.StartsAt, EndsAt = face.EndsAt, Wanted = 3 };
        var file = WriteCalendarFile.Of(session, office, "Daring", null, invited: false, start);
        Assert.Contains($"DTSTART:{start.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}", file, StringComparison.Ordinal);
        Assert.Contains($"DTEND:{end.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}", file, StringComparison.Ordinal);
        Assert.Equal(start.UtcDateTime, CalendarOf(file).Events.Single().Start!.AsUtc);
    }

    private static Ical.Net.Calendar CalendarOf(string file) => Ical.Net.Calendar.Load(file)!;

    private static JsonObject Held(DateTimeTimeZone when) => new() { ["dateTime"] = when.DateTime, ["timeZone"] = when.TimeZone };

    private static string? Read(JsonObject when, OfficeOptions office) =>
        EventTime.Read(new DateTimeTimeZone { DateTime = (string?)when["dateTime"], TimeZone = (string?)when["timeZone"] }, office);

    private static string Form(DateTime local) => local.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
