using System.Text.Json;
using Jaring.Shapes;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team;

internal sealed class ReadDirectory(JaringDbContext store, GenesisFiles genesis) : IReadDirectory
{
    public async Task<DirectoryView> ReadAsync(string officeId, CancellationToken ct)
    {
        var entries = await store.Set<StoredDirectoryEntry>().AsNoTracking().Where(e => e.OfficeId == officeId).OrderBy(e => e.N).ToListAsync(ct);
        return new(genesis.Read(officeId), [.. entries.Select(e => new DirectoryRecordView(e.E, ReadSignatures(e.Sigs)))]);
    }

    /// <summary>Object ids of those who are active in the newest entry and hold a seat: the ones whom a notice may reach. Nobody before the founding.</summary>
    public async Task<IReadOnlyList<Seat>> ReadActiveSeatsAsync(string officeId, CancellationToken ct)
    {
        var newest = await store.Set<StoredDirectoryEntry>().AsNoTracking().Where(e => e.OfficeId == officeId).OrderByDescending(e => e.N).FirstOrDefaultAsync(ct);
        if (newest is null)
        {
            return [];
        }
        var active = ReadActive(newest.E);
        return await store.Set<Seat>().AsNoTracking().Where(s => s.OfficeId == officeId && active.Contains(s.MemberId)).OrderBy(s => s.MemberId).ToListAsync(ct);
    }

    private static List<string> ReadActive(string e)
    {
        if (!Jt1.TryDecode(e, out var bytes))
        {
            throw new InvalidOperationException("A stored directory entry is damaged.");
        }
        using var json = JsonDocument.Parse(bytes);
        return [.. json.RootElement.GetProperty("members").EnumerateArray()
            .Where(m => m.GetProperty("st").GetString() == "active")
            .Select(m => m.GetProperty("id").GetString()!)];
    }

    private static List<DirectorySignatureView> ReadSignatures(string json) =>
        JsonSerializer.Deserialize<List<DirectorySignatureView>>(json) ?? throw new InvalidOperationException("A stored directory entry is damaged.");
}
