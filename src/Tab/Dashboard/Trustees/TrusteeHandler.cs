using System.Security.Claims;
using System.Text.Encodings.Web;
using Jaring.Offices;
using Jaring.Tab.Edge;
using Jaring.Team.Trustees;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jaring.Tab.Dashboard.Trustees;

/// <summary>Signs in the trustee behind one of our own tokens, on the routes that trustees may call. Elsewhere it does not even look.</summary>
internal sealed class TrusteeHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, TrusteeSessions sessions, OfficeRegister offices)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string SchemeName = "Trustee";

    /// <summary>The scheme of routes that seats and trustees call: it hands each request to the one that its token belongs to.</summary>
    public const string EitherScheme = "SeatOrTrustee";

    /// <summary>Claim that carries the trustee's public id.</summary>
    public const string Person = "wali";

    private const string Prefix = "Bearer ";

    /// <summary>Characters of 32 bytes in base64url. A token of Entra is longer and has dots.</summary>
    private const int TokenLength = 43;

    /// <summary>Whose token this looks like.</summary>
    public static string SchemeOf(HttpContext context) => TokenOf(context.Request) is { Length: TokenLength } token && !token.Contains('.', StringComparison.Ordinal)
        ? SchemeName
        : EntraHandler.SchemeName;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.GetEndpoint()?.Metadata.GetMetadata<TeamOnly>() is null
            || offices.Find(Request.RouteValues["office"] as string) is not { } office
            || TokenOf(Request) is not { Length: TokenLength } token)
        {
            return AuthenticateResult.NoResult();
        }

        if (await sessions.FindCallerAsync(office.Id, token, Context.RequestAborted) is not { } caller)
        {
            return AuthenticateResult.Fail("refused");
        }

        Context.Features.Set(caller);
        var identity = new ClaimsIdentity([new Claim(Person, caller.Id)], SchemeName);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return EdgeProblems.WriteAsync(Context, "signed-out.trustee");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => EdgeProblems.WriteAsync(Context, TrusteeRequirement.NotInList);

    private static string? TokenOf(HttpRequest request) => request.Headers.Authorization is [{ } header] && header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        ? header[Prefix.Length..].Trim()
        : null;
}
