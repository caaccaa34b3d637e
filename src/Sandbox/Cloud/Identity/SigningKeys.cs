using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace Jaring.Sandbox.Cloud.Identity;

/// <summary>The pretend signing keys of Entra or of the Bot Framework; they can be rotated while everything runs.</summary>
internal sealed class SigningKeys(string name, IReadOnlyList<string> endorsements)
{
    private readonly Lock gate = new();
    private RSA rsa = RSA.Create(2048);
    private int number = 1;

    /// <summary>Credentials that sign with the current key.</summary>
    public SigningCredentials Credentials
    {
        get
        {
            lock (gate)
                return new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = $"{name}-{number}" }, SecurityAlgorithms.RsaSha256);
        }
    }

    /// <summary>The key for checking our own tokens.</summary>
    public SecurityKey Current => Credentials.Key;

    /// <summary>Replaces the key: tokens under the old one are refused from now on.</summary>
    public void Rotate()
    {
        lock (gate)
        {
            rsa = RSA.Create(2048);
            number++;
        }
    }

    /// <summary>The JSON Web Key Set as published.</summary>
    public JsonObject KeySet()
    {
        lock (gate)
        {
            var p = rsa.ExportParameters(false);
            var key = new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["kid"] = $"{name}-{number}",
                ["n"] = Base64UrlEncoder.Encode(p.Modulus),
                ["e"] = Base64UrlEncoder.Encode(p.Exponent),
            };
            if (endorsements.Count > 0)
                key["endorsements"] = new JsonArray([.. endorsements.Select(e => JsonValue.Create(e))]);
            return new JsonObject { ["keys"] = new JsonArray(key) };
        }
    }
}
