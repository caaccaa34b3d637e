using System.Text.Json;
using Jaring.Storage;

namespace Jaring.Team;

/// <summary>
/// The genesis hash of each office as a file beside the store: <c>genesis/{office}.json</c>, written once at the founding, never again. It is the root
/// from which every browser checks the directory, and what the office prints on its posters; a changed database alone cannot replace it.
/// </summary>
public sealed class GenesisFiles(DataFolder folder)
{
    /// <summary>The pinned hash, base64url, or null before the founding.</summary>
    /// <exception cref="InvalidOperationException">The file is not what this program wrote.</exception>
    public string? Read(string officeId)
    {
        var path = PathOf(officeId);
        if (DataFolder.ReadText(path) is not { } text)
        {
            return null;
        }
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.GetProperty("genesis").GetString() ?? throw new KeyNotFoundException();
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidOperationException($"The genesis file {path} of office '{officeId}' is damaged. Restore it from a backup; do not remove it.", fault);
        }
    }

    /// <summary>Pins the hash. Pinning the same again changes nothing.</summary>
    /// <exception cref="InvalidOperationException">Another hash is pinned already.</exception>
    internal void Pin(string officeId, string hash)
    {
        var created = DataFolder.TryCreate(PathOf(officeId), JsonSerializer.SerializeToUtf8Bytes(new { genesis = hash }), WritePoint.GenesisDrafted, WritePoint.GenesisPlaced);
        if (!created && Read(officeId) != hash)
        {
            throw Differs(officeId);
        }
    }

    /// <summary>Compares the store's entry 0 with the pinned file; pins it when a crash came between the two.</summary>
    /// <exception cref="InvalidOperationException">They differ.</exception>
    internal void Confirm(string officeId, string? stored)
    {
        if (stored is not null)
        {
            Pin(officeId, stored);
        }
        else if (Read(officeId) is not null)
        {
            throw Differs(officeId);
        }
    }

    private string PathOf(string officeId) => folder.PathOf("genesis", $"{officeId}.json");

    private InvalidOperationException Differs(string officeId) =>
        new($"The store's directory of office '{officeId}' is not the one pinned in {PathOf(officeId)}. The host does not start with two truths: restore the store or the file from a backup.");
}
