using Jaring.Offices;
using Jaring.Storage;
using Jaring.Tests.Hosting;
using Jaring.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Turns;

/// <summary>The real store remembers who took a turn: for all writers, after a restart, and without a word of what it was.</summary>
public sealed class TurnLedgerTests
{
    private const string Name = "message a:chat;1=@2 1700000000001";

    [Fact]
    public async Task Of_Many_At_Once_In_Two_Hosts_One_Takes_It()
    {
        await using var app = await JaringApplication.StartAsync();
        ITurnLedger[] hosts = [Another(app), Another(app)];
        for (var turn = 0; turn < 5; turn++)
        {
            var name = $"{Name} {turn}";
            var taken = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => hosts[n % 2].TryTakeAsync(JaringApplication.Office, [name], default)));
            Assert.Single(taken, t => t);
        }

        Assert.True(await hosts[0].TryTakeAsync(JaringApplication.OtherOffice, [$"{Name} 0"], default));
    }

    [Fact]
    public async Task One_Known_Name_Makes_It_Known_And_The_Others_With_It()
    {
        await using var app = await JaringApplication.StartAsync();
        var ledger = app.Services.GetRequiredService<ITurnLedger>();
        Assert.True(await ledger.TryTakeAsync(JaringApplication.Office, ["first", "press"], default));
        Assert.False(await ledger.TryTakeAsync(JaringApplication.Office, ["second", "press"], default));
        Assert.False(await ledger.TryTakeAsync(JaringApplication.Office, ["second"], default));
        Assert.True(await ledger.TryTakeAsync(JaringApplication.Office, ["third"], default));
    }

    [Fact]
    public async Task A_Restart_Forgets_Nothing_And_The_Store_Tells_Nothing()
    {
        var folder = Directory.CreateTempSubdirectory("jaring-").FullName;
        await using (var first = await JaringApplication.StartAsync(folder: folder))
        {
            Assert.True(await first.Services.GetRequiredService<ITurnLedger>().TryTakeAsync(JaringApplication.Office, [Name], default));
        }

        await using (var second = await JaringApplication.StartAsync(folder: folder))
        {
            Assert.False(await second.Services.GetRequiredService<ITurnLedger>().TryTakeAsync(JaringApplication.Office, [Name], default));
            var row = Assert.Single(await second.AskAsync(s => s.Set<StoredTurn>().ToListAsync()));
            Assert.Matches("^[A-Za-z0-9_-]{22}$", row.Mark);
            Assert.DoesNotContain(row.Mark, Name, StringComparison.Ordinal);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static TurnLedger Another(JaringApplication app) => new(
        new StoreWriter(app.Services.GetRequiredService<IDbContextFactory<JaringDbContext>>(), TimeProvider.System),
        app.Services.GetRequiredService<HostKeys>(),
        app.Services.GetRequiredService<OfficeRegister>(),
        TimeProvider.System);
}
