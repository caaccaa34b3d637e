using System.Globalization;
using System.Text.Json;

namespace Jaring.Papers;

/// <summary>
/// What stands on paper: <c>Words/surat.json</c>, embedded. A paper of the office is in Indonesian, whatever the page of the member speaks.
/// </summary>
internal static class PaperWords
{
    private static readonly Dictionary<string, string> All = Load();
    private static readonly string[] Days = Say("days").Split(' '), Months = Say("months").Split(' ');
    private static readonly Dictionary<string, string> Zones = new(StringComparer.Ordinal)
    {
        ["Asia/Jakarta"] = "WIB",
        ["Asia/Makassar"] = "WITA",
        ["Asia/Jayapura"] = "WIT",
    };

    /// <summary>The words of a key, with what belongs into their places.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key: a slip in our code.</exception>
    public static string Say(string key, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = All[key];
        foreach (var (name, value) in values)
        {
            text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }
        return text;
    }

    /// <summary>"25 Agustus 2025"</summary>
    public static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Months[day.Month - 1]} {day.Year}");

    /// <summary>"Senin, 25 Agustus 2025"</summary>
    public static string LongDay(DateOnly day) => $"{Days[(int)day.DayOfWeek]}, {Day(day)}";

    /// <summary>"Agustus"</summary>
    public static string Month(DateOnly day) => Months[day.Month - 1];

    /// <summary>"09.00"</summary>
    public static string Clock(DateTime local) => local.ToString("HH.mm", CultureInfo.InvariantCulture);

    /// <summary>"WIB" where the zone has an Indonesian name, else nothing.</summary>
    public static string Zone(string zone) => Zones.GetValueOrDefault(zone, "");

    private static Dictionary<string, string> Load()
    {
        using var file = typeof(PaperWords).Assembly.GetManifestResourceStream("Jaring.Papers.Words.surat.json")!;
        return new(JsonSerializer.Deserialize<Dictionary<string, string>>(file)!, StringComparer.Ordinal);
    }
}
