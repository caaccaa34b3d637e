using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Retention;

/// <summary>The records of destruction of an office, newest first.</summary>
public sealed class ReadDestructions(IDbContextFactory<JaringDbContext> stores)
{
    /// <summary>All of them.</summary>
    public async Task<IReadOnlyList<Destruction>> ReadAsync(string officeId, CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        return await store.Set<StoredDestruction>().Where(d => d.OfficeId == officeId).OrderByDescending(d => d.DoneOn)
            .Select(d => new Destruction(d.DoneOn, d.Cases, d.Messages, d.LogLines, d.Files)).ToListAsync(cancellationToken);
    }
}

/// <summary>One day's destruction: counts alone. Drills that were still there are counted with the reports.</summary>
public sealed record Destruction(string DoneOn, int Cases, int Messages, int LogLines, int Files);
