using System.Text.Json;
using Jaring.Crash.Support;
using Jaring.Storage;

namespace Jaring.Crash;

/// <summary>A case is kept or erased, never half of each: once its key is gone it is gone, and before that it is whole.</summary>
public sealed class ErasureTests(CrashWorld world) : IClassFixture<CrashWorld>
{
    internal static readonly IReadOnlyList<WritePoint> Points =
        [WritePoint.ShredDrafted, WritePoint.ShredPlaced, WritePoint.KeepSaved, WritePoint.CasesErased, WritePoint.OldCaseLocked];

    [Theory]
    [InlineData("shred.drafted")]
    [InlineData("shred.placed")]
    public async Task A_death_while_keys_are_made_costs_no_report(string point)
    {
        // A host that has just started has no spare keys: the first report makes it write them.
        var earlier = await SentAsync();
        world.Host.Kill();
        await world.StartAsync();
        var report = await world.Office.NewReportAsync();
        await world.DieAndComeBackAsync(Named(point), () => world.Office.SendAsync(report));
        Assert.Equal(0, world.Count($"cases WHERE case_id = '{report.CaseId}'"));
        Assert.Equal(201, (await world.Office.SendAsync(report)).Status);
        Assert.Equal(earlier.Sealed, (await world.Office.OpenAsync(earlier.Access)).Sealed);
        Assert.Equal(report.Sealed, (await world.Office.OpenAsync(report.Access)).Sealed);
    }

    [Fact]
    public async Task A_hold_is_there_once()
    {
        var report = await SentAsync();
        var hold = $$"""{"access":"{{report.Access}}","hold":true}""";
        await world.DieAndComeBackAsync(WritePoint.KeepSaved, () => world.Office.ChangeAsync("keep", hold));
        Assert.Equal(1, world.Count($"cases WHERE case_id = '{report.CaseId}' AND held"));
        Assert.True(JsonDocument.Parse((await world.Office.ChangeAsync("keep", hold)).Text).RootElement.GetProperty("held").GetBoolean());
    }

    [Fact]
    public async Task A_case_that_is_erased_goes_whole_through_every_death()
    {
        var (past, other) = (await SentAsync(), await SentAsync());
        var range = JsonDocument.Parse((await world.Office.ChangeAsync("keep", $$"""{"access":"{{past.Access}}"}""")).Text).RootElement;
        var day = range.GetProperty("least").GetString()!;
        Assert.Equal(200, (await world.Office.ChangeAsync("keep", $$"""{"access":"{{past.Access}}","until":"{{day}}"}""")).Status);
        world.Host.Kill();
        await world.MoveToAsync(new DateTimeOffset(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).AddDays(2).ToDateTime(default), TimeSpan.Zero));
        await world.StartAsync();
        await Eventually.IsAsync(1, () => world.Count("cases WHERE due_on IS NOT NULL"));
        world.Host.Kill();
        await world.MoveByAsync(TimeSpan.FromDays(8));

        await world.StartDyingAsync(WritePoint.ShredDrafted);
        Assert.Equal([past.Sealed], world.Texts("sealed", "cases", $"case_id = '{past.CaseId}'"));
        foreach (var point in new[] { WritePoint.ShredPlaced, WritePoint.CasesErased })
        {
            await world.StartDyingAsync(point);
            world.AssertStoreIsWhole();
            Assert.Equal(1, world.Count($"cases WHERE case_id = '{past.CaseId}'"));
            Assert.Throws<ArgumentNullException>(() => world.Texts("sealed", "cases", $"case_id = '{past.CaseId}'"));
        }

        await world.StartAsync();
        await Eventually.IsAsync(0, () => world.Count($"cases WHERE case_id = '{past.CaseId}'"));
        Assert.Equal(["1"], world.Query("SELECT cases FROM destructions"));
        Assert.Equal(404, (await world.Office.ChangeAsync("open", $$"""{"access":"{{past.Access}}"}""")).Status);
        Assert.Equal(other.Sealed, (await world.Office.OpenAsync(other.Access)).Sealed);
    }

    [Fact]
    public async Task A_case_from_before_is_locked_whole_or_not_at_all()
    {
        var report = await SentAsync();
        world.Host.Kill();
        world.Query($"UPDATE cases SET sealed = '{report.Sealed}', shred_key = '' WHERE case_id = '{report.CaseId}'");
        await world.StartDyingAsync(WritePoint.OldCaseLocked);
        Assert.Equal([report.Sealed], world.Query($"SELECT sealed FROM cases WHERE case_id = '{report.CaseId}' AND shred_key = ''"));
        await world.StartAsync();
        Assert.Equal([report.Sealed], world.Texts("sealed", "cases", $"case_id = '{report.CaseId}'"));
        Assert.Equal(report.Sealed, (await world.Office.OpenAsync(report.Access)).Sealed);
    }

    private static WritePoint Named(string point) => WritePoint.All.Single(p => p.Name == point);

    private async Task<Report> SentAsync()
    {
        var report = await world.Office.NewReportAsync();
        Assert.Equal(201, (await world.Office.SendAsync(report)).Status);
        return report;
    }
}
