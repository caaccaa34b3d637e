using System.Net;
using System.Text.Json;
using Jaring.Tests.Hosting;
using Jaring.Tests.Intake;

namespace Jaring.Tests.Cases;

public sealed class Conversation : IAsyncLifetime
{
    private readonly TestReport report = TestReport.New();
    private JaringApplication app = null!;

    public async Task InitializeAsync()
    {
        app = await JaringApplication.StartAsync();
        await app.SubmitAsync(report.Sealed);
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task A_Member_Answers_And_The_Reporter_Reads_It_Verbatim()
    {
        var answer = report.Message(steps: 2);
        var posted = await MessageAsync(app.Dashboard, answer, 0, "/api/cases/messages");
        var read = await JaringApplication.JsonAsync(await ReceiptAsync(app.Room, report.Lookup));

        Assert.Equal(HttpStatusCode.Created, posted.StatusCode);
        Assert.Equal("""{"position":1,"nextNotice":"2026-11-23T13:15:00+07:00"}""", await posted.Content.ReadAsStringAsync());
        Assert.Equal(report.Sealed, read.GetProperty("sealed").GetRawText());
        Assert.Equal([answer], read.GetProperty("messages").EnumerateArray().Select(m => m.GetRawText()));
        Assert.Equal("2026-11-23T13:15:00+07:00", read.GetProperty("nextNotice").GetString());
    }

    [Fact]
    public async Task Who_Shows_The_Access_Token_Gets_Everything_In_Order()
    {
        string[] messages = [report.Message(), report.Message(16)];
        string[] log = [report.Entry(0), report.Entry(1)];
        await MessageAsync(app.Room, messages[0], 0);
        await MessageAsync(app.Room, messages[1], 1);
        Assert.Equal("""{"seq":0}""", await (await LogAsync(log[0], 0)).Content.ReadAsStringAsync());
        await LogAsync(log[1], 1);

        var file = await JaringApplication.JsonAsync(await OpenAsync(report.Access));
        Assert.Equal(report.Sealed, file.GetProperty("sealed").GetRawText());
        Assert.Equal(messages, file.GetProperty("messages").EnumerateArray().Select(m => m.GetRawText()));
        Assert.Equal(log, file.GetProperty("log").EnumerateArray().Select(m => m.GetRawText()));
    }

    /// <summary>Who opened the report is told to its author, sealed as the readers wrote it.</summary>
    [Fact]
    public async Task The_Reporter_Gets_The_Log_Too_And_Nobody_Else_By_A_Wrong_Lookup()
    {
        string[] log = [report.Entry(0), report.Entry(1)];
        await LogAsync(log[0], 0);
        await LogAsync(log[1], 1);
        var found = await JaringApplication.JsonAsync(await ReceiptAsync(app.Room, report.Lookup));
        Assert.Equal(log, found.GetProperty("log").EnumerateArray().Select(m => m.GetRawText()));
        Assert.DoesNotContain("log", await (await ReceiptAsync(app.Room, TestReport.Random(32))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_Who_Write_At_Once_Do_Not_Overwrite_Each_Other()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => MessageAsync(app.Room, report.Message(), 0)));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.Equal(15, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
        var conflict = await JaringApplication.JsonAsync(answers.First(a => a.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(("conflict", 1, 1), (
            conflict.GetProperty("code").GetString(), conflict.GetProperty("head").GetInt32(), conflict.GetProperty("messages").GetArrayLength()));
        Assert.Equal(1, (await app.RowsAsync())["case_messages"]);
    }

    [Fact]
    public async Task A_Lost_Answer_Is_Given_Again()
    {
        var message = report.Message();
        var first = await MessageAsync(app.Room, message, 0);
        var second = await MessageAsync(app.Room, message, 0);

        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(1, (await app.RowsAsync())["case_messages"]);
    }

    [Fact]
    public async Task One_Object_Id_Is_Stored_Once()
    {
        var id = TestReport.Random(16);
        await MessageAsync(app.Room, report.Message(id: id), 0);
        Assert.Equal("duplicate", await JaringApplication.CodeAsync(await MessageAsync(app.Room, report.Message(id: id), 1)));
    }

    [Fact]
    public async Task The_Log_Has_No_Gaps_And_No_Forks()
    {
        Assert.Equal("conflict", await JaringApplication.CodeAsync(await LogAsync(report.Entry(1), 1)));
        var entry = report.Entry(0);
        await LogAsync(entry, 0);
        Assert.Equal(HttpStatusCode.Created, (await LogAsync(entry, 0)).StatusCode);
        var fork = await JaringApplication.JsonAsync(await LogAsync(report.Entry(0), 0));
        Assert.Equal(("conflict", 1), (fork.GetProperty("code").GetString(), fork.GetProperty("head").GetInt32()));
        Assert.Equal(1, (await app.RowsAsync())["case_log"]);
    }

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("x")]
    [InlineData("")]
    public async Task Without_The_Token_There_Is_No_Case(string token)
    {
        Assert.Equal("not-found", await JaringApplication.CodeAsync(await OpenAsync(token)));
        Assert.Equal("receipt-unknown", await JaringApplication.CodeAsync(await ReceiptAsync(app.Room, token)));
        var (message, log) = (await MessageAsync(app.Room, report.Message(), 0, access: token), await LogAsync(report.Entry(0), 0, token));
        Assert.All(new[] { message, log }, a => Assert.Contains(a.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest }));
        Assert.Equal(new Dictionary<string, int> { ["cases"] = 1, ["outbox"] = 1 }, await app.RowsAsync());
    }

    [Fact]
    public async Task Stored_Hashes_And_Ids_Are_No_Right()
    {
        var kept = await app.AskAsync(s => Task.FromResult(s.Set<Jaring.Cases.StoredCase>().Single()));
        Assert.Equal(HttpStatusCode.NotFound, (await OpenAsync(kept.Ah)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await OpenAsync(kept.CaseId)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ReceiptAsync(app.Room, kept.Rid)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await OpenAsync(report.Access)).StatusCode);
    }

    /// <summary>A reader knows the token of a case, and so the hash by which all find it; a report with that hash must not stand before the case.</summary>
    [Fact]
    public async Task A_Reader_Cannot_Put_Another_Report_In_The_Place_Of_A_Case()
    {
        foreach (var _ in Enumerable.Range(0, 8))
        {
            Assert.Equal("duplicate", await JaringApplication.CodeAsync(await app.SubmitAsync(TestReport.New().ReachedBy(report).Sealed)));
        }

        var opened = await JaringApplication.JsonAsync(await OpenAsync(report.Access));
        Assert.Equal(report.Sealed, opened.GetProperty("sealed").GetRawText());
        Assert.Equal(HttpStatusCode.Created, (await MessageAsync(app.Room, report.Message(), 0)).StatusCode);
        Assert.Equal(1, (await app.RowsAsync())["cases"]);
    }

    [Fact]
    public async Task Another_Office_Does_Not_Have_The_Case()
    {
        var other = await JaringApplication.PostAsync(app.OtherRoom, "/api/receipts", Body(new { lookup = report.Lookup }), JaringApplication.OtherOffice);
        Assert.Equal("receipt-unknown", await JaringApplication.CodeAsync(other));
        Assert.Equal(HttpStatusCode.OK, (await ReceiptAsync(app.Room, report.Lookup)).StatusCode);
    }

    [Fact]
    public async Task A_Malformed_Message_Is_Refused()
    {
        var (elsewhere, version) = (TestReport.New(), $$"""{"v":"JT9","t":"msg","case":"{{report.CaseId}}","epoch":0,"id":"{{TestReport.Random(16)}}"}""");
        Assert.Equal("bad-shape", await JaringApplication.CodeAsync(await MessageAsync(app.Room, elsewhere.Message(), 0)));
        Assert.Equal("bad-shape", await JaringApplication.CodeAsync(await MessageAsync(app.Room, report.Message(17), 0)));
        Assert.Equal("bad-shape", await JaringApplication.CodeAsync(await MessageAsync(app.Room, report.Message(0), 0)));
        Assert.Equal("bad-shape", await JaringApplication.CodeAsync(await MessageAsync(app.Room, report.Message(id: TestReport.Random(15)), 0)));
        Assert.Equal("bad-shape", await JaringApplication.CodeAsync(await MessageAsync(app.Room, report.Entry(0), 0)));
        Assert.Equal("unknown-version", await JaringApplication.CodeAsync(await MessageAsync(app.Room, report.Message(header: version), 0)));
        Assert.Equal("bad-shape", await JaringApplication.CodeAsync(await LogAsync(report.Entry(0, 2048 + 16), 0)));
        Assert.Equal("bad-shape", await JaringApplication.CodeAsync(await LogAsync(report.Entry(1), 0)));
        Assert.Equal("bad-shape", await JaringApplication.CodeAsync(await LogAsync(elsewhere.Entry(0), 0)));
        Assert.Equal(new Dictionary<string, int> { ["cases"] = 1, ["outbox"] = 1 }, await app.RowsAsync());
    }

    private static string Body<T>(T body) => JsonSerializer.Serialize(body);

    private static Task<HttpResponseMessage> ReceiptAsync(HttpClient room, string lookup) =>
        JaringApplication.PostAsync(room, "/api/receipts", Body(new { lookup }));

    private Task<HttpResponseMessage> OpenAsync(string access) => JaringApplication.PostAsync(app.Dashboard, "/api/cases/open", Body(new { access }));

    private Task<HttpResponseMessage> MessageAsync(HttpClient client, string message, int after, string path = "/api/messages", string? access = null) =>
        JaringApplication.PostAsync(client, path, $$"""{"access":"{{access ?? report.Access}}","after":{{after}},"message":{{message}}}""");

    private Task<HttpResponseMessage> LogAsync(string entry, int seq, string? access = null) =>
        JaringApplication.PostAsync(app.Dashboard, "/api/cases/log", $$"""{"access":"{{access ?? report.Access}}","seq":{{seq}},"entry":{{entry}}}""");
}
