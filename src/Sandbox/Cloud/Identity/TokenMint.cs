using Jaring.Sandbox.Demo;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Jaring.Sandbox.Cloud.Identity;

/// <summary>Makes and checks the tokens that Entra and the Bot Framework would make.</summary>
internal sealed class TokenMint(SandboxAddresses addresses, TimeProvider time)
{
    public const string BotAudience = "https://api.botframework.com";
    public const string GraphAudience = "https://graph.microsoft.com";
    private const string TeamsWebClient = "5e3ce6c0-2b1f-4285-8d4b-75ee78787346";
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };

    public SigningKeys EntraKeys { get; } = new("entra-key", []);

    public SigningKeys BotKeys { get; } = new("bot-key", ["msteams", "webchat"]);

    public string Issuer => $"{addresses.Cloud}{DemoOffice.TenantId}/v2.0";

    /// <summary>What Teams' single sign-on gives the team's tab for this person.</summary>
    public string ForTab(Person person) => ForPerson(person, TeamsWebClient);

    /// <summary>What a sign-in at the plain address gives the team's page for this person: the same, with the app itself as the client.</summary>
    public string ForPage(Person person) => ForPerson(person, DemoOffice.TeamApp.ClientId);

    /// <summary>Says to the page who signed in, in answer to its nonce.</summary>
    public string ForId(Person person, string nonce) => Sign(EntraKeys, Issuer, DemoOffice.TeamApp.ClientId, new()
    {
        ["tid"] = DemoOffice.TenantId,
        ["oid"] = person.Id,
        ["name"] = person.Name,
        ["preferred_username"] = person.Mailbox,
        ["nonce"] = nonce,
        ["sub"] = $"pairwise-{person.Id}",
        ["ver"] = "2.0",
    });

    private string ForPerson(Person person, string client) => Sign(EntraKeys, Issuer, DemoOffice.TeamApp.ClientId, new()
    {
        ["tid"] = DemoOffice.TenantId,
        ["oid"] = person.Id,
        ["name"] = person.Name,
        ["preferred_username"] = person.Mailbox,
        ["azp"] = client,
        ["azpacr"] = "0",
        ["scp"] = "access_as_user",
        ["sub"] = $"pairwise-{person.Id}",
        ["ver"] = "2.0",
    });

    /// <summary>An app-only token for Graph or the Bot Connector.</summary>
    public string ForApp(DemoApp app, string audience) => Sign(EntraKeys, $"https://sts.windows.net/{DemoOffice.TenantId}/", audience, new()
    {
        ["tid"] = DemoOffice.TenantId,
        ["appid"] = app.ClientId,
        ["idtyp"] = "app",
        ["roles"] = audience == GraphAudience ? app.GraphRoles.ToArray() : [],
        ["ver"] = "1.0",
    });

    /// <summary>The token that the chat platform sends with an activity to the bot.</summary>
    public string ForBot(string botId, Uri serviceUrl) => Sign(BotKeys, BotAudience, botId, new() { ["serviceurl"] = serviceUrl.ToString() });

    /// <summary>Checks a bearer token that an app presents; null when it is good, else the reason in words that Graph would use.</summary>
    public async Task<(JsonWebToken? Token, string? Fault)> CheckAppAsync(string? authorization, string audience)
    {
        if (authorization is null || !authorization.StartsWith("Bearer ", StringComparison.Ordinal))
            return (null, "Access token is empty.");
        var result = await handler.ValidateTokenAsync(authorization["Bearer ".Length..], new TokenValidationParameters
        {
            ValidIssuer = $"https://sts.windows.net/{DemoOffice.TenantId}/",
            ValidAudience = audience,
            IssuerSigningKeys = EntraKeys.Own,
            ClockSkew = TimeSpan.Zero,
            LifetimeValidator = (_, expires, _, _) => expires > time.GetUtcNow().UtcDateTime,
        });
        return result switch
        {
            { IsValid: true } => ((JsonWebToken)result.SecurityToken, null),
            { Exception: SecurityTokenInvalidLifetimeException } => (null, "Lifetime validation failed, the token is expired."),
            { Exception: SecurityTokenInvalidAudienceException } => (null, "Access token validation failure. Invalid audience."),
            _ => (null, "Access token validation failure."),
        };
    }

    private string Sign(SigningKeys keys, string issuer, string audience, Dictionary<string, object> claims)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            IssuedAt = now,
            NotBefore = now.AddSeconds(-5),
            Expires = now.AddHours(1),
            Claims = claims,
            SigningCredentials = keys.Credentials,
        });
    }
}
