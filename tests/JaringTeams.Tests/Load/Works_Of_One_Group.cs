using Jaring.Outbox;
using Jaring.Storage;
using Jaring.Tests.Intake;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Load;

/// <summary>Works that share a transaction. The first one of each test holds the door open until all others stand in the same group.</summary>
public sealed class Works_Of_One_Group : LoadTest
{
    private const int SqliteFull = 13;
    private readonly TaskCompletionSource door = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private StoreWriter Writer => App.Services.GetRequiredService<StoreWriter>();

    [Fact]
    public async Task Nobody_Hears_Before_The_Commit()
    {
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var holder = HoldAsync();
        var put = PutAsync("put");
        var last = Writer.WriteAsync(
            async (_, _) =>
            {
                begun.SetResult();
                await end.Task;
                return 0;
            },
            default);
        door.SetResult();
        await begun.Task;

        // The last work of the group runs, so that the one before it has run.
        Assert.False(put.IsCompleted);
        Assert.Empty(await KeptAsync());

        end.SetResult();
        await Task.WhenAll(holder, put, last);
        Assert.Equal(["put"], await KeptAsync());
    }

    [Fact]
    public async Task A_Work_That_Throws_Takes_No_Neighbour_With_It()
    {
        var holder = HoldAsync();
        var before = PutAsync("before");
        var throwing = Writer.WriteAsync<int>(
            async (store, ct) =>
            {
                store.Add(Row("half"));
                await store.SaveChangesAsync(ct);
                throw new InvalidOperationException("in the middle");
            },
            default);
        var after = PutAsync("after");
        door.SetResult();

        await Task.WhenAll(holder, before, after);
        Assert.Equal("in the middle", (await Assert.ThrowsAsync<InvalidOperationException>(() => throwing)).Message);
        Assert.Equal(["after", "before"], await KeptAsync());
    }

    /// <summary>A full disk makes SQLite throw away the whole transaction, not only the statement that found no room.</summary>
    [Fact]
    public async Task A_Work_That_Finds_The_Disk_Full_Takes_No_Neighbour_With_It()
    {
        var transactions = 0;
        var holder = HoldAsync((store, ct) =>
        {
            transactions++;
            return store.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 200", ct);
        });
        var before = PutAsync("before");
        var large = Writer.WriteAsync(
            (store, ct) => store.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO outbox (office_id, id, kind, subject, state, attempts, due_at, notice_way)
                VALUES ('o', 'large', 'test-of-group', {new string('x', 4_000_000)}, 1, 0, 0, 0)
                """, ct),
            default);
        var after = PutAsync("after");
        door.SetResult();

        await Task.WhenAll(holder, before, after);
        Assert.Equal(2, transactions);
        Assert.Equal(SqliteFull, (await Assert.ThrowsAsync<SqliteException>(() => large)).SqliteErrorCode);
        Assert.Equal(["after", "before"], await KeptAsync());
    }

    /// <summary>A message without a case, which SQLite is told to look for at the commit alone.</summary>
    [Fact]
    public async Task A_Commit_That_Fails_Acknowledges_Nobody()
    {
        var spoilt = HoldAsync(async (store, ct) =>
        {
            await store.Database.ExecuteSqlRawAsync("PRAGMA defer_foreign_keys = ON", ct);
            await store.Database.ExecuteSqlAsync($"INSERT INTO case_messages VALUES ('o', 'no such case', 1, 'id', 'text')", ct);
        });
        var neighbour = PutAsync("neighbour");
        door.SetResult();

        await Assert.ThrowsAsync<SqliteException>(() => spoilt);
        await Assert.ThrowsAsync<SqliteException>(() => neighbour);
        Assert.Empty(await KeptAsync());
        Assert.Empty(await App.RowsAsync());
        await PutAsync("neighbour");
        Assert.Equal(["neighbour"], await KeptAsync());
    }

    [Fact]
    public async Task Reports_Whose_Commit_Fails_Are_Told_So_And_Can_Be_Sent_Again()
    {
        await ChangeAsync("CREATE TABLE spoilt (o TEXT, c TEXT, FOREIGN KEY (o, c) REFERENCES cases (office_id, case_id) DEFERRABLE INITIALLY DEFERRED)");
        await ChangeAsync("CREATE TRIGGER spoils AFTER INSERT ON cases BEGIN INSERT INTO spoilt VALUES ('o', 'no such case'); END");
        var reports = Enumerable.Range(0, 16).Select(_ => (TestReport.New().Sealed, Key: TestReport.Random(16))).ToList();

        Assert.All(await Task.WhenAll(reports.Select(r => SendAsync(r.Sealed, r.Key))), a => Assert.Equal(503, a.Status));
        Assert.Empty(await App.RowsAsync());

        await ChangeAsync("DROP TRIGGER spoils");
        Assert.All(await Task.WhenAll(reports.Select(r => SendAsync(r.Sealed, r.Key))), a => Assert.Equal(201, a.Status));
        Assert.Equal(new Dictionary<string, int> { ["cases"] = reports.Count, ["outbox"] = 1 }, await App.RowsAsync());
    }

    [Fact]
    public async Task Who_Leaves_Before_The_Turn_Is_Let_Go_And_Who_Leaves_Later_Harms_Nobody()
    {
        using var early = new CancellationTokenSource();
        using var late = new CancellationTokenSource();
        var holder = HoldAsync();
        var dropped = PutAsync("dropped", early.Token);
        var leaving = Writer.WriteAsync(
            async (store, ct) =>
            {
                store.Add(Row("leaving"));
                await store.SaveChangesAsync(ct);
                await late.CancelAsync();
                return await store.Set<OutboxRow>().CountAsync(ct);
            },
            late.Token);
        var staying = PutAsync("staying");

        await early.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dropped);
        door.SetResult();
        await Task.WhenAll(holder, staying);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        Assert.Equal(["staying"], await KeptAsync());
    }

    /// <summary>A told row with a late date, so that nobody takes it and nobody erases it as told long ago.</summary>
    private static OutboxRow Row(string id) => new() { OfficeId = "o", Id = id, Kind = "test-of-group", State = OutboxState.Done, DueAt = long.MaxValue };

    private Task<int> PutAsync(string id, CancellationToken cancellationToken = default) => Writer.WriteAsync(
        (store, ct) =>
        {
            store.Add(Row(id));
            return store.SaveChangesAsync(ct);
        },
        cancellationToken);

    private Task<int> HoldAsync(Func<JaringDbContext, CancellationToken, Task>? before = null) => Writer.WriteAsync(
        async (store, ct) =>
        {
            await (before?.Invoke(store, ct) ?? Task.CompletedTask);
            await door.Task;
            return 0;
        },
        default);

    private Task ChangeAsync(string sql) => Writer.WriteAsync((store, ct) => store.Database.ExecuteSqlRawAsync(sql, ct), default);

    private Task<List<string>> KeptAsync() =>
        App.AskAsync(s => s.Set<OutboxRow>().Where(r => r.Kind == "test-of-group").Select(r => r.Id).OrderBy(id => id).ToListAsync());
}
