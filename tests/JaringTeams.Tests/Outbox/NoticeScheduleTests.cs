using System.Globalization;
using Jaring.Offices;
using Jaring.Outbox;

namespace Jaring.Tests.Outbox;

public sealed class NoticeScheduleTests
{
    [Theory]
    [InlineData("2026-11-23T08:14:59+07:00", "2026-11-23T08:15:00+07:00")]
    [InlineData("2026-11-23T08:15:00+07:00", "2026-11-23T13:15:00+07:00")]
    [InlineData("2026-11-23T13:15:00+07:00", "2026-11-24T08:15:00+07:00")]
    [InlineData("2026-11-20T13:15:00+07:00", "2026-11-23T08:15:00+07:00")]
    [InlineData("2026-11-21T00:00:00+07:00", "2026-11-23T08:15:00+07:00")]
    [InlineData("2026-12-24T14:00:00+07:00", "2026-12-28T08:15:00+07:00")]
    [InlineData("2026-11-22T23:30:00Z", "2026-11-23T08:15:00+07:00")]
    [InlineData("2026-11-22T17:30:00Z", "2026-11-23T08:15:00+07:00")]
    [InlineData("2026-11-20T17:30:00Z", "2026-11-23T08:15:00+07:00")]
    public void Rounds_Stand_At_Fixed_Local_Times_On_Working_Days(string after, string next)
    {
        var office = new OfficeOptions();
        office.Notices.Holidays.Add("2026-12-25");
        Assert.Equal(next, NoticeSchedule.Next(office, At(after)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Office_Chooses_Its_Own_Times_And_Zone()
    {
        var office = new OfficeOptions { TimeZone = "Asia/Jayapura" };
        office.Notices.Times.Add("15:30");
        office.Notices.Times.Add("07:00");
        Assert.Equal(At("2026-11-23T15:30:00+09:00"), NoticeSchedule.Next(office, At("2026-11-23T07:00:00+09:00")));
        Assert.Equal(At("2026-11-24T07:00:00+09:00"), NoticeSchedule.Next(office, At("2026-11-23T15:30:00+09:00")));
    }

    [Theory]
    [InlineData(20, "2026-11-21T10:00:00Z", "2026-11-21T10:00:20Z")]
    [InlineData(20, "2026-11-21T10:00:19.999Z", "2026-11-21T10:00:20Z")]
    [InlineData(7, "2026-11-21T23:59:58Z", "2026-11-22T00:00:00Z")]
    public void Every_Counts_From_Midnight_Also_On_Weekends(int seconds, string after, string next)
    {
        var office = new OfficeOptions();
        office.Notices.Every = TimeSpan.FromSeconds(seconds);
        Assert.Equal(At(next), NoticeSchedule.Next(office, At(after)));
    }

    [Fact]
    public void Skipped_Hour_Of_A_Change_Of_Clocks_Still_Has_Its_Round()
    {
        var office = new OfficeOptions { TimeZone = "Asia/Beirut" };
        office.Notices.Times.Add("00:30");
        office.Notices.Times.Add("09:00");
        var rounds = new List<DateTimeOffset> { At("2026-03-25T00:00:00Z") };
        while (rounds.Count < 9)
        {
            rounds.Add(NoticeSchedule.Next(office, rounds[^1]));
        }
        Assert.Equal(rounds.Order().Distinct(), rounds);
    }

    [Fact]
    public void Year_Without_A_Working_Day_Is_A_Fault_And_Not_A_Loop()
    {
        var office = new OfficeOptions();
        for (var day = new DateOnly(2026, 1, 1); day.Year < 2029; day = day.AddDays(1))
        {
            office.Notices.Holidays.Add(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
        Assert.Throws<InvalidOperationException>(() => NoticeSchedule.Next(office, At("2026-11-23T00:00:00Z")));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
