using System.Text.Json;
using Jaring.Shapes;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Cases.Readers;

/// <summary>Who reads a case, as far as the server knows it: eight slots, and the signed sets and epochs under which they came. Each part verbatim JSON.</summary>
/// <param name="Slots">The eight slots of the newest epoch as they stand.</param>
/// <param name="Sets">The sets of epoch 0, oldest first.</param>
/// <param name="Epochs">The later epochs, oldest first, each with its own <c>sets</c>.</param>
public sealed record CaseReaders(string Slots, IReadOnlyList<string> Sets, IReadOnlyList<string> Epochs);

internal static class ReadCaseReaders
{
    /// <summary>Everything about the readers of a case.</summary>
    /// <param name="store">The store.</param>
    /// <param name="of">The case.</param>
    /// <param name="report">Its report, verbatim: the first eight slots are in it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<CaseReaders> ReadReadersAsync(this JaringDbContext store, CaseRef of, string report, CancellationToken cancellationToken)
    {
        var epochs = (await store.EpochsOf(of).OrderBy(e => e.Number).Select(e => e.Object).ToListAsync(cancellationToken)).ConvertAll(of.Lock.Open);
        var sets = await store.SetsOf(of).OrderBy(s => s.Epoch).ThenBy(s => s.Rev).ToListAsync(cancellationToken);
        var slots = sets.LastOrDefault(s => s.Epoch == epochs.Count)?.Slots is { } newer ? of.Lock.Open(newer) : PostedSlots(report, epochs);
        return new CaseReaders(slots, SetsOfEpoch(0), [.. epochs.Select((text, n) => With(text, SetsOfEpoch(n + 1)))]);

        IReadOnlyList<string> SetsOfEpoch(int number) => [.. sets.Where(s => s.Epoch == number).Select(s => of.Lock.Open(s.Object))];
    }

    /// <summary>The eight slots of the newest epoch as they stand, JSON.</summary>
    public static async Task<string> ReadSlotsAsync(this JaringDbContext store, CaseRef of, CancellationToken cancellationToken) =>
        (await store.ReadReadersAsync(of, await store.ReadReportAsync(of, cancellationToken), cancellationToken)).Slots;

    /// <summary>The report of a case that is there, verbatim.</summary>
    public static async Task<string> ReadReportAsync(this JaringDbContext store, CaseRef of, CancellationToken cancellationToken) =>
        of.Lock.Open(await store.Set<StoredCase>().Where(c => c.OfficeId == of.OfficeId && c.CaseId == of.CaseId).Select(c => c.Sealed).SingleAsync(cancellationToken));

    /// <summary>The number of the newest epoch.</summary>
    public static Task<int> CountEpochsAsync(this JaringDbContext store, CaseRef of, CancellationToken cancellationToken) =>
        store.EpochsOf(of).CountAsync(cancellationToken);

    /// <summary>The header of the newest epoch.</summary>
    public static async Task<string> NewestHeaderAsync(this JaringDbContext store, CaseRef of, CancellationToken cancellationToken) =>
        await store.EpochsOf(of).OrderByDescending(e => e.Number).Select(e => e.Object).FirstOrDefaultAsync(cancellationToken) is { } newest
            ? EpochShape.Front(of.Lock.Open(newest)).Kh
            : ReportOf(await store.ReadReportAsync(of, cancellationToken)).Kh;

    public static IQueryable<StoredEpoch> EpochsOf(this JaringDbContext store, CaseRef of) =>
        store.Set<StoredEpoch>().AsNoTracking().Where(e => e.OfficeId == of.OfficeId && e.CaseId == of.CaseId);

    public static IQueryable<StoredSlotSet> SetsOf(this JaringDbContext store, CaseRef of) =>
        store.Set<StoredSlotSet>().AsNoTracking().Where(s => s.OfficeId == of.OfficeId && s.CaseId == of.CaseId);

    private static string PostedSlots(string report, List<string> epochs) =>
        JsonSerializer.Serialize(epochs.Count == 0 ? ReportOf(report).Slots : EpochShape.Front(epochs[^1]).Slots, WireJson.Options);

    private static Sealed ReportOf(string text) => JsonSerializer.Deserialize<Sealed>(text, WireJson.Options)!;

    /// <summary>Puts the sets into the epoch's text, which ends in the brace of its object.</summary>
    private static string With(string epoch, IReadOnlyList<string> sets) => $"{epoch[..^1]},\"sets\":[{string.Join(',', sets)}]}}";
}
