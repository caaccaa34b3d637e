using System.Globalization;
using System.Net;
using Jaring.Offices;
using Jaring.Outbox;
using Xunit.Abstractions;

namespace Jaring.Tests.Months;

/// <summary>architecture.md rule 3 and sealing.md A5, A13 over twelve months of the real host.</summary>
public sealed class A_Year(YearOfFourOffices year, ITestOutputHelper output) : IClassFixture<YearOfFourOffices>
{
    [Fact]
    public void Each_Member_Hears_Once_At_The_Fixed_Time_After_Something_Came_And_At_No_Other()
    {
        foreach (var office in year.Offices)
        {
            var wanted = year.Causes.Where(c => c.Office == office.Id).Select(c => NoticeSchedule.Next(office, c.At)).Where(r => r < YearOfFourOffices.Start.AddMonths(12))
                .Select(r => r.ToUniversalTime()).Distinct().Order().ToList();
            Assert.InRange(wanted.Count, 8, 60);
            Assert.All(office.Team, seat => Assert.Equal(wanted, Of(office, seat).Select(s => s.Notice.Round.ToUniversalTime())));
        }

        output.WriteLine($"{year.Sent.Count} notices, {year.Reports.Count} reports, {year.Causes.Count(c => c.IsDrill)} drills");
    }

    [Fact]
    public void Each_Leaves_Within_Its_Minute_On_A_Working_Day_Of_The_Office()
    {
        Assert.All(year.Sent, sent =>
        {
            var office = year.Offices.Single(o => o.Id == sent.Notice.OfficeId);
            var local = office.Local(sent.At);
            Assert.InRange(sent.At - sent.Notice.Round, TimeSpan.Zero, TimeSpan.FromMinutes(1));
            Assert.Contains(office.Local(sent.Notice.Round).ToString("HH:mm", CultureInfo.InvariantCulture), Times(office, local));
            Assert.DoesNotContain(local.DayOfWeek, new[] { DayOfWeek.Saturday, DayOfWeek.Sunday });
            Assert.DoesNotContain(local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), YearOfFourOffices.Holidays);
        });
        Assert.Equal(4, year.Sent.Select(s => s.Notice.OfficeId).Distinct().Count());
    }

    /// <summary>Whoever looks at the list each hour learns the half-day in which something came, and no more.</summary>
    [Fact]
    public void The_List_Of_Cases_Grows_At_Rounds_Alone()
    {
        Assert.NotEmpty(year.Grown);
        Assert.All(year.Grown, grown =>
        {
            var office = year.Offices.Single(o => o.Id == grown.Office);
            var round = NoticeSchedule.Next(office, grown.At - MonthsHost.Poll - TimeSpan.FromSeconds(1));
            Assert.InRange(grown.At - round, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        });
    }

    /// <summary>Four offices, twelve months, one a month: 48.7 expected, deviation 7; the bounds are at four of them, and the seed is fixed.</summary>
    [Fact]
    public void Drills_Come_About_Once_A_Month_At_Any_Hour_Of_Any_Day_As_Reports_Do()
    {
        var drills = year.Causes.Where(c => c.IsDrill).ToList();
        Assert.InRange(drills.Count, 21, 76);
        Assert.Contains(drills, d => IsRest(d.Office, d.At));
        Assert.Contains(drills, d => !IsRest(d.Office, d.At));
        Assert.True(drills.Select(d => d.At.Hour).Distinct().Count() >= 6, "Drills keep to some hours of the day.");
    }

    [Fact]
    public void A_Round_That_A_Drill_Alone_Caused_Is_Told_To_The_Same_People_As_Any_Other()
    {
        var rounds = year.Sent.GroupBy(s => (s.Notice.OfficeId, s.Notice.Round)).ToList();
        var byDrillAlone = rounds.Where(r => CausesOf(r.Key.OfficeId, r.Key.Round) is { Count: > 0 } causes && causes.All(c => c.IsDrill)).ToList();
        Assert.InRange(byDrillAlone.Count, 5, rounds.Count - 5);
        Assert.All(rounds, r => Assert.Equal(5, r.Select(s => s.Notice.MemberObjectId).Distinct().Count()));
        Assert.All(rounds, r => Assert.Equal(5, r.Count()));
    }

    /// <summary>The list ended after thirty days. Eleven months later people still send, and find what they sent (sealing.md A5).</summary>
    [Fact]
    public void The_Room_Stayed_Open_After_The_Teams_List_Had_Ended()
    {
        Assert.True(year.Causes.Count(c => !c.IsDrill && c.At > YearOfFourOffices.Start.AddDays(31)) > 10);
        Assert.All(year.Found, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(year.Reports.Count, year.Found.Count);
        Assert.Equal("""{"state":"ready","reasons":["directory-ended"]}""", year.Ready);
    }

    /// <summary>Cases stay until their own retention (issue 4); everything else is after twelve months what it was after two.</summary>
    [Fact]
    public void Nothing_Else_Has_Grown_In_Ten_Months()
    {
        var (two, twelve) = (year.AfterTwo, year.AfterTwelve);
        output.WriteLine($"after 2 months: {two.Bytes} bytes, {Text(two)}");
        output.WriteLine($"after 12 months: {twelve.Bytes} bytes, {Text(twelve)}");
        Assert.Equal(two.Rows.Keys, twelve.Rows.Keys);
        Assert.All(two.Rows.Where(r => r.Key is not ("cases" or "outbox")), r => Assert.Equal(r.Value, twelve.Rows[r.Key]));

        // Thirty days of at most two rounds a working day, five members, four offices; far fewer in fact.
        Assert.InRange(twelve.Rows["outbox"], 0, 4 * 6 * 15);
        Assert.Equal((two.Timers, 0), (twelve.Timers, twelve.Puzzles + twelve.Neighbourhoods - two.Puzzles - two.Neighbourhoods));

        // The file is written anew each day, so that it is as large as its rows: what the cases since then have added explains all of its growth.
        var perCase = (twelve.Bytes - two.Bytes) / (twelve.Rows["cases"] - two.Rows["cases"]);
        Assert.InRange(perCase, 90_000, 110_000);
    }

    private static string Text(Weight weight) => string.Join(", ", weight.Rows.Where(r => r.Value > 0).Select(r => $"{r.Key} {r.Value}"));

    private IEnumerable<(Notice Notice, DateTimeOffset At)> Of(OfficeOptions office, SeatOptions seat) =>
        year.Sent.Where(s => s.Notice.OfficeId == office.Id && s.Notice.MemberObjectId == seat.ObjectId);

    private List<(string Office, DateTimeOffset At, bool IsDrill)> CausesOf(string office, DateTimeOffset round) =>
        [.. year.Causes.Where(c => c.Office == office && NoticeSchedule.Next(year.Offices.Single(o => o.Id == office), c.At) == round)];

    private bool IsRest(string office, DateTimeOffset at)
    {
        var local = year.Offices.Single(o => o.Id == office).Local(at);
        return local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || local.Hour is < 7 or > 16;
    }

    /// <summary>On the night in which an hour is left out, its round is told when the clocks have jumped.</summary>
    private static IEnumerable<string> Times(OfficeOptions office, DateTimeOffset local) =>
        office.Notices.Times.Select(t => local.DateTime.Date + TimeOnly.ParseExact(t, "HH:mm", CultureInfo.InvariantCulture).ToTimeSpan())
            .Select(t => TimeZoneInfo.FindSystemTimeZoneById(office.TimeZone).IsInvalidTime(t) ? t.AddMinutes(30) : t)
            .Select(t => t.ToString("HH:mm", CultureInfo.InvariantCulture));
}
