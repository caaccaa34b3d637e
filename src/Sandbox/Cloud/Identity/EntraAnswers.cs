using System.Text.Json.Nodes;
using Jaring.Sandbox.Cloud.FaultsOnDemand;

namespace Jaring.Sandbox.Cloud.Identity;

/// <summary>Entra's refusals in their real shape (specs/entra-tokens.md c).</summary>
internal static class EntraAnswers
{
    /// <summary>The errors that an app can meet, by their AADSTS number: status and OAuth name.</summary>
    private static readonly IReadOnlyDictionary<int, (int Status, string Error, string Text)> Known = new Dictionary<int, (int, string, string)>
    {
        [7000215] = (401, "invalid_client", "Invalid client secret provided."),
        [7000222] = (401, "invalid_client", "The provided client secret keys for the app are expired."),
        [700016] = (400, "unauthorized_client", "Application was not found in the directory."),
        [70011] = (400, "invalid_scope", "The provided value for the input parameter 'scope' is not valid."),
        [70003] = (400, "unsupported_grant_type", "The app requested an unsupported grant type."),
        [900144] = (400, "invalid_request", "The request body must contain a parameter that is missing."),
        [90002] = (400, "invalid_tenant", "Tenant not found."),
        [53003] = (400, "access_denied", "Access has been blocked by Conditional Access policies."),
        [50011] = (400, "invalid_request", "The redirect URI specified in the request does not match the redirect URIs configured for the application."),
        [70008] = (400, "invalid_grant", "The provided authorization code or refresh token has expired due to inactivity."),
        [501481] = (400, "invalid_grant", "The Code_Verifier does not match the code_challenge supplied in the authorization request."),
        [700084] = (400, "invalid_grant", "The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime, which cannot be extended."),
        [9002327] = (400, "invalid_request", "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests."),
        [90033] = (429, "temporarily_unavailable", "A transient error has occurred. Please try again."),
        [50196] = (400, "invalid_grant", "The server terminated an operation because it encountered a client request loop."),
    };

    /// <summary>True when the number is one of ours.</summary>
    public static bool Knows(int aadsts) => Known.ContainsKey(aadsts);

    /// <summary>The numbers, for a message.</summary>
    public static IEnumerable<int> Numbers => Known.Keys.Order();

    /// <summary>A refusal; its text may say more than the usual one.</summary>
    public static IResult Refuse(HttpContext http, int aadsts, string? text = null, int? status = null)
    {
        var known = Known[aadsts];
        var at = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().ToString("yyyy-MM-dd HH:mm:ssZ");
        var (trace, correlation) = (Guid.CreateVersion7().ToString(), Guid.CreateVersion7().ToString());
        var body = new JsonObject
        {
            ["error"] = known.Error,
            ["error_description"] = $"AADSTS{aadsts}: {text ?? known.Text} Trace ID: {trace} Correlation ID: {correlation} Timestamp: {at}",
            ["error_codes"] = new JsonArray(aadsts),
            ["timestamp"] = at,
            ["trace_id"] = trace,
            ["correlation_id"] = correlation,
            ["error_uri"] = $"https://login.microsoftonline.com/error?code={aadsts}",
        };
        return Results.Json(body, statusCode: status ?? known.Status);
    }

    /// <summary>What a fault on demand looks like: an AADSTS refusal, throttling, or the HTML of a service that is down.</summary>
    public static IResult Struck(HttpContext http, Strike struck)
    {
        struck.TellWhen(http.Response);
        return struck switch
        {
            { Aadsts: { } number } => Refuse(http, number),
            { Status: 429 } => Refuse(http, 90033),
            { Status: 400 } => Refuse(http, 700016),
            { Status: 401 } => Refuse(http, 7000215),
            var other => Results.Text("<html><body>Service unavailable</body></html>", "text/html", statusCode: other.Status),
        };
    }
}
