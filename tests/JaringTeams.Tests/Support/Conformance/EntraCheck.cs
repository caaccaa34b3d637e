using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Jaring.Tests.Support.Conformance;

/// <summary>Entra has no official machine-readable description: these are the shapes of specs/entra-tokens.md, written down by hand.</summary>
internal static partial class EntraCheck
{
    private static readonly string[] Form =
    [
        "client_id", "client_secret", "client_assertion", "client_assertion_type", "scope", "grant_type", "client_info", "claims", "assertion", "requested_token_use",
        "code", "redirect_uri", "code_verifier", "refresh_token",
    ];

    private static readonly string[] Token = ["token_type", "expires_in", "ext_expires_in", "access_token"];
    private static readonly string[] Error = ["error", "error_description", "error_codes", "timestamp", "trace_id", "correlation_id", "error_uri"];
    private static readonly string[] Metadata = ["issuer", "authorization_endpoint", "jwks_uri", "id_token_signing_alg_values_supported", "token_endpoint_auth_methods_supported"];
    private static readonly string[] Key = ["kty", "use", "kid", "x5t", "n", "e"];

    /// <summary>What does not fit.</summary>
    public static IEnumerable<string> Faults(Traffic call)
    {
        if (call.Method == "POST" && !call.IsRefused)
            foreach (var name in call.Body.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')[0]).Where(n => !Form.Contains(n)))
                yield return $"request: unknown name {name}";
        // The page on which a person chooses an account.
        if (call.Answer is not { } answer || call.Route.EndsWith("/authorize", StringComparison.Ordinal) || (call.Status >= 500 && answer.StartsWith("<html>", StringComparison.Ordinal)))
            yield break;
        if (JsonNode.Parse(answer) is not JsonObject body)
        {
            yield return "answer: no object";
            yield break;
        }
        foreach (var fault in call.Status >= 400 ? ErrorFaults(body)
            : call.Route.EndsWith("/token", StringComparison.Ordinal) ? Missing(body, Token)
            : call.Route.EndsWith("/keys", StringComparison.Ordinal) ? body["keys"]?.AsArray().SelectMany(k => Missing(k!.AsObject(), Key)) ?? ["answer keys: missing"]
            : Missing(body, Metadata))
            yield return fault;
    }

    private static IEnumerable<string> ErrorFaults(JsonObject body) =>
        body["error_description"]?.ToString() is { } text && !Described().IsMatch(text) ? ["answer error_description: not in Entra's form"] : Missing(body, Error);

    private static IEnumerable<string> Missing(JsonObject body, string[] names) => names.Where(n => body[n] is null).Select(n => $"answer {n}: missing");

    [GeneratedRegex(@"^AADSTS\d+: .+ Trace ID: [0-9a-f-]{36} Correlation ID: [0-9a-f-]{36} Timestamp: \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$")]
    private static partial Regex Described();
}
