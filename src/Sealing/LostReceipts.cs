using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jaring.Sealing;

/// <summary>A new receipt as the person's own device made it: public keys, the hash that finds it, the box. Not the digits.</summary>
/// <param name="Case">The case it is for.</param>
/// <param name="Rk">The reporter's new public keys.</param>
/// <param name="Rid">What the server finds it by.</param>
/// <param name="Rbox">The box with the private keys.</param>
public sealed record AskedReceipt(string Case, PublicKeys Rk, string Rid, SealedObject Rbox);

/// <summary>One reader's word that this is the person's new receipt, as it stands in the case's thread.</summary>
/// <param name="Epoch">The epoch it was given in; it holds for the next one alone.</param>
/// <param name="Rk">The reporter's new public keys.</param>
/// <param name="Rid">What the server finds it by.</param>
/// <param name="Rbox">The box with the private keys.</param>
/// <param name="Sig">The reader's signature, which an epoch carries as the second one.</param>
public sealed record Vouch(int Epoch, PublicKeys Rk, string Rid, SealedObject Rbox, string Sig);

/// <summary>What the pages say to each other when a receipt was lost (A9): a request in the shape of a report, and a word in the case's thread.</summary>
public static class LostReceipts
{
    private const string Label = "receipt";

    /// <summary>The person's device asks readers for a new receipt. The digits stay with the person.</summary>
    public static (Sealed Sealed, FreshReceipt Receipt) Ask(VerifiedDirectory directory, IReadOnlyList<string> to, string caseId, byte[] siteSalt)
    {
        var fresh = FreshReceipt.Make(caseId, siteSalt);
        var body = new ReceiptRequestBody(Label, caseId, fresh.Rk, fresh.Rid, fresh.Rbox);
        return (Reports.Seal(new Report(directory, to, [], null, siteSalt), _ => JsonSerializer.SerializeToNode(body, SealingJson.Default.ReceiptRequestBody)).Sealed, fresh);
    }

    /// <summary>What a request says.</summary>
    /// <exception cref="SealingException">not-a-request, fields, length, point, base64url</exception>
    public static AskedReceipt ReadRequest(JsonElement body)
    {
        SealingException.Require(Is(body, "via"), "not-a-request");
        var read = Body(body, SealingJson.Default.ReceiptRequestBody);
        Base64Url.Decode(read.Case, 16);
        RequireFresh(read.Rk, read.Rid, read.Rbox);
        return new(read.Case, read.Rk, read.Rid, read.Rbox);
    }

    /// <summary>What a reader who met the person writes into the thread.</summary>
    public static JsonNode? VouchBody(AskedReceipt asked, int epoch, string sig) =>
        JsonSerializer.SerializeToNode(new VouchBody(Label, epoch, asked.Rk, asked.Rid, asked.Rbox, sig), SealingJson.Default.VouchBody);

    /// <summary>A reader's word, or null for another body. Whether it holds says <see cref="Holds"/>.</summary>
    /// <exception cref="SealingException">fields, length, point, base64url</exception>
    public static Vouch? ReadVouch(JsonElement body)
    {
        if (!Is(body, "kind"))
        {
            return null;
        }

        var read = Body(body, SealingJson.Default.VouchBody);
        SealingException.Require(read.Epoch >= 0, "fields");
        RequireFresh(read.Rk, read.Rid, read.Rbox);
        return new(read.Epoch, read.Rk, read.Rid, read.Rbox, read.Sig);
    }

    /// <summary>True when this reader signed for this receipt in the epoch as it stands; then a second one may begin the next epoch with it.</summary>
    public static bool Holds(OpenCase open, VerifiedDirectory directory, string by, Vouch vouch) =>
        vouch.Epoch == open.Key.Header.Epoch && open.Slots.To.Contains(by)
        && Epochs.IsCoSigned(directory.ActiveAt(directory.Entry.N, by).Sig, open.Key, vouch.Rk, vouch.Sig);

    private static bool Is(JsonElement body, string field) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(field, out var value) && value.ValueEquals(Label);

    private static T Body<T>(JsonElement body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return Wire.ReadExact(Bytes.Utf8(body.GetRawText()), type);
        }
        catch (SealingException fault) when (fault.Reason is "json" or "json-not-canonical")
        {
            throw new SealingException("fields");
        }
    }

    private static void RequireFresh(PublicKeys rk, string rid, SealedObject rbox)
    {
        SealingException.Require(Base64Url.Decode(rk.Kem).Length == P256.PointLength && Base64Url.Decode(rk.Sig).Length == P256.PointLength, "length");
        Base64Url.Decode(rid, 32);
        Base64Url.Decode(rbox.S, 32);
    }
}
