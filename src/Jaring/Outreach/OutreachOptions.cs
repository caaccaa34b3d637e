using System.ComponentModel.DataAnnotations;

namespace Jaring.Outreach;

/// <summary>Settings of the sessions, section <c>Outreach</c>.</summary>
internal sealed class OutreachOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Outreach";

    /// <summary>How often the replies to open sessions are read. Default twelve minutes (teams.md §7: 10 to 15 is enough), range one second to a day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "Outreach:RefreshEvery must be between one second and a day.")]
    public TimeSpan RefreshEvery { get; set; } = TimeSpan.FromMinutes(12);
}
