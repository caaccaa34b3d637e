using Jaring.Storage;

namespace Jaring.Retention;

/// <summary>One kind of rows that have done their work: how long they stay, and why no longer (docs/retention.md).</summary>
internal interface IRetentionRule
{
    /// <summary>A code for the log.</summary>
    string Kind { get; }

    /// <summary>Erases what is past its time, within the caller's transaction. Running it twice is the same as once.</summary>
    /// <returns>How many rows were erased or emptied.</returns>
    Task<int> EraseAsync(JaringDbContext store, CancellationToken cancellationToken);
}
