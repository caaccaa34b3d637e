using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Jaring.Tests.Support;

/// <summary>An Entra of our own on loopback: metadata and keys over HTTP, and tokens in the shape of specs/entra-tokens.md (b).</summary>
internal sealed class TokenIssuer : IAsyncDisposable
{
    public const string TeamsWeb = "5e3ce6c0-2b1f-4285-8d4b-75ee78787346";
    private readonly WebApplication server;

    /// <summary>The first key of every issuer, under an id of its own: making one takes a quarter of a second, and hundreds of hosts start in this process.</summary>
    private static readonly RSAParameters First = RSA.Create(2048).ExportParameters(includePrivateParameters: true);

    private RsaSecurityKey key = new(RSA.Create(First)) { KeyId = Guid.NewGuid().ToString("N") };

    private TokenIssuer(WebApplication server) => this.server = server;

    public string Authority => server.Urls.First();

    /// <summary>How often metadata was asked for.</summary>
    public int Reads { get; private set; }

    public bool IsAway { get; set; }

    public RsaSecurityKey Key => key;

    public static async Task<TokenIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var issuer = new TokenIssuer(builder.Build());
        issuer.server.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", issuer.Metadata);
        issuer.server.MapGet("/{tenant}/keys", issuer.Keys);
        await issuer.server.StartAsync();
        return issuer;
    }

    public void Rotate() => key = NewKey();

    public static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N") };

    public string IssuerOf(string tenant) => $"{Authority}/{tenant}/v2.0";

    /// <summary>The claims of a good token.</summary>
    public Dictionary<string, object> Claims(string tenant, string clientId, string oid, DateTimeOffset now) => new()
    {
        ["aud"] = clientId,
        ["iss"] = IssuerOf(tenant),
        ["iat"] = now.ToUnixTimeSeconds(),
        ["nbf"] = now.ToUnixTimeSeconds(),
        ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
        ["azp"] = TeamsWeb,
        ["azpacr"] = "0",
        ["name"] = "Nama Yang Dapat Berubah",
        ["oid"] = oid,
        ["scp"] = "access_as_user",
        ["tid"] = tenant,
        ["ver"] = "2.0",
    };

    public string Sign(IDictionary<string, object> claims, SecurityKey? with = null, string algorithm = SecurityAlgorithms.RsaSha256) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            System.Text.Json.JsonSerializer.Serialize(claims), new SigningCredentials(with ?? key, algorithm));

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    private IResult Metadata(string tenant)
    {
        Reads++;
        return IsAway
            ? Results.StatusCode(503)
            : Results.Json(new { issuer = IssuerOf(tenant), jwks_uri = $"{Authority}/{tenant}/keys", id_token_signing_alg_values_supported = new[] { "RS256" } });
    }

    private IResult Keys(string tenant)
    {
        var parameters = key.Rsa.ExportParameters(false);
        return Results.Json(new
        {
            keys = new[] { new { kty = "RSA", use = "sig", kid = key.KeyId, x5t = key.KeyId, n = Base64UrlEncoder.Encode(parameters.Modulus), e = Base64UrlEncoder.Encode(parameters.Exponent) } },
        });
    }
}
