using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace Jaring.Sandbox.Cloud.Identity;

/// <summary>
/// The pretend signing keys of Entra or of the Bot Framework. They can be rotated while everything runs; as in the real ones, the key
/// before the current one stays published, so that a token signed a moment ago is still good.
/// </summary>
internal sealed class SigningKeys(string name, IReadOnlyList<string> endorsements)
{
    private readonly Lock gate = new();
    private IReadOnlyList<RsaSecurityKey> keys = [NewKey(name, 1)];
    private int number = 1;

    /// <summary>The published keys, the current one first.</summary>
    public IReadOnlyList<RsaSecurityKey> Published
    {
        get
        {
            lock (gate)
                return keys;
        }
    }

    /// <summary>Credentials that sign with the current key.</summary>
    public SigningCredentials Credentials => new(Published[0], SecurityAlgorithms.RsaSha256);

    /// <summary>Signs with a new key from now on; tokens under the key before the last are refused.</summary>
    public void Rotate()
    {
        lock (gate)
            keys = [NewKey(name, ++number), keys[0]];
    }

    /// <summary>The JSON Web Key Set as published.</summary>
    public JsonObject KeySet() => new() { ["keys"] = new JsonArray([.. Published.Select(Describe)]) };

    private static RsaSecurityKey NewKey(string name, int number) => new(RSA.Create(2048)) { KeyId = $"{name}-{number}" };

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
