using Jaring.Offices;
using Jaring.Shapes;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team.Trustees;

/// <summary>How ready the office's contact outside is, as the team sees it: days, no hours.</summary>
public sealed class ReadTrustees(JaringDbContext store, OfficeRegister offices, TimeProvider clock)
{
    /// <summary>The invitation that can be followed, and everybody who ever followed one and is still kept.</summary>
    public async Task<TrusteesView> ReadAsync(string officeId, CancellationToken cancellationToken)
    {
        var office = offices.Get(officeId);
        var today = office.Day(clock.GetUtcNow());
        var invitation = await store.Set<StoredInvitation>().AsNoTracking().SingleOrDefaultAsync(i => i.OfficeId == officeId && i.Until >= today, cancellationToken);
        var rows = await store.Set<StoredTrustee>().AsNoTracking().Where(t => t.OfficeId == officeId).ToListAsync(cancellationToken);
        var newest = await NewestEntry.ReadAsync(store, officeId, cancellationToken);
        var people = new List<TrusteeView>();
        foreach (var row in rows.OrderBy(t => t.EnrolledOn).ThenBy(t => t.TrusteeId, StringComparer.Ordinal))
        {
            var state = row.In(newest);
            people.Add(new(
                row.TrusteeId, row.Name, row.Post, row.Sex, row.Kem, row.Sig, NameOf(state), row.EnrolledOn,
                state == TrusteeState.Active ? await ReadySinceAsync(office, row, cancellationToken) : null, row.SeenOn));
        }

        return new(invitation is null ? null : new(invitation.MadeOn, invitation.Until), people);
    }

    /// <summary>The word for pages.</summary>
    public static string NameOf(TrusteeState state) => state switch
    {
        TrusteeState.Enrolled => "enrolled",
        TrusteeState.Active => "active",
        _ => "removed",
    };

    /// <summary>The day of the first entry since which the list has named these keys without a gap.</summary>
    private async Task<DateOnly?> ReadySinceAsync(OfficeOptions office, StoredTrustee trustee, CancellationToken cancellationToken)
    {
        var entries = await store.Set<StoredDirectoryEntry>().AsNoTracking().Where(e => e.OfficeId == office.Id).OrderByDescending(e => e.N).Select(e => e.E).ToListAsync(cancellationToken);
        var since = entries.Select(Read).TakeWhile(e => e?.Active(trustee.TrusteeId) is { } named && (named.Kem, named.Sig) == (trustee.Kem, trustee.Sig)).LastOrDefault();
        return since is null ? null : office.Day(DateTimeOffset.FromUnixTimeSeconds(since.Iat));
    }

    private static ListEntry? Read(string e) => Jt1.TryDecode(e, out var bytes) ? ListEntry.Read(bytes) : null;
}

/// <summary>The readiness of the contact outside.</summary>
/// <param name="Invitation">The one that can be followed, or null.</param>
/// <param name="People">The earliest first.</param>
public sealed record TrusteesView(InvitationView? Invitation, IReadOnlyList<TrusteeView> People);

/// <summary>An invitation.</summary>
/// <param name="MadeOn">The day on which a member made it.</param>
/// <param name="Until">The last day on which it can be followed.</param>
public sealed record InvitationView(DateOnly MadeOn, DateOnly Until);

/// <summary>One person.</summary>
/// <param name="Id">Public id.</param>
/// <param name="Name">As the person wrote it; the list's signatures confirm it.</param>
/// <param name="Post">As above.</param>
/// <param name="Sex">"L" or "P".</param>
/// <param name="Kem">Public key for wraps.</param>
/// <param name="Sig">Public key for signatures.</param>
/// <param name="State"><c>enrolled</c>, <c>active</c> or <c>removed</c>.</param>
/// <param name="EnrolledOn">The day on which the keys were made.</param>
/// <param name="ReadySince">The day since which the list names the keys; null while it does not.</param>
/// <param name="LastSeenOn">The day of the last sign-in, or null.</param>
public sealed record TrusteeView(
    string Id, string Name, string Post, string Sex, string Kem, string Sig, string State, DateOnly EnrolledOn, DateOnly? ReadySince, DateOnly? LastSeenOn);
