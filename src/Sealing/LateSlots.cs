using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jaring.Sealing;

/// <summary>
/// Two slots that travel beside a report or an epoch and let a trustee in when nobody answered (docs/sealing.md 17). The server keeps them back until
/// then; that gate is its rule and not encryption. The report says inside, signed, whom its author named, so that nobody else's slots are taken.
/// </summary>
public static class LateSlots
{
    /// <summary>Always so many: nobody sees whether a trustee is named.</summary>
    public const int Count = 2;

    private const string Label = "late";
    private const string Field = "release";

    /// <summary>Two that nobody opens, for what names no trustee: a hand-over, a request, a practice case.</summary>
    public static Wrap[] ForNobody(string kh) => Slots.Fill([], Label, Base64Url.Decode(kh), Count);

    /// <summary>The key to each trustee who is named.</summary>
    /// <exception cref="SealingException">release: more than two, one twice, or somebody who is no active trustee</exception>
    internal static Wrap[] For(CaseKey key, DirectoryEntry entry, IReadOnlyList<string> to)
    {
        SealingException.Require(to.Count <= Count && to.Distinct().Count() == to.Count, Field);
        var readers = to.Select(id => entry.Active(id) is { IsTrustee: true } trustee ? trustee : throw new SealingException(Field));
        return Slots.Fill(readers.Select(t => (t, Slot.ForKey(key.Secret))), Label, key.KhBytes, Count);
    }

    /// <summary>What the body says of them: whom they are for and which they are, or null for nobody.</summary>
    internal static JsonNode? Statement(IReadOnlyList<string> to, IReadOnlyList<Wrap> late) => to.Count == 0
        ? null
        : new JsonObject { ["to"] = new JsonArray([.. to.Select(id => (JsonNode)id)]), ["slots"] = Slots.Hash(late) };

    /// <summary>Opens the own slot among two.</summary>
    /// <exception cref="SealingException">slot-count, no-slot, two-needed, key-commitment, slot-malformed</exception>
    public static CaseKey Open(MemberKeys keys, string kh, IReadOnlyList<Wrap> late)
    {
        SealingException.Require(late.Count == Count, "slot-count");
        CaseHeader.Read(kh);
        var found = late.Select(w => Slots.TryOpen(keys.Agreement, Label, Base64Url.Decode(kh), w)).FirstOrDefault(slot => slot is not null);
        return CaseKey.Fit(kh, (found ?? throw new SealingException("no-slot")).Key);
    }

    /// <summary>Whom the author named, as signed in the body; nobody when it says nothing.</summary>
    /// <exception cref="SealingException">release: it is said in another way than this</exception>
    public static IReadOnlyList<string> Named(ReportPayload payload) => Read(payload)?.To ?? [];

    /// <summary>Requires that the author named this trustee. In epoch 0 also that these are the author's own two slots.</summary>
    /// <param name="payload">The report, verified.</param>
    /// <param name="id">The trustee.</param>
    /// <param name="late">The two slots as served; null once the case has a later epoch, whose slots its maker signs for by making it.</param>
    /// <exception cref="SealingException">release, not-released, late-slots</exception>
    public static void RequireNamed(ReportPayload payload, string id, IReadOnlyList<Wrap>? late)
    {
        var release = Read(payload);
        SealingException.Require(release?.To.Contains(id) == true, "not-released");
        SealingException.Require(late is null || Slots.Hash(late) == release!.Slots, "late-slots");
    }

    private static Release? Read(ReportPayload payload)
    {
        if (payload.Body.ValueKind != JsonValueKind.Object || !payload.Body.TryGetProperty(Field, out var said) || said.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        try
        {
            var release = said.Deserialize(SealingJson.Default.Release);
            SealingException.Require(release is { To.Count: > 0 and <= Count } && release.To.Distinct().Count() == release.To.Count, Field);
            Base64Url.Decode(release!.Slots, 32);
            return release;
        }
        catch (JsonException)
        {
            throw new SealingException(Field);
        }
    }
}
