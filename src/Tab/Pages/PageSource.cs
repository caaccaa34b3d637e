using System.Net;
using System.Text.RegularExpressions;
using Jaring.Offices;
using Jaring.Tab.Edge;

namespace Jaring.Tab.Pages;

/// <summary>
/// Fills an office's settings into a built page, so that one bundle serves every office unchanged and its hash can be compared (sealing.md A11).
/// Nothing in it depends on who asks.
/// </summary>
internal static partial class PageSource
{
    /// <summary>The page as this office's origin serves it.</summary>
    /// <param name="html">As built.</param>
    /// <param name="office">The office.</param>
    /// <param name="origin">Room or dashboard.</param>
    /// <param name="signIn">Authority and app with which people sign in outside Teams; empty wherever else.</param>
    public static string Render(string html, OfficeOptions office, OfficeOrigin origin, string signIn = "")
    {
        var peer = origin == OfficeOrigin.Room ? OfficeOrigin.Dashboard : OfficeOrigin.Room;
        (string Name, string Content)[] settings =
        [
            ("jaring-office", office.Id),
            ("jaring-frames", string.Join(' ', office.FrameOrigins)),
            ("jaring-peer", office.OriginOf(peer)),
            ("jaring-language", "id"),
            ("jaring-signin", signIn),
        ];
        var bare = Placeholder().Replace(html, "");
        var filled = string.Concat(settings.Select(s => $"<meta name=\"{s.Name}\" content=\"{WebUtility.HtmlEncode(s.Content)}\">"));
        return bare.Replace("</head>", $"{filled}</head>", StringComparison.Ordinal)
            .Replace("\"./assets/", $"\"/{office.Id}/assets/", StringComparison.Ordinal);
    }

    [GeneratedRegex("""<meta name="jaring-[a-z]+" content=""\s*/?>\s*""")]
    private static partial Regex Placeholder();
}
