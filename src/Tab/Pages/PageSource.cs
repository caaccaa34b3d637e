using System.Net;
using System.Text.RegularExpressions;
using Jaring.Help;
using Jaring.Offices;
using Jaring.Tab.Edge;

namespace Jaring.Tab.Pages;

/// <summary>
/// Fills an office's settings into a built page, in their places and nowhere else, so that one bundle serves every office and whoever empties the places
/// again has the built page to the byte (sealing.md A11, docs/integrity.md). Nothing in it depends on who asks.
/// </summary>
internal static partial class PageSource
{
    /// <summary>Where the help near the office stands in the room's page.</summary>
    private const string EmptyList = """<ul class="near"></ul>""";

    /// <summary>So few that the page stays in its first packets.</summary>
    private const int MostNear = 4;

    /// <summary>What somebody needs in the first hours; the rest comes with the page of numbers.</summary>
    private static readonly string[] FirstNeeds = [Need.Medical, Need.Psychological, Need.Shelter];

    /// <summary>The page as this office's origin serves it.</summary>
    /// <param name="html">As built.</param>
    /// <param name="office">The office.</param>
    /// <param name="help">Help near the office; it stands in the page itself, for a browser that gets no further.</param>
    /// <param name="origin">Room or dashboard.</param>
    /// <param name="signIn">Authority and app with which people sign in outside Teams; empty wherever else.</param>
    public static RenderedPage Render(string html, OfficeOptions office, HelpView help, OfficeOrigin origin, string signIn = "")
    {
        var peer = origin == OfficeOrigin.Room ? OfficeOrigin.Dashboard : OfficeOrigin.Room;
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["jaring-office"] = office.Id,
            ["jaring-frames"] = string.Join(' ', office.FrameOrigins),
            ["jaring-peer"] = office.OriginOf(peer),
            ["jaring-language"] = "id",
            ["jaring-languages"] = Krama.IsTicked(office.Krama) ? "id en jv" : "id en",
            ["jaring-signin"] = signIn,
            ["jaring-zone"] = office.TimeZone,
        };
        var page = Place().Replace(html, place => settings.TryGetValue(place.Groups["name"].Value, out var value) ? $"{place.Value[..^1]}{WebUtility.HtmlEncode(value)}\"" : place.Value)
            .Replace("\"./assets/", $"\"/{office.Id}/assets/", StringComparison.Ordinal)
            .Replace(EmptyList, $"{EmptyList[..^"</ul>".Length]}{Near(help)}</ul>", StringComparison.Ordinal);
        return new RenderedPage(page, ImportMap().Match(page) is { Success: true } map ? new InlineScript(StillPage.Hash(map.Groups[1].Value)) : null,
            Inline().Match(page) is { Success: true } style ? new InlineStyle(StillPage.Hash(style.Groups[1].Value)) : null);
    }

    /// <summary>Help desk and own services of the office, each a line.</summary>
    private static string Near(HelpView help)
    {
        var words = PageWords.Indonesian;
        var desk = help.Posko is { } at ? [words.Say("still.posko", ("place", at.Place), ("hours", at.Hours), ("contact", at.Contact))] : Array.Empty<string>();
        var own = help.Own.Where(s => s.Needs.Any(FirstNeeds.Contains)).Take(MostNear).Select(s => words.Say(s.Hours.Length > 0 ? "still.service.hours" : "still.service", ("name", s.Name), ("contact", s.Contact), ("hours", s.Hours)));
        return string.Concat(desk.Concat(own).Select(line => $"<li>{line}</li>"));
    }

    [GeneratedRegex("""<meta name="(?<name>jaring-[a-z]+)" content=\x22\x22""")]
    private static partial Regex Place();

    [GeneratedRegex("<style>([^<]*)</style>")]
    private static partial Regex Inline();

    [GeneratedRegex("""<script type="importmap">([^<]*)</script>""")]
    private static partial Regex ImportMap();
}

/// <summary>A page as it is sent.</summary>
/// <param name="Html">Its text.</param>
/// <param name="Map">The one text in it that a browser reads as a script: which hash each file has that is loaded later.</param>
/// <param name="Style">The one style that stands in it.</param>
internal sealed record RenderedPage(string Html, InlineScript? Map, InlineStyle? Style);
