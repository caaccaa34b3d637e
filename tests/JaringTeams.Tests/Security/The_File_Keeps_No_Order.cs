using Jaring.Cases;
using Jaring.Storage;
using Jaring.Tests.Hosting;
using Jaring.Tests.Intake;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Security;

/// <summary>Whoever copies the store's file must not read from the places of the sealed texts in which order reports, drills and messages came.</summary>
public sealed class The_File_Keeps_No_Order
{
    [Fact]
    public async Task After_A_Rewrite_The_Places_Of_Reports_Say_Nothing()
    {
        await using var app = await JaringApplication.StartAsync();
        var writer = app.Services.GetRequiredService<StoreWriter>();
        var sent = Enumerable.Range(0, 24).Select(_ => TestReport.New()).ToList();
        foreach (var report in sent)
        {
            Assert.True((await app.SubmitAsync(report.Sealed)).IsSuccessStatusCode);
        }

        await RewriteWorker.RewriteAsync(writer, default);

        // By chance, half of the neighbours ascend; all 23 do once in 10^23 runs. Sorted by id, the places ascend all.
        var stored = await StoredAsync(app, sent);
        var places = Places(app.Folder, stored);
        Assert.InRange(places.Zip(places.Skip(1)).Count(p => p.First < p.Second), 2, 21);
        var byId = Places(app.Folder, await StoredAsync(app, [.. sent.OrderBy(r => r.CaseId, StringComparer.Ordinal)]));
        Assert.Equal(byId.Order(), byId);
        Assert.True(new FileInfo(Path.Combine(app.Folder, "data", "jaring.db-wal")) is { Exists: false } or { Length: 0 });
        Assert.Equal(24, (await app.RowsAsync())["cases"]);
    }

    [Fact]
    public async Task It_Happens_At_Start_And_While_Others_Write()
    {
        var folder = Directory.CreateTempSubdirectory("jaring-").FullName;
        var sent = Enumerable.Range(0, 24).Select(_ => TestReport.New()).OrderByDescending(r => r.CaseId, StringComparer.Ordinal).ToList();
        await using (var first = await JaringApplication.StartAsync(folder: folder))
        {
            var writer = first.Services.GetRequiredService<StoreWriter>();
            var answers = sent.Take(12).Select(r => first.SubmitAsync(r.Sealed)).ToList();
            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => RewriteWorker.RewriteAsync(writer, default)));
            Assert.All(await Task.WhenAll(answers), a => Assert.Equal(201, (int)a.StatusCode));
            foreach (var late in sent.Skip(12))
            {
                await first.SubmitAsync(late.Sealed);
            }
        }

        await using (var second = await JaringApplication.StartAsync(folder: folder))
        {
            sent.Reverse();
            var stored = await StoredAsync(second, sent);
            await Eventually.IsAsync(true, () => Task.FromResult(Places(folder, stored) is var places && places.SequenceEqual(places.Order())));
            Assert.Equal(24, (await second.RowsAsync())["cases"]);
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The reports as they stand in the store, locked under their shred keys.</summary>
    private static async Task<List<byte[]>> StoredAsync(JaringApplication app, IReadOnlyList<TestReport> reports)
    {
        var rows = await app.AskAsync(s => s.Set<StoredCase>().ToDictionaryAsync(c => c.CaseId, c => c.Sealed));
        return [.. reports.Select(r => rows[r.CaseId])];
    }

    /// <summary>Where in the file each report's ciphertext stands. A probe that lies across two pages is not found; then the next one is.</summary>
    private static List<int> Places(string folder, IReadOnlyList<byte[]> reports)
    {
        using var file = new FileStream(Path.Combine(folder, "data", "jaring.db"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        var bytes = copy.ToArray();
        return [.. reports.Select(r => Enumerable.Range(0, 4).Select(n => bytes.AsSpan().IndexOf(r.AsSpan(40_000 + (n * 100), 32))).FirstOrDefault(p => p >= 0, -1))];
    }
}
