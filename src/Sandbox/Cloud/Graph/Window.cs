using System.Globalization;
using System.Text.Json.Nodes;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>The window of a calendar view, both ends in UTC.</summary>
internal sealed record Window(DateTime Start, DateTime End)
{
    /// <summary>What Graph says when the window is missing.</summary>
    public const string Demand = "This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.";

    /// <summary>The window that the query names, or null.</summary>
    public static Window? From(HttpRequest request) =>
        When(request, "startDateTime") is { } start && When(request, "endDateTime") is { } end && end > start ? new(start, end) : null;

    /// <summary>True for an event that stands in the calendar and overlaps the window.</summary>
    public bool Holds(JsonObject made) => Calendars.IsHeld(made) && EventRules.Utc(made["start"]) < End && EventRules.Utc(made["end"]) > Start;

    /// <summary>The window as a query.</summary>
    public string ToQuery() => $"startDateTime={Start:yyyy-MM-ddTHH:mm:ssZ}&endDateTime={End:yyyy-MM-ddTHH:mm:ssZ}";

    private static DateTime? When(HttpRequest request, string name) =>
        DateTime.TryParse(request.Query[name], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var when) ? when : null;
}
