namespace Jaring.Sealing;

/// <summary>An opened and verified case: the only thing from which one can answer, hand on or rotate.</summary>
public sealed class OpenCase
{
    internal OpenCase(Reader author, CaseKey key, IReadOnlyList<CaseKey> earlier, ReportPayload payload, string reportHash, SlotState slots) =>
        (Author, Key, Earlier, Payload, ReportHash, Slots) = (author, key, earlier, payload, reportHash, slots);

    /// <summary>The case's id, base64url of 16 bytes.</summary>
    public string CaseId => Key.Header.Case;

    /// <summary>The present epoch's key.</summary>
    public CaseKey Key { get; }

    /// <summary>Keys of the epochs before, oldest first.</summary>
    public IReadOnlyList<CaseKey> Earlier { get; }

    /// <summary>The header of epoch 0.</summary>
    public string ReportKh => (Earlier.Count > 0 ? Earlier[0] : Key).Kh;

    /// <summary>The report, signed by the reporter.</summary>
    public ReportPayload Payload { get; }

    /// <summary>Hash of the report object: the foot of the thread.</summary>
    public string ReportHash { get; }

    /// <summary>Who can read now, and what changed.</summary>
    public SlotState Slots { get; }

    /// <summary>Who writes from here.</summary>
    public Reader Author { get; }

    /// <summary>Where the thread starts: the report itself.</summary>
    public Head Base => new(0, ReportHash);

    /// <summary>The same case in its next epoch.</summary>
    /// <exception cref="SealingException">epoch-chain: it does not follow this one</exception>
    public OpenCase Continue(OpenEpoch next)
    {
        SealingException.Require(next.Old.Kh == Key.Kh, "epoch-chain");
        return new(Author, next.Key, [.. Earlier, Key], Payload, ReportHash, next.Slots);
    }
}

/// <summary>The last item of a chain of objects; position 0 is the report.</summary>
public sealed record Head(int Seq, string Hash);
