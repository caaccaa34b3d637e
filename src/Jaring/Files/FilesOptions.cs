using System.ComponentModel.DataAnnotations;

namespace Jaring.Files;

/// <summary>How much sealed files may be, section <c>Files</c>. A limit that refuses a file never refuses the report beside it.</summary>
public sealed class FilesOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Files";

    /// <summary>The largest file before padding and sealing, in mebibytes. Default 50, range 1 to 500.</summary>
    [Range(1, 500, ErrorMessage = "Files:MostMegabytes must be 1 to 500.")]
    public int MostMegabytes { get; set; } = 50;

    /// <summary>How many files go with one report or message, and how many one solved puzzle lets begin within an hour. Default 10, range 1 to 50.</summary>
    [Range(1, 50, ErrorMessage = "Files:PerSubmission must be 1 to 50.")]
    public int PerSubmission { get; set; } = 10;

    /// <summary>All files of one office together, in mebibytes. Default 20,480, range 100 to 10,000,000. From nine tenths on <c>/readyz</c> warns.</summary>
    [Range(100, 10_000_000, ErrorMessage = "Files:QuotaMegabytes must be 100 to 10000000.")]
    public int QuotaMegabytes { get; set; } = 20_480;

    /// <summary>How long a file waits for its report or message. Default a day, range one hour to a week.</summary>
    [Range(typeof(TimeSpan), "0.01:00:00", "7.00:00:00", ErrorMessage = "Files:UntiedFor must be one hour to seven days.")]
    public TimeSpan UntiedFor { get; set; } = TimeSpan.FromDays(1);

    /// <summary>
    /// How much of the quota files may take that belong to no report or message yet, in hundredths; half of that those that wait with a draft. So whoever fills it with
    /// files that nobody sends leaves the rest to what is sent. Default 25, range 5 to 90.
    /// </summary>
    [Range(5, 90, ErrorMessage = "Files:UntiedPercent must be 5 to 90.")]
    public int UntiedPercent { get; set; } = 25;

    /// <summary>Files that one neighbourhood of addresses begins without waiting, per <c>Room:BucketWindow</c>; later ones wait as reports do. At least 1, default 20.</summary>
    [Range(1, 100_000, ErrorMessage = "Files:FreePerBucket must be 1 to 100000.")]
    public int FreePerBucket { get; set; } = 20;

    /// <summary>The largest file before padding, in bytes.</summary>
    public long MostBytes => MostMegabytes * Mebibyte;

    /// <summary>The quota in bytes.</summary>
    internal long QuotaBytes => QuotaMegabytes * Mebibyte;

    /// <summary>What untied files may take of it.</summary>
    internal long UntiedBytes => QuotaBytes / 100 * UntiedPercent;

    /// <summary>What those may take that wait with a draft.</summary>
    internal long KeptBytes => UntiedBytes / 2;

    /// <summary>No untied file waits longer: a draft's thirty days, the rest of its last one, and a day for the zone.</summary>
    internal TimeSpan LongestUntied => UntiedFor > AsDrafts ? UntiedFor : AsDrafts;

    /// <summary>The largest sealed stream: padded, in chunks, with header and tags (docs/sealing.md 13).</summary>
    internal long MostSealed => FileSizes.Sealed(FileSizes.Padded(MostBytes));

    /// <summary>More parts than this make no sense for a file: a quarter of a mebibyte each on the average.</summary>
    internal int MostParts => (MostMegabytes * 4) + 4;

    private const long Mebibyte = 1024 * 1024;

    private static readonly TimeSpan AsDrafts = TimeSpan.FromDays(32);
}
