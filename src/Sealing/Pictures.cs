using System.Security.Cryptography;

namespace Jaring.Sealing;

/// <summary>A member's signed word about the own picture, and the picture (docs/sealing.md 19).</summary>
public sealed record SignedPicture(string E, string Sig, string Jpeg);

/// <summary>Signs a picture as a member's page does. Only rooms and that page check one, so that there is no verifier here.</summary>
public static class Pictures
{
    private const long Day = 24 * 60 * 60;
    private const int Days = 180;

    /// <summary>The word that stands for half a year from the day of <paramref name="at"/>.</summary>
    public static SignedPicture Sign(string office, Reader me, int n, byte[] jpeg, DateTimeOffset at)
    {
        var now = at.ToUnixTimeSeconds();
        var iat = now - (now % Day);
        var hash = Base64Url.Encode(SHA256.HashData(jpeg));
        var e = System.Text.Encoding.ASCII.GetBytes(
            $$"""{"v":"{{Headers.Version}}","t":"picture","office":"{{office}}","id":"{{me.Id}}","n":{{n}},"hash":"{{hash}}","iat":{{iat}},"exp":{{iat + (Days * Day)}}}""");
        return new(Base64Url.Encode(e), Signatures.Sign(me.Keys.Signing, "picture", e), Base64Url.Encode(jpeg));
    }
}
