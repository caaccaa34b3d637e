using System.Net;
using Jaring.Retention;
using Jaring.Tests.Outreach;
using Jaring.Tests.Support;
using Jaring.Waves;
using Jaring.Waves.Importing;
using Jaring.Waves.Making;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Jaring.Tests.Waves.WaveRequests;

namespace Jaring.Tests.Waves;

/// <summary>From the plan to "sudah disampaikan", and what stays of it.</summary>
public sealed class Wave_That_Is_Made : IAsyncLifetime
{
    private TeamApp app = null!;

    public async Task InitializeAsync()
    {
        app = await TeamApp.StartAsync();
        await app.FoundAsync();
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task A_Contact_Hands_Over_And_The_Desa_Counts_As_Reached()
    {
        var (id, wave) = await MadeAsync();
        Assert.Equal(["Ketua PPK Jati 2", "Ketua PPS Mulyasari 3", "Ketua PPK Randu 4"], wave["packages"]!.AsArray().Select(p => $"{p!["contact"]} {p["people"]}"));
        var package = (string)wave["packages"]![1]!["id"]!;
        var answer = await TakenAsync(await app.PutAsync(app.Members[0], $"waves/{id}/packages/{package}/delivered", """{"delivered":true}"""));
        Assert.Equal(["Mulyasari"], answer["wave"]!["units"]!.AsArray().Where(u => (bool)u!["reached"]!).Select(u => (string)u!["unit"]!));
        Assert.Equal("2026-11-21", (string)answer["wave"]!["packages"]![1]!["deliveredOn"]!);
        Assert.Equal(1, (int)Assert.Single(await WavesAsync(app))["delivered"]!);
        answer = await TakenAsync(await app.PutAsync(app.Members[0], $"waves/{id}/packages/{package}/delivered", """{"delivered":false}"""));
        Assert.DoesNotContain(answer["wave"]!["units"]!.AsArray(), u => (bool)u!["reached"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await app.PutAsync(app.Members[0], $"waves/{id}/packages/{NewId()}/delivered", """{"delivered":true}""")).StatusCode);
    }

    [Fact]
    public async Task What_Is_Made_Stands()
    {
        var (id, _) = await MadeAsync();
        Assert.Equal(["made"], (await StepAsync(app, id, "plan")).Faults);
        Assert.Equal(["made"], (await StepAsync(app, id, "settings", new { settings = SmallSettings })).Faults);
        Assert.Equal(["made"], (await StepAsync(app, id, "erase")).Faults);
        Assert.Equal(["made"], (await StepAsync(app, id, "make")).Faults);
        Assert.Equal(2, app.Calendar.Events.Count);
    }

    [Fact]
    public async Task A_Plan_Whose_Time_Has_Come_Is_Not_Made()
    {
        var id = await ImportAsync(app, SmallList);
        await PlannedAsync(app, id, SmallSettings);
        app.Clock.MoveTo(new(2026, 12, 1, 3, 0, 0, TimeSpan.Zero));
        Assert.Equal(["times-past"], (await StepAsync(app, id, "make")).Faults);
    }

    /// <summary>The host died before the wave named its session; the session stood, and somebody moved it.</summary>
    [Fact]
    public async Task A_Session_That_Was_Changed_Before_The_Wave_Named_It_Is_The_Waves()
    {
        var id = await ImportAsync(app, SmallList);
        await PlannedAsync(app, id, SmallSettings);
        Assert.Empty((await StepAsync(app, id, "make")).Faults);
        var session = (string)(await SessionRequests.PlannedAsync(app, SessionRequests.Plan(WaveRows.SubmitKeyOf(TeamApp.Office, id, 1))))["id"]!;
        await app.LiveAsync(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1));
        var wave = await WaveAsync(app, id);
        Assert.Equal(("made", session), ((string)wave["state"]!, (string)wave["sessions"]![0]!["sessionId"]!));
        Assert.Equal(2, app.Calendar.Events.Count);
    }

    /// <summary>docs/retention.md: names go thirty days after the last report, counts when the sessions do.</summary>
    [Fact]
    public async Task Names_Go_Thirty_Days_After_The_Last_Report_And_Counts_After_Two_Years()
    {
        var (id, wave) = await MadeAsync();
        var package = (string)wave["packages"]![0]!["id"]!;
        app.Clock.MoveTo(new(2026, 12, 20, 3, 0, 0, TimeSpan.Zero));
        await TakenAsync(await app.PutAsync(app.Members[0], $"waves/{id}/packages/{package}/delivered", """{"delivered":true}"""));

        app.Clock.Advance(TimeSpan.FromDays(29));
        await EraseAsync();
        Assert.Equal(9, await app.ReadAsync(s => s.Set<WavePerson>().CountAsync()));
        app.Clock.Advance(TimeSpan.FromDays(2));
        await EraseAsync();
        await EraseAsync();
        Assert.Equal(0, await app.ReadAsync(s => s.Set<WavePerson>().CountAsync()));
        var left = await WaveAsync(app, id);
        Assert.DoesNotContain("Narasumber", left.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Ketua", left.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("@", left.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(["Mulyasari 3 false", "Sukarejo 2 true", "Tegalwangi 4 false"], left["units"]!.AsArray().Select(u => $"{u!["unit"]} {u["people"]} {u["reached"]}"));
        Assert.Equal(HttpStatusCode.NotFound, (await app.As(app.Members[0]).GetAsync($"/{TeamApp.Office}/api/waves/{id}/packages/{package}")).StatusCode);

        app.Clock.Advance(TimeSpan.FromDays(730));
        await EraseAsync();
        Assert.Equal((0, 0, 0), await app.ReadAsync(async s => (await s.Set<Wave>().CountAsync(), await s.Set<WaveUnit>().CountAsync(), await s.Set<WavePackage>().CountAsync())));
    }

    [Fact]
    public async Task A_List_That_Nobody_Finished_Goes_After_A_Day_And_One_That_Is_Not_Planned_After_Thirty()
    {
        var id = await ImportAsync(app, SmallList);
        var half = NewId();
        await TakenAsync(await BeginAsync(app, half, 9, 2));
        await TakenAsync(await PartAsync(app, half, 0, SmallList.Take(4)));
        app.Clock.Advance(TimeSpan.FromHours(23));
        await EraseAsync();
        Assert.Equal(1, await app.ReadAsync(s => s.Set<WaveImportPart>().CountAsync()));
        app.Clock.Advance(TimeSpan.FromHours(2));
        await EraseAsync();
        Assert.Equal((0, 0, 9), await app.ReadAsync(async s => (await s.Set<WaveImport>().CountAsync(), await s.Set<WaveImportPart>().CountAsync(), await s.Set<WavePerson>().CountAsync())));
        app.Clock.Advance(TimeSpan.FromDays(30));
        await EraseAsync();
        Assert.True((bool)(await WaveAsync(app, id))["listErased"]!);
    }

    /// <summary>Who is on a list and who reported are two worlds: no foreign key, and besides the office no column that a table of cases has too.</summary>
    [Fact]
    public async Task Nothing_Joins_A_List_With_A_Case()
    {
        var tables = await app.ReadAsync(s => Task.FromResult(s.Model.GetEntityTypes().ToList()));
        var waves = tables.Where(t => t.GetTableName()!.StartsWith("wave", StringComparison.Ordinal)).ToList();
        Assert.Equal(8, waves.Count);
        Assert.All(waves, t => Assert.Empty(t.GetForeignKeys()));
        Assert.All(waves, t => Assert.Empty(t.GetReferencingForeignKeys()));
        string[] ofCases = ["cases", "case_messages", "case_log", "case_slot_sets", "case_epochs", "files", "drafts", "turns", "addresses"];
        var theirs = tables.Where(t => ofCases.Contains(t.GetTableName())).SelectMany(Columns).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("case_id", theirs);
        // Words that say nothing of whose they are: a count and a place in a list.
        Assert.Empty(waves.SelectMany(Columns).Intersect(theirs).Except(["office_id", "parts", "number"]));

        static IEnumerable<string> Columns(Microsoft.EntityFrameworkCore.Metadata.IEntityType type) => type.GetProperties().Select(p => p.GetColumnName());
    }

    private async Task<(string Id, System.Text.Json.Nodes.JsonNode Wave)> MadeAsync()
    {
        var id = await ImportAsync(app, SmallList);
        await PlannedAsync(app, id, SmallSettings);
        Assert.Empty((await StepAsync(app, id, "make")).Faults);
        await app.LiveAsync(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1));
        var wave = await WaveAsync(app, id);
        Assert.Equal("made", (string)wave["state"]!);
        return (id, wave);
    }

    private Task EraseAsync() => app.Services.GetRequiredService<EraseWhatIsPast>().RunAsync(default);
}
