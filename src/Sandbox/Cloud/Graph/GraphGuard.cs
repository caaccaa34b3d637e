using System.Collections.Concurrent;
using Jaring.Sandbox.Cloud.FaultsOnDemand;
using Jaring.Sandbox.Cloud.Identity;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>What every Graph call passes: token, permission, at most four calls in flight for one app and mailbox (teams.md §7.3), faults on demand.</summary>
internal sealed class GraphGuard(TokenMint mint, Faults faults)
{
    private const int MostInFlight = 4;
    private readonly ConcurrentDictionary<string, int> inFlight = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Endpoint filter for calls that need this application permission.</summary>
    public Func<EndpointFilterInvocationContext, EndpointFilterDelegate, ValueTask<object?>> Needs(string permission) => async (context, next) =>
    {
        var http = context.HttpContext;
        GraphAnswers.RequestId(http);
        var (token, fault) = await mint.CheckAppAsync(http.Request.Headers.Authorization, TokenMint.GraphAudience);
        if (token is null)
            return GraphAnswers.Error(http, 401, "InvalidAuthenticationToken", fault!);
        http.Items["appid"] = token.GetPayloadValue<string>("appid");
        var outlook = permission.StartsWith("Calendars", StringComparison.Ordinal);
        if (!Roles(token).Contains(permission) || faults.MissingPermissions.Contains(permission))
            return outlook
                ? GraphAnswers.AccessDenied(http)
                : GraphAnswers.Error(http, 403, "Forbidden", $"Missing role permissions on the request. API requires one of '{permission}'.");
        return outlook ? await InMailboxAsync(context, next) : await UnlessStruckAsync(context, next);
    };

    private async ValueTask<object?> InMailboxAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var mailbox = $"{http.Items["appid"]} {http.GetRouteValue("user")}";
        try
        {
            return inFlight.AddOrUpdate(mailbox, 1, (_, n) => n + 1) > MostInFlight ? GraphAnswers.TooManyAtOnce(http) : await UnlessStruckAsync(context, next);
        }
        finally
        {
            inFlight.AddOrUpdate(mailbox, 0, (_, n) => n - 1);
        }
    }

    private async ValueTask<object?> UnlessStruckAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await Strike.AtServiceAsync(context.HttpContext) is { } struck ? GraphAnswers.Struck(context.HttpContext, struck) : await next(context);

    private static string[] Roles(JsonWebToken token) => token.TryGetPayloadValue<string[]>("roles", out var roles) ? roles : [];
}
