using System.Buffers.Text;
using System.Text.Json;
using Jaring.Cases;
using Jaring.Intake;
using Jaring.Tests.Hosting;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Intake;

public sealed class Drills : IAsyncLifetime
{
    private readonly ManualClock time = ManualClock.Monday();
    private JaringApplication app = null!;

    public async Task InitializeAsync() => app = await JaringApplication.StartAsync(configure: b => b.Services.AddSingleton<TimeProvider>(time));

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task A_Drill_Has_The_Very_Shape_Of_A_Report()
    {
        await DrillAsync();
        await app.SubmitAsync(Vectors.Case("main"));

        var rows = await app.AskAsync(s => s.Set<StoredCase>().ToListAsync());
        var expected = Vectors.Scenario.GetProperty("shape").GetString();
        Assert.All(rows, r => Assert.Equal(expected, ShapeOf(app.ReportOf(r))));
        Assert.Single(rows.Select(r => (r.Sealed.Length, r.CaseId.Length, r.Rid.Length, r.Ah.Length, r.SubmitKey.Length, r.ReceivedOn, r.ShredKey.Length, r.EraseAfter, r.Held, r.ReleaseOn, r.DueOn)).Distinct());
    }

    [Fact]
    public async Task A_Drill_Causes_The_Notice_That_A_Report_Causes()
    {
        await DrillAsync();
        var byDrill = await app.AskAsync(s => s.Set<Jaring.Outbox.OutboxRow>().AsNoTracking().SingleAsync());
        await using var other = await JaringApplication.StartAsync();
        await other.SubmitAsync(TestReport.New().Sealed);
        var byReport = await other.AskAsync(s => s.Set<Jaring.Outbox.OutboxRow>().AsNoTracking().SingleAsync());

        Assert.Equal(JsonSerializer.Serialize(byReport), JsonSerializer.Serialize(byDrill));
    }

    [Fact]
    public async Task A_Drill_Looks_Like_A_Report_In_The_Index()
    {
        await DrillAsync();
        await app.SubmitAsync(Vectors.Case("main"));

        time.Advance(OneRound.Round - time.GetUtcNow());
        await using var scope = app.Services.CreateAsyncScope();
        var index = await scope.ServiceProvider.GetRequiredService<ReadIndex>().ReadAsync(JaringApplication.Office, false, default);
        Assert.Equal(2, index.Count);
        Assert.Single(index.Select(e => (e.Kh.Length, Slots: string.Join(',', e.Slots.Select(s => (s.E.Length, s.C.Length))))).Distinct());
    }

    [Fact]
    public async Task Only_The_Host_Key_Tells_A_Drill()
    {
        await DrillAsync();
        await app.SubmitAsync(TestReport.New().Sealed);

        var key = await File.ReadAllBytesAsync(Path.Combine(app.Folder, "data", "keys", "drill.key"));
        var rows = await app.AskAsync(s => s.Set<StoredCase>().ToListAsync());
        Assert.Single(rows, r => r.Rid == DrillReport.Rid(Base64Url.DecodeFromChars(r.CaseId), key));
        Assert.DoesNotContain(rows, r => r.Rid == DrillReport.Rid(Base64Url.DecodeFromChars(r.CaseId), new byte[32]));
    }

    [Fact]
    public async Task Without_A_Directory_There_Is_No_Drill()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var drills = scope.ServiceProvider.GetRequiredService<ISubmitDrill>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => drills.SubmitAsync(JaringApplication.OtherOffice, default));
        Assert.Empty(await app.RowsAsync());
    }

    private async Task DrillAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ISubmitDrill>().SubmitAsync(JaringApplication.Office, default);
    }

    /// <summary>tests/vectors section 3: every string by its length, every number 0, headers decoded first.</summary>
    private static string ShapeOf(string sealedReport)
    {
        using var json = JsonDocument.Parse(sealedReport);
        return ShapeOf(json.RootElement, "");
    }

    private static string ShapeOf(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', value.EnumerateObject().Select(p => $"\"{p.Name}\":{ShapeOf(p.Value, p.Name)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(',', value.EnumerateArray().Select(v => ShapeOf(v, ""))) + "]",
        JsonValueKind.String when name is "kh" || (name is "h" && value.GetString()!.Length > 43) => ShapeOf(TestReport.HeaderOf(value.GetString()!), ""),
        JsonValueKind.String => $"{value.GetString()!.Length}",
        _ => "0",
    };
}
