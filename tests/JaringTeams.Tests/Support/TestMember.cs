using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Jaring.Tests.Support;

/// <summary>A member of the demo office with keys of her own, made by the BCL. What is sealed is random bytes of the right length: a server cannot tell.</summary>
internal sealed class TestMember(string oid, string name, string post, string sex, bool coordinator = false)
{
    private readonly ECDsa signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa sealing = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string Oid => oid;
    public string Name => name;
    public string Post => post;
    public string Sex => sex;
    public bool Coordinator => coordinator;

    /// <summary>Known after the first call to home.</summary>
    public string Id { get; set; } = "";

    public string Kem => Point(sealing);
    public string Sig => Point(signing);

    public static string B64(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    public static string B64(string text) => B64(Encoding.UTF8.GetBytes(text));

    /// <summary>A member record; parts can be replaced to make it wrong.</summary>
    public string Record(string? id = null, string? kem = null) => JsonSerializer.Serialize(new
    {
        id = id ?? Id,
        kem = kem ?? Kem,
        sig = Sig,
        priv = Sealed($$"""{"v":"JT1","t":"member-priv","id":"{{id ?? Id}}","kem":"{{kem ?? Kem}}","sig":"{{Sig}}"}""", 512),
        mk = new[]
        {
            Sealed($$"""{"v":"JT1","t":"mk","id":"{{id ?? Id}}","m":"pass","kdf":{"alg":"PBKDF2-SHA256","iter":600000,"salt":"AAAA"},"kc":"BBBB"}""", 256),
            Sealed($$"""{"v":"JT1","t":"mk","id":"{{id ?? Id}}","m":"code","kdf":{"alg":"PBKDF2-SHA256","iter":600000,"salt":"CCCC"},"kc":"DDDD"}""", 256),
        },
    });

    /// <summary>ECDSA over LAB("sig/" ‖ label) ‖ SHA-256(e), 64 bytes r‖s.</summary>
    public string Sign(string e, string label = "dir") => B64(signing.SignData(
        [.. Encoding.UTF8.GetBytes($"JT1/sig/{label}\0"), .. SHA256.HashData(Base64Url.DecodeFromChars(e))], HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));

    /// <summary>Entry 0 as a member's browser makes it: JSON.stringify, sorted by id.</summary>
    public static string Entry(DateTimeOffset now, params IEnumerable<TestMember> members)
    {
        var iat = now.ToUnixTimeSeconds();
        var list = members.OrderBy(m => m.Id, StringComparer.Ordinal).Select(m =>
            $$$"""{"id":"{{{m.Id}}}","kem":"{{{m.Kem}}}","sig":"{{{m.Sig}}}","st":"active","role":"member","who":{"name":"{{{m.Name}}}","post":"{{{m.Post}}}","sex":"{{{m.Sex}}}"}}""");
        return $$"""{"v":"JT1","t":"dir","n":0,"prev":null,"iat":{{iat}},"exp":{{iat + 2592000}},"pol":{"q":2,"minR":2,"idT":2},"members":[{{string.Join(',', list)}}]}""";
    }

    private static object Sealed(string header, int step) => new
    {
        h = B64(header),
        s = B64(RandomNumberGenerator.GetBytes(32)),
        c = B64(RandomNumberGenerator.GetBytes(step + 16)),
    };

    private static string Point(ECDsa key)
    {
        var q = key.ExportParameters(false).Q;
        return B64([4, .. q.X!, .. q.Y!]);
    }
}
