using Jaring.Offices;
using Microsoft.AspNetCore.Http;

namespace Jaring.Tab.Edge;

/// <summary>
/// Headers of every answer, page, file and failure alike. Scripts come from our own files only, nothing is sent elsewhere, and only the configured
/// hosts may frame us (sealing.md 1.1, A11).
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next, OfficeRegister offices)
{
    /// <summary>Fluent UI v9 inserts one empty style element and fills it by script; this is the hash of the empty text (measured, sealing.md A11).</summary>
    private const string EmptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    private const string OneYear = "max-age=31536000";

    private const string NoDevices =
        "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), "
        + "magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), "
        + "xr-spatial-tracking=()";

    public Task InvokeAsync(HttpContext context)
    {
        // Set at the last moment, so that an answer that was cleared and replaced by a failure has them too.
        context.Response.OnStarting(Set, context);
        return next(context);
    }

    private Task Set(object state)
    {
        var context = (HttpContext)state;
        var office = offices.Find(FirstSegment(context.Request.Path));
        var isDashboard = office?.Serves(OfficeOrigin.Dashboard, context.Request) ?? false;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy(office, isDashboard);
        headers["Referrer-Policy"] = "no-referrer";
        headers.XContentTypeOptions = "nosniff";
        headers["Permissions-Policy"] = NoDevices;
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (!isDashboard)
        {
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
        }

        if (office is not null && (IsReachedByTls(office, OfficeOrigin.Room, context.Request) || IsReachedByTls(office, OfficeOrigin.Dashboard, context.Request)))
        {
            headers.StrictTransportSecurity = OneYear;
        }

        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }

    /// <summary>An address typed from a poster has no scheme: after the first visit the browser asks by TLS alone. Loopback is left out, it is everybody's.</summary>
    private static bool IsReachedByTls(OfficeOptions office, OfficeOrigin origin, HttpRequest request) =>
        office.Serves(origin, request) && new Uri(office.OriginOf(origin)) is { IsLoopback: false, Scheme: "https" };

    private static string Policy(OfficeOptions? office, bool isDashboard)
    {
        var frames = office is { FrameOrigins.Count: > 0 } ? string.Join(' ', office.FrameOrigins) : "'none'";
        var styles = isDashboard ? $"'self' {EmptyStyle}" : "'self'";
        return $"default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' blob:; font-src 'self'; style-src {styles}; base-uri 'none'; "
            + $"form-action 'none'; frame-ancestors {frames}; require-trusted-types-for 'script'; trusted-types 'none'";
    }

    private static string FirstSegment(PathString path)
    {
        var text = path.Value is { Length: > 1 } value ? value[1..] : "";
        return text.IndexOf('/') is var end and >= 0 ? text[..end] : text;
    }
}
