using System.Net;
using Jaring.Cases;
using Jaring.Retention;
using Jaring.Tests.Hosting;
using Jaring.Tests.Intake;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Tests.Erasure;

/// <summary>Until when a case is kept, and who moves the day. The clock begins on 23 November 2026.</summary>
public sealed class Days_Of_A_Case : IAsyncLifetime
{
    private ErasureWorld world = null!;

    public async Task InitializeAsync() => world = await ErasureWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_Report_And_A_Drill_That_Nobody_Claims_Go_On_The_Same_Day_After_Five_Years()
    {
        var report = await world.SubmitAsync();
        await world.DrillAsync();
        Assert.Equal(["2031-12-01"], await world.App.AskAsync(s => s.Set<StoredCase>().Select(c => c.EraseAfter).Distinct().ToListAsync()));

        await world.LiveUntilAsync("2031-12-08");
        Assert.Equal("2 0 0", await world.LeftAsync());
        Assert.Equal(HttpStatusCode.OK, (await world.LookUpAsync(report)).StatusCode);
        await world.LiveUntilAsync("2031-12-09");
        Assert.Equal("0 0 0", await world.LeftAsync());
        Assert.Equal([new Destruction("2031-12-09", 2, 0, 0, 0)], await world.CertificatesAsync());
        Assert.Equal("receipt-unknown", await JaringApplication.CodeAsync(await world.LookUpAsync(report)));
    }

    [Fact]
    public async Task A_Reader_Chooses_A_Day_Between_Three_Months_And_Ten_Years()
    {
        var report = await world.SubmitAsync();
        var view = await JaringApplication.JsonAsync(await world.KeepAsync(report));
        Assert.Equal(
            ("2031-12-01", "2027-03-01", "2028-12-01", "2036-12-01"),
            (view.GetProperty("eraseAfter").GetString(), view.GetProperty("least").GetString(), view.GetProperty("closed").GetString(), view.GetProperty("most").GetString()));

        foreach (var day in new[] { "2027-02-01", "2027-03-02", "2037-01-01", "2027-3-1", "" })
        {
            Assert.Equal("bad-shape", await JaringApplication.CodeAsync(await world.KeepAsync(report, $$""","until":"{{day}}" """)));
        }

        Assert.Equal("2027-03-01 False -", await world.KeptAsync(report, ""","until":"2027-03-01" """));
        Assert.Equal("2027-03-01 False -", await world.KeptAsync(report));
        await world.LiveUntilAsync("2027-03-09");
        Assert.Equal("0 0 0", await world.LeftAsync());
    }

    [Fact]
    public async Task Only_Who_Can_Read_A_Case_Asks()
    {
        var report = await world.SubmitAsync();
        Assert.Equal("not-found", await JaringApplication.CodeAsync(await world.KeepAsync(report with { Access = TestReport.Random(32) })));
        Assert.Equal("bad-shape", await JaringApplication.CodeAsync(await world.KeepAsync(report with { Access = "x" })));
        var elsewhere = await JaringApplication.PostAsync(
            world.App.Dashboard, "/api/cases/keep", $$"""{"access":"{{report.Access}}","hold":true}""", JaringApplication.OtherOffice);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        Assert.Equal("2031-12-01 False -", await world.KeptAsync(report));
    }

    [Fact]
    public async Task A_Hold_Keeps_And_Lets_Go_A_Month_Later_Unless_Somebody_Puts_It_Back()
    {
        var report = await world.SubmitAsync();
        await world.KeptAsync(report, ""","until":"2027-03-01" """);
        Assert.Equal("2027-03-01 True -", await world.KeptAsync(report, ""","hold":true"""));
        await world.LiveUntilAsync("2030-05-10");
        Assert.Equal("1 0 0", await world.LeftAsync());

        Assert.Equal("2027-03-01 True 2030-06-09", await world.KeptAsync(report, ""","hold":false"""));
        await world.LiveUntilAsync("2030-06-08");
        Assert.Equal("2027-03-01 True -", await world.KeptAsync(report, ""","hold":true"""));
        await world.LiveUntilAsync("2031-01-10");
        Assert.Equal("2027-03-01 True 2031-02-09", await world.KeptAsync(report, ""","hold":false"""));
        await world.LiveUntilAsync("2031-02-16");
        Assert.Equal("1 0 0", await world.LeftAsync());
        await world.LiveUntilAsync("2031-02-17");
        Assert.Equal("0 0 0", await world.LeftAsync());
    }

    [Fact]
    public async Task A_Message_Gives_The_Case_Half_A_Year()
    {
        var report = await world.SubmitAsync();
        await world.KeptAsync(report, ""","until":"2027-03-01" """);
        await world.LiveUntilAsync("2027-03-07");
        await world.WriteAsync(report);
        Assert.Equal("2027-10-01 False -", await world.KeptAsync(report));
        await world.LiveUntilAsync("2027-10-08");
        Assert.Equal("1 1 1", await world.LeftAsync());
        await world.LiveUntilAsync("2027-10-09");
        Assert.Equal("0 0 0", await world.LeftAsync());
        Assert.Equal([new Destruction("2027-10-09", 1, 1, 1, 0)], await world.CertificatesAsync());
    }

    [Fact]
    public async Task A_Clock_That_Ran_Ahead_For_Some_Days_Erases_Nothing()
    {
        await world.SubmitAsync();
        var now = world.Clock.GetUtcNow();
        world.Clock.Set(TimeSpan.FromDays(3000));
        await world.SweepAsync();
        world.Clock.Advance(TimeSpan.FromDays(6));
        await world.SweepAsync();
        Assert.Equal("1 0 0", await world.LeftAsync());
        world.Clock.Set(now + TimeSpan.FromDays(6) - world.Clock.GetUtcNow());
        await world.SweepAsync();
        await world.LiveUntilAsync("2031-12-08");
        Assert.Equal("1 0 0", await world.LeftAsync());
    }

    [Fact]
    public async Task The_Reporter_Reads_Until_When_It_Is_Kept()
    {
        var report = await world.SubmitAsync();
        Assert.Equal("""{"eraseAfter":"2031-12-01","held":false}""", await ToldAsync());
        await world.KeptAsync(report, ""","until":"2028-12-01","hold":true""");
        Assert.Equal("""{"eraseAfter":"2028-12-01","held":true}""", await ToldAsync());

        async Task<string> ToldAsync() => (await JaringApplication.JsonAsync(await world.LookUpAsync(report))).GetProperty("keep").GetRawText();
    }
}
