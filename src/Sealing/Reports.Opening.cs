namespace Jaring.Sealing;

/// <summary>What a reader brings along when opening.</summary>
public sealed record Reading
{
    /// <summary>The slot sets served with the case, oldest first.</summary>
    public IReadOnlyList<SealedObject> Sets { get; init; } = [];

    /// <summary>The case that was asked for; another one is refused.</summary>
    public string? ExpectedCase { get; init; }

    /// <summary>What this reader verified last.</summary>
    public Seen? Seen { get; init; }

    /// <summary>The key from the reader's sealed cache; the own slot is then only checked, so that being locked out is seen.</summary>
    public byte[]? CachedKey { get; init; }
}

public static partial class Reports
{
    /// <summary>Opens a report with the own slot (or a cached key) and verifies everything in it.</summary>
    /// <exception cref="SealingException">
    /// no-slot, two-needed, key-commitment, other-case, directory-unknown, signature, not-reader, not-active, slots-unsigned and the other
    /// refusals of slot sets and bytes
    /// </exception>
    public static OpenCase OpenAsMember(Reader me, Sealed report, VerifiedDirectory directory, Reading? reading = null)
    {
        var key = reading?.CachedKey is { } cached
            ? CaseKey.Fit(report.Kh, cached)
            : CaseKey.Open(me.Keys, report.Kh, report.Slots);
        return Open(me, key, report, directory, reading ?? new());
    }

    /// <summary>Opens a report whose late slots were given out, as a trustee whom its author named.</summary>
    /// <param name="me">The trustee.</param>
    /// <param name="report">The report as stored.</param>
    /// <param name="late">The two slots as served.</param>
    /// <param name="directory">The verified directory.</param>
    /// <param name="reading">What else this reader brings along; a cached key is not used.</param>
    /// <exception cref="SealingException">no-slot, late-unsigned, and the refusals of <see cref="OpenAsMember"/></exception>
    public static OpenCase OpenReleased(Reader me, Sealed report, IReadOnlyList<Wrap> late, VerifiedDirectory directory, Reading? reading = null)
    {
        var key = CaseKey.Fit(report.Kh, LateSlots.FindKey(me.Keys, report.Kh, late));
        var open = Open(me, key, report, directory, (reading ?? new()) with { CachedKey = null });
        LateSlots.RequireReleased(open, me.Id, late);
        return open;
    }

    /// <summary>Opens a report with its receipt; the reporter's own keys come out of the receipt box.</summary>
    /// <exception cref="SealingException">key-commitment, header, and the refusals of <see cref="OpenAsMember"/></exception>
    public static OpenCase OpenAsReporter(ReceiptKeys receipt, Sealed report, VerifiedDirectory directory, Reading? reading = null)
    {
        var keys = ReceiptBox.Open(receipt, report.Kh, report.Rbox);
        var key = CaseKey.OpenAsReporter(keys, report.Kh, report.Rslot);
        return Open(new(Reader.Reporter, keys), key, report, directory, reading ?? new());
    }

    private static OpenCase Open(Reader me, CaseKey key, Sealed report, VerifiedDirectory directory, Reading reading)
    {
        var header = key.Header;
        SealingException.Require(reading.ExpectedCase is null || header.Case == reading.ExpectedCase, "other-case");
        header.RequireKnownDirectory(directory);
        var plaintext = report.Report.Open(
            key.Secret, Type, ("case", header.Case), ("epoch", header.Epoch), ("id", Headers.AnyText));
        var signed = SignedPayload.Read(plaintext);
        SealingException.Require(signed.By == Reader.Reporter, "not-the-reporter");
        var payload = signed.Verify(SealingJson.Default.ReportPayload, PayloadLabel, report.Report.Header, header.Rk.Sig);
        SealingException.Require(payload is { Seq: 0, Prev: null }, "fields");
        var hash = report.Report.Hash();
        var slots = SlotSetChain.Verify(
            key, new(hash, payload.To, payload.Slots), reading.Sets, report.Slots, directory, reading.Seen,
            reading.CachedKey is null ? null : me);
        return new(me, key, [], payload, hash, slots);
    }
}
