using Jaring.Outbox;
using Jaring.Outreach;

namespace Jaring.Tests.Bot;

/// <summary>What stories plan and tell.</summary>
internal static class Sessions
{
    public static Notice Notice { get; } = new("tirtawana", BotWorld.Person, DateTimeOffset.FromUnixTimeSeconds(1_796_115_300));

    public static CalendarEntry Online() => new(
        "tirtawana",
        "6b0f3a0e-7f5b-4f0e-9a55-5a9b6d1c7e11",
        "Sosialisasi: ruang kerja yang saling menghormati",
        new DateTime(2027, 1, 12, 9, 0, 0),
        new DateTime(2027, 1, 12, 11, 30, 0),
        "Asia/Jakarta",
        "Aula lantai 2",
        Online: true,
        ["wening@tirtawana.example", "yoga@tirtawana.example"]);
}
