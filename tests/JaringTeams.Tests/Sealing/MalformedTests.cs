using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Jaring.Sealing;
using Directory = Jaring.Sealing.Directory;

namespace Jaring.Tests.Sealing;

/// <summary>What no honest client sends. Each is refused with a reason, none with another exception.</summary>
public class MalformedTests
{
    private static readonly Scenario World = Scenario.Instance;

    [Theory]
    [InlineData("AB")]
    [InlineData("AA==")]
    [InlineData("AA=")]
    [InlineData(" AA")]
    [InlineData("A")]
    [InlineData("A+")]
    [InlineData("A/")]
    [InlineData("AAA\n")]
    [InlineData("é")]
    public void Base64url_Has_One_Spelling(string text) => Vectors.Refused("base64url", () => Base64Url.Decode(text));

    [Fact]
    public void Base64url_Of_A_Fixed_Length_Is_That_Long()
    {
        Assert.Equal([0], Base64Url.Decode("AA", 1));
        Vectors.Refused("length", () => Base64Url.Decode("AA", 2));
    }

    [Fact]
    public void Text_Is_Utf8()
    {
        Assert.Equal("é", Bytes.Text([0xc3, 0xa9]));
        Vectors.Refused("utf8", () => Bytes.Text([0xc3]));
    }

    [Fact]
    public void A_Private_Key_Is_Whole()
    {
        using var key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var whole = key.ExportPkcs8PrivateKey();
        P256.ImportAgreementKey(whole).Dispose();
        Vectors.Refused("private-key", () => P256.ImportAgreementKey(whole[..^1]));
        Vectors.Refused("private-key", () => P256.ImportAgreementKey([.. whole, 0]));
        Vectors.Refused("private-key", () => P256.ImportAgreementKey([]));
    }

    public static TheoryData<string, byte[]> BadPoints => new()
    {
        { "empty", [] },
        { "64 bytes", Point()[..64] },
        { "66 bytes", [.. Point(), 0] },
        { "compressed", [2, .. Point()[1..33]] },
        { "another first byte", [5, .. Point()[1..]] },
        { "off the curve", [.. Point()[..64], (byte)(Point()[64] ^ 1)] },
        { "zero", [4, .. new byte[64]] },
        { "beyond the field", [4, .. Enumerable.Repeat((byte)0xff, 64)] },
    };

    [Theory]
    [MemberData(nameof(BadPoints))]
    public void Points_Lie_On_The_Curve(string what, byte[] point)
    {
        Assert.NotEmpty(what);
        Vectors.Refused("point", () => P256.ImportAgreementPoint(point));
        Vectors.Refused("point", () => P256.RequirePoint(Base64Url.Encode(point)));
        Vectors.Refused("point", () => new Wrap(Base64Url.Encode(point), Base64Url.Encode(new byte[80]))
            .Open(World.Member("m1").Keys.Agreement, "ck", []));
        Vectors.Refused("point", () => CaseHeader.Read(Kh(kh => kh["rk"]!["kem"] = Base64Url.Encode(point))));
        Vectors.Refused("point", () => CaseHeader.Read(Kh(kh => kh["rk"]!["sig"] = Base64Url.Encode(point))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(9)]
    public void There_Are_Eight_Slots(int count)
    {
        var main = World.Case("main");
        Wrap[] slots = [.. Enumerable.Range(0, count).Select(i => main.Slots[i % 8])];
        Vectors.Refused("slot-count", () => Reports.OpenAsMember(World.Member("m1"), main with { Slots = slots }, World.Directory));
        Vectors.Refused("slot-count", () => Identity.MyShare(World.Member("m1").Keys, main with { Idslots = slots }));
        Vectors.Refused("slot-count", () => Reports.OpenAsMember(
            World.Member("m3"), main with { Slots = slots }, World.Directory, new() { CachedKey = World.Main.Key.Secret }));
    }

    [Theory]
    [InlineData("{\"v\":\"JT1\",\"v\":\"JT1\",\"t\":\"msg\"}", "json")]
    [InlineData("{\"v\":\"JT1\",\"t\":\"msg\"", "json")]
    [InlineData("{\"v\":\"JT1\",\"t\":\"msg\"}}", "json")]
    [InlineData("[]", "json")]
    [InlineData("null", "json")]
    [InlineData("", "json")]
    [InlineData("\uFEFF{\"v\":\"JT1\",\"t\":\"msg\"}", "json")]
    [InlineData("{\"v\":\"JT1\",\"t\":\"msg\",}", "json")]
    [InlineData("{\"v\":\"JT1\",\"t\":\"msg\"} ", "json-not-canonical")]
    [InlineData("{\"v\":\"JT1\",\"t\":\"\\u006dsg\"}", "json-not-canonical")]
    [InlineData("{\"v\":\"JT1\",\"t\":\"\\ud800\"}", "json")]
    [InlineData("{\"v\":\"JT0\",\"t\":\"msg\"}", "header-v")]
    [InlineData("{\"v\":1,\"t\":\"msg\"}", "header-v")]
    [InlineData("{\"t\":\"msg\"}", "header-v")]
    [InlineData("{\"v\":\"JT1\",\"t\":\"log\"}", "header-t")]
    [InlineData("{\"v\":\"JT1\",\"t\":\"msg\",\"epoch\":0}", "fields")]
    [InlineData("{\"v\":\"JT1\",\"t\":\"msg\",\"id\":\"x\",\"epoch\":0}", "fields")]
    [InlineData("{\"v\":\"JT1\",\"t\":\"msg\",\"epoch\":0.0,\"id\":\"x\"}", "header-epoch")]
    [InlineData("{\"v\":\"JT1\",\"t\":\"msg\",\"epoch\":\"0\",\"id\":\"x\"}", "header-epoch")]
    [InlineData("{\"v\":\"JT1\",\"t\":\"msg\",\"epoch\":0,\"id\":1}", "header-id")]
    public void Headers_Are_Exact(string json, string reason) => Vectors.Refused(
        reason, () => Headers.Read(Encoding.UTF8.GetBytes(json), "msg", ("epoch", 0), ("id", Headers.AnyText)));

    [Fact]
    public void Headers_That_Are_No_Utf8_Are_Refused() =>
        Vectors.Refused("json", () => Headers.Read([.. "{\"v\":\"JT1\",\"t\":\""u8, 0xff, .. "\"}"u8], "msg"));

    [Fact]
    public void Case_Headers_Are_Exact()
    {
        Assert.Equal(World.Main.Key.Header, CaseHeader.Read(Kh(_ => { })));
        Vectors.Refused("header-v", () => CaseHeader.Read(Kh(kh => kh["v"] = "JT2")));
        Vectors.Refused("fields", () => CaseHeader.Read(Kh(kh => kh["t"] = "log")));
        Vectors.Refused("fields", () => CaseHeader.Read(Kh(kh => kh["epoch"] = 1)));
        Vectors.Refused("fields", () => CaseHeader.Read(Kh(kh => kh["epoch"] = -1)));
        Vectors.Refused("fields", () => CaseHeader.Read(Kh(kh => kh.Insert(4, "prev", Base64Url.Encode(new byte[32])))));
        Vectors.Refused("length", () => CaseHeader.Read(Kh(kh => kh["case"] = Base64Url.Encode(new byte[15]))));
        Vectors.Refused("length", () => CaseHeader.Read(Kh(kh => kh["ckc"] = Base64Url.Encode(new byte[31]))));
        Vectors.Refused("json", () => CaseHeader.Read(Kh(kh => kh["more"] = 1)));
        Vectors.Refused("json", () => CaseHeader.Read(Kh(kh => kh.Remove("dir"))));
        Vectors.Refused("json", () => CaseHeader.Read(Kh(kh => kh["dir"] = null)));
        Vectors.Refused("json", () => CaseHeader.Read(Kh(kh => kh["epoch"] = "0")));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"kh\":\"\",\"kh\":\"\"}")]
    [InlineData("{\"kh\":1}")]
    public void A_Sealed_Has_All_Its_Fields(string json) => Vectors.Refused("json", () => Sealed.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void A_Sealed_Has_No_Further_And_No_Empty_Field()
    {
        foreach (var (field, _) in World.CaseJson("main"))
        {
            var (without, empty) = (World.CaseJson("main"), World.CaseJson("main"));
            without.Remove(field);
            empty[field] = null;
            Vectors.Refused("json", () => without.As(SealingJson.Default.Sealed));
            Vectors.Refused("json", () => empty.As(SealingJson.Default.Sealed));
        }

        var more = World.CaseJson("main");
        more["note"] = "x";
        Vectors.Refused("json", () => more.As(SealingJson.Default.Sealed));
    }

    [Fact]
    public void Truncated_Parts_Of_A_Report_Are_Refused()
    {
        var main = World.Case("main");
        var report = main.Report;
        Vectors.Refused("object-decrypt", () => Open(main with { Report = report with { C = Cut(report.C, 1) } }));
        Vectors.Refused("object-decrypt", () => Open(main with { Report = report with { C = "" } }));
        Vectors.Refused("length", () => Open(main with { Report = report with { S = Cut(report.S, 1) } }));
        Vectors.Refused("json", () => Open(main with { Report = report with { H = Cut(report.H, 1) } }));
        Vectors.Refused("no-slot", () => Open(main with { Slots = [.. main.Slots.Select(s => s with { C = Cut(s.C, 1) })] }));
        Vectors.Refused("no-slot", () => Open(main with { Slots = [.. main.Slots.Select(s => s with { E = Cut(s.E, 1) })] }));
        Vectors.Refused("base64url", () => Open(main with { Slots = [.. main.Slots.Select(s => s with { E = s.E + "=" })] }));
    }

    [Fact]
    public void A_Payload_With_A_Repeated_Key_Is_Refused_Even_When_Signed()
    {
        var (key, author) = (World.Main.Key, World.Member("m1"));
        var header = Headers.Write("msg", ("case", key.Header.Case), ("epoch", 0), ("id", "x"));
        foreach (var p in new[] { "{\"seq\":1,\"seq\":1,\"prev\":\"x\",\"body\":1}", "{\"seq\":1,\"prev\":\"x\",\"body\":{\"a\":1,\"a\":2}}", "{\"seq\":1,\"prev\":\"x\",\"body\":1,\"more\":1}", "{\"seq\":1,\"prev\":\"x\"}" })
        {
            var bytes = Encoding.UTF8.GetBytes(p);
            var signature = Signatures.Sign(author.Keys.Signing, "msg", [.. header, .. bytes]);
            var message = SealedObject.Seal(key.Secret, "msg", header, new SignedPayload(Base64Url.Encode(bytes), "m1", signature).Encode());
            Vectors.Refused("json", () => Messages.OpenThread(World.Main, [message], World.Directory));
        }
    }

    [Fact]
    public void Signatures_Of_Another_Length_Are_Not_Valid()
    {
        var signature = Signatures.Sign(World.Member("m1").Keys.Signing, "dir", [1]);
        var key = World.Member("m1").Keys.Sig;
        Assert.True(Signatures.IsValid(key, "dir", [1], signature));
        Assert.False(Signatures.IsValid(key, "dir", [1], Cut(signature, 1)));
        Assert.False(Signatures.IsValid(key, "dir", [1], ""));
        Assert.False(Signatures.IsValid(World.Member("m2").Keys.Sig, "dir", [1], signature));
    }

    [Fact]
    public void A_Directory_Key_Off_The_Curve_Is_Refused_Although_All_Signed()
    {
        using var team = new Founders("m1", "m2", "m3");
        var members = team.Members.ToList();
        var broken = Base64Url.Encode([.. Point()[..64], (byte)(Point()[64] ^ 1)]);
        Vectors.Refused("point", () => Directory.FoundingEntry([members[0] with { Kem = broken }, .. members[1..]], World.Now));
        Vectors.Refused("founders", () => Directory.FoundingEntry(members[..2], World.Now));
        Vectors.Refused("directory-member", () => Directory.FoundingEntry([.. members, members[0]], World.Now));
        Vectors.Refused("directory-member", () => Directory.FoundingEntry([members[0] with { Who = new("", "x", "L") }, .. members[1..]], World.Now));
    }

    [Fact]
    public void Padding_Is_Minimal_And_Zero()
    {
        byte[] text = [.. Enumerable.Repeat((byte)7, 252)];
        Assert.Equal(256, Padding.Pad(text, 256, 1).Length);
        Assert.Equal(text, Padding.Unpad(Padding.Pad(text, 256, 1), 256, 1));
        Vectors.Refused("too-long", () => Padding.Pad([.. text, 7], 256, 1));
        Vectors.Refused("padding", () => Padding.Unpad([], 256, 1));
        Vectors.Refused("padding", () => Padding.Unpad(new byte[255], 256, 1));
        Vectors.Refused("padding", () => Padding.Unpad(new byte[512], 256, 2));
        Vectors.Refused("padding", () => Padding.Unpad([0xff, 0xff, 0xff, 0xff, .. new byte[252]], 256, 1));
        Vectors.Refused("padding", () => Padding.Unpad([0, 0, 0, 1, 7, 1, .. new byte[250]], 256, 1));
        Vectors.Refused("padding", () => Padding.Unpad(Padding.Pad([.. text, 7], 256, 2), 256, 1));
    }

    private static OpenCase Open(Sealed report) => Reports.OpenAsMember(World.Member("m1"), report, World.Directory);

    private static byte[] Point() => Base64Url.Decode(World.Member("m1").Keys.Kem);

    private static string Cut(string encoded, int bytes) => Base64Url.Encode(Base64Url.Decode(encoded)[..^bytes]);

    private static string Kh(Action<JsonObject> change)
    {
        var kh = JsonNode.Parse(Base64Url.Decode(World.Main.Key.Kh))!.AsObject();
        change(kh);
        return Base64Url.Encode(CanonicalJson.Write(kh));
    }
}
