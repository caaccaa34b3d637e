using System.Security.Cryptography;
using System.Text;

namespace Jaring.Tests.Security.Answers;

/// <summary>What an answer is, as far as its headers care.</summary>
internal enum Kind
{
    /// <summary>The reporter's page.</summary>
    Room,

    /// <summary>The team's page.</summary>
    Dashboard,

    /// <summary>A page without a script: what an office prints.</summary>
    Still,

    /// <summary>A page without a script whose form comes back to us: check-in and feedback.</summary>
    Form,

    /// <summary>The same for a hall's projector, which comes again by itself.</summary>
    Screen,

    /// <summary>The staff app's tab: a page without a script that Teams may frame.</summary>
    Lobby,

    /// <summary>A script, style or picture under its hashed name.</summary>
    File,

    /// <summary>What the room begins with: the same for everybody, small for who takes Brotli.</summary>
    Beginning,

    /// <summary>Everything else: data, refusals, failures, redirects, health, the bot.</summary>
    Answer,
}

/// <summary>
/// The headers of every answer, reviewed as one table: sealing.md A11, teams.md §2.4 (9) and §5.4. An answer has exactly these, besides the few that say
/// what is in its body. So there is no cookie, no CORS, no X-Frame-Options and no name of a server: they are not in the table.
/// </summary>
internal static class ReviewedHeaders
{
    public const string TeamsFrames = "https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft";

    private const string Devices =
        "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), "
        + "microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

    private static readonly string[] AboutTheBody = ["Date", "Content-Type", "Content-Length", "Content-Language", "Transfer-Encoding", "Connection"];

    /// <summary>The faults of an answer's headers, empty when it wears exactly what it should.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="status">Its status.</param>
    /// <param name="headers">Its headers.</param>
    /// <param name="frames">Who may frame the page of this office.</param>
    /// <param name="map">Import map of this office's pages: the one inline text that a page's policy lets pass, by its hash.</param>
    /// <param name="byTls">True when the host name is one of ours, reached by TLS.</param>
    public static IReadOnlyList<string> Faults(Kind kind, int status, IReadOnlyDictionary<string, string> headers, string frames, string map, bool byTls)
    {
        var expected = Expected(kind, frames, map, byTls);
        string[] may = status switch
        {
            302 => [.. AboutTheBody, "Location"],
            401 => [.. AboutTheBody, "WWW-Authenticate"],
            405 => [.. AboutTheBody, "Allow"],
            _ when kind == Kind.File => [.. AboutTheBody, "ETag", "Vary", "Content-Encoding"],
            _ when kind == Kind.Screen => [.. AboutTheBody, "Vary", "Content-Encoding", "Refresh"],
            _ when kind is Kind.Room or Kind.Dashboard or Kind.Still or Kind.Form or Kind.Lobby or Kind.Beginning => [.. AboutTheBody, "Vary", "Content-Encoding"],
            _ => AboutTheBody,
        };
        return
        [
            .. expected.Where(e => headers.GetValueOrDefault(e.Key) != e.Value).Select(e => $"{e.Key} is \"{headers.GetValueOrDefault(e.Key)}\""),
            .. headers.Where(h => !expected.ContainsKey(h.Key) && !may.Contains(h.Key, StringComparer.OrdinalIgnoreCase)).Select(h => $"{h.Key}: {h.Value} is not in the table"),
        ];
    }

    private static Dictionary<string, string> Expected(Kind kind, string frames, string map, bool byTls)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Content-Security-Policy"] = Policy(kind, frames, map),
            ["X-Content-Type-Options"] = "nosniff",
            ["Referrer-Policy"] = "no-referrer",
            ["Permissions-Policy"] = Devices,
            ["Cross-Origin-Resource-Policy"] = "same-origin",
            ["Cache-Control"] = kind == Kind.File ? "public, max-age=31536000, immutable" : "no-store",
        };
        if (kind is Kind.Room or Kind.Dashboard or Kind.Still or Kind.Form or Kind.Screen or Kind.Lobby)
        {
            headers["Integrity-Policy"] = "blocked-destinations=(script)";
        }

        if (kind != Kind.Dashboard)
        {
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
        }

        if (byTls)
        {
            headers["Strict-Transport-Security"] = "max-age=31536000";
        }

        return headers;
    }

    private static string Policy(Kind kind, string frames, string map) => kind switch
    {
        Kind.Room => Page($"'self' '{HashOf(Room.TestClient.Style)}'", frames, map),
        Kind.Dashboard => Page("'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='", frames, map),
        Kind.Still => Still(Tab.Print.PrintStyles.Poster, "'none'"),
        Kind.Form or Kind.Screen => Still(Tab.Attendance.FormStyle.Sheet, "'none'").Replace("form-action 'none'", "form-action 'self'", StringComparison.Ordinal),
        Kind.Lobby => Still(Tab.Lobby.LobbyStyle.Sheet, frames),
        _ => "default-src 'none'; frame-ancestors 'none'",
    };

    private static string Still(string style, string frames) =>
        $"default-src 'none'; style-src '{HashOf(style)}'; base-uri 'none'; form-action 'none'; frame-ancestors {frames}; require-trusted-types-for 'script'; trusted-types 'none'";

    private static string HashOf(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Page(string styles, string frames, string map) =>
        $"default-src 'none'; script-src 'self' '{HashOf(map)}'; connect-src 'self'; img-src 'self' blob:; font-src 'self'; style-src {styles}; "
        + $"base-uri 'none'; form-action 'none'; frame-ancestors {frames}; require-trusted-types-for 'script'; trusted-types 'none'";
}
