using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jaring.Sealing;

/// <summary>
/// Two slots that travel beside a report or an epoch and let a trustee in when nobody answered (docs/sealing.md 17). The server keeps them back until
/// then; that gate is its rule and not encryption. The report says inside, signed, whom its author named, so that nobody else is let in by them.
/// They are bound to the header of epoch 0 also when an epoch seals its key anew: the index, where they are given out, holds no other.
/// </summary>
public static class LateSlots
{
    /// <summary>Always so many: nobody sees whether a trustee is named.</summary>
    public const int Count = 2;

    private const string Label = "late";
    private const string Field = "release";

    /// <summary>Two that nobody opens, for what names no trustee: a hand-over, a request, a practice case.</summary>
    public static IReadOnlyList<Wrap> ForNobody(string reportKh) => Slots.Fill([], Label, Base64Url.Decode(reportKh), Count);

    /// <summary>The key to each trustee who is named.</summary>
    /// <exception cref="SealingException">late-readers: more than two, one twice, or somebody who is no active trustee</exception>
    internal static Wrap[] For(DirectoryEntry entry, IReadOnlyList<string> to, string reportKh, byte[] key)
    {
        SealingException.Require(to.Count <= Count && to.Distinct().Count() == to.Count, "late-readers");
        var readers = to.Select(id => entry.Active(id) is { IsTrustee: true } trustee ? trustee : throw new SealingException("late-readers"));
        return Slots.Fill(readers.Select(t => (t, Slot.ForKey(key))), Label, Base64Url.Decode(reportKh), Count);
    }

    /// <summary>The body with what it says of them as its last field: whom they are for and which they are, or null for nobody.</summary>
    internal static JsonNode? WithRelease(JsonNode? body, IReadOnlyList<string> to, IReadOnlyList<Wrap> late)
    {
        var said = (body as JsonObject ?? throw new SealingException("fields")).DeepClone().AsObject();
        said[Field] = to.Count == 0 ? null : new JsonObject { ["to"] = new JsonArray([.. to.Select(id => (JsonNode)id)]), ["slots"] = Slots.Hash(late) };
        return said;
    }

    /// <summary>The key in the own slot among two: of the newest epoch that was sealed when they were made.</summary>
    /// <exception cref="SealingException">slot-count, no-slot, slot-malformed</exception>
    public static byte[] FindKey(MemberKeys keys, string reportKh, IReadOnlyList<Wrap> late)
    {
        SealingException.Require(late.Count == Count, "slot-count");
        var found = late.Select(w => Slots.TryOpen(keys.Agreement, Label, Base64Url.Decode(reportKh), w)).FirstOrDefault(slot => slot is not null);
        SealingException.Require(found is { Mode: not SlotMode.Dummy }, "no-slot");
        SealingException.Require(found!.Mode == SlotMode.Key, "slot-malformed");
        return found.Key;
    }

    /// <summary>Whom the author named, as signed in the body; nobody when it says nothing, or in another form: a body must not close a case to its readers.</summary>
    public static IReadOnlyList<string> Named(ReportPayload payload) => Read(payload)?.To ?? [];

    /// <summary>Trustees to whom a new epoch seals them again: named, active still, not left out, not taken out since, and not readers already.</summary>
    internal static string[] Waiting(OpenCase open, DirectoryEntry entry, IReadOnlyList<string> to) => [.. Named(open.Payload)
        .Where(id => entry.Active(id) is { IsTrustee: true } && !to.Contains(id) && !open.Payload.Excl.Contains(id) && !open.Slots.Changes.Any(c => c.Out.Contains(id)))
        .Take(Count)];

    /// <summary>Requires that the author named this trustee, who has no place among the readers and lost none; in epoch 0 also that these are the author's two slots.</summary>
    /// <param name="open">The case as it stands.</param>
    /// <param name="id">The trustee.</param>
    /// <param name="late">The two slots as served.</param>
    /// <exception cref="SealingException">late-unsigned</exception>
    public static void RequireReleased(OpenCase open, string id, IReadOnlyList<Wrap> late)
    {
        var release = Read(open.Payload);
        SealingException.Require(release?.To.Contains(id) == true && !open.Slots.To.Contains(id) && !open.Slots.Changes.Any(c => c.Out.Contains(id)), "late-unsigned");
        SealingException.Require(open.Earlier.Count > 0 || Slots.Hash(late) == release!.Slots, "late-unsigned");
    }

    private static Release? Read(ReportPayload payload)
    {
        try
        {
            return payload.Body.ValueKind == JsonValueKind.Object && payload.Body.TryGetProperty(Field, out var said) ? said.Deserialize(SealingJson.Default.Release) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
