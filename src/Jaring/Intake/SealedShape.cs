using Jaring.Shapes;

namespace Jaring.Intake;

/// <summary>
/// Decides whether a text is a sealed report. The server can open nothing, so the shape is all it can check, and it checks all of it:
/// whatever differed could mark a report, a reader or a drill (sealing.md A1, 3.4; tests/vectors section 3).
/// </summary>
internal static class SealedShape
{
    private const int Slots = 8;
    private const int ReportStep = 65536;
    private const int ReportSteps = 4;
    private const int IdentityStep = 4096;
    private const int ReceiptStep = 512;

    /// <summary>Two readers together open an identity (sealing.md, decided: idT = 2).</summary>
    private const int IdentityThreshold = 2;

    /// <summary>Reads the ids that the store needs.</summary>
    /// <param name="text">The JSON text as it came; it is kept verbatim.</param>
    /// <exception cref="ShapeException">It is no sealed report.</exception>
    public static SealedIds Read(string text)
    {
        var report = Shape.Canonical<Sealed>(text);
        var kh = Shape.Header<CaseHeader>(report.Kh, "ck");
        CheckCase(kh);
        CheckObjects(report, kh);
        CheckWraps(report);
        Shape.Bytes(report.Rid, Shape.HashBytes);
        Shape.Bytes(report.Ah, Shape.HashBytes);
        return new SealedIds(kh.Case, report.Rid, report.Ah, kh.Dir);
    }

    private static void CheckCase(CaseHeader kh)
    {
        Shape.Bytes(kh.Case, Shape.IdBytes);
        Shape.Require(kh.Epoch == 0);
        Shape.Bytes(kh.Ckc, Shape.HashBytes);
        Shape.Point(kh.Rk.Kem);
        Shape.Point(kh.Rk.Sig);
    }

    private static void CheckObjects(Sealed report, CaseHeader kh)
    {
        var text = Shape.Header<TextHeader>(report.Report.H, "report");
        Shape.Require(text.Case == kh.Case && text.Epoch == 0);
        Shape.Bytes(text.Id, Shape.IdBytes);
        Shape.Object(report.Report, ReportStep, ReportSteps);

        var identity = Shape.Header<IdentityHeader>(report.Identity.H, "identity");
        Shape.Require(identity.Case == kh.Case && identity.K == IdentityThreshold);
        Shape.Bytes(identity.Ikc, Shape.HashBytes);
        Shape.Object(report.Identity, IdentityStep, 1);

        var receipt = Shape.Header<ReceiptHeader>(report.Rbox.H, "receipt");
        Shape.Require(receipt.Case == kh.Case && receipt.Rk == kh.Rk.Kem);
        Shape.Bytes(receipt.Kc, Shape.HashBytes);
        Shape.Object(report.Rbox, ReceiptStep, 1);
    }

    private static void CheckWraps(Sealed report)
    {
        Shape.Require(report.Slots.Count == Slots && report.Idslots.Count == Slots);
        foreach (var slot in report.Slots.Concat(report.Idslots).Append(report.Rslot))
        {
            Shape.Slot(slot);
        }
    }
}

/// <summary>What the store must know of a sealed report.</summary>
/// <param name="CaseId">Random id, 22 characters.</param>
/// <param name="Rid">Hash of the receipt's lookup.</param>
/// <param name="Ah">Hash of the access token.</param>
/// <param name="Entry">The directory entry that it was sealed to.</param>
internal sealed record SealedIds(string CaseId, string Rid, string Ah, DirectoryReference Entry);
