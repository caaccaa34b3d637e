using System.ComponentModel.DataAnnotations;

namespace Jaring.Retention;

/// <summary>
/// Settings of section <c>Retention:Cases</c>. No law that we could read gives these times; the office's archive schedule (jadwal retensi arsip) does, and
/// whoever answers for data protection there decides (docs/retention.md).
/// </summary>
public sealed class CaseRetentionOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Retention:Cases";

    /// <summary>How long a case is kept for which no reader ever set a day; drills alike. Default five years, range one to thirty.</summary>
    [Range(typeof(TimeSpan), "365.00:00:00", "10957.00:00:00", ErrorMessage = "Retention:Cases:Unclaimed must be between one and thirty years.")]
    public TimeSpan Unclaimed { get; set; } = TimeSpan.FromDays(1826);

    /// <summary>What pages propose once a case is closed. Default two years, range ninety days to thirty years.</summary>
    [Range(typeof(TimeSpan), "90.00:00:00", "10957.00:00:00", ErrorMessage = "Retention:Cases:AfterClosing must be between ninety days and thirty years.")]
    public TimeSpan AfterClosing { get; set; } = TimeSpan.FromDays(730);

    /// <summary>The soonest that a reader may ask for. Default ninety days, range thirty days to a year.</summary>
    [Range(typeof(TimeSpan), "30.00:00:00", "365.00:00:00", ErrorMessage = "Retention:Cases:LeastNotice must be between thirty days and a year.")]
    public TimeSpan LeastNotice { get; set; } = TimeSpan.FromDays(90);

    /// <summary>The latest that a reader may ask for. Default ten years, range one to thirty.</summary>
    [Range(typeof(TimeSpan), "365.00:00:00", "10957.00:00:00", ErrorMessage = "Retention:Cases:Longest must be between one and thirty years.")]
    public TimeSpan Longest { get; set; } = TimeSpan.FromDays(3652);

    /// <summary>How long a case stays at least after a message in it. Default half a year, range thirty days to two years.</summary>
    [Range(typeof(TimeSpan), "30.00:00:00", "730.00:00:00", ErrorMessage = "Retention:Cases:AfterMessage must be between thirty days and two years.")]
    public TimeSpan AfterMessage { get; set; } = TimeSpan.FromDays(182);

    /// <summary>How long a hold that was let go holds on, for others to object. Default thirty days, range one week to a year.</summary>
    [Range(typeof(TimeSpan), "7.00:00:00", "365.00:00:00", ErrorMessage = "Retention:Cases:ReleaseWait must be between a week and a year.")]
    public TimeSpan ReleaseWait { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long a case that is due stays all the same, so that a clock that ran ahead for some days erases nothing. Default a week, range one day to ninety.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "90.00:00:00", ErrorMessage = "Retention:Cases:DueWait must be between one day and ninety.")]
    public TimeSpan DueWait { get; set; } = TimeSpan.FromDays(7);
}
