using System.Collections.Concurrent;
using System.Security.Cryptography;
using Jaring.Sandbox.Demo;
using Microsoft.IdentityModel.Tokens;

namespace Jaring.Sandbox.Cloud.Identity;

/// <summary>What a page asked of the authorize endpoint.</summary>
/// <param name="RedirectUri">Where the answer goes.</param>
/// <param name="State">Given back as it came.</param>
/// <param name="Nonce">Put into the id token.</param>
/// <param name="Challenge">SHA-256 of the verifier, base64url (RFC 7636, S256).</param>
/// <param name="Scope">As asked.</param>
/// <param name="Mode">fragment or query.</param>
internal sealed record SignInWish(string RedirectUri, string State, string Nonce, string Challenge, string Scope, string Mode);

/// <summary>What a code or a refresh token stands for.</summary>
/// <param name="Person">Who signed in.</param>
/// <param name="Wish">What was asked.</param>
/// <param name="Until">When it is over.</param>
internal sealed record SignInGrant(Person Person, SignInWish Wish, DateTimeOffset Until);

/// <summary>Sign-ins of people under way: what was asked, codes that are good once and for ten minutes, refresh tokens that are good for a day.</summary>
internal sealed class SignIns(TimeProvider time)
{
    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    /// <summary>Entra's limit for single-page applications; renewing does not lengthen it.</summary>
    private static readonly TimeSpan RefreshLife = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, SignInWish> wishes = new();
    private readonly ConcurrentDictionary<string, SignInGrant> codes = new();
    private readonly ConcurrentDictionary<string, SignInGrant> refreshes = new();

    /// <summary>Keeps what was asked while the person chooses an account.</summary>
    public string Ask(SignInWish wish) => Keep(wishes, wish);

    /// <summary>The person chose; gives what was asked and a code, or null for a choice that nobody asked for.</summary>
    public (SignInWish Wish, string Code)? Choose(string? asked, Person person) =>
        asked is not null && wishes.TryRemove(asked, out var wish) ? (wish, Keep(codes, new(person, wish, time.GetUtcNow() + CodeLife))) : null;

    /// <summary>A code's grant, once.</summary>
    public SignInGrant? Redeem(string? code) => Take(codes, code);

    /// <summary>A refresh token's grant; the token is used up by it.</summary>
    public SignInGrant? Renew(string? token) => Take(refreshes, token);

    /// <summary>A refresh token. One that follows another ends when that one would have.</summary>
    public string Refresh(SignInGrant grant, bool follows) => Keep(refreshes, follows ? grant : grant with { Until = time.GetUtcNow() + RefreshLife });

    private SignInGrant? Take(ConcurrentDictionary<string, SignInGrant> from, string? name) =>
        name is not null && from.TryRemove(name, out var grant) && time.GetUtcNow() < grant.Until ? grant : null;

    private static string Keep<T>(ConcurrentDictionary<string, T> into, T value)
    {
        var name = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        into[name] = value;
        return name;
    }
}
