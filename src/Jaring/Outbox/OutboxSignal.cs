namespace Jaring.Outbox;

/// <summary>Wakes the worker at once when this process has put a row into the outbox that is due now. Call it after the commit; forgetting it costs a second.</summary>
public sealed class OutboxSignal(TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim bell = new(0, 1);
    private readonly Lock gate = new();

    /// <summary>Rings. Ringing twice before the worker looks is the same as once.</summary>
    public void Ring()
    {
        lock (gate)
        {
            if (bell.CurrentCount == 0)
            {
                bell.Release();
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => bell.Dispose();

    /// <summary>Returns when somebody rang, or after <paramref name="atMost"/>.</summary>
    internal async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var rung = bell.WaitAsync(end.Token);
        await Task.WhenAny(rung, Task.Delay(atMost, clock, end.Token));
        await end.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
