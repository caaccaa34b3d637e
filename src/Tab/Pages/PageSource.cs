using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Jaring.Offices;
using Jaring.Tab.Edge;

namespace Jaring.Tab.Pages;

/// <summary>
/// Fills an office's settings into a built page, in their places and nowhere else, so that one bundle serves every office and whoever empties the places
/// again has the built page to the byte (sealing.md A11, docs/integrity.md). Nothing in it depends on who asks.
/// </summary>
internal static partial class PageSource
{
    /// <summary>The page as this office's origin serves it.</summary>
    public static RenderedPage Render(string html, OfficeOptions office, OfficeOrigin origin)
    {
        var peer = origin == OfficeOrigin.Room ? OfficeOrigin.Dashboard : OfficeOrigin.Room;
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["jaring-office"] = office.Id,
            ["jaring-frames"] = string.Join(' ', office.FrameOrigins),
            ["jaring-peer"] = office.OriginOf(peer),
            ["jaring-language"] = "id",
        };
        var page = Place().Replace(html, place => settings.TryGetValue(place.Groups["name"].Value, out var value) ? $"{place.Value[..^1]}{WebUtility.HtmlEncode(value)}\"" : place.Value)
            .Replace("\"./assets/", $"\"/{office.Id}/assets/", StringComparison.Ordinal);
        return new RenderedPage(page, ImportMap().Match(page) is { Success: true } map ? new InlineScript(HashOf(map.Groups[1].Value)) : null);
    }

    private static string HashOf(string script) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}";

    [GeneratedRegex("""<meta name="(?<name>jaring-[a-z]+)" content=\x22\x22""")]
    private static partial Regex Place();

    [GeneratedRegex("""<script type="importmap">([^<]*)</script>""")]
    private static partial Regex ImportMap();
}

/// <summary>A page as it is sent.</summary>
/// <param name="Html">Its text.</param>
/// <param name="Map">The one text in it that a browser reads as a script: which hash each file has that is loaded later.</param>
internal sealed record RenderedPage(string Html, InlineScript? Map);
