using System.Text.Json;

namespace Jaring.Sealing;

/// <summary>A verified hand-over: who told, and which keys.</summary>
public sealed record Handover(string By, IReadOnlyList<HandedCase> Cases);

/// <summary>
/// Tells members the keys of cases in which they were named, by an entry of the index that looks like any report (A2). It gives nobody a right: a
/// case's own signed slot sets say who reads it.
/// </summary>
public static class Handovers
{
    /// <summary>So many fit into one step of a report with room to spare.</summary>
    public const int Most = 300;

    private const string Label = "handover";

    /// <summary>Seals the keys of these cases to newcomers and to oneself, so that there are two readers as in any report.</summary>
    /// <exception cref="SealingException">handover-count, and the refusals of sealing a report</exception>
    public static Sealed Seal(Reader me, VerifiedDirectory directory, IReadOnlyList<string> to, IReadOnlyList<OpenCase> cases, byte[] siteSalt)
    {
        SealingException.Require(cases.Count is > 0 and <= Most, "handover-count");
        string[] readers = [.. to.Where(id => id != me.Id), me.Id];
        var payload = new HandoverPayload(readers, [.. cases.Select(c => new HandedCase(c.CaseId, c.Key.Header.Epoch, Base64Url.Encode(c.Key.Secret)))]);
        return Reports.Seal(new Report(directory, readers, [], null, siteSalt), kh =>
        {
            var signed = SignedPayload.Sign(me.Keys.Signing, Label, kh, payload, SealingJson.Default.HandoverPayload, me.Id);
            return JsonSerializer.SerializeToNode(new RequestBody(Label, signed.P, signed.By, signed.Sig), SealingJson.Default.RequestBody);
        }).Sealed;
    }

    /// <summary>What a hand-over says, once opened like a report.</summary>
    /// <exception cref="SealingException">not-a-handover, signature, handover-readers, handover-count, length</exception>
    public static Handover Read(OpenCase open, VerifiedDirectory directory)
    {
        var json = open.Payload.Body;
        SealingException.Require(json.ValueKind == JsonValueKind.Object && json.TryGetProperty("via", out var via) && via.ValueEquals(Label), "not-a-handover");
        var body = Wire.Read(Bytes.Utf8(json.GetRawText()), SealingJson.Default.RequestBody);
        var signed = new SignedPayload(body.P, body.By, body.Sig);
        var payload = Verified(signed, open, directory);
        SealingException.Require(payload.To.SequenceEqual(open.Payload.To) && payload.To.Contains(body.By), "handover-readers");
        SealingException.Require(payload.Cases.Count is > 0 and <= Most, "handover-count");
        foreach (var one in payload.Cases)
        {
            SealingException.Require(Base64Url.Decode(one.Case).Length == 16 && Base64Url.Decode(one.Ck).Length == 32 && one.Epoch >= 0, "length");
        }

        return new(body.By, payload.Cases);
    }

    /// <summary>By a key under which the member was ever active: a hand-over may be found after its sender has left.</summary>
    private static HandoverPayload Verified(SignedPayload signed, OpenCase open, VerifiedDirectory directory)
    {
        foreach (var key in directory.SigningKeysOf(signed.By))
        {
            if (Signatures.IsValid(key, Label, Bytes.Concat(Base64Url.Decode(open.Key.Kh), Base64Url.Decode(signed.P)), signed.Sig))
            {
                return signed.Peek(SealingJson.Default.HandoverPayload);
            }
        }

        throw new SealingException("signature");
    }
}
