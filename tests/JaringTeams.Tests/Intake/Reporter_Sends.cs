using System.Net;
using Jaring.Tests.Hosting;

namespace Jaring.Tests.Intake;

public sealed class Reporter_Sends : IAsyncLifetime
{
    private JaringApplication app = null!;

    public async Task InitializeAsync() => app = await JaringApplication.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Theory]
    [InlineData("main")]
    [InlineData("unnamed")]
    [InlineData("dual")]
    [InlineData("trustee")]
    [InlineData("two")]
    [InlineData("large")]
    [InlineData("request")]
    [InlineData("drill")]
    public async Task Every_Sealed_Of_The_Vectors_Is_Taken_And_Kept_Verbatim(string name)
    {
        var answer = await app.SubmitAsync(Vectors.Case(name));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var kept = await app.AskAsync(s => Task.FromResult(s.Set<Jaring.Cases.StoredCase>().Single()));
        Assert.Equal(Vectors.Case(name), app.ReportOf(kept));
        Assert.Equal(new Dictionary<string, int> { ["cases"] = 1, ["outbox"] = 1 }, await app.RowsAsync());
    }

    [Fact]
    public async Task The_Answer_Says_When_The_Team_Hears_And_When_To_Look_Again()
    {
        var told = await JaringApplication.JsonAsync(await app.SubmitAsync(TestReport.New().Sealed));

        Assert.Equal("2026-11-23T13:15:00+07:00", told.GetProperty("nextNotice").GetString());
        Assert.Equal("2026-11-26", told.GetProperty("lookOn").GetString());
    }

    [Fact]
    public async Task A_Lost_Answer_Is_Given_Again()
    {
        var (report, key) = (TestReport.New().Sealed, TestReport.Random(16));
        var first = await app.SubmitAsync(report, key);
        var second = await app.SubmitAsync(report, key);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(1, (await app.RowsAsync())["cases"]);
    }

    [Fact]
    public async Task Another_Report_Under_The_Same_Key_Is_Not_Called_Sent()
    {
        var key = TestReport.Random(16);
        await app.SubmitAsync(TestReport.New().Sealed, key);
        var other = await app.SubmitAsync(TestReport.New().Sealed, key);

        Assert.Equal("duplicate", await JaringApplication.CodeAsync(other));
        Assert.Equal(1, (await app.RowsAsync())["cases"]);
    }

    [Fact]
    public async Task A_Report_Cannot_Be_Played_Back()
    {
        var report = TestReport.New().Sealed;
        await app.SubmitAsync(report);
        var replay = await app.SubmitAsync(report);

        Assert.Equal(HttpStatusCode.Conflict, replay.StatusCode);
        Assert.Equal("duplicate", await JaringApplication.CodeAsync(replay));
    }

    [Fact]
    public async Task Many_At_Once_Are_Each_Kept_Once_And_Cause_One_Notice()
    {
        var reports = Enumerable.Range(0, 24).Select(_ => (TestReport.New().Sealed, Key: TestReport.Random(16))).ToList();

        var answers = await Task.WhenAll(reports.Concat(reports).Select(r => app.SubmitAsync(r.Sealed, r.Key)));

        Assert.Equal(24, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        Assert.Equal(24, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Equal(new Dictionary<string, int> { ["cases"] = 24, ["outbox"] = 1 }, await app.RowsAsync());
    }

    [Fact]
    public async Task Without_A_Solved_Puzzle_The_Page_Gets_A_Fresh_One()
    {
        var body = app.Envelope(TestReport.New().Sealed, TestReport.Random(16)).Replace("\"challenge\":\"", "\"challenge\":\"AAAA", StringComparison.Ordinal);
        var answer = await JaringApplication.PostAsync(app.Room, "/api/reports", body);

        Assert.Equal(428, (int)answer.StatusCode);
        Assert.Equal("puzzle-needed", await JaringApplication.CodeAsync(answer));
        Assert.Equal(1, (await JaringApplication.JsonAsync(answer)).GetProperty("puzzle").GetProperty("bits").GetInt32());
        Assert.Empty(await app.RowsAsync());
    }

    [Fact]
    public async Task A_Report_Is_Sealed_To_The_Directory_Of_Its_Own_Office()
    {
        var body = app.Envelope(Vectors.Case("main"), TestReport.Random(16), JaringApplication.OtherOffice);
        var answer = await JaringApplication.PostAsync(app.OtherRoom, "/api/reports", body, JaringApplication.OtherOffice);

        Assert.Equal("bad-shape", await JaringApplication.CodeAsync(answer));
        Assert.Empty(await app.RowsAsync());
    }
}
