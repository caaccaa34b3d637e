using System.Text.Json.Nodes;
using Jaring.Sandbox.Cloud.FaultsOnDemand;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.Cloud.Identity;

/// <summary>Entra ID and the Bot Framework's OpenID metadata, as far as apps and people ask for them: metadata, keys, client credentials, sign-in in a browser.</summary>
internal static class EntraEndpoints
{
    public static void MapEntra(this IEndpointRouteBuilder app)
    {
        var all = app.MapGroup("").AddEndpointFilter(UnlessStruckAsync);
        var tenant = all.MapGroup("/{tenant:guid}").AddEndpointFilter(KnownTenantAsync);
        tenant.MapGet("/v2.0/.well-known/openid-configuration", Metadata);
        tenant.MapGet("/discovery/v2.0/keys", (TokenMint mint) => mint.EntraKeys.KeySet());
        tenant.MapPost("/oauth2/v2.0/token", TokenAsync);
        app.MapSignIn(tenant);
        all.MapGet("/botframework/v1/.well-known/openidconfiguration", BotMetadata);
        all.MapGet("/botframework/v1/.well-known/keys", (TokenMint mint) => mint.BotKeys.KeySet());
    }

    private static async ValueTask<object?> UnlessStruckAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await Strike.AtServiceAsync(context.HttpContext) is { } struck ? EntraAnswers.Struck(context.HttpContext, struck) : await next(context);

    private static async ValueTask<object?> KnownTenantAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var asked = http.GetRouteValue("tenant")?.ToString();
        return string.Equals(asked, DemoOffice.TenantId, StringComparison.OrdinalIgnoreCase)
            ? await next(context)
            : EntraAnswers.Refuse(http, 90002, $"Tenant '{asked}' not found.");
    }

    private static JsonObject Metadata(string tenant, SandboxAddresses at) => new()
    {
        ["issuer"] = $"{at.Cloud}{tenant}/v2.0",
        ["authorization_endpoint"] = $"{at.Cloud}{tenant}/oauth2/v2.0/authorize",
        ["token_endpoint"] = $"{at.Cloud}{tenant}/oauth2/v2.0/token",
        ["jwks_uri"] = $"{at.Cloud}{tenant}/discovery/v2.0/keys",
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        ["response_types_supported"] = new JsonArray("code", "id_token", "code id_token", "id_token token"),
        ["response_modes_supported"] = new JsonArray("query", "fragment", "form_post"),
        ["subject_types_supported"] = new JsonArray("pairwise"),
        ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post", "private_key_jwt", "client_secret_basic"),
    };

    private static JsonObject BotMetadata(SandboxAddresses at) => new()
    {
        ["issuer"] = TokenMint.BotAudience,
        ["authorization_endpoint"] = "https://invalid.botframework.com",
        ["jwks_uri"] = $"{at.Cloud}botframework/v1/.well-known/keys",
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        ["token_endpoint_auth_methods_supported"] = new JsonArray("private_key_jwt"),
    };

    private static async Task<IResult> TokenAsync(HttpRequest request, TokenMint mint, SignIns signIns)
    {
        var http = request.HttpContext;
        if (!request.HasFormContentType || await request.ReadFormAsync() is not { } form || form["grant_type"].Count == 0)
            return EntraAnswers.Refuse(http, 900144, "The request body must contain the following parameter: 'grant_type'.");
        if (form["grant_type"] == "authorization_code" || form["grant_type"] == "refresh_token")
            return SignInEndpoints.Redeem(request, form, signIns, mint);
        if (form["grant_type"] != "client_credentials")
            return EntraAnswers.Refuse(http, 70003, $"The app requested an unsupported grant type '{form["grant_type"]}'.");
        if (DemoOffice.FindApp(form["client_id"]) is not { } app)
            return EntraAnswers.Refuse(http, 700016, $"Application with identifier '{form["client_id"]}' was not found in the directory.");
        if (form["client_secret"] != app.Secret)
            return EntraAnswers.Refuse(http, 7000215, "Invalid client secret provided.");
        var audience = form["scope"].ToString() switch
        {
            "https://graph.microsoft.com/.default" => TokenMint.GraphAudience,
            "https://api.botframework.com/.default" => TokenMint.BotAudience,
            _ => null,
        };
        return audience is null
            ? EntraAnswers.Refuse(http, 70011, "The provided value for the input parameter 'scope' is not valid.")
            : Results.Json(new { token_type = "Bearer", expires_in = 3599, ext_expires_in = 3599, access_token = mint.ForApp(app, audience) });
    }
}
