using System.Text.Json;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Waves.Importing;

/// <summary>
/// Takes a list in: begun once, part by part in any order, then one commit. Until the commit there is no wave, after it the whole one; each step may be
/// repeated, and a page that died asks which parts are there and goes on.
/// </summary>
public sealed class ImportWave(StoreWriter writer, JaringDbContext reading, TimeProvider clock)
{
    /// <summary>Rows of a list at most: the largest district has fewer ad hoc workers in all bodies together.</summary>
    public const int MostRows = 100_000;

    /// <summary>Rows of a part at most.</summary>
    public const int PartRows = 500;

    private const int IdLength = 22, LongestTitle = 120;

    /// <summary>Begins, or goes on with what is there.</summary>
    public async Task<ImportStanding?> BeginAsync(string officeId, string id, ImportHead head, CancellationToken cancellationToken)
    {
        if (!IsSound(id, head))
        {
            return null;
        }
        if (await IsWaveAsync(reading, officeId, id, cancellationToken))
        {
            return new(true, []);
        }
        var row = new WaveImport { OfficeId = officeId, Id = id, Title = head.Title.Trim(), Rows = head.Rows, Parts = head.Parts, SetAside = head.SetAside, BegunAt = clock.GetUtcNow().ToUnixTimeMilliseconds() };
        var parts = await writer.WriteAsync(
            async (store, ct) =>
            {
                await store.InsertOrIgnoreAsync(row, ct);
                return await PartsOf(store, officeId, id).Select(p => p.Part).OrderBy(p => p).ToListAsync(ct);
            },
            cancellationToken);
        WritePoint.ImportBegun.Pass();
        return new(false, parts);
    }

    /// <summary>Keeps a part. False when it is no part of this import, or a row in it breaks a rule.</summary>
    public async Task<bool> KeepAsync(string officeId, string id, int part, IReadOnlyList<ImportedPerson> people, CancellationToken cancellationToken)
    {
        if (people.Count is < 1 or > PartRows || !people.All(RowRules.Holds))
        {
            return false;
        }
        var row = new WaveImportPart { OfficeId = officeId, ImportId = id, Part = part, People = JsonSerializer.Serialize(people, JsonSerializerOptions.Web) };
        var kept = await writer.WriteAsync(
            async (store, ct) =>
            {
                var import = await store.Set<WaveImport>().AsNoTracking().SingleOrDefaultAsync(i => i.OfficeId == officeId && i.Id == id, ct);
                if (import is null || part < 0 || part >= import.Parts)
                {
                    return false;
                }
                await store.InsertOrIgnoreAsync(row, ct);
                return true;
            },
            cancellationToken);
        WritePoint.ImportPartKept.Pass();
        return kept;
    }

    /// <summary>Makes the wave of all parts in one transaction, or nothing: false while parts are missing, true also when it was made before.</summary>
    public async Task<bool> CommitAsync(string officeId, string memberId, string id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var done = await writer.WriteAsync((store, ct) => CommitAsync(store, officeId, memberId, id, now, ct), cancellationToken);
        WritePoint.ImportCommitted.Pass();
        return done;
    }

    /// <summary>Forgets a list that has not been committed.</summary>
    public Task DropAsync(string officeId, string id, CancellationToken cancellationToken) => writer.WriteAsync(
        async (store, ct) =>
        {
            await ForgetAsync(store, officeId, id, ct);
            return true;
        },
        cancellationToken);

    private static async Task<bool> CommitAsync(JaringDbContext store, string officeId, string memberId, string id, long now, CancellationToken cancellationToken)
    {
        if (await IsWaveAsync(store, officeId, id, cancellationToken))
        {
            return true;
        }
        var import = await store.Set<WaveImport>().AsNoTracking().SingleOrDefaultAsync(i => i.OfficeId == officeId && i.Id == id, cancellationToken);
        if (import is null || await ReadPeopleAsync(store, officeId, id, cancellationToken) is not { } people)
        {
            return false;
        }
        store.ChangeTracker.AutoDetectChangesEnabled = false;
        store.Add(new Wave
        {
            OfficeId = officeId,
            Id = id,
            Title = import.Title,
            CreatedBy = memberId,
            People = people.Count,
            SetAside = import.SetAside,
            Settings = WaveSettings.Empty,
            ReportedAt = now,
            Revision = 1,
        });
        foreach (var unit in people.GroupBy(p => (p.Area, p.Unit)))
        {
            store.Add(new WaveUnit { OfficeId = officeId, WaveId = id, Area = unit.Key.Area, Unit = unit.Key.Unit, People = unit.Count() });
            var inOrder = unit.OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Mailbox, StringComparer.Ordinal);
            store.AddRange(inOrder.Select((p, n) => new WavePerson { OfficeId = officeId, WaveId = id, Area = p.Area, Unit = p.Unit, Ordinal = n, Name = p.Name, Mailbox = p.Mailbox }));
        }
        await store.SaveChangesAsync(cancellationToken);
        await ForgetAsync(store, officeId, id, cancellationToken);
        return true;
    }

    /// <summary>Everybody in the import; null while parts are missing.</summary>
    internal static async Task<List<ImportedPerson>?> ReadPeopleAsync(JaringDbContext store, string officeId, string id, CancellationToken cancellationToken)
    {
        var import = await store.Set<WaveImport>().AsNoTracking().SingleOrDefaultAsync(i => i.OfficeId == officeId && i.Id == id, cancellationToken);
        var parts = await PartsOf(store, officeId, id).Select(p => p.People).ToListAsync(cancellationToken);
        var people = parts.SelectMany(p => JsonSerializer.Deserialize<List<ImportedPerson>>(p, JsonSerializerOptions.Web)!).ToList();
        return parts.Count == import?.Parts && people.Count == import.Rows ? people : null;
    }

    internal static async Task ForgetAsync(JaringDbContext store, string officeId, string id, CancellationToken cancellationToken)
    {
        await PartsOf(store, officeId, id).ExecuteDeleteAsync(cancellationToken);
        await store.Set<WaveImport>().Where(i => i.OfficeId == officeId && i.Id == id).ExecuteDeleteAsync(cancellationToken);
    }

    private static IQueryable<WaveImportPart> PartsOf(JaringDbContext store, string officeId, string id) =>
        store.Set<WaveImportPart>().Where(p => p.OfficeId == officeId && p.ImportId == id);

    private static Task<bool> IsWaveAsync(JaringDbContext store, string officeId, string id, CancellationToken cancellationToken) =>
        store.Set<Wave>().AnyAsync(w => w.OfficeId == officeId && w.Id == id, cancellationToken);

    private static bool IsSound(string id, ImportHead head) =>
        id.Length == IdLength && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
        && head.Title.Trim().Length is >= 1 and <= LongestTitle && !head.Title.Any(char.IsControl) && !RowRules.HidesNumber(head.Title)
        && head.Rows is >= 1 and <= MostRows && head.Parts >= 1 && head.Parts <= head.Rows && (long)head.Parts * PartRows >= head.Rows && head.SetAside >= 0;
}

/// <summary>What a page says before it sends rows.</summary>
/// <param name="Title">What the team calls the list.</param>
/// <param name="Rows">How many people will come.</param>
/// <param name="Parts">In how many parts.</param>
/// <param name="SetAside">How many rows of the file stay behind.</param>
public sealed record ImportHead(string Title, int Rows, int Parts, int SetAside);

/// <summary>Where an import stands.</summary>
/// <param name="Done">True when this very list is a wave already.</param>
/// <param name="Received">The parts that are there.</param>
public sealed record ImportStanding(bool Done, IReadOnlyList<int> Received);
