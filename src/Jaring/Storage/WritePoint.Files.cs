namespace Jaring.Storage;

/// <content>Places of sealed files and their blobs.</content>
public sealed partial class WritePoint
{
    /// <summary>A file has a row and no part, the page has no answer.</summary>
    public static WritePoint FileBegun { get; } = new("file.begun");

    /// <summary>A block of a part is written into a blob that no row names; reached once for each block of 64 KiB.</summary>
    public static WritePoint FilePartBegun { get; } = new("file.part-begun");

    /// <summary>The whole part is on the disk; no row names it.</summary>
    public static WritePoint FilePartFlushed { get; } = new("file.part-flushed");

    /// <summary>The part's row is saved, the page has no answer.</summary>
    public static WritePoint FilePartSaved { get; } = new("file.part-saved");

    /// <summary>Files are tied to their case, in the transaction of the report or message.</summary>
    public static WritePoint FilesTied { get; } = new("files.tied");

    /// <summary>An unfinished file's key is erased and its rows are gone, the page has no answer.</summary>
    public static WritePoint FileDropped { get; } = new("file.dropped");

    /// <summary>The keys of files that nobody sent are erased and the removal of their rows is in the transaction.</summary>
    public static WritePoint UploadsErased { get; } = new("uploads.erased");
}
