namespace Jaring.Storage;

/// <content>Places of cases: reports, messages, the log, readers, epochs, drafts, drills, and the end of a case.</content>
public sealed partial class WritePoint
{
    /// <summary>Until when a case is kept is saved, the dashboard has no answer.</summary>
    public static WritePoint KeepSaved { get; } = new("keep.saved");

    /// <summary>The rows of erased cases and the record of it are in the transaction.</summary>
    public static WritePoint CasesErased { get; } = new("cases.erased");

    /// <summary>A text from before shred keys is locked, in the transaction.</summary>
    public static WritePoint OldCaseLocked { get; } = new("shred.old-case-locked");

    /// <summary>A report was read and found sound; nothing is written.</summary>
    public static WritePoint ReportRead { get; } = new("report.read");

    /// <summary>The case and its notice request are in the transaction.</summary>
    public static WritePoint ReportInserted { get; } = new("report.inserted");

    /// <summary>The report is saved, the page has no answer.</summary>
    public static WritePoint ReportSaved { get; } = new("report.saved");

    /// <summary>A message and its notice request are in the transaction.</summary>
    public static WritePoint MessageInserted { get; } = new("message.inserted");

    /// <summary>A message is saved, the page has no answer.</summary>
    public static WritePoint MessageSaved { get; } = new("message.saved");

    /// <summary>A log entry is in the transaction.</summary>
    public static WritePoint LogInserted { get; } = new("log.inserted");

    /// <summary>A log entry is saved, the dashboard has no answer.</summary>
    public static WritePoint LogSaved { get; } = new("log.saved");

    /// <summary>A change of readers is saved, the dashboard has no answer.</summary>
    public static WritePoint SlotSetSaved { get; } = new("slot-set.saved");

    /// <summary>The end of an epoch, the next one and its token are in the transaction.</summary>
    public static WritePoint EpochInserted { get; } = new("epoch.inserted");

    /// <summary>A new epoch is saved, the dashboard has no answer.</summary>
    public static WritePoint EpochSaved { get; } = new("epoch.saved");

    /// <summary>What a member remembers is saved, the dashboard has no answer.</summary>
    public static WritePoint CacheSaved { get; } = new("cache.saved");

    /// <summary>A draft is saved, the page has no answer.</summary>
    public static WritePoint DraftSaved { get; } = new("draft.saved");

    /// <summary>A draft is deleted, the page has no answer.</summary>
    public static WritePoint DraftDropped { get; } = new("draft.dropped");

    /// <summary>The draw said that a drill is due; nothing is written.</summary>
    public static WritePoint DrillDrawn { get; } = new("drill.drawn");

    /// <summary>The drill is saved.</summary>
    public static WritePoint DrillSaved { get; } = new("drill.saved");
}
