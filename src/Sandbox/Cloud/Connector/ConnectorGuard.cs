using Jaring.Sandbox.Cloud.FaultsOnDemand;
using Jaring.Sandbox.Cloud.Identity;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.Cloud.Connector;

/// <summary>What every call to the connector passes: the bot's token, faults on demand, the largest body (teams.md §3.4).</summary>
internal static class ConnectorGuard
{
    /// <summary>100 KB, counted as the connector counts: UTF-16.</summary>
    private const int LargestBody = 100 * 1024;

    public static async ValueTask<object?> PassAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var services = http.RequestServices;
        var (token, _) = await services.GetRequiredService<TokenMint>().CheckAppAsync(http.Request.Headers.Authorization, TokenMint.BotAudience);
        if (token is null || token.GetPayloadValue<string>("appid") != DemoOffice.StaffApp.ClientId)
            return ConnectorAnswers.Error(401, "BotNotRegistered", "The bot is not registered or its token was refused.");
        if (await Strike.AtServiceAsync(http) is { } struck)
            return ConnectorAnswers.Struck(struck, http.Response);
        if (Refused(services.GetRequiredService<Chats>().Tenant) is { } refused)
            return refused;
        if (!services.GetRequiredService<ThreadLimits>().TryApp(Standing.Bot))
        {
            http.Response.Headers.RetryAfter = "1";
            return ConnectorAnswers.Throttled();
        }
        using var reader = new StreamReader(http.Request.Body, leaveOpen: true);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        http.Request.Body.Position = 0;
        return body.Length * sizeof(char) > LargestBody ? ConnectorAnswers.Gateway(413) : await next(context);
    }

    /// <summary>What holds for the whole tenant.</summary>
    private static IResult? Refused(TenantState tenant) => tenant switch
    {
        { Registered: false } => ConnectorAnswers.Error(401, "BotNotRegistered", "The bot is not registered."),
        { Outage: 500 } => ConnectorAnswers.Error(500, "ServiceError", "The service could not do this."),
        { Outage: { } status } => ConnectorAnswers.Gateway(status),
        { GovernmentCloud: true } => ConnectorAnswers.Error(403, "InvalidBotApiHost", "The tenant's connector has another host."),
        { DisabledByAdmin: true } => ConnectorAnswers.Error(403, "BotDisabledByAdmin", "The tenant's administrator disabled this bot."),
        _ => null,
    };
}
