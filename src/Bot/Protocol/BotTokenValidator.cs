using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Jaring.Offices;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Jaring.Bot.Protocol;

/// <summary>Who called: the office whose bot was addressed, or why the caller is refused (a stable code, for the log only).</summary>
internal readonly record struct BotCaller(OfficeOptions? Office, string? Refusal)
{
    /// <summary>True when the caller is the Bot Framework speaking for a bot of ours.</summary>
    [MemberNotNullWhen(true, nameof(Office))]
    public bool IsKnown => Office is not null;
}

/// <summary>
/// Decides whether a request comes from the Bot Framework, for which office, and whether its activity says the same as its token
/// (teams.md §3.1). Tokens of the emulator and of skills come from other issuers and are refused: there is no development back door.
/// </summary>
internal sealed class BotTokenValidator(
    BotSigningKeys keys, OfficeRegister offices, ServiceHosts hosts, ProvenTokens proven, IOptions<Microsoft365Options> options, TimeProvider clock)
{
    private const int LongestToken = 16 * 1024;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    private readonly JsonWebTokenHandler handler = new() { MaximumTokenSizeInBytes = LongestToken, MapInboundClaims = false };

    /// <summary>The token of a header of exactly two parts, "Bearer" and the token; null otherwise.</summary>
    public static string? ReadBearer(string? header) =>
        header?.Split(' ') is [var scheme, { Length: > 0 and <= LongestToken } token] && scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            ? token
            : null;

    /// <summary>Checks the token, then the activity against the token and the office.</summary>
    public async Task<BotCaller> ValidateAsync(string token, Activity activity, CancellationToken cancellationToken)
    {
        var jwt = proven.TryFind(token, out var known) ? known.Jwt : Read(token);
        if (jwt is null)
        {
            return Refuse("token-unreadable");
        }

        if (jwt.Issuer != options.Value.BotIssuer)
        {
            return Refuse("issuer");
        }

        if (jwt.Audiences.ToArray() is not [var audience] || !offices.TryFindByBot(audience, out var office))
        {
            return Refuse("audience");
        }

        if (!Algorithms.Contains(jwt.Alg) || string.IsNullOrEmpty(jwt.Kid))
        {
            return Refuse("algorithm");
        }

        if (await keys.FindAsync(jwt.Kid, cancellationToken) is not { } key)
        {
            return Refuse("key-unknown");
        }

        if (activity.ChannelId != Channels.MsTeams || !IsEndorsed(key, activity.ChannelId))
        {
            return Refuse("channel");
        }

        if (known?.Key != key)
        {
            if (!(await handler.ValidateTokenAsync(jwt, Parameters(audience, key))).IsValid)
            {
                return Refuse("signature-or-lifetime");
            }

            proven.Keep(token, new ProvenToken(jwt, key));
        }
        else if (!IsAlive(jwt.ValidFrom, jwt.ValidTo))
        {
            return Refuse("signature-or-lifetime");
        }

        return Mismatch(jwt, activity, office) is { } refusal ? Refuse(refusal) : new BotCaller(office, null);
    }

    private static BotCaller Refuse(string reason) => new(null, reason);

    private JsonWebToken? Read(string token)
    {
        try
        {
            return handler.ReadJsonWebToken(token);
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    /// <summary>A key speaks only for the channels named beside it; one that names none speaks for nobody.</summary>
    private static bool IsEndorsed(JsonWebKey key, string channelId) =>
        key.AdditionalData.TryGetValue("endorsements", out var value)
        && value is JsonElement { ValueKind: JsonValueKind.Array } endorsements
        && endorsements.EnumerateArray().Any(e => e.ValueKind == JsonValueKind.String && e.ValueEquals(channelId));

    private TokenValidationParameters Parameters(string audience, JsonWebKey key) => new()
    {
        ValidIssuer = options.Value.BotIssuer,
        ValidAudience = audience,
        ValidAlgorithms = Algorithms,
        IssuerSigningKey = key,
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (notBefore, expires, _, _) => IsAlive(notBefore, expires),
    };

    private bool IsAlive(DateTime? notBefore, DateTime? expires)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires > now - Skew && (notBefore is null || notBefore < now + Skew);
    }

    private string? Mismatch(JsonWebToken jwt, Activity activity, OfficeOptions office)
    {
        if (!jwt.TryGetPayloadValue<string>("serviceurl", out var serviceUrl) || !Same(serviceUrl, activity.ServiceUrl))
        {
            return "service-url";
        }

        if (!hosts.Allows(activity.ServiceUrl))
        {
            return "service-host";
        }

        if (!Same(activity.ChannelData?.Tenant?.Id, office.TenantId))
        {
            return "tenant";
        }

        if (activity.Conversation?.TenantId is { } tenant && !Same(tenant, office.TenantId))
        {
            return "conversation-tenant";
        }

        return Same(activity.Recipient?.Id, BotIds.Of(office)) ? null : "recipient";
    }

    private static bool Same(string? left, string? right) =>
        !string.IsNullOrEmpty(left) && string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

/// <summary>How Teams names a bot.</summary>
internal static class BotIds
{
    /// <summary>The channel account id of the office's bot.</summary>
    public static string Of(OfficeOptions office) => $"28:{office.StaffApp.ClientId}";
}
