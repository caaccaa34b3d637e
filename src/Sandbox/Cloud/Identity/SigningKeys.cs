using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace Jaring.Sandbox.Cloud.Identity;

/// <summary>How the signing keys change.</summary>
internal enum KeyChange
{
    /// <summary>As in the real ones: the key before stays published, so that a token signed a moment ago is still good.</summary>
    Keep,

    /// <summary>The keys before are withdrawn at once, as after a leak: whoever kept them must refuse, whoever reads anew must learn.</summary>
    Withdraw,

    /// <summary>Tokens are signed with a key that is never published, until the next change: its id is known to nobody.</summary>
    Unpublished,
}

/// <summary>The pretend signing keys of Entra or of the Bot Framework. They can be changed while everything runs.</summary>
internal sealed class SigningKeys(string name, IReadOnlyList<string> endorsements)
{
    /// <summary>The first key of each name, once in a process: making one takes a quarter of a second, and tests start dozens of Sandboxes.</summary>
    private static readonly ConcurrentDictionary<string, RSAParameters> First = new();

    private readonly Lock gate = new();
    private IReadOnlyList<RsaSecurityKey> keys = [Named(name, 1, RSA.Create(First.GetOrAdd(name, _ => NewKey().ExportParameters(includePrivateParameters: true))))];
    private RsaSecurityKey? hidden;
    private int number = 1;

    /// <summary>The published keys, the newest first.</summary>
    public IReadOnlyList<RsaSecurityKey> Published
    {
        get
        {
            lock (gate)
                return keys;
        }
    }

    /// <summary>The keys by which the maker itself knows its tokens.</summary>
    public IReadOnlyList<RsaSecurityKey> Own
    {
        get
        {
            lock (gate)
                return hidden is null ? keys : [.. keys, hidden];
        }
    }

    /// <summary>Credentials that sign with the current key.</summary>
    public SigningCredentials Credentials
    {
        get
        {
            lock (gate)
                return new(hidden ?? keys[0], SecurityAlgorithms.RsaSha256);
        }
    }

    /// <summary>Signs with a new key from now on.</summary>
    public void Rotate(KeyChange change = KeyChange.Keep)
    {
        lock (gate)
        {
            var key = Named(name, ++number, NewKey());
            (keys, hidden) = change switch
            {
                KeyChange.Unpublished => (keys, key),
                KeyChange.Withdraw => ([key], null),
                _ => ((IReadOnlyList<RsaSecurityKey>)[key, keys[0]], null),
            };
        }
    }

    /// <summary>The JSON Web Key Set as published.</summary>
    public JsonObject KeySet() => new() { ["keys"] = new JsonArray([.. Published.Select(Describe)]) };

    private static RSA NewKey() => RSA.Create(2048);

    private static RsaSecurityKey Named(string name, int number, RSA key) => new(key) { KeyId = $"{name}-{number}" };

    private JsonObject Describe(RsaSecurityKey key)
    {
        var p = key.Rsa.ExportParameters(false);
        var described = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = key.KeyId,
            ["x5t"] = key.KeyId,
            ["n"] = Base64UrlEncoder.Encode(p.Modulus),
            ["e"] = Base64UrlEncoder.Encode(p.Exponent),
        };
        if (endorsements.Count > 0)
            described["endorsements"] = new JsonArray([.. endorsements.Select(e => JsonValue.Create(e))]);
        return described;
    }
}
