using Jaring.Cases;
using Jaring.Tests.Hosting;
using Jaring.Tests.Intake;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Cases;

public sealed class Index
{
    [Fact]
    public async Task The_Order_Says_Nothing_About_What_Came_When()
    {
        await using var app = await JaringApplication.StartAsync();
        var sent = Enumerable.Range(0, 12).Select(_ => TestReport.New()).ToList();
        foreach (var report in sent)
        {
            await app.SubmitAsync(report.Sealed);
        }

        var orders = new HashSet<string>();
        for (var n = 0; n < 4; n++)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var entries = await scope.ServiceProvider.GetRequiredService<ReadIndex>().ReadAsync(JaringApplication.Office, default);
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
        await using var app = await JaringApplication.StartAsync();
        await app.SubmitAsync(TestReport.New().Sealed);
        await using var scope = app.Services.CreateAsyncScope();
        var index = scope.ServiceProvider.GetRequiredService<ReadIndex>();

        Assert.Empty(await index.ReadAsync(JaringApplication.OtherOffice, default));
        Assert.Single(await index.ReadAsync(JaringApplication.Office, default));
    }
}
