using Jaring.Cases;
using Jaring.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Tests.Load;

public sealed class Many_Reports_At_Once(ThousandReports reports) : LoadTest, IClassFixture<ThousandReports>
{
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(16)]
    [InlineData(64)]
    public async Task Each_Acknowledged_One_Is_Kept_Once_And_Verbatim(int writers)
    {
        var first = await ShareAsync(writers, reports.All, r => SendAsync(r.Report.Sealed, r.Key));
        Assert.All(first, a => Assert.Equal(201, a.Status));
        await StoreHoldsExactlyTheReportsAsync();

        var again = await ShareAsync(writers, reports.All, r => SendAsync(r.Report.Sealed, r.Key));
        Assert.All(again, a => Assert.Equal(200, a.Status));
        Assert.Equal(first.Select(a => a.Body), again.Select(a => a.Body));
        Assert.Equal(new Dictionary<string, int> { ["cases"] = ThousandReports.Count, ["outbox"] = 1 }, await App.RowsAsync());
        await ReceiptsOpenAsync(writers);
    }

    private async Task StoreHoldsExactlyTheReportsAsync()
    {
        var expected = reports.All.ToDictionary(r => r.Report.CaseId, r => r.Report.Sealed);
        await App.AskAsync(async store =>
        {
            await foreach (var kept in store.Set<StoredCase>().AsNoTracking().AsAsyncEnumerable())
            {
                Assert.True(expected.Remove(kept.CaseId, out var sent), "A case that nobody sent, or one twice.");
                Assert.True(sent == App.ReportOf(kept), "Other bytes than were sent.");
            }

            return 0;
        });
        Assert.Empty(expected);
    }

    private async Task ReceiptsOpenAsync(int writers)
    {
        var some = reports.All.Where((_, n) => n % 40 == 0).ToList();
        var opened = await ShareAsync(writers, some, async r => await JaringApplication.JsonAsync(
            await JaringApplication.PostAsync(App.Room, "/api/receipts", $$"""{"lookup":"{{r.Report.Lookup}}"}""")));
        Assert.Equal(some.Select(r => r.Report.Sealed), opened.Select(o => o.GetProperty("sealed").GetRawText()));
    }
}
