using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Jaring.Sealing;

namespace Jaring.Tests.Sealing;

/// <summary>hpke-rfc9180.json, primitives.json, slots.json and oprf.json.</summary>
public class PrimitiveVectorTests
{
    private static readonly JsonObject Primitives = Vectors.Load("primitives.json");

    public static TheoryData<int, string> HpkeCases => Vectors.Cases("hpke-rfc9180.json", "cases");

    public static TheoryData<int, string> Hkdf => Vectors.Cases("primitives.json", "hkdf", "label");

    public static TheoryData<int, string> Pbkdf2 => Vectors.Cases("primitives.json", "pbkdf2");

    public static TheoryData<int, string> Wraps => Vectors.Cases("primitives.json", "wrap", "label");

    public static TheoryData<int, string> Objects => Vectors.Cases("primitives.json", "obj");

    public static TheoryData<int, string> Ecdsa => Vectors.Cases("primitives.json", "ecdsa");

    public static TheoryData<int, string> Secrets => Vectors.Cases("primitives.json", "shamir");

    public static TheoryData<int, string> ReceiptCases => Vectors.Cases("primitives.json", "receipt", "error");

    public static TheoryData<int, string> SlotCases => Vectors.Cases("slots.json", "cases");

    public static TheoryData<int, string> BadSlots => Vectors.Cases("slots.json", "bad");

    public static TheoryData<int, string> Oprf => Vectors.Cases("oprf.json", "cases");

    [Theory]
    [MemberData(nameof(HpkeCases))]
    public void Hpke_Agrees_With_Rfc_9180(int index, string name)
    {
        var t = Vectors.Load("hpke-rfc9180.json")["cases"]![index]!;
        var aead = (int)t["aead_id"]!;
        using var ephemeral = Vectors.AgreementKey(t["skEm"].Hex());
        using var recipient = Vectors.AgreementKey(t["skRm"].Hex());
        var (encapsulated, ciphertext) = Hpke.Seal(t["pkRm"].Hex(), t["info"].Hex(), t["aad"].Hex(), t["pt"].Hex(), ephemeral, aead);

        Assert.False(string.IsNullOrEmpty(name));
        Assert.Equal(t["pkRm"].Hex(), P256.Point(recipient));
        Assert.Equal(t["enc"].Hex(), encapsulated);
        Assert.Equal(t["ct"].Hex(), ciphertext);
        Assert.Equal(t["pt"].Hex(), Hpke.Open(recipient, encapsulated, t["info"].Hex(), t["aad"].Hex(), ciphertext, aead));
    }

    [Theory]
    [MemberData(nameof(Hkdf))]
    public void Keys_Are_Derived(int index, string label)
    {
        var t = Primitives["hkdf"]![index]!;
        Assert.Equal(t["okm"].Raw(), KeyDerivation.Derive(t["ikm"].Raw(), t["salt"].Raw(), label, t["ctx"].Raw()));
    }

    [Theory]
    [MemberData(nameof(Pbkdf2))]
    public void Passphrases_Are_Stretched(int index, string name)
    {
        var t = Primitives["pbkdf2"]![index]!;
        Assert.Equal(t["name"].Text(), name);
        Assert.Equal(t["dk"].Raw(), KeyDerivation.FromPassphrase(t["password"].Text(), t["salt"].Raw(), (int)t["iter"]!));
    }

    [Theory]
    [MemberData(nameof(Wraps))]
    public void A_Wrap_Opens_Under_Its_Own_Label_And_Context_Only(int index, string label)
    {
        var t = Primitives["wrap"]![index]!;
        using var ephemeral = Vectors.AgreementKey(t["ephD"].Raw());
        using var recipient = Vectors.AgreementKey(t["recipD"].Raw());
        var wrap = Wrap.Seal(t["pkR"].Raw(), label, t["ctx"].Raw(), t["secret"].Raw(), ephemeral);

        Assert.Equal(new Wrap(t["e"].Text(), t["c"].Text()), wrap);
        Assert.Equal(t["secret"].Raw(), wrap.Open(recipient, label, t["ctx"].Raw()));
        Vectors.Refused("wrap-decrypt", () => wrap.Open(recipient, "other", t["ctx"].Raw()));
        Vectors.Refused("wrap-decrypt", () => wrap.Open(recipient, label, [1]));
        Vectors.Refused("wrap-decrypt", () => wrap.Open(ephemeral, label, t["ctx"].Raw()));
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void Objects_Seal_To_The_Same_Bytes(int index, string name)
    {
        var t = Primitives["obj"]![index]!;
        var (header, step) = (t["hdr"].Raw(), (int)t["pad"]!);
        var type = JsonNode.Parse(header)!["t"].Text();
        var expected = t.AsObject("o");

        Assert.Equal(t["name"].Text(), name);
        Assert.Equal(expected, SealedObject.Seal(t["secret"].Raw(), type, header, t["pt"].Raw(), step, t["salt"].Raw()));
        Assert.Equal(t["pt"].Raw(), expected.OpenAny(t["secret"].Raw(), type, step));
    }

    [Theory]
    [MemberData(nameof(Ecdsa))]
    public void Signatures_Are_Bound_To_Label_And_Bytes(int index, string name)
    {
        var t = Primitives["ecdsa"]![index]!;
        Assert.Equal(t["name"].Text(), name);
        Assert.Equal((bool)t["valid"]!, Signatures.IsValid(t["pub"].Text(), t["label"].Text(), t["msg"].Raw(), t["sig"].Text()));
    }

    [Theory]
    [MemberData(nameof(Secrets))]
    public void Shares_Combine(int index, string name)
    {
        var t = Primitives["shamir"]![index]!;
        var shares = t["shares"]!.AsArray().Select(s => s.Raw()).Select(s => new Share(s[^1], s[..^1])).ToList();
        Assert.Equal(t["name"].Text(), name);
        Assert.Equal(t["secret"].Raw(), Shamir.Combine(shares));
    }

    [Fact]
    public void Any_Threshold_Of_Shares_Gives_The_Secret_And_Fewer_Do_Not()
    {
        var secret = RandomNumberGenerator.GetBytes(32);
        var shares = Shamir.Split(secret, 5, 3);

        Assert.Equal(secret, Shamir.Combine([shares[4], shares[0], shares[2]]));
        Assert.NotEqual(secret, Shamir.Combine([shares[4], shares[0]]));
        Vectors.Refused("too-few-shares", () => Shamir.Combine([shares[1]]));
        Vectors.Refused("share-twice", () => Shamir.Combine([shares[1], shares[1]]));
        Vectors.Refused("shares", () => Shamir.Combine([shares[1], new Share(0, shares[0].Y)]));
        Vectors.Refused("shares", () => Shamir.Combine([shares[1], new Share(shares[0].X, shares[0].Y[..31])]));
        Vectors.Refused("shares", () => Shamir.Split(secret, 1, 2));
    }

    [Theory]
    [MemberData(nameof(ReceiptCases))]
    public void Receipts_Give_Their_Keys_And_A_Slip_Is_Noticed(int index, string fault)
    {
        var t = Primitives["receipt"]![index]!;
        if (t["error"] is not null)
        {
            Assert.Equal(t["error"].Text(), fault);
            Vectors.Refused("receipt-typo", () => Receipts.Keys(t["digits"].Text(), t["site"].Raw(), (int)t["iter"]!));
            return;
        }

        var keys = Receipts.Keys(t["digits"].Text(), t["site"].Raw(), (int)t["iter"]!);
        Assert.Equal(t["lookup"].Text(), keys.Lookup);
        Assert.Equal(t["rid"].Text(), keys.Rid);
        Assert.Equal(t["box"].Raw(), keys.Box);
    }

    [Fact]
    public void Every_Single_Wrong_Digit_Of_A_Receipt_Is_Noticed()
    {
        var digits = Receipts.NewDigits();
        Assert.Equal(25, digits.Length);
        for (var place = 0; place < digits.Length; place++)
        {
            for (var other = '0'; other <= '9'; other++)
            {
                var typed = digits[..place] + other + digits[(place + 1)..];
                if (typed != digits)
                {
                    Vectors.Refused("receipt-typo", () => Receipts.Keys(typed, new byte[16], 1));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(SlotCases))]
    public void Slots_Encode_And_Decode(int index, string name)
    {
        var t = Vectors.Load("slots.json")["cases"]![index]!;
        var slot = Slot.Read(t["slot"].Raw());
        Assert.Equal(name, slot.Mode.ToString().ToLowerInvariant());
        Assert.Equal((int)t["mode"]!, (int)slot.Mode);
        Assert.Equal(t["value"].Raw(), slot.Value);
        Assert.Equal(t["slot"].Raw(), slot.Pack());
    }

    [Theory]
    [MemberData(nameof(BadSlots))]
    public void Malformed_Slots_Are_Refused(int index, string name)
    {
        var t = Vectors.Load("slots.json")["bad"]![index]!;
        Assert.Equal(t["name"].Text(), name);
        Vectors.Refused("slot-malformed", () => Slot.Read(t["slot"].Raw()));
    }

    [Theory]
    [MemberData(nameof(Oprf))]
    public void Both_Servers_Evaluate_With_Plain_Ecdh(int index, string name)
    {
        var t = Vectors.Load("oprf.json")["cases"]![index]!;
        Assert.Equal(t["name"].Text(), name);
        Assert.Equal(t["eval1"].Raw(), Evaluate(t["k1"].Raw(), t["blinded"].Raw()));
        Assert.Equal(t["eval2"].Raw(), Evaluate(t["k2"].Raw(), t["lifted1"].Raw()));
        Assert.Equal(t["pi"].Raw(), KeyDerivation.Derive(t["prf"].Raw(), [], "match/pi", []));
    }

    private static byte[] Evaluate(byte[] scalar, byte[] point)
    {
        using var key = Vectors.AgreementKey(scalar);
        using var theirs = P256.ImportAgreementPoint(point);
        return P256.Agree(key, theirs);
    }
}
