using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jaring.Sealing;

/// <summary>What is to be sealed.</summary>
/// <param name="Directory">The verified directory; a stale one still seals (A5).</param>
/// <param name="To">The readers the person chose, by id: at most eight, at least two unless the trustee is among them.</param>
/// <param name="Exclude">Whom the person kept out; told to the readers, inside.</param>
/// <param name="Body">The report.</param>
/// <param name="SiteSalt">See <see cref="OfficeKeys.SiteSalt"/>.</param>
public sealed record Report(
    VerifiedDirectory Directory, IReadOnlyList<string> To, IReadOnlyList<string> Exclude, JsonNode? Body, byte[] SiteSalt)
{
    /// <summary>Two readers together open it, nobody alone: for when the reported party may be a member.</summary>
    public bool Dual { get; init; }

    /// <summary>A name that two members open together, or null.</summary>
    public JsonNode? Name { get; init; }

    /// <summary>Rounds over the receipt's digits. Fewer only for thousands of reports to which nobody returns: they change no length and no field.</summary>
    internal int ReceiptRounds { get; init; } = KeyDerivation.Iterations;

    /// <summary>Trustees who may read if nobody answers; the body, an object, then says so. Null leaves the body as it is, with two slots for nobody.</summary>
    public IReadOnlyList<string>? Release { get; init; }
}

/// <summary>Seals and opens reports.</summary>
public static partial class Reports
{
    internal const string Type = "report";
    internal const string PayloadLabel = "msg";

    /// <summary>Seals a report. Nobody but the chosen readers and the holder of the receipt can open what comes out.</summary>
    /// <exception cref="SealingException">
    /// readers (twice, or more than eight), excluded, not-active, too-few-readers, two-needed,
    /// too-long, late-readers
    /// </exception>
    public static SealedReport Seal(Report report) => Seal(report, _ => report.Body);

    internal static SealedReport Seal(Report report, Func<byte[], JsonNode?> bodyFor)
    {
        var entry = report.Directory.Entry;
        RequireReportReaders(entry, report.To, report.Exclude, report.Dual || report.Name is not null);
        SealingException.Require(!(report.Release ?? []).Intersect(report.To.Concat(report.Exclude)).Any(), "late-readers");
        SealingException.Require(!report.Dual || report.Release is null or [], "two-needed");
        var (caseId, secret) = (Bytes.Random(16), Bytes.Random(32));
        var receipt = FreshReceipt.Make(Base64Url.Encode(caseId), report.SiteSalt, report.ReceiptRounds);
        using var reporter = receipt.Keys;
        var key = CaseKey.Fit(CaseHeader.For(caseId, report.Directory, receipt.Rk, secret).Encode(), secret);
        var slots = SlotSets.For(key, report.Directory, report.To, report.Dual);
        var identity = Identity.Seal(key.Header.Case, entry, report.To, report.Name);
        var late = LateSlots.For(entry, report.Release ?? [], key.Kh, secret);
        var body = report.Release is { } to ? LateSlots.WithRelease(bodyFor(key.KhBytes), to, late) : bodyFor(key.KhBytes);
        var payload = new ReportPayload(
            0, null, report.To, report.Exclude, Slots.Hash(slots), report.Name is not null, identity.Object.Hash(),
            JsonSerializer.SerializeToElement(body, SealingJson.Default.JsonNode!));
        return new(
            new Sealed(
                key.Kh,
                slots,
                Wrap.Seal(Base64Url.Decode(reporter.Kem), CaseKey.Label, key.KhBytes, Slot.ForKey(secret).Pack()),
                SealPayload(key, payload, reporter),
                identity.Object,
                identity.Slots,
                receipt.Rid,
                receipt.Rbox,
                key.AccessHash),
            receipt.Digits,
            late);
    }

    /// <summary>Nobody is preselected (A6); these are the limits of what a person may choose.</summary>
    internal static void RequireReportReaders(DirectoryEntry entry, IReadOnlyList<string> to, IReadOnlyList<string> exclude, bool needsTwo)
    {
        SealingException.Require(!to.Intersect(exclude).Any() && exclude.All(id => entry.Members.Any(m => m.Id == id)), "excluded");
        RequireReaders(entry, to, needsTwo);
        SealingException.Require(to.Count >= entry.Pol.MinR || to.Any(id => entry.Active(id)!.IsTrustee), "too-few-readers");
    }

    /// <summary>Who reads on: each once, each active, as many as there are slots; one may be left in the end.</summary>
    internal static void RequireReaders(DirectoryEntry entry, IReadOnlyList<string> to, bool needsTwo)
    {
        SealingException.Require(to.Count is > 0 and <= Slots.Count && to.Distinct().Count() == to.Count, "readers");
        SealingException.Require(to.All(id => entry.Active(id) is not null), "not-active");
        SealingException.Require(!needsTwo || to.Count >= 2, "two-needed");
    }

    private static SealedObject SealPayload(CaseKey key, ReportPayload payload, MemberKeys reporter)
    {
        var header = Headers.Write(Type, ("case", key.Header.Case), ("epoch", 0), ("id", Base64Url.Encode(Bytes.Random(16))));
        var signed = SignedPayload.Sign(
            reporter.Signing, PayloadLabel, header, payload, SealingJson.Default.ReportPayload, Reader.Reporter);
        return SealedObject.Seal(key.Secret, Type, header, signed.Encode());
    }
}
