using Jaring.Cases;
using Jaring.Intake;
using Jaring.Tests.Hosting;
using Jaring.Tests.Intake;
using Jaring.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Cases;

public sealed class Index
{
    [Fact]
    public async Task The_Order_Says_Nothing_About_What_Came_When()
    {
        var time = ManualClock.Monday();
        await using var app = await StartAsync(time);
        var sent = Enumerable.Range(0, 12).Select(_ => TestReport.New()).ToList();
        foreach (var report in sent)
        {
            await app.SubmitAsync(report.Sealed);
        }

        time.Advance(UntilRound);
        var orders = new HashSet<string>();
        for (var n = 0; n < 4; n++)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var entries = await scope.ServiceProvider.GetRequiredService<ReadIndex>().ReadAsync(JaringApplication.Office, false, default);
            var ids = entries.Select(e => TestReport.HeaderOf(e.Kh).GetProperty("case").GetString()!).ToList();
            Assert.Equal(sent.Select(r => r.CaseId).Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));
            Assert.All(entries, e => Assert.Equal(8, e.Slots.Count));
            orders.Add(string.Join(',', ids));
        }

        // Twelve entries have 479 million orders.
        Assert.Equal(4, orders.Count);
    }

    [Fact]
    public async Task Another_Office_Sees_None_Of_It()
    {
        var time = ManualClock.Monday();
        await using var app = await StartAsync(time);
        await app.SubmitAsync(TestReport.New().Sealed);
        time.Advance(UntilRound);
        await using var scope = app.Services.CreateAsyncScope();
        var index = scope.ServiceProvider.GetRequiredService<ReadIndex>();

        Assert.Empty(await index.ReadAsync(JaringApplication.OtherOffice, false, default));
        Assert.Single(await index.ReadAsync(JaringApplication.Office, false, default));
    }

    /// <summary>architecture.md rule 3: whoever looks at the list each minute must not learn in which one somebody sent, nor tell a drill by the phase of its draws.</summary>
    [Fact]
    public async Task The_List_Grows_At_The_Fixed_Times_Alone_For_Reports_And_Drills()
    {
        var time = ManualClock.Monday();
        await using var app = await StartAsync(time);
        await using var scope = app.Services.CreateAsyncScope();
        var index = scope.ServiceProvider.GetRequiredService<ReadIndex>();
        var counts = new List<int>();
        for (var minute = time.GetUtcNow(); minute < OneRound.Round.AddMinutes(5); minute += TimeSpan.FromMinutes(5))
        {
            if (minute == OneRound.Round.AddHours(-2))
            {
                Assert.True((await app.SubmitAsync(TestReport.New().Sealed)).IsSuccessStatusCode);
                await scope.ServiceProvider.GetRequiredService<ISubmitDrill>().SubmitAsync(JaringApplication.Office, default);
            }

            counts.Add((await index.ReadAsync(JaringApplication.Office, false, default)).Count);
            time.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.Equal([.. Enumerable.Repeat(0, counts.Count - 1), 2], counts);
        Assert.Equal(2, (await app.RowsAsync())["cases"]);
    }

    /// <summary>The reporter's own way to the report does not wait.</summary>
    [Fact]
    public async Task The_Reporter_Finds_It_At_Once()
    {
        await using var app = await StartAsync(ManualClock.Monday());
        var report = TestReport.New();
        await app.SubmitAsync(report.Sealed);
        Assert.True((await JaringApplication.PostAsync(app.Room, "/api/receipts", $$"""{"lookup":"{{report.Lookup}}"}""")).IsSuccessStatusCode);
    }

    private static readonly TimeSpan UntilRound = OneRound.Round - ManualClock.Monday().GetUtcNow();

    private static Task<JaringApplication> StartAsync(TimeProvider time) => JaringApplication.StartAsync(configure: b => b.Services.AddSingleton(time));
}
