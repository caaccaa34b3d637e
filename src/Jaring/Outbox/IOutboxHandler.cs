namespace Jaring.Outbox;

/// <summary>Delivers the rows of one kind. Handlers run outside any transaction and may run twice for one row.</summary>
internal interface IOutboxHandler
{
    /// <summary>The kind of rows this handler takes.</summary>
    string Kind { get; }

    /// <summary>Tries once.</summary>
    Task<Delivery> DeliverAsync(OutboxRow row, CancellationToken cancellationToken);
}

/// <summary>How one attempt ended. Expected endings are values, not exceptions.</summary>
/// <param name="Outcome">Told, to be tried again, not yet to be tried, given up, or unknown.</param>
/// <param name="Fault">A stable code in kebab-case when not told.</param>
/// <param name="RetryAfter">What the other side asked us to wait, if it did; for <see cref="DeliveryOutcome.Wait"/> how long.</param>
public readonly record struct Delivery(DeliveryOutcome Outcome, string? Fault = null, TimeSpan? RetryAfter = null)
{
    /// <summary>Told.</summary>
    public static Delivery Done => new(DeliveryOutcome.Done);

    /// <summary>Not now; try again with back-off or after <paramref name="after"/>.</summary>
    public static Delivery Again(string fault, TimeSpan? after = null) => new(DeliveryOutcome.Again, fault, after);

    /// <summary>Nothing was tried, because it is not the time; look again then, however late that is.</summary>
    public static Delivery Wait(string fault, TimeSpan until) => new(DeliveryOutcome.Wait, fault, until);

    /// <summary>Trying again would not help.</summary>
    public static Delivery GiveUp(string fault) => new(DeliveryOutcome.GiveUp, fault);

    /// <summary>Nobody knows whether it was told.</summary>
    public static Delivery Unsure(string fault) => new(DeliveryOutcome.Unsure, fault);
}

/// <summary>The endings of an attempt.</summary>
public enum DeliveryOutcome
{
    /// <summary>Told.</summary>
    Done,

    /// <summary>To be tried again.</summary>
    Again,

    /// <summary>Not its time: nothing was tried and nothing has failed.</summary>
    Wait,

    /// <summary>Park it.</summary>
    GiveUp,

    /// <summary>It may have been told; the handler says what follows and gives the outbox one of the others.</summary>
    Unsure,
}
