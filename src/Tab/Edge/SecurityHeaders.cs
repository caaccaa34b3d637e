using System.Collections.Frozen;
using System.Net.Mime;
using Jaring.Offices;
using Jaring.Tab.Dashboard;
using Jaring.Tab.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Jaring.Tab.Edge;

/// <summary>
/// Headers of every answer, page, file and failure alike. A page runs scripts of our own files only, sends nothing elsewhere, and only the configured
/// hosts may frame it; an answer that is no page may do nothing at all (sealing.md 1.1, A11; teams.md 5.4).
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next, OfficeRegister offices, IOptions<EntraOptions> entra)
{
    /// <summary>Policy of whatever is no page: were it shown as one, it would be empty and in nobody's frame.</summary>
    private const string AnswerPolicy = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>A reporter's file: bytes that a page opens, and nothing that a browser should show or run.</summary>
    private const string BytesPolicy = AnswerPolicy + "; sandbox";

    /// <summary>Fluent UI v9 inserts one empty style element and fills it by script; this is the hash of the empty text (measured, sealing.md A11).</summary>
    private const string EmptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    /// <summary>A browser that knows this header runs no script whose hash the page does not name, loaded at once or later.</summary>
    private const string HashedAlone = "blocked-destinations=(script)";

    private const string OneYear = "max-age=31536000";

    private const string NoDevices =
        "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), "
        + "magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), "
        + "xr-spatial-tracking=()";

    /// <summary>A passkey asks for the owner's finger by itself, so the page that may use one needs nothing else.</summary>
    private static readonly string PasskeyOnly = NoDevices.Replace("publickey-credentials-get=()", "publickey-credentials-create=(self), publickey-credentials-get=(self)", StringComparison.Ordinal);

    private readonly FrozenDictionary<string, Site> sites = offices.All
        .SelectMany(o => new[] { OfficeOrigin.Room, OfficeOrigin.Dashboard }.Select(kind => (Kind: kind, At: new Uri(o.OriginOf(kind)))))
        .GroupBy(o => o.At.Authority, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(g => g.Key, g => new Site(g.First().Kind, g.All(o => o.At is { Scheme: "https", IsLoopback: false })), StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        // Set at the last moment, so that an answer that was cleared and replaced by a failure has them too.
        context.Response.OnStarting(Set, context);
        return next(context);
    }

    private Task Set(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        var site = sites.GetValueOrDefault(context.Request.Host.Value ?? "");
        var page = IsPage(context.Response) ? site : null;
        var path = context.Request.Path.Value ?? "";
        var isPlain = page is { Origin: OfficeOrigin.Dashboard } && PlainAddress.IsAt(path);
        var isOwnWindow = page is { Origin: OfficeOrigin.Dashboard } && PlainAddress.IsOwnWindow(path);
        var frames = isOwnWindow ? "'none'" : FramesOf(offices.Find(FirstSegment(context.Request.Path)));
        var servers = isPlain ? $"'self' {new Uri(entra.Value.SignInAuthority).GetLeftPart(UriPartial.Authority)}" : "'self'";
        var parts = context.Features;
        headers.ContentSecurityPolicy = page is null ? AnswerPolicyOf(context.Response)
            : parts.Get<StillStyle>() is { } still ? StillPolicy(still, frames)
            : PagePolicy(page.Origin, frames, parts.Get<InlineScript>(), parts.Get<InlineStyle>(), servers);
        headers["Referrer-Policy"] = "no-referrer";
        headers.XContentTypeOptions = "nosniff";
        headers["Permissions-Policy"] = isPlain ? PasskeyOnly : NoDevices;
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (page is not null)
        {
            headers["Integrity-Policy"] = HashedAlone;
        }

        if (isOwnWindow || page is not { Origin: OfficeOrigin.Dashboard })
        {
            // Teams may open the dashboard as a window of its own and speaks to it over window.opener, which this header would cut.
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
        }

        if (site is { IsTls: true })
        {
            // An address typed from a poster has no scheme: after the first visit the browser asks by TLS alone. Loopback is left out, it is everybody's.
            headers.StrictTransportSecurity = OneYear;
        }

        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }

    /// <summary>Also the one plain sentence that stands in a page's place while the client is not built.</summary>
    private static bool IsPage(HttpResponse response) =>
        response.ContentType is { } type && (type.StartsWith("text/html", StringComparison.Ordinal) || type.StartsWith("text/plain", StringComparison.Ordinal));

    private static string AnswerPolicyOf(HttpResponse response) => response.ContentType == MediaTypeNames.Application.Octet ? BytesPolicy : AnswerPolicy;

    private static string FramesOf(OfficeOptions? office) => office is { FrameOrigins.Count: > 0 } ? string.Join(' ', office.FrameOrigins) : "'none'";

    private static string PagePolicy(OfficeOrigin origin, string frames, InlineScript? map, InlineStyle? style, string servers)
    {
        var scripts = map is null ? "'self'" : $"'self' '{map.Hash}'";
        var styles = origin == OfficeOrigin.Dashboard ? $"'self' {EmptyStyle}" : style is null ? "'self'" : $"'self' '{style.Hash}'";
        return $"default-src 'none'; script-src {scripts}; connect-src {servers}; img-src 'self' blob:; font-src 'self'; style-src {styles}; base-uri 'none'; "
            + $"form-action 'none'; frame-ancestors {frames}; require-trusted-types-for 'script'; trusted-types 'none'";
    }

    /// <summary>A page that is whole in itself: its own style, and nothing else at all, unless its form is sent to us.</summary>
    private static string StillPolicy(StillStyle style, string frames) =>
        $"default-src 'none'; style-src '{style.Hash}'; base-uri 'none'; form-action {(style.Sends ? "'self'" : "'none'")}; frame-ancestors {(style.InFrames ? frames : "'none'")}; "
        + "require-trusted-types-for 'script'; trusted-types 'none'";

    private static string FirstSegment(PathString path)
    {
        var text = path.Value is { Length: > 1 } value ? value[1..] : "";
        return text.IndexOf('/') is var end and >= 0 ? text[..end] : text;
    }

    /// <summary>What stands at a host name and port.</summary>
    private sealed record Site(OfficeOrigin Origin, bool IsTls);
}

/// <summary>The page's one inline text that counts as a script: its import map, which runs nothing. Only this text is allowed, by its hash.</summary>
/// <param name="Hash"><c>sha256-</c> and base64, as a policy names it.</param>
internal sealed record InlineScript(string Hash);

/// <summary>The style that stands in the room's page, so that the help numbers can be read before any file has come. Only this text is allowed, by its hash.</summary>
/// <param name="Hash"><c>sha256-</c> and base64, as a policy names it.</param>
internal sealed record InlineStyle(string Hash);
