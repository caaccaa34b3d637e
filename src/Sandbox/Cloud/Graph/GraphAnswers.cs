using System.Globalization;
using System.Text.Json.Nodes;
using Jaring.Sandbox.Cloud.FaultsOnDemand;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>Graph's error bodies, in the form that the SDK meets in the field (specs/graph-errors.json).</summary>
internal static class GraphAnswers
{
    public static IResult Error(HttpContext http, int status, string code, string message)
    {
        var requestId = RequestId(http);
        return Results.Json(new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = code,
                ["message"] = message,
                ["innerError"] = new JsonObject
                {
                    ["date"] = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss"),
                    ["request-id"] = requestId,
                    ["client-request-id"] = http.Request.Headers["client-request-id"].FirstOrDefault() ?? requestId,
                },
            },
        }, statusCode: status);
    }

    public static IResult AccessDenied(HttpContext http) => Error(http, 403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");

    public static IResult ItemNotFound(HttpContext http) => Error(http, 404, "ErrorItemNotFound", "The specified object was not found in the store.");

    public static IResult ChangedMeanwhile(HttpContext http) => Error(http, 412, "ErrorIrresolvableConflict",
        "The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.");

    /// <summary>The mailbox's own throttling; seen without an inner error (specs/graph-errors.json).</summary>
    public static IResult TooManyAtOnce(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "1";
        return Results.Json(new { error = new { code = "ApplicationThrottled", message = "Application is over its MailboxConcurrency limit." } }, statusCode: 429);
    }

    /// <summary>A limit over time; the wait is told in whole seconds, rounded up.</summary>
    public static IResult TooMany(HttpContext http, TimeSpan wait)
    {
        http.Response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Error(http, 429, "TooManyRequests", "Please retry again later.");
    }

    /// <summary>What a fault on demand looks like.</summary>
    public static IResult Struck(HttpContext http, Strike struck)
    {
        struck.TellWhen(http.Response);
        return struck.Status switch
        {
            429 => Error(http, 429, "TooManyRequests", "Please retry again later."),
            502 => Results.Text("<html><head><title>502 Bad Gateway</title></head></html>", "text/html", statusCode: 502),
            503 => Error(http, 503, "ServiceUnavailable", "The service is temporarily unavailable."),
            504 => Error(http, 504, "GatewayTimeout", "The upstream service did not answer in time."),
            507 => Error(http, 507, "ErrorQuotaExceeded", "The user's mailbox is over its quota."),
            409 => Error(http, 409, "Conflict", "Found multiple applications with the same AAD App ID."),
            404 => ItemNotFound(http),
            403 => AccessDenied(http),
            401 => Error(http, 401, "InvalidAuthenticationToken", "Lifetime validation failed, the token is expired."),
            var status => Error(http, status, "InternalServerError", "Internal Server Error"),
        };
    }

    public static IResult Invalid(HttpContext http, string what) => Error(http, 400, "ErrorInvalidRequest", what);

    /// <summary>The request's id, told in the headers of every answer together with the caller's own.</summary>
    public static string RequestId(HttpContext http)
    {
        if (http.Items["request-id"] is not string id)
        {
            id = Guid.CreateVersion7().ToString();
            http.Items["request-id"] = id;
            http.Response.Headers["request-id"] = id;
            http.Response.Headers["client-request-id"] = http.Request.Headers["client-request-id"].FirstOrDefault() ?? id;
        }
        return id;
    }
}
