using System.ComponentModel.DataAnnotations;

namespace Jaring.Team.Trustees;

/// <summary>Settings of section <c>Trustee</c>.</summary>
public sealed class TrusteeOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Trustee";

    /// <summary>
    /// How long a case waits for a first answer before a trustee may be let in. One value for the whole office, so that no day of a single case stands
    /// anywhere. Whole days count. Default fourteen days, range one to twenty-eight: the index forgets nothing sooner than thirty.
    /// </summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "28.00:00:00", ErrorMessage = "Trustee:LateAfter must be between one day and 28.")]
    public TimeSpan LateAfter { get; set; } = TimeSpan.FromDays(14);

    /// <summary>
    /// How long somebody stays whom the list does not name: not yet, no more, or not since a new founding. Default thirty days, range one week to a year.
    /// </summary>
    [Range(typeof(TimeSpan), "7.00:00:00", "365.00:00:00", ErrorMessage = "Trustee:KeepUnlisted must be between a week and a year.")]
    public TimeSpan KeepUnlisted { get; set; } = TimeSpan.FromDays(30);

    internal int LateDays => (int)LateAfter.TotalDays;
}
