namespace Jaring.Storage;

/// <summary>One caller's work on its way through a <see cref="WriteGroup"/>: it waits, it runs, and its caller hears the ending after the commit.</summary>
internal abstract class WriteWork
{
    private const int Waits = 0, Begun = 1, Left = 2;
    private int state = Waits;

    /// <summary>Why this work failed by itself, or null.</summary>
    public Exception? Fault { get; protected set; }

    /// <summary>True when it may run, for the first time or again: its caller has not left before the first time.</summary>
    public bool TryBegin() => Interlocked.CompareExchange(ref state, Begun, Waits) != Left;

    /// <summary>True when its caller has left in time; it will not run.</summary>
    protected bool TryLeave() => Interlocked.CompareExchange(ref state, Left, Waits) == Waits;

    /// <summary>Runs it and keeps how it ended; throws nothing, so that a failing work ends no neighbour.</summary>
    public abstract Task RunAsync(JaringDbContext store);

    /// <summary>The transaction is saved: the caller gets its result, or the fault of its own work.</summary>
    public abstract void Tell();

    /// <summary>Nothing of the group was saved: the caller gets the fault of its own work, or else this one.</summary>
    public void Fail(Exception fault)
    {
        Blame(fault);
        Tell();
    }

    /// <summary>Takes this as its fault unless it has one of its own.</summary>
    public void Blame(Exception fault) => Fault ??= fault;
}

/// <inheritdoc cref="WriteWork"/>
internal sealed class WriteWork<T>(Func<JaringDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) : WriteWork
{
    /// <summary>Continuations run elsewhere: what a caller does with its result must not hold up the next group.</summary>
    private readonly TaskCompletionSource<T> ending = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private T result = default!;

    /// <summary>What the caller waits for.</summary>
    public Task<T> Ending => ending.Task;

    /// <summary>The caller gives up. A work that has begun comes to its end first, because it uses what belongs to its caller.</summary>
    public void Leave()
    {
        if (TryLeave())
        {
            ending.TrySetCanceled(cancellationToken);
        }
    }

    public override async Task RunAsync(JaringDbContext store)
    {
        Fault = null;
        try
        {
            result = await work(store, cancellationToken);
        }
        catch (Exception fault)
        {
            Fault = fault;
        }
    }

    public override void Tell()
    {
        if (Fault is null)
        {
            ending.TrySetResult(result);
        }
        else
        {
            ending.TrySetException(Fault);
        }
    }
}
