using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Jaring.Sealing;

namespace Jaring.Tests.Sealing;

/// <summary>unlock.json: made here, read here and by TypeScript; whatever is refused is refused there for the same reason.</summary>
public sealed class UnlockVectorTests
{
    private static readonly JsonObject Set = Vectors.Load(UnlockVectorFile.Name);

    public static TheoryData<int, string> RefusedCases => Vectors.Cases(UnlockVectorFile.Name, "refused");

    [Fact]
    public void It_Can_Be_Made_Anew()
    {
        if (Environment.GetEnvironmentVariable(OfficeVectorFile.WriteVariable) == "1")
        {
            UnlockVectorFile.Write();
        }
    }

    [Fact]
    public void Pin_Device_And_Half_Open_The_Record()
    {
        Open(new JsonObject { ["op"] = "pin" });
        var pin = Set["pin"]!;
        Assert.Equal(pin["proof"].Text(), PinLocks.Proof("a1", pin.AsObject("locked"), pin["pin"].Text(), pin["deviceKey"].Raw()));
        Assert.Equal(pin["proofHash"].Raw(), SHA256.HashData(pin["proof"].Raw()));
    }

    /// <summary>Each derivation once more, by the words of docs/sealing.md §5 and the BCL alone.</summary>
    [Fact]
    public void The_Derivation_Is_The_One_That_Is_Written_Down()
    {
        var pin = Set["pin"]!;
        var header = JsonNode.Parse(Base64Url.Decode(pin["locked"]!["h"].Text()))!;
        var kdf = header["kdf"]!;
        var stretched = Rfc2898DeriveBytes.Pbkdf2(pin["pin"].Text(), kdf["salt"].Raw(), (int)kdf["iter"]!, HashAlgorithmName.SHA256, 32);
        var mixed = HMACSHA256.HashData(pin["deviceKey"].Raw(), new byte[][] { [.. "JT1/pin\0"u8], stretched }.SelectMany(b => b).ToArray());
        byte[] context = [.. kdf["device"].Raw(), .. "a1"u8];
        var proof = HKDF.DeriveKey(HashAlgorithmName.SHA256, mixed, 32, [], [.. "JT1/pin/proof\0"u8, .. context]);
        var kek = HKDF.DeriveKey(HashAlgorithmName.SHA256, mixed, 32, pin["half"].Raw(), [.. "JT1/pin/kek\0"u8, .. context]);
        Assert.Equal(pin["proof"].Raw(), proof);
        Assert.Equal(header["kc"].Raw(), HKDF.DeriveKey(HashAlgorithmName.SHA256, kek, 32, [], [.. "JT1/commit/kek\0"u8, .. "a1"u8]));
    }

    [Fact]
    public void A_Passkey_Opens_The_Record() => Open(new JsonObject { ["op"] = "prf" });

    [Fact]
    public void The_Ways_Are_Signed_By_The_Keys_That_They_Open() => Open(new JsonObject { ["op"] = "ways" });

    [Fact]
    public void New_Keys_Reach_The_Old_Ones() => Open(new JsonObject { ["op"] = "renewal" });

    [Fact]
    public void A_Device_S_Name_Is_The_Member_S_Alone()
    {
        var (pin, master) = (Set["pin"]!, MemberRecords.OpenMaster(Set["record"].As(SealingJson.Default.MemberRecord), Set["passphrase"].Text()));
        var name = JsonNode.Parse(pin.AsObject("sealedName").Open(master, "device", ("id", "a1"), ("device", pin["device"].Text())))!;
        Assert.Equal(pin["name"].Text(), name["name"].Text());
    }

    [Theory]
    [MemberData(nameof(RefusedCases))]
    public void Everything_Else_Is_Refused(int index, string name)
    {
        var refused = Set["refused"]![index]!.AsObject();
        Assert.Equal((name, refused["reason"].Text()), (name, Assert.Throws<SealingException>(() => Open(refused)).Reason));
    }

    private static void Open(JsonObject changed)
    {
        JsonNode At(string part, string field) => changed[field] ?? Set[part]![field]!;
        var record = (changed["record"] ?? Set["record"]!).As(SealingJson.Default.MemberRecord);
        switch (changed["op"].Text())
        {
            case "pin":
                PinLocks.Unlock(record, At("pin", "locked").As(SealingJson.Default.SealedObject), At("pin", "pin").Text(), At("pin", "deviceKey").Raw(), At("pin", "half").Raw()).Dispose();
                break;
            case "prf":
                MemberRecords.UnlockByPasskey(record, At("prf", "credential").Text(), At("prf", "prf").Raw()).Dispose();
                break;
            case "ways":
                byte[] signed = [.. Bytes.U32((uint)(int)At("ways", "revision")), .. record.Mk.SelectMany(way => Base64Url.Decode(way.Hash()))];
                SealingException.Require(Signatures.IsValid(record.Sig, "ways", signed, At("ways", "sig").Text()), "signature");
                break;
            default:
                var present = Set["renewal"]!["record"].As(SealingJson.Default.MemberRecord);
                KeyRenewal.OpenCarried(present, MemberRecords.OpenMaster(present, Set["passphrase"].Text()), record, At("renewal", "carry").As(SealingJson.Default.SealedObject)).Dispose();
                break;
        }
    }
}
