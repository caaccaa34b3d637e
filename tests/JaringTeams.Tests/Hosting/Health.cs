using System.Net;
using Jaring.Outbox;
using Jaring.Storage;
using Jaring.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Hosting;

public sealed class Health : IAsyncLifetime
{
    private readonly ManualClock time = ManualClock.Monday();
    private JaringApplication app = null!;

    public async Task InitializeAsync() => app = await JaringApplication.StartAsync(configure: b =>
    {
        b.Services.AddSingleton<TimeProvider>(time);

        // A worker that stands still is what makes an outbox late.
        b.Services.Remove(b.Services.Single(s => s.ImplementationType == typeof(OutboxWorker)));
    });

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Live_And_Ready_On_Any_Host_Name()
    {
        Assert.Equal("""{"state":"live"}""", await app.Elsewhere.GetStringAsync("/healthz"));
        Assert.Equal("""{"state":"ready","reasons":[]}""", await app.Elsewhere.GetStringAsync("/readyz"));
        Assert.Equal("""{"state":"live"}""", await app.Room.GetStringAsync("/healthz"));
    }

    [Theory]
    [InlineData(14, nameof(OutboxState.Pending), """{"state":"ready","reasons":[]}""")]
    [InlineData(16, nameof(OutboxState.Pending), """{"state":"degraded","reasons":["outbox-late"]}""")]
    [InlineData(16, nameof(OutboxState.Done), """{"state":"ready","reasons":[]}""")]
    [InlineData(0, nameof(OutboxState.Parked), """{"state":"degraded","reasons":["outbox-parked"]}""")]
    public async Task A_Stuck_Outbox_Is_Told_Without_Details(int minutesOverdue, string state, string answer)
    {
        var due = (time.GetUtcNow() - TimeSpan.FromMinutes(minutesOverdue)).ToUnixTimeMilliseconds();
        await app.Services.GetRequiredService<StoreWriter>().WriteAsync(async (store, ct) =>
        {
            store.Add(new OutboxRow { OfficeId = JaringApplication.Office, Id = "one", Kind = "test-of-health", DueAt = due, State = Enum.Parse<OutboxState>(state) });
            return await store.SaveChangesAsync(ct);
        }, default);

        Assert.Equal(answer, await app.Elsewhere.GetStringAsync("/readyz"));
    }

    [Fact]
    public async Task Without_A_Store_It_Is_Alive_But_Away()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(Path.Combine(app.Folder, "data"), "jaring.db*"))
        {
            File.Delete(file);
        }

        // Whoever opened it meanwhile, such as the worker that writes the file anew, still holds the deleted one.
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();

        Assert.Equal("""{"state":"live"}""", await app.Elsewhere.GetStringAsync("/healthz"));
        var ready = await app.Elsewhere.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("""{"state":"away","reasons":["store-away"]}""", await ready.Content.ReadAsStringAsync());
        var room = await JaringApplication.PostAsync(app.Room, "/api/receipts", """{"lookup":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}""");
        Assert.Equal("store-away", await JaringApplication.CodeAsync(room));
    }
}
