using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Jaring.Shapes;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Cases;

/// <summary>
/// What every member's browser tries its key on: headers and slots of all cases and drills, the same for all, in another order each time,
/// so that no place in the list says what came when (sealing.md A2).
/// </summary>
public sealed class ReadIndex(IDbContextFactory<JaringDbContext> stores)
{
    /// <summary>All entries of the office.</summary>
    public async Task<IReadOnlyList<IndexEntry>> ReadAsync(string officeId, CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        var entries = new List<IndexEntry>();
        await foreach (var text in store.Set<StoredCase>().Where(c => c.OfficeId == officeId).Select(c => c.Sealed)
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var report = JsonSerializer.Deserialize<Sealed>(text, WireJson.Options)!;
            entries.Add(new IndexEntry(report.Kh, report.Slots));
        }

        RandomNumberGenerator.Shuffle(CollectionsMarshal.AsSpan(entries));
        return entries;
    }
}

/// <summary>One case or drill as the index shows it.</summary>
/// <param name="Kh">Case header.</param>
/// <param name="Slots">Eight wraps.</param>
public sealed record IndexEntry(string Kh, IReadOnlyList<Wrap> Slots);
