namespace Jaring.Storage;

/// <content>Places of the store's own file and the keys beside it.</content>
public sealed partial class WritePoint
{
    /// <summary>An empty store file is written beside its name.</summary>
    public static WritePoint StoreFileDrafted { get; } = new("store-file.drafted");

    /// <summary>The empty store file has its name; nothing is in it.</summary>
    public static WritePoint StoreFilePlaced { get; } = new("store-file.placed");

    /// <summary>Write-ahead logging is switched on; no table exists.</summary>
    public static WritePoint MigrationBegun { get; } = new("migration.begun");

    /// <summary>One statement of the migrations ran; reached once for each.</summary>
    public static WritePoint MigrationStatement { get; } = new("migration.statement");

    /// <summary>A migration's last statement ran, its row in the history is the next.</summary>
    public static WritePoint MigrationBeforeHistory { get; } = new("migration.before-history");

    /// <summary>A host key is written beside its name.</summary>
    public static WritePoint KeyDrafted { get; } = new("key.drafted");

    /// <summary>A host key has its name and was never used.</summary>
    public static WritePoint KeyPlaced { get; } = new("key.placed");

    /// <summary>A new shred key file, with fresh keys or without erased ones, is written beside its name.</summary>
    public static WritePoint ShredDrafted { get; } = new("shred.drafted");

    /// <summary>The new shred key file stands: no case has the fresh keys yet, and the rows of erased cases stand too.</summary>
    public static WritePoint ShredPlaced { get; } = new("shred.placed");

    /// <summary>The writer opened a transaction; nothing is written in it.</summary>
    public static WritePoint StoreBegun { get; } = new("store.begun");

    /// <summary>Everything of the transaction is written, nothing is committed.</summary>
    public static WritePoint StoreBeforeCommit { get; } = new("store.before-commit");

    /// <summary>The commit is on the disk; nobody who waits for it knows.</summary>
    public static WritePoint StoreCommitted { get; } = new("store.committed");

    /// <summary>The store's file is about to be written anew.</summary>
    public static WritePoint RewriteBegun { get; } = new("rewrite.begun");

    /// <summary>The file is written anew, its write-ahead log still holds the old order.</summary>
    public static WritePoint RewriteVacuumed { get; } = new("rewrite.vacuumed");

    /// <summary>The write-ahead log is empty.</summary>
    public static WritePoint RewriteEmptied { get; } = new("rewrite.emptied");
}
