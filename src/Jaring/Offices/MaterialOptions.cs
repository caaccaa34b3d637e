using System.Globalization;

namespace Jaring.Offices;

/// <summary>Something that the office lets its staff read: slides of a session, a leaflet, a circular. Section <c>Jaring:Offices:n:Materials:m</c>.</summary>
public sealed class MaterialOptions
{
    /// <summary>Its title as people read it.</summary>
    public string Title { get; set; } = "";

    /// <summary>Who made it or where it comes from.</summary>
    public string Source { get; set; } = "";

    /// <summary>Its day, "yyyy-MM-dd".</summary>
    public string Date { get; set; } = "";

    /// <summary>Where it can be read, an https address; empty where it is handed out on paper.</summary>
    public string Address { get; set; } = "";

    /// <summary>Its day; the check at start has read it.</summary>
    public DateOnly On => DayOf(Date) ?? default;

    internal static DateOnly? DayOf(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
