using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaring.Cases;
using Jaring.Intake;
using Jaring.Retention;
using Jaring.Tests.Intake;
using Jaring.Tests.Support;
using Jaring.Tests.Team;
using Jaring.Tests.Team.Trustees;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Months;

/// <summary>What a trustee is given and when: by the office's days alone, for reports and drills alike, and to nobody else.</summary>
public sealed class Late_Slots_That_Wait : IAsyncLifetime
{
    /// <summary>All came on Saturday, 21 November; the fourteenth day after it begins at midnight in Tirtawana.</summary>
    private static readonly DateTimeOffset Due = new(2026, 12, 4, 17, 0, 0, TimeSpan.Zero);

    private TeamApp app = null!;
    private TestMember person = null!;

    public async Task InitializeAsync()
    {
        app = await TrusteeSteps.FoundedAsync();
        (person, _) = await app.ListedAsync();
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Not_The_Day_Before_And_From_The_Day_On_Unless_A_Reader_Answered()
    {
        var (silent, answered, reporterOnly, lastMinute, old) = (await SubmitAsync(), await SubmitAsync(), await SubmitAsync(), await SubmitAsync(), await SubmitAsync(null));
        var drill = await DrillAsync();
        app.Clock.Advance(TimeSpan.FromDays(3));
        await SayAsync("dasbor", "cases/messages", answered);
        await SayAsync("ruang", "messages", reporterOnly);

        app.Clock.MoveTo(Due.AddSeconds(-1));
        Assert.Empty(await ReleasedAsync());
        await SayAsync("dasbor", "cases/messages", lastMinute);
        Assert.Equal(2, await AnsweredAsync());
        app.Clock.MoveTo(Due);
        var released = await ReleasedAsync();
        // An older page's report has two that let nobody in, as a drill has.
        Assert.Equal(new[] { silent.CaseId, reporterOnly.CaseId, old.CaseId, drill }.Order(StringComparer.Ordinal), released.Order(StringComparer.Ordinal));

        // An answer on the day or later takes nothing back.
        await SayAsync("dasbor", "cases/messages", silent);
        Assert.Contains(silent.CaseId, await ReleasedAsync());
        app.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(released.Order(StringComparer.Ordinal), (await ReleasedAsync()).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(answered.CaseId, released);
    }

    [Fact]
    public async Task Nobody_But_A_Trustee_Is_Given_Them_By_Any_Route()
    {
        var report = await SubmitAsync();
        app.Clock.MoveTo(Due);
        Assert.Equal([report.CaseId], await ReleasedAsync());
        var member = await app.As(app.Members[0]).GetStringAsync("/tirtawana/api/index");
        Assert.Contains("\"slots\"", member, StringComparison.Ordinal);
        Assert.DoesNotContain("late", member, StringComparison.Ordinal);
        foreach (var (host, path, body) in new (string, string, object)[] { ("dasbor", "cases/open", new { access = report.Access }), ("ruang", "receipts", new { lookup = report.Lookup }) })
        {
            var answer = await app.Anonymous($"{host}.tirtawana.example").PostAsJsonAsync($"/tirtawana/api/{path}", body);
            Assert.True(answer.IsSuccessStatusCode);
            Assert.DoesNotContain("late", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    /// <summary>A clock that ran ahead: what it noted as answered on a day that has yet to come gives way to the true day.</summary>
    [Fact]
    public async Task A_Wrong_Day_Of_An_Answer_Is_Put_Right_By_The_Next_One()
    {
        var report = await SubmitAsync();
        app.Clock.Set(TimeSpan.FromDays(100));
        await SayAsync("dasbor", "cases/messages", report);
        app.Clock.Set(TimeSpan.FromDays(-100));
        app.Clock.Advance(TimeSpan.FromDays(1));
        await SayAsync("dasbor", "cases/messages", report, after: 1);
        app.Clock.MoveTo(Due);
        Assert.Empty(await ReleasedAsync());
    }

    [Fact]
    public async Task The_Index_Forgets_Nothing_That_A_Trustee_Has_Not_Been_Shown_Whole()
    {
        await SubmitAsync();
        for (var day = 1; day <= 75; day++)
        {
            app.Clock.Advance(TimeSpan.FromDays(1));
            foreach (var member in app.Members)
            {
                await SeenAsync(app.As(member));
            }

            if (day <= 13)
            {
                await SeenAsync(await app.SignedInAsync(person));
            }

            await app.Services.GetRequiredService<EraseWhatIsPast>().RunAsync(default);
        }

        // She looked last on the day before they were due, and is given them two months later.
        Assert.Single(await ReleasedAsync());
        await SeenAsync(await app.SignedInAsync(person));
        await app.Services.GetRequiredService<EraseWhatIsPast>().RunAsync(default);
        Assert.Empty((await IndexAsync())["entries"]!.AsArray());
    }

    private async Task<TestReport> SubmitAsync() => await SubmitAsync(DrillReport.MakeLate());

    private async Task<TestReport> SubmitAsync(string? late)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var chain = (await app.DirectoryAsync())["chain"]!.AsArray();
        var report = TestReport.New(chain.Count - 1, LaterEntries.HashOf((string)chain[^1]!["e"]!));
        var input = new SubmitReportInput(TeamApp.Office, TestReport.Random(16), report.Sealed, late);
        Assert.IsType<SubmitReportResult.Accepted>(await scope.ServiceProvider.GetRequiredService<SubmitReport>().SubmitAsync(input, default));
        return report;
    }

    private async Task<string> DrillAsync()
    {
        var before = await app.ReadAsync(s => s.Set<StoredCase>().Select(c => c.CaseId).ToListAsync());
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ISubmitDrill>().SubmitAsync(TeamApp.Office, default);
        return Assert.Single((await app.ReadAsync(s => s.Set<StoredCase>().Select(c => c.CaseId).ToListAsync())).Except(before));
    }

    private async Task SayAsync(string host, string path, TestReport report, int after = 0) => Assert.Equal(201, (int)(await app.Anonymous($"{host}.tirtawana.example").PostAsJsonAsync(
        $"/tirtawana/api/{path}", new { access = report.Access, after, message = JsonNode.Parse(report.Message()) })).StatusCode);

    private async Task<JsonNode> IndexAsync() => (await (await app.SignedInAsync(person)).GetFromJsonAsync<JsonNode>("/tirtawana/api/index"))!;

    /// <summary>Cases whose late slots a trustee is given now; each has exactly two.</summary>
    private async Task<List<string>> ReleasedAsync()
    {
        var with = (await IndexAsync())["entries"]!.AsArray().Where(e => e!.AsObject().ContainsKey("late")).ToList();
        Assert.All(with, e => Assert.Equal(2, e!["late"]!.AsArray().Count));
        return [.. with.Select(e => TestReport.HeaderOf((string)e!["kh"]!).GetProperty("case").GetString()!)];
    }

    private static async Task SeenAsync(HttpClient client)
    {
        var index = (await client.GetFromJsonAsync<JsonNode>("/tirtawana/api/index"))!;
        (await client.PutAsJsonAsync("/tirtawana/api/index/seen", new { day = (string)index["day"]! })).EnsureSuccessStatusCode();
    }

    private Task<int> AnsweredAsync() => app.ReadAsync(s => s.Set<StoredCase>().CountAsync(c => c.AnsweredOn != null));
}
