using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jaring.Tests.Bot;

/// <summary>Signs tokens as the Bot Framework does, and wrongly in every way that a test asks for.</summary>
internal sealed class BotIssuer
{
    private static readonly RSA First = RSA.Create(2048);
    private static readonly RSA Second = RSA.Create(2048);
    private readonly List<(string KeyId, RSA Key)> older = [];

    public string KeyId { get; private set; } = "bot-key-1";

    public RSA Key { get; private set; } = First;

    /// <summary>Null leaves the member out.</summary>
    public string[]? Endorsements { get; set; } = ["msteams", "webchat"];

    public static RSA Foreign => Second;

    /// <summary>From now on another key signs and only that one is published.</summary>
    public void RollOver() => (KeyId, Key) = ("bot-key-2", Second);

    /// <summary>From now on another key signs; the one before stays published, as it does for some days when Microsoft changes its keys.</summary>
    public void RollOverGently()
    {
        older.Add((KeyId, Key));
        RollOver();
    }

    /// <summary>As <see cref="RollOver"/>, to a key that was never there.</summary>
    public void RollOverToNew() => (KeyId, Key) = (Guid.NewGuid().ToString("N"), RSA.Create(2048));

    /// <summary>From now on another key is published under the same id, and signs.</summary>
    public void ChangeKeyUnderItsId() => Key = Second;

    public string Jwks() =>
        new JsonObject { ["keys"] = new JsonArray([.. older.Append((KeyId, Key)).Select(k => Published(k.Item1, k.Item2))]) }.ToJsonString();

    private JsonObject Published(string keyId, RSA published)
    {
        var parameters = published.ExportParameters(false);
        var key = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = keyId,
            ["n"] = Base64Url.EncodeToString(parameters.Modulus),
            ["e"] = Base64Url.EncodeToString(parameters.Exponent),
        };
        if (Endorsements is not null)
        {
            key["endorsements"] = new JsonArray([.. Endorsements.Select(e => JsonValue.Create(e))]);
        }

        return key;
    }

    public JsonObject Claims(string appId, string serviceUrl, DateTimeOffset now) => new()
    {
        ["serviceurl"] = serviceUrl,
        ["nbf"] = now.AddMinutes(-1).ToUnixTimeSeconds(),
        ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
        ["iss"] = "https://api.botframework.com",
        ["aud"] = appId,
    };

    public string Sign(JsonObject claims, string algorithm = "RS256", RSA? key = null, string? keyId = null)
    {
        var header = new JsonObject { ["alg"] = algorithm, ["kid"] = keyId ?? KeyId, ["typ"] = "JWT" };
        var signed = $"{Encode(header)}.{Encode(claims)}";
        var bytes = Encoding.ASCII.GetBytes(signed);
        var signer = key ?? Key;
        var signature = algorithm switch
        {
            "RS256" => signer.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            "RS384" => signer.SignData(bytes, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
            "RS512" => signer.SignData(bytes, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            "PS256" => signer.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            "HS256" => HMACSHA256.HashData(signer.ExportParameters(false).Modulus!, bytes),
            "none" => [],
            _ => throw new ArgumentOutOfRangeException(nameof(algorithm)),
        };
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
