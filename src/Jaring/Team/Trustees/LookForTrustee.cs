using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team.Trustees;

/// <summary>What the digits of an invitation find: the invitation, or the sealed record that was made with it. Nothing opens with them alone.</summary>
public sealed class LookForTrustee(JaringDbContext store, IReadDirectory directories, OfficeRegister offices, TimeProvider clock)
{
    /// <summary>Looks; null when there is nothing, or no longer.</summary>
    public async Task<TrusteeFound?> LookAsync(string officeId, string lookup, CancellationToken cancellationToken)
    {
        if (Lookup.HashOf(lookup) is not { } hash)
        {
            return null;
        }

        if (await store.Set<StoredTrustee>().AsNoTracking().SingleOrDefaultAsync(t => t.OfficeId == officeId && t.LookupHash == hash, cancellationToken) is { } known)
        {
            var kept = await store.Set<StoredMemberRecord>().AsNoTracking().SingleAsync(r => r.OfficeId == officeId && r.MemberId == known.TrusteeId, cancellationToken);
            return new TrusteeFound.Enrolled(known.TrusteeId, kept.Record, kept.Revision);
        }

        return await store.FindInvitationAsync(officeId, hash, offices.Get(officeId).Day(clock.GetUtcNow()), cancellationToken) is { } invitation
            ? new TrusteeFound.Invited(invitation.TrusteeId, await directories.ReadAsync(officeId, cancellationToken))
            : null;
    }
}

internal static class Invitations
{
    /// <summary>The invitation of this hash if it can be followed today.</summary>
    public static Task<StoredInvitation?> FindInvitationAsync(this JaringDbContext store, string officeId, string hash, DateOnly today, CancellationToken cancellationToken) =>
        store.Set<StoredInvitation>().AsNoTracking().SingleOrDefaultAsync(i => i.OfficeId == officeId && i.LookupHash == hash && i.Until >= today, cancellationToken);
}

/// <summary>What was found.</summary>
public abstract record TrusteeFound
{
    private TrusteeFound()
    {
    }

    /// <summary>An invitation that nobody has followed.</summary>
    /// <param name="Id">The id that the record must have.</param>
    /// <param name="Directory">The list that it asks to join.</param>
    public sealed record Invited(string Id, DirectoryView Directory) : TrusteeFound;

    /// <summary>A sealed record.</summary>
    /// <param name="Id">Whose.</param>
    /// <param name="Record">JSON.</param>
    /// <param name="Revision">Its revision.</param>
    public sealed record Enrolled(string Id, string Record, int Revision) : TrusteeFound;
}
