using System.Text.Json;

namespace Jaring.Sealing;

/// <summary>
/// A case as somebody checks it who was never its reader: an expert with the keys of an export. The keys are given, so that no slot is opened;
/// everything else is held against signatures and commitments as a reader's browser does it.
/// </summary>
public sealed partial class CaseEvidence
{
    /// <summary>Somebody whom no list names.</summary>
    private static readonly Reader Nobody = new("", MemberKeys.Generate());

    private readonly VerifiedDirectory _directory;
    private readonly List<CaseKey> _keys;

    private CaseEvidence(OpenCase open, VerifiedDirectory directory)
    {
        _directory = directory;
        _keys = [open.Key];
        (Payload, ReportHash, Slots) = (open.Payload, open.ReportHash, open.Slots);
        EverReaders = Named(open.Payload.To.Concat(LateSlots.Named(open.Payload)), open.Slots);
    }

    private CaseEvidence(CaseEvidence before, OpenEpoch epoch)
    {
        _directory = before._directory;
        _keys = [.. before._keys, epoch.Key];
        (Payload, ReportHash, Slots) = (before.Payload, before.ReportHash, epoch.Slots);
        EverReaders = [.. before.EverReaders.Union(Named(epoch.Slots.To, epoch.Slots))];
        Rotations = [.. before.Rotations, epoch];
    }

    /// <summary>The report as its writer signed it.</summary>
    public ReportPayload Payload { get; }

    /// <summary>Hash of the report object, the foot of the thread.</summary>
    public string ReportHash { get; }

    /// <summary>Where the readers stand in the newest epoch checked.</summary>
    public SlotState Slots { get; }

    /// <summary>Everybody who could read at some time, or may have been let in late.</summary>
    public IReadOnlyList<string> EverReaders { get; }

    /// <summary>The later epochs, oldest first.</summary>
    public IReadOnlyList<OpenEpoch> Rotations { get; } = [];

    /// <summary>Opens the report of epoch 0.</summary>
    /// <param name="report">With the slots as they were last served; as sent, when no set replaced them.</param>
    /// <param name="key">The case key of epoch 0, 32 bytes.</param>
    /// <param name="sets">The slot sets of epoch 0, oldest first.</param>
    /// <param name="directory">The verified directory.</param>
    /// <exception cref="SealingException">as in <see cref="Reports.OpenAsMember"/>, but for the refusals of an own slot</exception>
    public static CaseEvidence Open(Sealed report, byte[] key, IReadOnlyList<SealedObject> sets, VerifiedDirectory directory) => new(
        Reports.OpenAsMember(Nobody, report, directory, new Reading { CachedKey = key, Sets = sets }), directory);

    /// <summary>Goes on into the next epoch.</summary>
    /// <exception cref="SealingException">epoch-key (it carries another old key), and the refusals of <see cref="Epochs.OpenCached"/></exception>
    public CaseEvidence Continue(Epoch epoch, byte[] key) => new(this, Epochs.OpenCached(
        Nobody,
        key,
        epoch,
        _keys[^1].Kh,
        old =>
        {
            SealingException.Require(Bytes.Same(old.Secret, _keys[^1].Secret), "epoch-key");
            return new EpochEnd(Slots.To, Slots.Next);
        },
        _directory));

    /// <summary>The name, with its key. Null stands for a name that is JSON null.</summary>
    /// <exception cref="SealingException">no-name, identity-swapped, key-commitment, object-decrypt</exception>
    public JsonElement OpenName(Sealed report, byte[] key) =>
        JsonSerializer.SerializeToElement(Identity.OpenWithKey(report, Payload, key), SealingJson.Default.JsonNode!);

    private static List<string> Named(IEnumerable<string> first, SlotState slots) =>
        [.. first.Concat(slots.To).Concat(slots.Changes.SelectMany(c => c.In.Concat(c.Out))).Distinct()];
}
