using System.Net;
using Jaring.Team;
using Jaring.Tests.Hosting;
using Jaring.Tests.Intake;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Security;

/// <summary>Two founded offices on one host, a case in each: what opens one opens nothing in the other (peers.md class 4).</summary>
public sealed class Cases_Of_Two_Offices : IAsyncLifetime
{
    private JaringApplication app = null!;

    public async Task InitializeAsync() => app = await JaringApplication.StartAsync(configure: b => b.Services.AddSingleton<IReadDirectory, SameDirectory>());

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Theory]
    [InlineData(JaringApplication.Office, JaringApplication.OtherOffice)]
    [InlineData(JaringApplication.OtherOffice, JaringApplication.Office)]
    public async Task A_Token_Or_Receipt_Of_One_Is_Nothing_In_The_Other(string mine, string other)
    {
        var (own, foreign) = (TestReport.New(), TestReport.New());
        await SubmitAsync(own, mine);
        await SubmitAsync(foreign, other);
        var entry = foreign.Entry(0);
        (string Path, string Body, bool IsRoom)[] doors =
        [
            ("/api/receipts", $$"""{"lookup":"{{foreign.Lookup}}"}""", true),
            ("/api/messages", $$"""{"access":"{{foreign.Access}}","after":0,"message":{{foreign.Message()}}}""", true),
            ("/api/cases/open", $$"""{"access":"{{foreign.Access}}"}""", false),
            ("/api/cases/messages", $$"""{"access":"{{foreign.Access}}","after":0,"message":{{foreign.Message()}}}""", false),
            ("/api/cases/log", $$"""{"access":"{{foreign.Access}}","seq":0,"entry":{{entry}}}""", false),
        ];
        foreach (var (path, body, isRoom) in doors)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(mine, isRoom, path, body)).StatusCode);
        }

        Assert.Equal(new Dictionary<string, int> { ["cases"] = 2, ["outbox"] = 2 }, await app.RowsAsync());
        foreach (var (path, body, isRoom) in doors.Where(d => d.Path != "/api/cases/messages"))
        {
            Assert.True((await PostAsync(other, isRoom, path, body)).IsSuccessStatusCode, path);
        }
    }

    [Fact]
    public async Task The_Same_Ids_In_The_Other_Office_Are_Another_Case()
    {
        var report = TestReport.New();
        await SubmitAsync(report, JaringApplication.Office);
        await SubmitAsync(report, JaringApplication.OtherOffice);
        await PostAsync(JaringApplication.Office, true, "/api/messages", $$"""{"access":"{{report.Access}}","after":0,"message":{{report.Message()}}}""");

        var other = await JaringApplication.JsonAsync(await PostAsync(JaringApplication.OtherOffice, true, "/api/receipts", $$"""{"lookup":"{{report.Lookup}}"}"""));
        Assert.Equal(0, other.GetProperty("messages").GetArrayLength());
    }

    private async Task SubmitAsync(TestReport report, string office) =>
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(office, true, "/api/reports", app.Envelope(report.Sealed, TestReport.Random(16), office))).StatusCode);

    private Task<HttpResponseMessage> PostAsync(string office, bool isRoom, string path, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/{office}{path}") { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Host = $"{(isRoom ? "ruang" : "dasbor")}.{office}.example";
        return app.Elsewhere.SendAsync(request);
    }

    private sealed class SameDirectory : IReadDirectory
    {
        public Task<DirectoryView> ReadAsync(string officeId, CancellationToken ct) => Task.FromResult(VectorDirectory.View);
    }
}
