using System.ComponentModel.DataAnnotations;

namespace Jaring.Outbox;

/// <summary>How stubbornly the outbox tells, section <c>Outbox</c>. The defaults give up after about three and a half hours.</summary>
internal sealed class OutboxOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Outbox";

    /// <summary>How often delivery is tried before a row is parked. Default 12, range 1–100.</summary>
    [Range(1, 100, ErrorMessage = "Outbox:MaxAttempts must be 1 to 100: how often delivery is tried before a row is parked.")]
    public int MaxAttempts { get; set; } = 12;

    /// <summary>Pause after the first failure; doubled after each further one. Default five seconds, range 10 ms to an hour.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00", ErrorMessage = "Outbox:FirstPause must be between 10 milliseconds and an hour.")]
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest pause of our own choice. What the other side asks for is honoured beyond it, up to a day. Default one hour, at most a day.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00", ErrorMessage = "Outbox:LongestPause must be between 10 milliseconds and a day.")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many rows are delivered at the same time. Default 4, range 1–32. Outlook allows four calls at once per mailbox (teams.md §7.3).</summary>
    [Range(1, 32, ErrorMessage = "Outbox:Parallel must be 1 to 32 deliveries at the same time.")]
    public int Parallel { get; set; } = 4;

    /// <summary>
    /// How long a row belongs to the worker that took it. One attempt may last three quarters of it; after a crash the row is due again when it ends.
    /// Default two minutes, range one second to an hour.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ErrorMessage = "Outbox:Lease must be between a second and an hour.")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often the store is asked for due rows when nobody told of one. Default one second, range 10 ms to a minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00", ErrorMessage = "Outbox:Poll must be between 10 milliseconds and a minute.")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long told rows are kept before they are erased; then nobody can read in the store when something happened. Default thirty days, range one day to a year.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "365.00:00:00", ErrorMessage = "Outbox:KeepTold must be between one day and a year.")]
    public TimeSpan KeepTold { get; set; } = TimeSpan.FromDays(30);
}
