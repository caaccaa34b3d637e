using System.Text.Json;

namespace Jaring.Sealing;

/// <summary>What a colleague told of the new key of a dual case.</summary>
/// <param name="By">Who told it.</param>
/// <param name="Kh">Header of the new epoch.</param>
/// <param name="Slots">Its eight slots.</param>
/// <param name="Holders">Who holds the shares.</param>
public sealed record ToldShares(string By, string Kh, IReadOnlyList<Wrap> Slots, IReadOnlyList<string> Holders);

/// <summary>
/// Tells the holders of a dual case that it goes on under another key, by an entry of the index that looks like any report: who holds a share alone has no
/// token with which to ask for it (docs/sealing.md section 11). It gives nobody a right.
/// </summary>
public static class NewShares
{
    private const string Label = "shares";

    /// <summary>Seals header and slots of a new epoch, as they were posted, to all its holders.</summary>
    /// <exception cref="SealingException">two-needed, and the refusals of sealing a report</exception>
    public static Sealed Seal(Reader me, VerifiedDirectory directory, IReadOnlyList<string> to, Epoch epoch, byte[] siteSalt)
    {
        SealingException.Require(to.Count >= 2, "two-needed");
        var payload = new SharesPayload(to, epoch.Kh, epoch.Slots);
        return Reports.Seal(new Report(directory, to, [], null, siteSalt), kh =>
        {
            var signed = SignedPayload.Sign(me.Keys.Signing, Label, kh, payload, SealingJson.Default.SharesPayload, me.Id);
            return JsonSerializer.SerializeToNode(new RequestBody(Label, signed.P, signed.By, signed.Sig), SealingJson.Default.RequestBody);
        }).Sealed;
    }

    /// <summary>What it says, once opened like a report.</summary>
    /// <exception cref="SealingException">
    /// not-shares, signature, slot-count, shares-readers (told to others than it says, or others hold the shares), fields (the first key of a case),
    /// no-share (none for this member), key-commitment (a whole key, and not of this case)
    /// </exception>
    public static ToldShares Read(Reader me, OpenCase open, VerifiedDirectory directory)
    {
        var json = open.Payload.Body;
        SealingException.Require(json.ValueKind == JsonValueKind.Object && json.TryGetProperty("via", out var via) && via.ValueEquals(Label), "not-shares");
        var body = Wire.Read(Bytes.Utf8(json.GetRawText()), SealingJson.Default.RequestBody);
        var payload = Verified(new(body.P, body.By, body.Sig), open, directory);
        SealingException.Require(payload.To.SequenceEqual(open.Payload.To), "shares-readers");
        var header = CaseHeader.Read(payload.Kh);
        var slot = Slots.Find(me.Keys.Agreement, CaseKey.Label, Base64Url.Decode(payload.Kh), payload.Slots);
        if (slot is { Mode: SlotMode.Key })
        {
            CaseKey.Fit(payload.Kh, slot.Key);
        }

        SealingException.Require(slot is { Mode: SlotMode.Share }, "no-share");
        SealingException.Require(header.Prev is not null, "fields");
        var holders = Slots.HolderIds(directory.ChainOf(header.Dir).Entries[header.Dir.N], slot!.Holders);
        SealingException.Require(holders.Length == payload.To.Count && payload.To.All(holders.Contains), "shares-readers");
        return new(body.By, payload.Kh, payload.Slots, holders);
    }

    /// <summary>By a key under which the member was ever active: it may be found after its sender has left.</summary>
    private static SharesPayload Verified(SignedPayload signed, OpenCase open, VerifiedDirectory directory)
    {
        var bytes = Bytes.Concat(Base64Url.Decode(open.Key.Kh), Base64Url.Decode(signed.P));
        SealingException.Require(directory.SigningKeysOf(signed.By).Any(key => Signatures.IsValid(key, Label, bytes, signed.Sig)), "signature");
        return signed.Peek(SealingJson.Default.SharesPayload);
    }
}
