using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Jaring.Tests.Support;
using Microsoft.IdentityModel.Tokens;

namespace Jaring.Tests.Security.Doors;

/// <summary>Everybody who knocks at the team's door and must stay outside (teams.md §5.2, peers.md classes 1, 2 and 4), and the answer they get.</summary>
internal static class Callers
{
    private const string Stranger = "33333333-3333-4333-8333-333333333333";

    /// <summary>Signed in as they should be, and not on this team: 403. All others are signed out: 401.</summary>
    private static readonly Dictionary<string, Func<TwoOffices, TestOffice, string>> NotOnTheTeam = new(StringComparer.Ordinal)
    {
        ["ordinary staff"] = (world, office) => world.Token(office, office.Staff),
        ["a member of the other office who is staff here"] = (world, office) => world.Token(office, world.Other(office).Member.Oid),
        ["a member whom the configuration names no longer"] = (world, office) => world.Token(office, office.TakenOut),
        ["a member whom the signed directory calls removed"] = (world, office) => world.Token(office, office.SignedOut),
    };

    /// <summary>Whole Authorization headers; null for none, several for several.</summary>
    private static readonly Dictionary<string, Func<TwoOffices, TestOffice, string[]>> Headers = new(StringComparer.Ordinal)
    {
        ["no token"] = (_, _) => [],
        ["an empty header"] = (_, _) => [""],
        ["a scheme without a token"] = (_, _) => ["Bearer"],
        ["another scheme"] = (world, office) => [$"Basic {world.Token(office)}"],
        ["two headers"] = (world, office) => [$"Bearer {world.Token(office)}", "Bearer x"],
        ["garbage"] = (_, _) => ["Bearer garbage"],
        ["garbage in three parts"] = (_, _) => ["Bearer abc.def.ghi"],
        ["a token of 17 KB"] = (world, office) => [$"Bearer {world.Entra.Sign(With(world.Claims(office), "padding", new string('a', 13_000)))}"],
        ["a member of the other office"] = (world, office) => [$"Bearer {world.Token(world.Other(office))}"],
        ["the Bot Framework"] = (world, office) => [$"Bearer {world.BotToken(office)}"],
        ["alg none"] = (world, office) => [$"Bearer {Unsigned(world, office, "none")}."],
        ["HS256 with the public modulus as key"] = (world, office) => [$"Bearer {Hs256(world, office)}"],
        ["RS512"] = (world, office) => [$"Bearer {world.Entra.Sign(world.Claims(office), algorithm: SecurityAlgorithms.RsaSha512)}"],
        ["another key"] = (world, office) => [$"Bearer {world.Entra.Sign(world.Claims(office), ForeignKey("another"))}"],
        ["another key under the same id"] = (world, office) => [$"Bearer {world.Entra.Sign(world.Claims(office), ForeignKey(world.Entra.Key.KeyId))}"],
        ["no key id"] = (world, office) => [$"Bearer {world.Entra.Sign(world.Claims(office), new RsaSecurityKey(world.Entra.Key.Rsa))}"],
        ["a changed payload"] = (world, office) => [$"Bearer {Changed(world.Token(office, office.Staff), office)}"],
    };

    /// <summary>One claim changed, or taken out.</summary>
    private static readonly Dictionary<string, Func<TwoOffices, TestOffice, (string Claim, object? Value)>> Claims = new(StringComparer.Ordinal)
    {
        ["issuer v1"] = (_, office) => ("iss", $"https://sts.windows.net/{office.Tenant}/"),
        ["issuer of another tenant"] = (world, office) => ("iss", world.Entra.IssuerOf(world.Other(office).Tenant)),
        ["no issuer"] = (_, _) => ("iss", null),
        ["another audience"] = (_, _) => ("aud", Stranger),
        ["the staff app as audience"] = (_, office) => ("aud", office.BotId),
        ["the App ID URI as audience"] = (_, office) => ("aud", $"api://{office.Dashboard}/botid-{office.TeamClient}"),
        ["no audience"] = (_, _) => ("aud", null),
        ["another tenant"] = (world, office) => ("tid", world.Other(office).Tenant),
        ["no tenant"] = (_, _) => ("tid", null),
        ["no scope"] = (_, _) => ("scp", null),
        ["another scope"] = (_, _) => ("scp", "profile"),
        ["a scope that only begins so"] = (_, _) => ("scp", "access_as_user2 xaccess_as_user"),
        ["an app that also has a scope"] = (_, _) => ("idtyp", "app"),
        ["another client"] = (_, _) => ("azp", "4765445b-32c6-49b0-83e6-1d93765276ca"),
        ["no client"] = (_, _) => ("azp", null),
        ["version 1.0"] = (_, _) => ("ver", "1.0"),
        ["no version"] = (_, _) => ("ver", null),
        ["no person"] = (_, _) => ("oid", null),
        ["a name instead of a person"] = (_, _) => ("oid", "laras@tirtawana.example"),
        ["expired three minutes ago"] = (_, _) => ("exp", Minutes(-3)),
        ["without an end"] = (_, _) => ("exp", null),
        ["valid in three minutes"] = (_, _) => ("nbf", Minutes(3)),
    };

    private const string AppOnly = "an app with roles alone";

    public static IReadOnlyList<string> All => [.. NotOnTheTeam.Keys, .. Headers.Keys, .. Claims.Keys, AppOnly];

    /// <summary>What this caller must hear.</summary>
    public static (int Status, string Code) Expected(string caller) => NotOnTheTeam.ContainsKey(caller) ? (403, "not-on-team") : (401, "signed-out");

    /// <summary>The headers with which this caller knocks.</summary>
    public static string[] Knock(string caller, TwoOffices world, TestOffice office) =>
        Headers.TryGetValue(caller, out var headers) ? headers(world, office)
        : NotOnTheTeam.TryGetValue(caller, out var token) ? [$"Bearer {token(world, office)}"]
        : [$"Bearer {world.Entra.Sign(Spoilt(caller, world, office))}"];

    private static Dictionary<string, object> Spoilt(string caller, TwoOffices world, TestOffice office)
    {
        var claims = world.Claims(office);
        if (caller == AppOnly)
        {
            claims.Remove("scp");
            return With(With(claims, "idtyp", "app"), "roles", new[] { "access_as_user" });
        }

        var (claim, value) = Claims[caller](world, office);
        claims.Remove(claim);
        return value is null ? claims : With(claims, claim, value);
    }

    private static Dictionary<string, object> With(Dictionary<string, object> claims, string claim, object value) => new(claims) { [claim] = value };

    private static long Minutes(int minutes) => DateTimeOffset.UtcNow.AddMinutes(minutes).ToUnixTimeSeconds();

    private static RsaSecurityKey ForeignKey(string id) => new(Foreign) { KeyId = id };

    private static readonly RSA Foreign = RSA.Create(2048);

    private static string Unsigned(TwoOffices world, TestOffice office, string algorithm) =>
        $"{TestMember.B64($$"""{"alg":"{{algorithm}}","typ":"JWT","kid":"{{world.Entra.Key.KeyId}}"}""")}.{TestMember.B64(JsonSerializer.Serialize(world.Claims(office)))}";

    private static string Hs256(TwoOffices world, TestOffice office)
    {
        var head = Unsigned(world, office, "HS256");
        return $"{head}.{TestMember.B64(HMACSHA256.HashData(world.Entra.Key.Rsa.ExportParameters(false).Modulus!, Encoding.ASCII.GetBytes(head)))}";
    }

    /// <summary>Somebody of the staff writes the member's id into a token of his own.</summary>
    private static string Changed(string token, TestOffice office)
    {
        var parts = token.Split('.');
        var payload = Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(parts[1]));
        Assert.Contains(office.Staff, payload, StringComparison.Ordinal);
        return $"{parts[0]}.{TestMember.B64(payload.Replace(office.Staff, office.Member.Oid, StringComparison.Ordinal))}.{parts[2]}";
    }
}
