namespace Jaring.Intake;

/// <summary>How the reporter's room guards itself without asking who somebody is, section <c>Room</c> (sealing.md A12, 3.4).</summary>
public sealed class RoomOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Room";

    /// <summary>Zero bits that the page must find before it sends; each more doubles the work. 0 to 24, default 12: some thousand hashes, unnoticed on a phone.</summary>
    public int PuzzleBits { get; set; } = 12;

    /// <summary>How long a puzzle can be handed in. One minute to a day, default half an hour; a late page gets a new one.</summary>
    public TimeSpan PuzzleLife { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Reports from one neighbourhood of addresses that go in without waiting, per window. At least 1, default 3.</summary>
    public int FreeReportsPerBucket { get; set; } = 3;

    /// <summary>Length of that window. One second to a day, default ten minutes.</summary>
    public TimeSpan BucketWindow { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Each further report goes in this much after the one before. Zero to <see cref="MaxDelay"/>, default two seconds.</summary>
    public TimeSpan DelayStep { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Nobody waits longer, and nobody is refused. Zero to 25 seconds (a page gives up at 30), default 20.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Receipts that one neighbourhood may try per minute without waiting; later ones go one in each six seconds. At least 1, default 10.</summary>
    public int FreeLookupsPerBucket { get; set; } = 10;

    /// <summary>The largest body of a report. A report of four steps has some 361,000 bytes; 370,000 to 4,000,000, default 400,000.</summary>
    public int MaxReportBytes { get; set; } = 400_000;

    /// <summary>Changes of drafts that one neighbourhood may save per minute without waiting; later ones go at the same pace, one after another. 1 to 6000, default 120.</summary>
    public int FreeDraftSavesPerBucket { get; set; } = 120;

    /// <summary>
    /// Drafts that an office keeps at most; a further one is not begun, and its writer goes on without. Each takes 22 KB or more, at most 350 KB.
    /// 10 to 1,000,000, default 3,000: a gigabyte in the worst case.
    /// </summary>
    public int MostDrafts { get; set; } = 3_000;

    /// <summary>Working days after the next notice by which the reporter should look again. 1 to 14, default 3.</summary>
    public int LookAfterWorkingDays { get; set; } = 3;
}
