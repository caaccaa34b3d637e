using Jaring.Cases;
using Jaring.Intake;
using Jaring.Retention;
using Jaring.Tests.Hosting;
using Jaring.Tests.Intake;
using Jaring.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Erasure;

/// <summary>The real host with a clock that a test moves; what a day's sweep does is done when asked for.</summary>
internal sealed class ErasureWorld : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("jaring-erasure-").FullName;

    private ErasureWorld()
    {
    }

    public ManualClock Clock { get; } = ManualClock.Monday();

    public JaringApplication App { get; private set; } = null!;

    public string Data => Path.Combine(folder, "data");

    public static async Task<ErasureWorld> StartAsync()
    {
        var world = new ErasureWorld();
        await world.ComeBackAsync();
        return world;
    }

    public async Task ComeBackAsync() => App = await JaringApplication.StartAsync(configure: b => b.Services.AddSingleton<TimeProvider>(Clock), folder: folder);

    /// <summary>Stops the host; a test may then do to its folder what an operator does.</summary>
    public ValueTask StopAsync() => App.DisposeAsync();

    public async Task<TestReport> SubmitAsync()
    {
        var report = TestReport.New();
        Assert.Equal(201, (int)(await App.SubmitAsync(report.Sealed)).StatusCode);
        return report;
    }

    public async Task DrillAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ISubmitDrill>().SubmitAsync(JaringApplication.Office, default);
    }

    /// <summary>What the host does each day.</summary>
    public Task SweepAsync() => App.Services.GetRequiredService<EraseWhatIsPast>().RunAsync(default);

    /// <summary>Each day's sweep until this day, "yyyy-MM-dd", is over.</summary>
    public async Task LiveUntilAsync(string day)
    {
        Clock.LeapTo(new DateTimeOffset(DateOnly.ParseExact(day, "O").ToDateTime(new TimeOnly(5, 0)), TimeSpan.Zero).AddDays(-10));
        for (var n = 0; n <= 10; n++)
        {
            await SweepAsync();
            if (n < 10)
            {
                Clock.LeapTo(Clock.GetUtcNow().AddDays(1));
            }
        }
    }

    /// <summary>How many rows the tables of cases hold.</summary>
    public async Task<string> LeftAsync()
    {
        var rows = await App.RowsAsync();
        return $"{rows.GetValueOrDefault("cases")} {rows.GetValueOrDefault("case_messages")} {rows.GetValueOrDefault("case_log")}";
    }

    public Task<HttpResponseMessage> KeepAsync(TestReport report, string change = "") =>
        JaringApplication.PostAsync(App.Dashboard, "/api/cases/keep", $$"""{"access":"{{report.Access}}"{{change}}}""");

    public async Task<string> KeptAsync(TestReport report, string change = "")
    {
        var answer = await KeepAsync(report, change);
        Assert.Equal(200, (int)answer.StatusCode);
        var view = await JaringApplication.JsonAsync(answer);
        return string.Join(' ', new[] { "eraseAfter", "held", "releaseOn" }.Select(name => view.GetProperty(name) is { ValueKind: not System.Text.Json.JsonValueKind.Null } value ? value.ToString() : "-"));
    }

    public Task<HttpResponseMessage> OpenAsync(TestReport report) => JaringApplication.PostAsync(App.Dashboard, "/api/cases/open", $$"""{"access":"{{report.Access}}"}""");

    public Task<HttpResponseMessage> LookUpAsync(TestReport report) => JaringApplication.PostAsync(App.Room, "/api/receipts", $$"""{"lookup":"{{report.Lookup}}"}""");

    public async Task WriteAsync(TestReport report)
    {
        Assert.Equal(201, (int)(await JaringApplication.PostAsync(App.Room, "/api/messages", $$"""{"access":"{{report.Access}}","after":0,"message":{{report.Message()}}}""")).StatusCode);
        Assert.Equal(201, (int)(await JaringApplication.PostAsync(App.Dashboard, "/api/cases/log", $$"""{"access":"{{report.Access}}","seq":0,"entry":{{report.Entry(0)}}}""")).StatusCode);
    }

    /// <summary>Cases whose late slots a trustee is given now.</summary>
    public async Task<IReadOnlyList<string>> LetInAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        var index = await scope.ServiceProvider.GetRequiredService<ReadIndex>().ReadAsync(JaringApplication.Office, true, default);
        return [.. index.Where(e => e.Late is not null).Select(e => TestReport.HeaderOf(e.Kh).GetProperty("case").GetString()!)];
    }

    public Task<IReadOnlyList<Destruction>> CertificatesAsync()
    {
        var scope = App.Services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<ReadDestructions>().ReadAsync(JaringApplication.Office, default);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
