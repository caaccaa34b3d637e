using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Jaring.Tab.Pages;
using Microsoft.AspNetCore.Http;

namespace Jaring.Tab.Lobby;

/// <summary>The lobby's words in one language, and how it writes days, times and numbers. Everything comes out ready for HTML.</summary>
internal sealed partial class LobbyWords(string language)
{
    private static readonly Dictionary<string, string> Zones = new(StringComparer.Ordinal)
    {
        ["Asia/Jakarta"] = "WIB",
        ["Asia/Makassar"] = "WITA",
        ["Asia/Jayapura"] = "WIT",
    };

    private readonly string[] days = Page(language).Say("lobby.days").Split(' '), months = Page(language).Say("lobby.months").Split(' ');

    public static LobbyWords Indonesian { get; } = new("id");

    public static LobbyWords English { get; } = new("en");

    /// <summary>The words of the language that a browser asks for.</summary>
    public static LobbyWords For(HttpRequest request) => PageWords.For(request).Language == English.Words.Language ? English : Indonesian;

    /// <summary>What stands for a place where one takes part from elsewhere.</summary>
    public string Online => Words.Say("schedule.online");

    /// <summary>The words as a page that stands still takes them.</summary>
    public PageWords Words { get; } = Page(language);

    /// <summary>A text in which no number is broken over two lines: half a number is read wrongly and dialled wrongly.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> values) => Kept(Words.Say(key, values));

    /// <summary>The same for what the office wrote.</summary>
    public string Whole(string text) => Kept(WebUtility.HtmlEncode(text));

    /// <summary>"Senin, 25 Agustus 2025"</summary>
    public string LongDay(DateOnly day) => $"{days[(int)day.DayOfWeek]}, {Day(day)}";

    /// <summary>"25 Agustus 2025"</summary>
    public string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {months[day.Month - 1]} {day.Year}");

    /// <summary>When a session is, on the office's clock.</summary>
    /// <param name="startsAt">"yyyy-MM-ddTHH:mm".</param>
    /// <param name="endsAt">The same.</param>
    /// <param name="zone">The office's IANA time zone.</param>
    public string Time(string startsAt, string endsAt, string zone)
    {
        var (from, to) = (Local(startsAt), Local(endsAt));
        return Words.Say(
            "lobby.time",
            ("day", LongDay(DateOnly.FromDateTime(from))),
            ("from", from.ToString("HH.mm", CultureInfo.InvariantCulture)),
            ("to", to.ToString("HH.mm", CultureInfo.InvariantCulture)),
            ("zone", Zones.GetValueOrDefault(zone, ""))).TrimEnd();
    }

    private static string Kept(string html) => Number().Replace(html, "<span class=\"whole\">$0</span>");

    private static DateTime Local(string text) => DateTime.ParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private static PageWords Page(string language) => PageWords.Of("Lobby", language);

    /// <summary>A telephone number; what begins with a stroke or a number sign is part of an address or of an escaped sign.</summary>
    [GeneratedRegex(@"(?<![#/\w])\(?\d[\d)-]*[ -]?\d[\d-]{3,}\d")]
    private static partial Regex Number();
}
