using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jaring.Sealing;

/// <summary>
/// A name in an envelope of its own that two members open together. The envelope is always there; without a name it is empty and its
/// key is thrown away, so that only readers learn, after opening, whether there is one.
/// </summary>
public static class Identity
{
    private const string Type = "identity";
    private const string ShareLabel = "id-share";
    private const string ReleaseLabel = "id-release";

    /// <summary>The own share of a name's key.</summary>
    /// <exception cref="SealingException">no-share, no-name</exception>
    public static IdentityShare MyShare(MemberKeys keys, Sealed report) => new(
        Required(Slots.Find(keys.Agreement, ShareLabel, report.Identity.Header, report.Idslots)));

    /// <summary>Hands the own share to a colleague who asked, bound to the hash of the signed request.</summary>
    public static Wrap Release(IdentityShare share, DirectoryMember requester, string requestHash) =>
        Wrap.Seal(Base64Url.Decode(requester.Kem), ReleaseLabel, Base64Url.Decode(requestHash), share.Slot.Pack());

    /// <summary>Takes a share that a colleague released for this very request.</summary>
    /// <exception cref="SealingException">no-share (another request or another person)</exception>
    public static IdentityShare Receive(MemberKeys keys, Wrap release, string requestHash) => new(
        Required(Slots.TryOpen(keys.Agreement, ReleaseLabel, Base64Url.Decode(requestHash), release)));

    /// <summary>Opens the name with enough shares.</summary>
    /// <param name="report">The report as stored.</param>
    /// <param name="payload">Its verified payload: it says whether a name was given, and which object it is.</param>
    /// <param name="shares">The own share and those released.</param>
    /// <exception cref="SealingException">no-name, identity-swapped, too-few-shares, share-twice, key-commitment</exception>
    public static JsonNode? Open(Sealed report, ReportPayload payload, IReadOnlyList<IdentityShare> shares)
    {
        RequireName(report, payload);
        return Decrypt(report, Shamir.Combine([.. shares.Select(s => s.Slot.Share)]));
    }

    /// <summary>The same with the key itself, once two members have put it together.</summary>
    internal static JsonNode? OpenWithKey(Sealed report, ReportPayload payload, byte[] key)
    {
        RequireName(report, payload);
        SealingException.Require(key.Length == 32, "length");
        return Decrypt(report, key);
    }

    private static void RequireName(Sealed report, ReportPayload payload)
    {
        SealingException.Require(payload.Named, "no-name");
        SealingException.Require(payload.Idh == report.Identity.Hash(), "identity-swapped");
    }

    private static JsonNode? Decrypt(Sealed report, byte[] key)
    {
        var caseId = CaseHeader.Read(report.Kh).Case;
        var header = Headers.Read(report.Identity.Header, Type);
        var commitment = header["ikc"]?.GetValueKind() == JsonValueKind.String ? (string)header["ikc"]! : "";
        KeyDerivation.RequireCommitment(commitment, key, "ik", Base64Url.Decode(caseId), "key-commitment");
        var plaintext = report.Identity.Open(key, Type, ("case", caseId), ("k", header["k"]), ("ikc", commitment));
        return Wire.Read(plaintext, SealingJson.Default.JsonNode!);
    }

    internal static (SealedObject Object, Wrap[] Slots) Seal(string caseId, DirectoryEntry entry, IReadOnlyList<string> to, JsonNode? name)
    {
        var secret = Bytes.Random(32);
        var commitment = Base64Url.Encode(KeyDerivation.Commit(secret, "ik", Base64Url.Decode(caseId)));
        var header = Headers.Write(Type, ("case", caseId), ("k", entry.Pol.IdT), ("ikc", commitment));
        var sealedName = SealedObject.Seal(secret, Type, header, name is null ? [] : CanonicalJson.Write(name));
        return (sealedName, name is null
            ? Slots.ForNobody(entry, to, ShareLabel, header)
            : Slots.ForShares(entry, to, ShareLabel, header, secret, entry.Pol.IdT));
    }

    private static Slot Required(Slot? slot)
    {
        var found = slot ?? throw new SealingException("no-share");
        SealingException.Require(found.Mode != SlotMode.Dummy, "no-name");
        SealingException.Require(found.Mode == SlotMode.Share, "no-share");
        return found;
    }
}

/// <summary>One share of the key of a name. It opens nothing by itself.</summary>
public sealed class IdentityShare
{
    internal IdentityShare(Slot slot) => Slot = slot;

    internal Slot Slot { get; }
}
