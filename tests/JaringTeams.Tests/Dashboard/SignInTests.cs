using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Team;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace Jaring.Tests.Dashboard;

/// <summary>teams.md §5.2, rule by rule; each refusal stands beside the allowed caller.</summary>
public sealed class SignInTests
{
    [Theory]
    [InlineData("no token")]
    [InlineData("another scheme")]
    [InlineData("two headers")]
    [InlineData("not a token")]
    [InlineData("alg none")]
    [InlineData("HS256 with the public modulus as key")]
    [InlineData("RS512")]
    [InlineData("another key under the same id")]
    [InlineData("no key id")]
    [InlineData("a changed payload")]
    [InlineData("issuer v1")]
    [InlineData("issuer of another tenant")]
    [InlineData("another audience")]
    [InlineData("the App ID URI as audience")]
    [InlineData("no audience")]
    [InlineData("another tenant")]
    [InlineData("no tenant")]
    [InlineData("no scope")]
    [InlineData("another scope")]
    [InlineData("a scope that only begins so")]
    [InlineData("an app without a person")]
    [InlineData("an app with a scope")]
    [InlineData("another client")]
    [InlineData("no client")]
    [InlineData("version 1.0")]
    [InlineData("no version")]
    [InlineData("no person")]
    [InlineData("a name instead of a person")]
    [InlineData("expired three minutes ago")]
    [InlineData("without an end")]
    [InlineData("valid in three minutes")]
    public async Task Token_With_A_Fault_Is_Signed_Out(string fault)
    {
        await using var app = await TeamApp.StartAsync();
        var laras = app.Members[0];
        var refused = await Caller(app, fault).GetAsync("/tirtawana/api/home");

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;
        Assert.Equal("signed-out", (string)problem["code"]!);
        Assert.Null(problem["traceId"]);
        Assert.True(refused.Headers.CacheControl!.NoStore);
        Assert.Equal(HttpStatusCode.OK, (await app.As(laras).GetAsync("/tirtawana/api/home")).StatusCode);
    }

    [Theory]
    [InlineData("Teams on desktop")]
    [InlineData("several scopes")]
    [InlineData("expired a minute ago")]
    [InlineData("no name claims")]
    [InlineData("ids in capitals")]
    public async Task Token_That_Differs_Harmlessly_Is_Taken(string difference)
    {
        await using var app = await TeamApp.StartAsync();
        var claims = app.Claims(app.Members[0]);
        var now = app.Clock.GetUtcNow().ToUnixTimeSeconds();
        switch (difference)
        {
            case "Teams on desktop": claims["azp"] = "1fec8e78-bce4-4aaf-ab1b-5451cc387264"; break;
            case "several scopes": claims["scp"] = "profile access_as_user"; break;
            case "expired a minute ago": claims["exp"] = now - 60; break;
            case "no name claims": claims.Remove("name"); break;
            case "ids in capitals": claims["oid"] = app.Members[0].Oid.ToUpperInvariant(); break;
        }
        Assert.Equal(HttpStatusCode.OK, (await app.WithToken(app.Issuer.Sign(claims)).GetAsync("/tirtawana/api/home")).StatusCode);
    }

    [Fact]
    public async Task Person_Without_A_Seat_Is_Not_On_The_Team_On_Every_Route()
    {
        await using var app = await TeamApp.StartAsync();
        var staff = app.As(new TestMember("d0000000-0000-4000-8000-000000000001", "Wening Larasati", "Staf", "P"));
        foreach (var (method, path) in Routes)
        {
            var refused = await staff.SendAsync(new HttpRequestMessage(new HttpMethod(method), $"/tirtawana/api/{path}"));
            Assert.True(refused.StatusCode == HttpStatusCode.Forbidden, path);
            Assert.Equal("not-on-team", (string)JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["code"]!);
            Assert.True((await app.Anonymous().SendAsync(new HttpRequestMessage(new HttpMethod(method), $"/tirtawana/api/{path}"))).StatusCode == HttpStatusCode.Unauthorized, path);
        }
    }

    [Fact]
    public async Task Seat_Is_Looked_Up_At_Each_Call()
    {
        await using var app = await TeamApp.StartAsync();
        var client = app.As(app.Members[1]);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/tirtawana/api/home")).StatusCode);
        await app.ReadAsync(store => store.Set<Seat>().Where(s => s.ObjectId == app.Members[1].Oid).ExecuteDeleteAsync());
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/tirtawana/api/home")).StatusCode);
    }

    [Fact]
    public async Task Other_Offices_And_Origins_Do_Not_Know_The_Route()
    {
        await using var app = await TeamApp.StartAsync();
        var token = app.Token(app.Members[0]);
        async Task<HttpStatusCode> GetAsync(string host, string path)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Authorization = new("Bearer", token);
            return (await app.Anonymous(host).SendAsync(request)).StatusCode;
        }
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync("ruang.tirtawana.example", "/tirtawana/api/home"));
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(TeamApp.Host, "/lembayung/api/home"));
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(TeamApp.Host, "/tidakada/api/home"));
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync("dasbor.lembayung.example", "/lembayung/api/home"));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(TeamApp.Host, "/tirtawana/api/home"));
    }

    [Fact]
    public async Task Room_Does_Not_Look_At_A_Token()
    {
        await using var app = await TeamApp.StartAsync();
        var client = app.Anonymous("ruang.tirtawana.example");
        client.DefaultRequestHeaders.Authorization = new("Bearer", app.Token(app.Members[0]));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/tirtawana/api/room")).StatusCode);
        Assert.Equal(0, app.Issuer.Reads);
    }

    [Fact]
    public async Task Metadata_Away_Closes_The_Door_Until_It_Is_Back()
    {
        await using var app = await TeamApp.StartAsync();
        app.Issuer.IsAway = true;
        var away = await app.As(app.Members[0]).GetAsync("/tirtawana/api/home");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
        Assert.Equal("sign-in-away", (string)JsonNode.Parse(await away.Content.ReadAsStringAsync())!["code"]!);

        app.Issuer.IsAway = false;
        app.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(HttpStatusCode.OK, (await app.As(app.Members[0]).GetAsync("/tirtawana/api/home")).StatusCode);

        app.Issuer.IsAway = true;
        app.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(HttpStatusCode.OK, (await app.As(app.Members[0]).GetAsync("/tirtawana/api/home")).StatusCode);
        app.Clock.Advance(TimeSpan.FromHours(13));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await app.As(app.Members[0]).GetAsync("/tirtawana/api/home")).StatusCode);
    }

    [Fact]
    public async Task New_Signing_Key_Is_Taken_At_The_First_Request_And_Unknown_Ones_Do_Not_Flood_Entra()
    {
        await using var app = await TeamApp.StartAsync();
        await app.As(app.Members[0]).GetAsync("/tirtawana/api/home");
        var before = app.Issuer.Reads;
        app.Issuer.Rotate();
        Assert.Equal(HttpStatusCode.OK, (await app.As(app.Members[0]).GetAsync("/tirtawana/api/home")).StatusCode);
        Assert.Equal(before + 1, app.Issuer.Reads);

        for (var n = 0; n < 20; n++)
        {
            var forged = app.Issuer.Sign(app.Claims(app.Members[0]), TokenIssuer.NewKey());
            Assert.Equal(HttpStatusCode.Unauthorized, (await app.WithToken(forged).GetAsync("/tirtawana/api/home")).StatusCode);
            app.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.Equal(before + 1, app.Issuer.Reads);
        Assert.Equal(HttpStatusCode.OK, (await app.As(app.Members[0]).GetAsync("/tirtawana/api/home")).StatusCode);
    }

    private static readonly (string Method, string Path)[] Routes =
    [
        ("GET", "home"), ("GET", "me/record"), ("PUT", "me/record"), ("GET", "founding"), ("PUT", "founding"), ("POST", "founding/signatures"), ("GET", "directory"),
        ("GET", "index"), ("GET", "sessions"), ("POST", "sessions"), ("POST", "sessions/x/cancel"), ("POST", "sessions/x/refresh"),
    ];

    private static HttpClient Caller(TeamApp app, string fault)
    {
        var laras = app.Members[0];
        var client = app.Anonymous();
        switch (fault)
        {
            case "no token":
                return client;
            case "another scheme":
                client.DefaultRequestHeaders.Authorization = new("Basic", app.Token(laras));
                return client;
            case "two headers":
                client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", [$"Bearer {app.Token(laras)}", "Bearer x"]);
                return client;
            default:
                return app.WithToken(Forge(app, laras, fault));
        }
    }

    private static string Forge(TeamApp app, TestMember laras, string fault)
    {
        var claims = app.Claims(laras);
        return fault switch
        {
            "not a token" => "abc.def",
            "alg none" => $"{TestMember.B64("""{"alg":"none","typ":"JWT"}""")}.{TestMember.B64(JsonSerializer.Serialize(claims))}.",
            "HS256 with the public modulus as key" => Hs256(app, claims),
            "RS512" => app.Issuer.Sign(claims, algorithm: SecurityAlgorithms.RsaSha512),
            "another key under the same id" => app.Issuer.Sign(claims, new RsaSecurityKey(RSA.Create(2048)) { KeyId = app.Issuer.Key.KeyId }),
            "no key id" => app.Issuer.Sign(claims, new RsaSecurityKey(app.Issuer.Key.Rsa)),
            "a changed payload" => Changed(app.Issuer.Sign(claims)),
            _ => app.Issuer.Sign(Wrong(app, claims, fault)),
        };
    }

    private static Dictionary<string, object> Wrong(TeamApp app, Dictionary<string, object> claims, string fault)
    {
        var now = app.Clock.GetUtcNow().ToUnixTimeSeconds();
        (string Claim, object? Value) change = fault switch
        {
            "issuer v1" => ("iss", $"https://sts.windows.net/{TeamApp.Tenant}/"),
            "issuer of another tenant" => ("iss", app.Issuer.IssuerOf(TeamApp.OtherTenant)),
            "another audience" => ("aud", "33333333-3333-4333-8333-333333333333"),
            "the App ID URI as audience" => ("aud", $"api://{TeamApp.Host}/botid-{TeamApp.ClientId}"),
            "no audience" => ("aud", null),
            "another tenant" => ("tid", TeamApp.OtherTenant),
            "no tenant" => ("tid", null),
            "no scope" => ("scp", null),
            "another scope" => ("scp", "profile"),
            "a scope that only begins so" => ("scp", "access_as_user2 xaccess_as_user"),
            "an app without a person" => ("scp", null),
            "an app with a scope" => ("idtyp", "app"),
            "another client" => ("azp", "4765445b-32c6-49b0-83e6-1d93765276ca"),
            "no client" => ("azp", null),
            "version 1.0" => ("ver", "1.0"),
            "no version" => ("ver", null),
            "no person" => ("oid", null),
            "a name instead of a person" => ("oid", "laras@tirtawana.example"),
            "expired three minutes ago" => ("exp", now - 180),
            "without an end" => ("exp", null),
            "valid in three minutes" => ("nbf", now + 180),
            _ => throw new ArgumentOutOfRangeException(nameof(fault)),
        };
        claims.Remove(change.Claim);
        if (change.Value is { } value)
        {
            claims[change.Claim] = value;
        }
        if (fault == "an app without a person")
        {
            (claims["roles"], claims["idtyp"]) = (new[] { "access_as_user" }, "app");
        }
        return claims;
    }

    private static string Hs256(TeamApp app, Dictionary<string, object> claims)
    {
        var head = $"{TestMember.B64($$"""{"alg":"HS256","typ":"JWT","kid":"{{app.Issuer.Key.KeyId}}"}""")}.{TestMember.B64(JsonSerializer.Serialize(claims))}";
        return $"{head}.{TestMember.B64(HMACSHA256.HashData(app.Issuer.Key.Rsa.ExportParameters(false).Modulus!, Encoding.ASCII.GetBytes(head)))}";
    }

    private static string Changed(string token)
    {
        var parts = token.Split('.');
        var payload = Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(parts[1]));
        return $"{parts[0]}.{TestMember.B64(payload.Replace("000000000001", "000000000002", StringComparison.Ordinal))}.{parts[2]}";
    }
}
