using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Outreach.Materials;

/// <summary>The materials of a session, as a whole list.</summary>
public sealed class KeepMaterials(JaringDbContext store, StoreWriter writer)
{
    private const int Most = 20, LongestTitle = 160, LongestAddress = 500;

    /// <summary>Those of one session, by title.</summary>
    public async Task<IReadOnlyList<Material>> ReadAsync(string officeId, string sessionId, CancellationToken cancellationToken) =>
        await store.Set<SessionMaterial>().AsNoTracking().Where(m => m.OfficeId == officeId && m.SessionId == sessionId)
            .OrderBy(m => m.Title).ThenBy(m => m.Address).Select(m => new Material(m.Title, m.Address)).ToListAsync(cancellationToken);

    /// <summary>Puts this list in the place of the one before. False when the session is not there, or an address is none of https.</summary>
    public async Task<bool> KeepAsync(string officeId, string sessionId, IReadOnlyList<Material> materials, CancellationToken cancellationToken)
    {
        var isWhole = materials.Count <= Most && materials.All(m => m is not null && !string.IsNullOrWhiteSpace(m.Title) && m.Title.Length <= LongestTitle && m.Address is { Length: <= LongestAddress }
            && Uri.TryCreate(m.Address, UriKind.Absolute, out var at) && at is { Scheme: "https", UserInfo: "" });
        return isWhole && await writer.WriteAsync((rows, ct) => SaveAsync(rows, officeId, sessionId, materials, ct), cancellationToken);
    }

    private static async Task<bool> SaveAsync(JaringDbContext store, string officeId, string sessionId, IReadOnlyList<Material> materials, CancellationToken cancellationToken)
    {
        if (!await store.Set<Session>().AnyAsync(s => s.OfficeId == officeId && s.Id == sessionId, cancellationToken))
        {
            return false;
        }

        await store.Set<SessionMaterial>().Where(m => m.OfficeId == officeId && m.SessionId == sessionId).ExecuteDeleteAsync(cancellationToken);
        store.AddRange(materials.DistinctBy(m => m.Address, StringComparer.Ordinal)
            .Select(m => new SessionMaterial { OfficeId = officeId, SessionId = sessionId, Address = m.Address, Title = m.Title.Trim() }));
        await store.SaveChangesAsync(cancellationToken);
        return true;
    }
}

/// <summary>A title and where to read it.</summary>
public sealed record Material(string Title, string Address);
