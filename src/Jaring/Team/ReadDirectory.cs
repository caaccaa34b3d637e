using System.Text.Json;
using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team;

internal sealed class ReadDirectory(JaringDbContext store, GenesisFiles genesis, OfficeRegister offices) : IReadDirectory
{
    public async Task<DirectoryView> ReadAsync(string officeId, CancellationToken ct)
    {
        var entries = await store.Set<StoredDirectoryEntry>().AsNoTracking().Where(e => e.OfficeId == officeId).OrderBy(e => e.N).ToListAsync(ct);
        var past = await store.Set<StoredPastEntry>().AsNoTracking().Where(e => e.OfficeId == officeId).OrderBy(e => e.Place).ThenBy(e => e.N).ToListAsync(ct);
        return new(
            genesis.ReadFile(officeId),
            [.. entries.Select(e => Record(e.E, e.Sigs))],
            [.. past.GroupBy(e => e.Genesis).Select(chain => new PastChain(chain.Key, [.. chain.Select(e => Record(e.E, e.Sigs))]))]);
    }

    /// <summary>The seats of those who are active in the newest entry and whom the configuration still names: a notice may reach them. Nobody before the founding.</summary>
    public async Task<IReadOnlyList<Seat>> ReadActiveSeatsAsync(string officeId, CancellationToken ct)
    {
        if (await NewestEntry.ReadAsync(store, officeId, ct) is not { Active: var active })
        {
            return [];
        }
        var seats = await store.Set<Seat>().AsNoTracking().Where(s => s.OfficeId == officeId && active.Contains(s.MemberId)).OrderBy(s => s.MemberId).ToListAsync(ct);
        return [.. seats.Where(s => offices.Get(officeId).Appoints(s.ObjectId))];
    }

    private static DirectoryRecordView Record(string e, string sigs) => new(e, ReadSignatures(sigs));

    private static List<DirectorySignatureView> ReadSignatures(string json) =>
        JsonSerializer.Deserialize<List<DirectorySignatureView>>(json) ?? throw new InvalidOperationException("A stored directory entry is damaged.");
}
