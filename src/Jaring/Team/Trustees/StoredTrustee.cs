using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Team.Trustees;

/// <summary>
/// A contact of the provincial task force, outside the organisation. There is no account: the sealed record in <c>member_records</c> is found by what the
/// digits of the invitation derive, and a signature by its key signs the person in.
/// </summary>
internal sealed class StoredTrustee
{
    public required string OfficeId { get; init; }

    /// <summary>Random public id by which keys, the directory and logs know the person, as a member's.</summary>
    public required string TrusteeId { get; init; }

    /// <summary>Hash of the lookup, base64url: who copies the store cannot ask for the record.</summary>
    public required string LookupHash { get; init; }

    public required string Name { get; init; }
    public required string Post { get; init; }
    public required string Sex { get; init; }

    /// <summary>The public points of the record, which never change: other keys are another invitation.</summary>
    public required string Kem { get; init; }

    public required string Sig { get; init; }
    public required DateOnly EnrolledOn { get; init; }

    /// <summary>The day of the last sign-in.</summary>
    public DateOnly? SeenOn { get; set; }

    /// <summary>The day since which the sweep has found the person not in the list: not yet, removed, or left behind by a new founding.</summary>
    public DateOnly? UnlistedOn { get; set; }
}

/// <summary>The one invitation of an office that somebody may follow now.</summary>
internal sealed class StoredInvitation
{
    public required string OfficeId { get; init; }
    public required string LookupHash { get; init; }

    /// <summary>The id that the person will have.</summary>
    public required string TrusteeId { get; init; }

    public required DateOnly MadeOn { get; init; }

    /// <summary>The last day on which it can be followed.</summary>
    public required DateOnly Until { get; init; }
}

/// <summary>A trustee who is signed in.</summary>
internal sealed class StoredTrusteeSession
{
    public required string OfficeId { get; init; }

    /// <summary>Hash of the token, base64url.</summary>
    public required string TokenHash { get; init; }

    public required string TrusteeId { get; init; }

    /// <summary>Unix second at which it ends.</summary>
    public required long Until { get; init; }
}

internal sealed class StoredTrusteeMap : IEntityTypeConfiguration<StoredTrustee>
{
    public void Configure(EntityTypeBuilder<StoredTrustee> builder)
    {
        builder.ToTable("trustees");
        builder.HasKey(t => new { t.OfficeId, t.TrusteeId });
        builder.HasIndex(t => new { t.OfficeId, t.LookupHash }).IsUnique();
    }
}

internal sealed class StoredInvitationMap : IEntityTypeConfiguration<StoredInvitation>
{
    public void Configure(EntityTypeBuilder<StoredInvitation> builder)
    {
        builder.ToTable("trustee_invitations");
        builder.HasKey(i => i.OfficeId);
    }
}

internal sealed class StoredTrusteeSessionMap : IEntityTypeConfiguration<StoredTrusteeSession>
{
    public void Configure(EntityTypeBuilder<StoredTrusteeSession> builder)
    {
        builder.ToTable("trustee_sessions");
        builder.HasKey(s => new { s.OfficeId, s.TokenHash });
    }
}
