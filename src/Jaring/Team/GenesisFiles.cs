using System.Text.Json;
using Jaring.Storage;

namespace Jaring.Team;

/// <summary>What is pinned beside the store for one office.</summary>
/// <param name="Genesis">Hash of entry 0, base64url.</param>
/// <param name="Floor">The highest entry that ever stood: a shorter directory is an old one.</param>
/// <param name="Before">Genesis hashes of the team before it was founded anew, the oldest first.</param>
public sealed record PinnedGenesis(string Genesis, int Floor = 0, IReadOnlyList<string>? Before = null);

/// <summary>
/// The genesis hash of each office as a file beside the store: <c>genesis/{office}.json</c>. It is the root from which every browser checks the
/// directory, and what the office prints on its posters; a changed or old database alone cannot stand in its place. The hash itself is replaced in one
/// case: an operator laid <c>genesis/{office}.refound</c> beside it, which names the hash that shall end, and a new team has signed (docs/decisions/0008).
/// </summary>
public sealed class GenesisFiles(DataFolder folder)
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerOptions.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    private readonly Lock gate = new();

    /// <summary>The pinned hash, base64url, or null before the founding.</summary>
    /// <exception cref="InvalidOperationException">The file is not what this program wrote.</exception>
    public string? Read(string officeId) => ReadFile(officeId)?.Genesis;

    /// <summary>All that is pinned, or null before the founding.</summary>
    /// <exception cref="InvalidOperationException">The file is not what this program wrote.</exception>
    public PinnedGenesis? ReadFile(string officeId)
    {
        var path = PathOf(officeId);
        if (DataFolder.ReadText(path) is not { } text)
        {
            return null;
        }
        try
        {
            return JsonSerializer.Deserialize<PinnedGenesis>(text, Wire) is { Genesis: not null } pinned ? pinned : throw new JsonException();
        }
        catch (JsonException fault)
        {
            throw new InvalidOperationException($"The genesis file {path} of office '{officeId}' is damaged. Restore it from a backup; do not remove it.", fault);
        }
    }

    /// <summary>True while an operator has allowed that the list with the pinned hash ends and a new team founds its own.</summary>
    public bool MayRefound(string officeId) => DataFolder.ReadText(ActOf(officeId)) is { } named && Read(officeId) is { } pinned && named.Trim() == pinned;

    /// <summary>Pins the hash of a founding. Pinning the same again changes nothing; another one takes its place where an operator allowed it.</summary>
    /// <exception cref="InvalidOperationException">Another hash is pinned already.</exception>
    internal void Pin(string officeId, string hash)
    {
        lock (gate)
        {
            var created = DataFolder.TryCreate(PathOf(officeId), Bytes(new(hash)), WritePoint.GenesisDrafted, WritePoint.GenesisPlaced);
            if (created || ReadFile(officeId) is not { } pinned || pinned.Genesis == hash)
            {
                return;
            }
            if (!MayRefound(officeId))
            {
                throw Differs(officeId);
            }
            Replace(officeId, new(hash, 0, [.. pinned.Before ?? [], pinned.Genesis]));
            File.Delete(ActOf(officeId));
        }
    }

    /// <summary>The directory has grown to entry <paramref name="n"/>. Never lowers the floor.</summary>
    internal void Raise(string officeId, int n)
    {
        lock (gate)
        {
            if (ReadFile(officeId) is { } pinned && pinned.Floor < n)
            {
                Replace(officeId, pinned with { Floor = n });
            }
        }
    }

    /// <summary>Compares the store's directory with the pinned file; makes up for a crash that came between the two.</summary>
    /// <exception cref="InvalidOperationException">They differ, or the store's directory is an old one.</exception>
    internal void Confirm(string officeId, string? stored, int newest)
    {
        if (stored is not null)
        {
            Pin(officeId, stored);
        }
        else if (Read(officeId) is not null)
        {
            throw Differs(officeId);
        }
        if (ReadFile(officeId)?.Floor > newest)
        {
            throw new InvalidOperationException(
                $"The store's directory of office '{officeId}' ends at entry {newest}; {PathOf(officeId)} knows a later one. The host does not serve an old list of readers: restore a newer backup of the store.");
        }
        Raise(officeId, newest);
    }

    private void Replace(string officeId, PinnedGenesis pinned) =>
        DataFolder.Replace(PathOf(officeId), Bytes(pinned), WritePoint.GenesisDrafted, WritePoint.GenesisPlaced);

    private static byte[] Bytes(PinnedGenesis pinned) => JsonSerializer.SerializeToUtf8Bytes(pinned, Wire);

    private string PathOf(string officeId) => folder.PathOf("genesis", $"{officeId}.json");

    private string ActOf(string officeId) => folder.PathOf("genesis", $"{officeId}.refound");

    private InvalidOperationException Differs(string officeId) =>
        new($"The store's directory of office '{officeId}' is not the one pinned in {PathOf(officeId)}. The host does not start with two truths: restore the store or the file from a backup.");
}
