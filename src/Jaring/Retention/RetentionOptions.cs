using System.ComponentModel.DataAnnotations;

namespace Jaring.Retention;

/// <summary>
/// Settings of section <c>Retention</c>. None of these times stands in a law that we could read; they are the office's to choose with whoever answers
/// for data protection there (docs/retention.md). Cases have no time here: theirs is agreed case by case.
/// </summary>
internal sealed class RetentionOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Retention";

    /// <summary>How long after a session its invitees' addresses stay. Default thirty days, range one day to a year.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "365.00:00:00", ErrorMessage = "Retention:Invitees must be between one day and a year.")]
    public TimeSpan Invitees { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long after a session the session itself stays, for the yearly report. Default two years, range thirty-one days to ten years.</summary>
    [Range(typeof(TimeSpan), "31.00:00:00", "3650.00:00:00", ErrorMessage = "Retention:Sessions must be between 31 days and ten years.")]
    public TimeSpan Sessions { get; set; } = TimeSpan.FromDays(730);

    /// <summary>How long an announcement stays with its three numbers. Default a year, range thirty-one days to ten years.</summary>
    [Range(typeof(TimeSpan), "31.00:00:00", "3650.00:00:00", ErrorMessage = "Retention:Announcements must be between 31 days and ten years.")]
    public TimeSpan Announcements { get; set; } = TimeSpan.FromDays(365);

    /// <summary>How long an address that leads nowhere stays, to be looked at each day. Default thirty days, range one day to a year.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "365.00:00:00", ErrorMessage = "Retention:SilentAddresses must be between one day and a year.")]
    public TimeSpan SilentAddresses { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long after a session its photos stay, for its report. Default half a year, range thirty days to two years.</summary>
    [Range(typeof(TimeSpan), "30.00:00:00", "730.00:00:00", ErrorMessage = "Retention:Photos must be between 30 days and two years.")]
    public TimeSpan Photos { get; set; } = TimeSpan.FromDays(180);

    /// <summary>How long a signed pakta integritas stays, by whole years. Default five years, range one to ten.</summary>
    [Range(typeof(TimeSpan), "365.00:00:00", "3650.00:00:00", ErrorMessage = "Retention:Pledges must be between one and ten years.")]
    public TimeSpan Pledges { get; set; } = TimeSpan.FromDays(1826);

    /// <summary>How long a delivery that was given up stays in sight of /readyz and the dashboard. Default ninety days, range one week to a year.</summary>
    [Range(typeof(TimeSpan), "7.00:00:00", "365.00:00:00", ErrorMessage = "Retention:GivenUp must be between a week and a year.")]
    public TimeSpan GivenUp { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long a device keeps its PIN without being used; after that it asks for the six words. Default half a year, range thirty days to two years.</summary>
    [Range(typeof(TimeSpan), "30.00:00:00", "730.00:00:00", ErrorMessage = "Retention:Devices must be between 30 days and two years.")]
    public TimeSpan Devices { get; set; } = TimeSpan.FromDays(180);

    /// <summary>
    /// How long the index shows an entry at least; it shows it longer while a member's page has not taken it in. Default sixty days, range thirty days to a
    /// year. Whole days count.
    /// </summary>
    [Range(typeof(TimeSpan), "30.00:00:00", "365.00:00:00", ErrorMessage = "Retention:Index must be between thirty days and a year.")]
    public TimeSpan Index { get; set; } = TimeSpan.FromDays(60);
}
