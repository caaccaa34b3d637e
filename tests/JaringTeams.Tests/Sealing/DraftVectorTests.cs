using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Sealing;

namespace Jaring.Tests.Sealing;

/// <summary>tests/vectors/drafts.json, sealed in TypeScript: what a person keeps for herself.</summary>
public sealed class DraftVectorTests
{
    private static readonly JsonObject File = Vectors.Load("drafts.json");
    private static readonly byte[] Site = OfficeKeys.SiteSalt(File["office"].Text());
    private static readonly DraftKeys Keys = SealedDrafts.Keys(File["digits"].Text(), Site);

    [Fact]
    public void Its_Digits_Find_Change_And_Open_It_And_Say_Nothing_Of_The_Receipt()
    {
        Assert.Equal((File["lookup"].Text(), File["write"].Text(), File["did"].Text()), (Keys.Lookup, Keys.Write, Keys.Did));
        Assert.DoesNotContain(Receipts.Keys(File["digits"].Text(), Site).Lookup, new[] { Keys.Lookup, Keys.Write, Keys.Did });
        foreach (var draft in File["drafts"]!.AsArray())
        {
            var opened = SealedDrafts.Open(Keys, (int)draft!["rev"]!, draft.AsObject("object"));
            Assert.True(JsonElement.DeepEquals(opened, JsonElement.Parse(draft["content"]!.ToJsonString())));
        }
    }

    [Fact]
    public void What_Is_None_Is_Refused_For_Its_Reason()
    {
        var bad = File["bad"]!.AsArray();
        Assert.Equal(10, bad.Count);
        foreach (var one in bad)
        {
            Vectors.Refused(one!["reason"].Text(), () => SealedDrafts.Open(Keys, (int)one["rev"]!, one.AsObject("object")));
        }
    }

    [Fact]
    public void Digits_With_A_Slip_Begin_Nothing() => Vectors.Refused("receipt-typo", () => SealedDrafts.Keys("1234567890123456789012345", Site));

    [Fact]
    public void What_Is_Sealed_Here_Opens_Here_And_Is_Never_Cut()
    {
        var sealedDraft = SealedDrafts.Seal(Keys, 7, "{\"text\":\"Nanti lagi\"}"u8.ToArray());
        Assert.Equal("Nanti lagi", SealedDrafts.Open(Keys, 7, sealedDraft).GetProperty("text").GetString());
        Assert.Equal(16384 + 16, Base64Url.Decode(sealedDraft.C).Length);
        Vectors.Refused("too-long", () => SealedDrafts.Seal(Keys, 7, new byte[16 * 16384]));
    }
}
