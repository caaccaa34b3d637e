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

    /// <summary>Those of some sessions at once, by session and title.</summary>
    internal async Task<ILookup<string, Material>> ReadAllAsync(string officeId, IReadOnlyList<string> sessionIds, CancellationToken cancellationToken) =>
        (await store.Set<SessionMaterial>().AsNoTracking().Where(m => m.OfficeId == officeId && sessionIds.Contains(m.SessionId))
            .OrderBy(m => m.Title).ThenBy(m => m.Address).ToListAsync(cancellationToken)).ToLookup(m => m.SessionId, m => new Material(m.Title, m.Address), StringComparer.Ordinal);

    /// <summary>Puts this list in the place of the one that the page saw. The same list again is the same.</summary>
    public async Task<MaterialsKept> KeepAsync(string officeId, string sessionId, IReadOnlyList<Material> materials, IReadOnlyList<Material> seen, CancellationToken cancellationToken) =>
        IsWhole(materials) && IsWhole(seen)
            ? await writer.WriteAsync((rows, ct) => SaveAsync(rows, officeId, sessionId, Each(materials), Each(seen), ct), cancellationToken)
            : MaterialsKept.Malformed;

    private static bool IsWhole(IReadOnlyList<Material> materials) =>
        materials.Count <= Most && materials.All(m => m is not null && !string.IsNullOrWhiteSpace(m.Title) && m.Title.Length <= LongestTitle && m.Address is { Length: <= LongestAddress }
            && Uri.TryCreate(m.Address, UriKind.Absolute, out var at) && at is { Scheme: "https", UserInfo: "" });

    private static HashSet<Material> Each(IReadOnlyList<Material> materials) =>
        [.. materials.DistinctBy(m => m.Address, StringComparer.Ordinal).Select(m => m with { Title = m.Title.Trim() })];

    private static async Task<MaterialsKept> SaveAsync(
        JaringDbContext store, string officeId, string sessionId, HashSet<Material> wanted, HashSet<Material> seen, CancellationToken cancellationToken)
    {
        if (!await store.Set<Session>().AnyAsync(s => s.OfficeId == officeId && s.Id == sessionId, cancellationToken))
        {
            return MaterialsKept.Malformed;
        }

        var rows = store.Set<SessionMaterial>().Where(m => m.OfficeId == officeId && m.SessionId == sessionId);
        var standing = await rows.Select(m => new Material(m.Title, m.Address)).ToListAsync(cancellationToken);
        if (!seen.SetEquals(standing))
        {
            return wanted.SetEquals(standing) ? MaterialsKept.Kept : MaterialsKept.Moved;
        }

        await rows.ExecuteDeleteAsync(cancellationToken);
        store.AddRange(wanted.Select(m => new SessionMaterial { OfficeId = officeId, SessionId = sessionId, Address = m.Address, Title = m.Title }));
        await store.SaveChangesAsync(cancellationToken);
        return MaterialsKept.Kept;
    }
}

/// <summary>How keeping the materials of a session ended.</summary>
public enum MaterialsKept
{
    /// <summary>The list stands.</summary>
    Kept,

    /// <summary>Somebody else kept another list meanwhile; nothing was changed.</summary>
    Moved,

    /// <summary>The session is not there, or an address is none of https.</summary>
    Malformed,
}

/// <summary>A title and where to read it.</summary>
public sealed record Material(string Title, string Address);
