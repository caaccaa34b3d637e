using System.Collections.Concurrent;
using Jaring.Outbox;
using Jaring.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Outbox;

public sealed class OutboxTests
{
    [Fact]
    public async Task Row_Is_Told_Once_And_Stays_Told()
    {
        var handler = new Recorder(_ => Delivery.Done);
        await using var app = await StartAsync(handler);
        await app.PutRowAsync(Row(app, "a"));
        await app.DeliverAsync();
        await app.LiveAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(1));
        Assert.Equal(["a"], handler.Seen);
        Assert.Equal((OutboxState.Done, 1, null), Of(await app.OutboxAsync()));
    }

    [Fact]
    public async Task Row_Is_Not_Told_Before_Its_Time()
    {
        var handler = new Recorder(_ => Delivery.Done);
        await using var app = await StartAsync(handler);
        await app.PutRowAsync(Row(app, "a", TimeSpan.FromMinutes(1)));
        app.Clock.Advance(TimeSpan.FromSeconds(59.999));
        await app.DeliverAsync();
        Assert.Empty(handler.Seen);
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await app.DeliverAsync();
        Assert.Equal(["a"], handler.Seen);
    }

    [Fact]
    public async Task Pauses_Double_With_Jitter_Until_The_Row_Is_Parked()
    {
        var at = new List<DateTimeOffset>();
        TeamApp app = null!;
        var handler = new Recorder(_ =>
        {
            at.Add(app.Clock.GetUtcNow());
            return Delivery.Again("throttled");
        });
        app = await StartAsync(handler);
        await using var disposing = app;
        await app.PutRowAsync(Row(app, "a"));
        await app.DeliverAsync();
        await app.LiveAsync(TimeSpan.FromHours(6), TimeSpan.FromSeconds(1));

        Assert.Equal(12, at.Count);
        Assert.Equal((OutboxState.Parked, 12, "throttled"), Of(await app.OutboxAsync()));
        for (var n = 1; n < at.Count; n++)
        {
            var pause = Math.Min(5 * Math.Pow(2, n - 1), 3600);
            Assert.InRange((at[n] - at[n - 1]).TotalSeconds, pause * 0.5, pause + 1);
        }
    }

    [Theory]
    [InlineData(90, 90)]
    [InlineData(1, 2.5)]
    [InlineData(864_000, 86_400)]
    public void Pause_Honours_What_The_Other_Side_Asked_Up_To_A_Day(int asked, double atLeast)
    {
        using var random = new SeededRandom(1);
        for (var n = 0; n < 100; n++)
        {
            var pause = BackOff.After(1, TimeSpan.FromSeconds(asked), new OutboxOptions(), random).TotalSeconds;
            Assert.InRange(pause, atLeast, Math.Max(5, Math.Min(asked, 86_400)));
        }
    }

    [Fact]
    public async Task Retry_After_Is_Waited_For()
    {
        var tries = 0;
        var handler = new Recorder(_ => tries++ == 0 ? Delivery.Again("throttled", TimeSpan.FromMinutes(10)) : Delivery.Done);
        await using var app = await StartAsync(handler);
        await app.PutRowAsync(Row(app, "a"));
        await app.DeliverAsync();
        await app.LiveAsync(TimeSpan.FromMinutes(9), TimeSpan.FromSeconds(10));
        Assert.Single(handler.Seen);
        await app.LiveAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(10));
        Assert.Equal(2, handler.Seen.Count);
    }

    [Fact]
    public async Task What_Cannot_Succeed_Is_Parked_At_Once_And_Shown_To_The_Team()
    {
        await using var app = await StartAsync(new Recorder(_ => Delivery.GiveUp("forbidden")));
        await app.PutRowAsync(Row(app, "a"));
        await app.DeliverAsync();
        Assert.Equal((OutboxState.Parked, 1, "forbidden"), Of(await app.OutboxAsync()));
        Assert.Equal(1, (int)(await app.HomeAsync(app.Members[0]))["delivery"]!["parked"]!);
    }

    [Fact]
    public async Task Handler_That_Throws_Hurts_No_Other_Row_And_Its_Message_Is_Not_Kept()
    {
        var handler = new Recorder(row => row.Subject == "bad" ? throw new InvalidOperationException("Laras Kinanti, isi surat") : Delivery.Done);
        await using var app = await StartAsync(handler);
        await app.PutRowAsync(Row(app, "bad"));
        await app.PutRowAsync(Row(app, "good"));
        await app.DeliverAsync();
        var rows = await app.OutboxAsync();
        Assert.Equal("unexpected", rows.Single(r => r.Subject == "bad").LastFault);
        Assert.Equal(OutboxState.Done, rows.Single(r => r.Subject == "good").State);
    }

    [Fact]
    public async Task Kind_That_Nobody_Takes_Ends_Parked()
    {
        await using var app = await StartAsync(new Recorder(_ => Delivery.Done));
        await app.PutRowAsync(new OutboxRow { OfficeId = TeamApp.Office, Id = "x", Kind = "unknown", DueAt = 0 });
        await app.LiveAsync(TimeSpan.FromHours(6), TimeSpan.FromMinutes(1));
        Assert.Equal((OutboxState.Parked, 12, "no-handler"), Of(await app.OutboxAsync()));
    }

    [Fact]
    public async Task Many_Rows_Are_Told_Once_Each_A_Few_At_A_Time()
    {
        var (running, most) = (0, 0);
        var handler = new Recorder(_ => Delivery.Done)
        {
            During = async () =>
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                await Task.Delay(5);
                Interlocked.Decrement(ref running);
            },
        };
        await using var app = await StartAsync(handler);
        for (var n = 0; n < 50; n++)
        {
            await app.PutRowAsync(Row(app, $"row{n}"));
        }
        await Task.WhenAll(app.DeliverAsync(), app.DeliverAsync());
        Assert.Equal(50, handler.Seen.Distinct().Count());
        Assert.Equal(50, handler.Seen.Count);
        Assert.InRange(most, 2, 8);
    }

    [Fact]
    public async Task Told_Rows_Are_Erased_After_A_Month_And_Parked_Ones_Stay()
    {
        await using var app = await StartAsync(new Recorder(row => row.Subject == "bad" ? Delivery.GiveUp("forbidden") : Delivery.Done));
        await app.PutRowAsync(Row(app, "bad"));
        await app.PutRowAsync(Row(app, "good"));
        await app.DeliverAsync();
        app.Clock.Advance(TimeSpan.FromDays(31));
        await app.Services.GetRequiredService<OutboxQueue>().ForgetToldAsync(default);
        Assert.Equal("bad", Assert.Single(await app.OutboxAsync()).Subject);
    }

    [Fact]
    public async Task Worker_Wakes_At_Once_When_Told_And_Otherwise_Each_Second()
    {
        var handler = new Recorder(_ => Delivery.Done);
        await using var app = await StartAsync(handler, services => services.AddHostedService<OutboxWorker>());
        await app.PutRowAsync(Row(app, "told"));
        app.Services.GetRequiredService<OutboxSignal>().Ring();
        await Eventually.IsAsync(1, () => Task.FromResult(handler.Seen.Count));

        await app.PutRowAsync(Row(app, "found"));
        await Task.Delay(200);
        Assert.Single(handler.Seen);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await Eventually.IsAsync(2, () => Task.FromResult(handler.Seen.Count));
    }

    private static Task<TeamApp> StartAsync(Recorder handler, Action<IServiceCollection>? more = null) => TeamApp.StartAsync(services: services =>
    {
        services.AddSingleton<IOutboxHandler>(handler);
        more?.Invoke(services);
    });

    private static OutboxRow Row(TeamApp app, string subject, TimeSpan later = default) =>
        new() { OfficeId = TeamApp.Office, Id = $"test:{subject}", Kind = "test", Subject = subject, DueAt = (app.Clock.GetUtcNow() + later).ToUnixTimeMilliseconds() };

    private static (OutboxState State, int Attempts, string? Fault) Of(List<OutboxRow> rows) => (rows.Single().State, rows.Single().Attempts, rows.Single().LastFault);

    private sealed class Recorder(Func<OutboxRow, Delivery> answer) : IOutboxHandler
    {
        public ConcurrentQueue<string> Seen { get; } = new();

        public Func<Task> During { get; init; } = () => Task.CompletedTask;

        public string Kind => "test";

        public async Task<Delivery> DeliverAsync(OutboxRow row, CancellationToken cancellationToken)
        {
            Seen.Enqueue(row.Subject);
            await During();
            return answer(row);
        }
    }
}
