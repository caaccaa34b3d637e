using System.Text.Json.Serialization.Metadata;
using Jaring.Cli.Packages;
using Jaring.Sealing;

namespace Jaring.Cli.Verifying;

/// <summary>What the package holds, read strictly: a field too many, too few or twice is refused.</summary>
internal sealed class CaseParts(Package package)
{
    /// <summary>Bytes of the report as it was sent; their SHA-256 is what an acknowledgement names.</summary>
    public byte[] SealedBytes { get; } = package.Read("case/sealed.json");

    public ExportDirectory Directory => Read("directory.json", SealingJson.Default.ExportDirectory);

    public ExportKeys Keys => Read("keys.json", SealingJson.Default.ExportKeys);

    public Sealed Sealed => Sealed.Read(SealedBytes);

    /// <summary>The eight slots as they stand now.</summary>
    public IReadOnlyList<Wrap> Slots => Read("case/slots.json", SealingJson.Default.IReadOnlyListWrap);

    public IReadOnlyList<SealedObject> Sets => Objects("case/sets.json");

    /// <summary>Later epochs; the slots of the last one are those that stand now.</summary>
    public IReadOnlyList<Epoch> Epochs
    {
        get
        {
            var epochs = Read("case/epochs.json", SealingJson.Default.IReadOnlyListEpoch);
            return epochs.Count == 0 ? epochs : [.. epochs.SkipLast(1), epochs[^1] with { Slots = Slots }];
        }
    }

    public IReadOnlyList<SealedObject> Thread => Objects("case/thread.json");

    public IReadOnlyList<SealedObject> Log => Objects("case/log.json");

    private IReadOnlyList<SealedObject> Objects(string path) => Read(path, SealingJson.Default.IReadOnlyListSealedObject);

    private T Read<T>(string path, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return Wire.Read(package.Read(path), type);
        }
        catch (SealingException)
        {
            throw new CheckFailed("part-malformed", path);
        }
    }
}
