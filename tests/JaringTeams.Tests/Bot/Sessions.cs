using Jaring.Outbox;
using Jaring.Outreach.Calendar;

namespace Jaring.Tests.Bot;

/// <summary>What stories plan and tell.</summary>
internal static class Sessions
{
    public static Notice Notice { get; } = new("tirtawana", BotWorld.Person, DateTimeOffset.FromUnixTimeSeconds(1_796_115_300));

    public static CalendarFace Face { get; } = new("Sosialisasi: ruang kerja yang saling menghormati", "2027-01-12T09:00", "2027-01-12T11:30", "Aula lantai 2");

    public static CalendarEntry Online() => new(
        "tirtawana", "6b0f3a0e-7f5b-4f0e-9a55-5a9b6d1c7e11", Face, Online: true, Link: null, ["wening@tirtawana.example", "yoga@tirtawana.example"]);
}
