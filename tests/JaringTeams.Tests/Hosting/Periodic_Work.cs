using Jaring.Tests.Support;
using Jaring.Workers;
using Microsoft.Extensions.Logging;

namespace Jaring.Tests.Hosting;

/// <summary>What the workers of all slices have in common.</summary>
public sealed class Periodic_Work
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly ManualClock clock = ManualClock.Monday();
    private readonly Lines lines = new();

    [Fact]
    public async Task A_Round_At_Start_And_One_Each_Time()
    {
        using var worker = new Worker(clock, lines);
        await worker.StartAsync(default);
        for (var rounds = 1; rounds <= 3; rounds++)
        {
            await RoundsAsync(worker, rounds);
            clock.Advance(Hour);
        }
        await RoundsAsync(worker, 4);
        await worker.StopAsync(default);
        Assert.Empty(lines.Told);
    }

    [Fact]
    public async Task One_That_Waits_First_Begins_Later()
    {
        using var worker = new Worker(clock, lines) { WaitsFirst = true };
        await worker.StartAsync(default);
        await Eventually.IsAsync(1, () => Task.FromResult(clock.Waiting(Hour)));
        Assert.Equal(0, worker.Rounds);
        clock.Advance(Hour);
        await RoundsAsync(worker, 1);
    }

    [Fact]
    public async Task A_Round_That_Fails_Is_Told_By_A_Code_And_The_Next_Comes()
    {
        using var worker = new Worker(clock, lines) { Fault = new InvalidOperationException("Siti Aminah was here") };
        await worker.StartAsync(default);
        await RoundsAsync(worker, 1);
        clock.Advance(Hour);
        await RoundsAsync(worker, 2);
        await worker.StopAsync(default);
        Assert.Equal(Enumerable.Repeat("A round of counting ended with InvalidOperationException; the next round tries again", 2), lines.Told);
    }

    /// <summary>A call to somebody else that takes too long is cancelled by its own client; that is no wish to stop.</summary>
    [Fact]
    public async Task A_Call_That_Timed_Out_Ends_Nothing()
    {
        using var worker = new Worker(clock, lines) { Fault = new TaskCanceledException() };
        await worker.StartAsync(default);
        await RoundsAsync(worker, 1);
        clock.Advance(Hour);
        await RoundsAsync(worker, 2);
        Assert.False(worker.ExecuteTask!.IsCompleted);
    }

    [Fact]
    public async Task Whoever_Stops_The_Host_Hears_Nothing_Of_The_Round_That_Was_Under_Way()
    {
        using var worker = new Worker(clock, lines) { Holds = true };
        await worker.StartAsync(default);
        await RoundsAsync(worker, 1);
        await worker.StopAsync(default);
        Assert.True(worker.ExecuteTask!.IsCompletedSuccessfully);
        Assert.Empty(lines.Told);
    }

    /// <summary>Until the worker has counted the round and waits for the next.</summary>
    private Task RoundsAsync(Worker worker, int expected) =>
        Eventually.IsAsync((expected, 1), () => Task.FromResult((worker.Rounds, worker.Holds ? 1 : clock.Waiting(Hour))));

    private sealed class Worker(ManualClock clock, ILogger log) : PeriodicWorker(clock, log)
    {
        private int rounds;

        public bool WaitsFirst { get; init; }

        public bool Holds { get; init; }

        public Exception? Fault { get; init; }

        public int Rounds => Volatile.Read(ref rounds);

        protected override TimeSpan Every => Hour;

        protected override string Kind => "counting";

        protected override Task UntilFirstAsync(CancellationToken stoppingToken) => WaitsFirst ? PauseAsync(stoppingToken) : Task.CompletedTask;

        protected override async Task RunAsync(CancellationToken stoppingToken)
        {
            Interlocked.Increment(ref rounds);
            if (Holds)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, stoppingToken);
            }
            if (Fault is not null)
            {
                throw Fault;
            }
        }
    }

    private sealed class Lines : ILogger
    {
        public List<string> Told { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Told)
            {
                Told.Add(formatter(state, exception));
            }
        }
    }
}
