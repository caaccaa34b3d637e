using Jaring.Crash.Support;
using Jaring.Storage;

namespace Jaring.Crash;

/// <summary>What the host does by itself: writing its file anew, erasing what was told long ago.</summary>
public sealed class QuietWorkTests(CrashWorld world) : IClassFixture<CrashWorld>
{
    internal static readonly IReadOnlyList<WritePoint> Points =
        [WritePoint.RewriteBegun, WritePoint.RewriteVacuumed, WritePoint.RewriteEmptied, WritePoint.OutboxForgotten];

    [Fact]
    public async Task A_death_while_the_file_is_written_anew_loses_nothing()
    {
        var report = await world.Office.NewReportAsync();
        Assert.Equal(201, (await world.Office.SendAsync(report)).Status);
        foreach (var point in Points.Take(3))
        {
            await world.StartDyingAsync(point);
            world.AssertStoreIsWhole();
            Assert.Equal([report.Sealed], world.Texts("sealed", "cases", $"case_id = '{report.CaseId}'"));
        }

        await world.StartAsync();
        Assert.Equal(report.Sealed, (await world.Office.OpenAsync(report.Access)).Sealed);
        Assert.Equal(200, (await world.Office.SendAsync(report)).Status);
    }

    [Fact]
    public async Task A_death_while_old_rows_are_erased_erases_no_case()
    {
        await world.Office.SendAsync(await world.Office.NewReportAsync());
        await world.MoveToAsync(await world.Office.NextNoticeAsync());
        await Eventually.IsAsync(6, () => world.Count("outbox WHERE state = 1"));
        var cases = world.Count("cases");
        world.Host.Kill();
        await world.MoveByAsync(TimeSpan.FromDays(31));

        await world.StartDyingAsync(WritePoint.OutboxForgotten);
        world.AssertStoreIsWhole();
        Assert.Equal((0, cases), (world.Count("outbox"), world.Count("cases")));
        await world.StartAsync();
    }
}

/// <summary>A decoy is a report like any other, also in a death.</summary>
public sealed class DrillTests(DrillWorld world) : IClassFixture<DrillWorld>
{
    internal static readonly IReadOnlyList<WritePoint> Points = [WritePoint.DrillDrawn, WritePoint.DrillSaved];

    [Fact]
    public async Task A_drill_is_there_with_its_notice_or_not_at_all()
    {
        world.Host.Kill();
        var before = world.Count("cases");
        await world.StartDyingAsync(WritePoint.DrillDrawn);
        Assert.Equal(before, world.Count("cases"));
        await world.StartDyingAsync(WritePoint.DrillSaved);
        Assert.Equal(before + 1, world.Count("cases"));
        Assert.Equal(1, world.Count("outbox WHERE kind = 'notice.round'"));
        world.AssertStoreIsWhole();
    }
}
