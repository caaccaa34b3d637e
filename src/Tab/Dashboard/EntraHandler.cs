using System.Security.Claims;
using System.Text.Encodings.Web;
using Jaring.Offices;
using Jaring.Tab.Edge;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jaring.Tab.Dashboard;

/// <summary>Signs in the person behind a bearer token on the dashboard's own routes. On every other route it does not even look: the room has no persons.</summary>
internal sealed partial class EntraHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, EntraTokens tokens, OfficeRegister offices)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string SchemeName = "Entra";

    /// <summary>Claim that carries the object id. There is no other one but <see cref="CallerName"/>: roles are looked up at each call.</summary>
    public const string Person = "oid";

    /// <summary>Claim with the person's name, on routes that are <see cref="NamesCaller"/> alone.</summary>
    public const string CallerName = "name";

    private const string Prefix = "Bearer ";
    private bool isAway;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.GetEndpoint()?.Metadata.GetMetadata<TeamOnly>() is null
            || offices.Find(Request.RouteValues["office"] as string) is not { } office
            || Request.Headers.Authorization is not [{ } header]
            || !header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }
        var check = await tokens.CheckAsync(header[Prefix.Length..].Trim(), office, Context.RequestAborted);
        isAway = check.IsAway;
        if (check.ObjectId is null)
        {
            LogRefused(Logger, check.Fault);
            return AuthenticateResult.Fail("refused");
        }
        var identity = new ClaimsIdentity([new Claim(Person, check.ObjectId)], SchemeName);
        if (check.Name is not null && Context.GetEndpoint()?.Metadata.GetMetadata<NamesCaller>() is not null)
        {
            identity.AddClaim(new(CallerName, check.Name));
        }
        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (!isAway)
        {
            Response.Headers.WWWAuthenticate = "Bearer";
        }
        return EdgeProblems.WriteAsync(Context, isAway ? "sign-in-away" : "signed-out");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => EdgeProblems.WriteAsync(Context, "not-on-team");

    [LoggerMessage(1, LogLevel.Information, "Sign-in refused: {Code}")]
    private static partial void LogRefused(ILogger log, string? code);
}
