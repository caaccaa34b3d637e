using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Jaring.Cases.Index;
using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Storage.Shredding;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Cases;

/// <summary>
/// What every member's browser tries its key on: headers and slots of all cases and drills, the same for all, in another order each time,
/// so that no place in the list says what came when (sealing.md A2); it grows at the fixed times of notices alone, and it forgets
/// (<see cref="Retention.ForgottenEntries"/>).
/// </summary>
public sealed class ReadIndex(IDbContextFactory<JaringDbContext> stores, FreshCases fresh, ShredKeys keys, LateRelease release)
{
    /// <summary>All entries of the office that have had their round and are not forgotten.</summary>
    /// <param name="officeId">The office.</param>
    /// <param name="isForTrustee">With the late slots that are due: nobody else is given them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<IndexEntry>> ReadAsync(string officeId, bool isForTrustee, CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        var entries = new List<IndexEntry>();
        await foreach (var one in store.Set<StoredCase>()
            .Where(c => c.OfficeId == officeId && !store.Set<StoredForgotten>().Any(f => f.OfficeId == officeId && f.CaseId == c.CaseId))
            .Select(c => new { c.CaseId, c.ShredKey, c.Sealed, c.ReceivedOn, c.AnsweredOn, Late = isForTrustee ? c.Late : null }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (fresh.IsHidden(officeId, one.CaseId) || keys.Find(one.ShredKey) is not { } texts)
            {
                continue;
            }

            var report = JsonSerializer.Deserialize<Sealed>(texts.Open(one.Sealed), WireJson.Options)!;
            var late = one.Late is { } closed && release.IsDue(officeId, one.ReceivedOn, one.AnsweredOn) ? LateShape.Read(texts.Open(closed)) : null;
            entries.Add(new IndexEntry(report.Kh, report.Slots, late));
        }

        RandomNumberGenerator.Shuffle(CollectionsMarshal.AsSpan(entries));
        return entries;
    }
}

/// <summary>One case or drill as the index shows it.</summary>
/// <param name="Kh">Case header.</param>
/// <param name="Slots">Eight wraps.</param>
/// <param name="Late">Two wraps for a trustee, once they are due; not there for anybody else.</param>
public sealed record IndexEntry(
    string Kh, IReadOnlyList<Wrap> Slots, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Wrap>? Late = null);
