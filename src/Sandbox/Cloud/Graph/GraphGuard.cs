using Jaring.Sandbox.Cloud.FaultsOnDemand;
using Jaring.Sandbox.Cloud.Identity;
using Jaring.Sandbox.Demo;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>What every Graph call passes: token, permission, the mailbox's limits (teams.md §7.3), faults on demand.</summary>
internal sealed class GraphGuard(TokenMint mint, Faults faults, MailboxLimits limits)
{
    /// <summary>Endpoint filter for calls that need this application permission.</summary>
    public Func<EndpointFilterInvocationContext, EndpointFilterDelegate, ValueTask<object?>> Needs(string permission) => async (context, next) =>
    {
        var http = context.HttpContext;
        var (token, refused) = await SignedAsync(http);
        if (refused is not null)
            return refused;
        var outlook = permission.StartsWith("Calendars", StringComparison.Ordinal);
        if (!Roles(token!).Contains(permission) || faults.MissingPermissions.Contains(permission))
            return outlook
                ? GraphAnswers.AccessDenied(http)
                : GraphAnswers.Error(http, 403, "Forbidden", $"Missing role permissions on the request. API requires one of '{permission}'.");
        return outlook ? await InMailboxAsync(context, next) : await UnlessStruckAsync(context, next);
    };

    /// <summary>Endpoint filter for a call that any app of the tenant may make.</summary>
    public async ValueTask<object?> AnyAppAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        (await SignedAsync(context.HttpContext)).Refused ?? await UnlessStruckAsync(context, next);

    private async Task<(JsonWebToken? Token, IResult? Refused)> SignedAsync(HttpContext http)
    {
        GraphAnswers.RequestId(http);
        var (token, fault) = await mint.CheckAppAsync(http.Request.Headers.Authorization, TokenMint.GraphAudience);
        if (token is null)
            return (null, GraphAnswers.Error(http, 401, "InvalidAuthenticationToken", fault!));
        http.Items["appid"] = token.GetPayloadValue<string>("appid");
        return (token, null);
    }

    private async ValueTask<object?> InMailboxAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var user = http.GetRouteValue("user")?.ToString();
        var key = $"{http.Items["appid"]} {(DemoOffice.IsMailbox(user) ? DemoOffice.Mailbox : user)}";
        try
        {
            return limits.Begin(http, key) ?? await UnlessStruckAsync(context, next);
        }
        finally
        {
            limits.End(key);
        }
    }

    private async ValueTask<object?> UnlessStruckAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await Strike.AtServiceAsync(context.HttpContext) is { } struck ? GraphAnswers.Struck(context.HttpContext, struck) : await next(context);

    private static string[] Roles(JsonWebToken token) => token.TryGetPayloadValue<string[]>("roles", out var roles) ? roles : [];
}
