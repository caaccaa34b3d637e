using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Jaring.Outreach.Calendar;

/// <summary>What somebody did to a session in Outlook itself and nobody has decided about yet.</summary>
/// <param name="Deleted">True: its event was deleted or cancelled there. False: it was changed, and the plan has followed.</param>
/// <param name="Before">The plan as it was before; null when deleted.</param>
public sealed record OutlookNews(bool Deleted, CalendarFace? Before)
{
    /// <summary>It was taken out.</summary>
    public static OutlookNews Gone { get; } = new(true, null);
}

internal sealed class OutlookNewsConverter() : ValueConverter<OutlookNews?, string?>(
    news => news == null ? null : JsonSerializer.Serialize(news, JsonSerializerOptions.Default),
    text => text == null ? null : JsonSerializer.Deserialize<OutlookNews>(text, JsonSerializerOptions.Default));
