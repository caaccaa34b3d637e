using System.Globalization;
using System.Net;
using Jaring.Tests.Hosting;
using Jaring.Tests.Support;

namespace Jaring.Tests.Months;

/// <summary>sealing.md A5: an old list of the team never closes the door. The team and the operator are told; the rest of the page is the client's tests.</summary>
public sealed class Directory_That_Runs_Out
{
    private const string Office = "tirtawana";
    private static readonly DateTimeOffset Founded = new(2026, 3, 9, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(15.9, """{"state":"ready","reasons":[]}""")]
    [InlineData(16.1, """{"state":"ready","reasons":["directory-ending"]}""")]
    [InlineData(29.9, """{"state":"ready","reasons":["directory-ending"]}""")]
    [InlineData(30.1, """{"state":"ready","reasons":["directory-ended"]}""")]
    [InlineData(800, """{"state":"ready","reasons":["directory-ended"]}""")]
    public async Task The_Operator_Is_Told_And_The_Host_Stays_Ready(double days, string ready)
    {
        await using var host = await MonthsHost.StartAsync(new ManualClock(Founded));
        await host.FoundAsync(Office);
        await host.LeapAsync(Founded.AddDays(days));
        Assert.Equal(ready, await host.ReadyAsync());
    }

    [Fact]
    public async Task Two_Years_Later_Somebody_Sends_Finds_And_Is_Read()
    {
        await using var host = await MonthsHost.StartAsync(new ManualClock(Founded));
        await host.FoundAsync(Office);
        await host.LeapAsync(Founded.AddDays(730));

        using var room = await host.Client($"ruang.{Office}.example").GetAsync($"/{Office}/api/room");
        Assert.Equal(1, (await JaringApplication.JsonAsync(room)).GetProperty("chain").GetArrayLength());
        var report = await host.ReportAsync(Office);
        using var found = await host.PostAsync(Office, "receipts", $$"""{"lookup":"{{report.Lookup}}"}""");
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        using var bodies = await host.OpenAsync(Office, report);
        Assert.Equal(report.Sealed, (await JaringApplication.JsonAsync(bodies)).GetProperty("sealed").GetRawText());

        await host.LiveAsync(host.Clock.GetUtcNow().AddDays(3));
        Assert.Equal(5, host.Notices.Sent.Count);
    }

    [Fact]
    public async Task The_Teams_First_Page_Carries_The_Day()
    {
        await using var app = await TeamApp.StartAsync();
        Assert.Null((await app.HomeAsync(app.Members[0]))["directoryUntil"]);
        await app.FoundAsync();
        var until = TeamApp.Start.AddDays(30).ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        Assert.Equal(until, (string)(await app.HomeAsync(app.Members[0]))["directoryUntil"]!);

        app.Clock.Advance(TimeSpan.FromDays(400));
        var home = await app.HomeAsync(app.Members[1]);
        Assert.Equal((until, "ready"), ((string)home["directoryUntil"]!, (string)home["stage"]!));
        Assert.True(DateTimeOffset.Parse((string)home["checkedAt"]!, CultureInfo.InvariantCulture) > TeamApp.Start.AddDays(399));
    }
}
