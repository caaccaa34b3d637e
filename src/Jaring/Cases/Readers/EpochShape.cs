using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Jaring.Shapes;
using Jaring.Team;

namespace Jaring.Cases.Readers;

/// <summary>Decides whether texts are a slot set and an epoch of a case. What they say is sealed; the pages of the readers check it.</summary>
internal static class EpochShape
{
    public const int SetStep = 2048;
    private const int RotateStep = 2048;
    private const int ReceiptStep = 512;

    /// <summary>A slot set that follows <paramref name="after"/> others.</summary>
    /// <exception cref="ShapeException">It is none.</exception>
    public static SlotSetHeader Set(string text, int after)
    {
        var set = Shape.Canonical<SealedObject>(text);
        var header = Shape.Header<SlotSetHeader>(set.H, "slots");
        Shape.Bytes(header.Case, Shape.IdBytes);
        Shape.Require(header.Epoch >= 0 && after >= 0 && header.Rev == after + 1);
        Shape.Object(set, SetStep, 1);
        return header;
    }

    /// <summary>Eight slots.</summary>
    /// <exception cref="ShapeException">They are not.</exception>
    public static void Slots(string text) => Shape.Slots(Shape.Canonical<List<Wrap>>(text));

    /// <summary>Reads what the store must know of an epoch.</summary>
    /// <param name="text">As it came; kept verbatim.</param>
    /// <param name="directory">An epoch is sealed to an entry of it.</param>
    /// <exception cref="ShapeException">It is no epoch.</exception>
    public static EpochIds Read(string text, DirectoryView directory)
    {
        var (epoch, rid, rbox) = Parse(text);
        var kh = Shape.Header<EpochHeader>(epoch.Kh, "ck");
        Shape.Bytes(kh.Case, Shape.IdBytes);
        Shape.Bytes(kh.Prev, Shape.HashBytes);
        Shape.Bytes(kh.Ckc, Shape.HashBytes);
        Shape.Point(kh.Rk.Kem);
        Shape.Point(kh.Rk.Sig);
        Shape.Require(kh.Epoch > 0 && kh.Dir.N >= 0 && kh.Dir.N < directory.Chain.Count);
        Shape.Require(kh.Dir.H == Jt1.DirectoryHash(Shape.Bytes(directory.Chain[kh.Dir.N].E)));
        Shape.Slots(epoch.Slots);
        Shape.Slot(epoch.Rslot);
        Shape.Bytes(epoch.Ah, Shape.HashBytes);
        var auth = Shape.Header<RotateHeader>(epoch.Auth.H, "rotate");
        Shape.Require(auth.Case == kh.Case && auth.Epoch == kh.Epoch);
        Shape.Object(epoch.Auth, RotateStep, 1);
        CheckReceipt(kh, rid, rbox);
        return new EpochIds(kh.Case, kh.Epoch, kh.Prev, epoch.Ah, rid);
    }

    /// <summary>The header and the slots as they were posted.</summary>
    public static (string Kh, IReadOnlyList<Wrap> Slots) Front(string text)
    {
        var (epoch, _, _) = Parse(text);
        return (epoch.Kh, epoch.Slots);
    }

    /// <summary>What the epoch after a header names as the one before it.</summary>
    public static string HashOf(string kh) => Base64Url.EncodeToString(SHA256.HashData(Shape.Bytes(kh)));

    private static (Epoch Epoch, string? Rid, SealedObject? Rbox) Parse(string text)
    {
        if (!HasReceipt(text))
        {
            return (Shape.Canonical<Epoch>(text), null, null);
        }

        var all = Shape.Canonical<EpochWithReceipt>(text);
        return (new Epoch(all.Kh, all.Slots, all.Rslot, all.Auth, all.Ah), all.Rid, all.Rbox);
    }

    private static bool HasReceipt(string text)
    {
        try
        {
            using var parsed = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = WireJson.MaxDepth });
            return parsed.RootElement.ValueKind == JsonValueKind.Object && parsed.RootElement.TryGetProperty("rid", out _);
        }
        catch (JsonException)
        {
            throw new ShapeException(ShapeException.BadShape);
        }
    }

    private static void CheckReceipt(EpochHeader kh, string? rid, SealedObject? rbox)
    {
        if (rid is null || rbox is null)
        {
            return;
        }

        Shape.Bytes(rid, Shape.HashBytes);
        var receipt = Shape.Header<ReceiptHeader>(rbox.H, "receipt");
        Shape.Require(receipt.Case == kh.Case && receipt.Rk == kh.Rk.Kem);
        Shape.Bytes(receipt.Kc, Shape.HashBytes);
        Shape.Object(rbox, ReceiptStep, 1);
    }
}

/// <summary>What the store must know of an epoch.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Number">Its number.</param>
/// <param name="Prev">Hash of the header before.</param>
/// <param name="Ah">Hash of the new access token.</param>
/// <param name="Rid">Hash of a new receipt's lookup; null when the receipt stays.</param>
internal sealed record EpochIds(string CaseId, int Number, string Prev, string Ah, string? Rid);
