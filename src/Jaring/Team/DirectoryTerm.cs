using System.Text.Json;
using Jaring.Shapes;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team;

/// <summary>
/// Until when the newest list of each team holds. Past its day nothing closes: people go on sending and reading, and only changing who may read waits
/// (sealing.md A5). So the server does no more than say the day.
/// </summary>
public sealed class DirectoryTerm(IDbContextFactory<JaringDbContext> stores, TimeProvider clock)
{
    /// <summary>From here on the team and the operator are told (sealing.md A5).</summary>
    private static readonly TimeSpan Warning = TimeSpan.FromDays(14);

    /// <summary>The end of an office's newest list, or null before the founding.</summary>
    public async Task<DateTimeOffset?> ReadAsync(string officeId, CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        var newest = await store.Set<StoredDirectoryEntry>().AsNoTracking()
            .Where(e => e.OfficeId == officeId).OrderByDescending(e => e.N).Select(e => e.E).FirstOrDefaultAsync(cancellationToken);
        return newest is null ? null : EndOf(newest);
    }

    /// <summary>For an operator, without naming an office: <c>directory-ended</c>, <c>directory-ending</c>, or nothing.</summary>
    public async Task<string?> AdviseAsync(CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        var entries = store.Set<StoredDirectoryEntry>();
        var newest = await entries.AsNoTracking().Where(e => !entries.Any(later => later.OfficeId == e.OfficeId && later.N > e.N)).Select(e => e.E).ToListAsync(cancellationToken);
        if (newest.Count == 0)
        {
            return null;
        }
        var left = newest.Min(EndOf) - clock.GetUtcNow();
        return left <= TimeSpan.Zero ? "directory-ended" : left < Warning ? "directory-ending" : null;
    }

    private static DateTimeOffset EndOf(string entry)
    {
        if (!Jt1.TryDecode(entry, out var bytes))
        {
            throw new InvalidOperationException("A stored directory entry is damaged.");
        }
        using var json = JsonDocument.Parse(bytes);
        return DateTimeOffset.FromUnixTimeSeconds(json.RootElement.GetProperty("exp").GetInt64());
    }
}
