using Jaring.Offices;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Jaring.Tab.Dashboard;

/// <summary>How the check of a token ended.</summary>
/// <param name="ObjectId">The person, when all is well.</param>
/// <param name="Fault">Stable code otherwise; for the log alone.</param>
/// <param name="IsAway">True when nothing is wrong with the token but it could not be checked.</param>
/// <param name="Name">The person's name as the office's directory has it, where the token says it; for signing alone, never to know somebody by.</param>
internal readonly record struct TokenCheck(string? ObjectId, string? Fault = null, bool IsAway = false, string? Name = null);

/// <summary>
/// Checks an Entra v2 access token that Teams, or Entra at the plain address, gave the dashboard's page, every rule of teams.md §5.2. The person is the <c>oid</c>; mail and user
/// name in a token can change and are not looked at.
/// </summary>
internal sealed class EntraTokens(TenantKeys keys, TimeProvider clock)
{
    private const string Scope = "access_as_user";
    private const int LongestToken = 16 * 1024;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    /// <summary>Teams on desktop and mobile, Teams on the web: the only clients that are pre-authorised (teams.md §5.1). Beside them there is the app's own page at the plain address.</summary>
    private static readonly string[] TeamsClients = ["1fec8e78-bce4-4aaf-ab1b-5451cc387264", "5e3ce6c0-2b1f-4285-8d4b-75ee78787346"];

    private readonly JsonWebTokenHandler reader = new() { MaximumTokenSizeInBytes = LongestToken, MapInboundClaims = false };

    /// <summary>Checks a token for one office.</summary>
    public async Task<TokenCheck> CheckAsync(string text, OfficeOptions office, CancellationToken cancellationToken)
    {
        // Told apart before any metadata is fetched, so that noise costs us nothing.
        if (!reader.CanReadToken(text) || TryRead(text) is not { } token || token.Alg != SecurityAlgorithms.RsaSha256 || string.IsNullOrEmpty(token.Kid))
        {
            return new(null, "not-a-token");
        }
        if (await keys.FindAsync(office.TenantId, token.Kid, cancellationToken) is not { } metadata)
        {
            return new(null, "metadata-away", IsAway: true);
        }
        if (!metadata.Issuer.EndsWith($"/{office.TenantId}/v2.0", StringComparison.OrdinalIgnoreCase))
        {
            return new(null, "metadata-of-another-tenant", IsAway: true);
        }
        var result = await reader.ValidateTokenAsync(token, Parameters(metadata, office));
        return result.IsValid ? Claims(token, office) : new(null, result.Exception?.GetType().Name ?? "not-valid");
    }

    private JsonWebToken? TryRead(string text)
    {
        try
        {
            return reader.ReadJsonWebToken(text);
        }
        catch (Exception fault) when (fault is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    private TokenValidationParameters Parameters(OpenIdConnectConfiguration metadata, OfficeOptions office) => new()
    {
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        IssuerSigningKeys = metadata.SigningKeys,
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        ValidIssuer = metadata.Issuer,
        ValidAudience = office.TeamApp.ClientId,
        RequireAudience = true,
        RequireExpirationTime = true,
        LifetimeValidator = (from, to, _, _) => IsNow(from, to),
    };

    private bool IsNow(DateTime? from, DateTime? to)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return to is { } end && now < end + Skew && (from is not { } start || now >= start - Skew);
    }

    private static TokenCheck Claims(JsonWebToken token, OfficeOptions office)
    {
        if (Text(token, "ver") != "2.0")
        {
            return new(null, "version");
        }
        if (!string.Equals(Text(token, "tid"), office.TenantId, StringComparison.OrdinalIgnoreCase))
        {
            return new(null, "tenant");
        }
        if (Text(token, "idtyp") == "app" || Text(token, "scp") is not { } scopes || !scopes.Split(' ').Contains(Scope, StringComparer.Ordinal))
        {
            return new(null, "scope");
        }
        if (!TeamsClients.Append(office.TeamApp.ClientId).Contains(Text(token, "azp"), StringComparer.OrdinalIgnoreCase))
        {
            return new(null, "client");
        }
        return Guid.TryParseExact(Text(token, "oid"), "D", out var person) ? new(person.ToString("D"), Name: Text(token, "name")) : new(null, "person");
    }

    private static string? Text(JsonWebToken token, string claim) => token.TryGetPayloadValue<string>(claim, out var value) ? value : null;
}
