using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Drafts;

/// <summary>
/// What somebody keeps for herself, sealed under 25 digits that she alone has (docs/sealing.md 18). No key here leads to a report, a reader or a person;
/// the one day beside it is the day on which it goes.
/// </summary>
internal sealed class StoredDraft
{
    public required string OfficeId { get; init; }

    /// <summary>Hash of the lookup, base64url: who copies the store cannot ask for it.</summary>
    public required string Did { get; init; }

    /// <summary>Hash of the token that changes and deletes it, base64url.</summary>
    public required string WriteHash { get; init; }

    /// <summary>Grows by one with each change, from a random number on: it does not say for how long somebody wrote.</summary>
    public required int Rev { get; set; }

    /// <summary>Name of the draft's shred key; empty for one that was last saved before drafts had any.</summary>
    public required string ShredKey { get; set; }

    /// <summary>The sealed object, verbatim, locked under that key: once it is erased, no copy of the store keeps what was deleted.</summary>
    public required byte[] Sealed { get; set; }

    /// <summary>The last day on which it can be opened, on the office's calendar.</summary>
    public required DateOnly Until { get; set; }
}

internal sealed class StoredDraftMap : IEntityTypeConfiguration<StoredDraft>
{
    public void Configure(EntityTypeBuilder<StoredDraft> builder)
    {
        builder.ToTable("drafts");
        builder.HasKey(d => new { d.OfficeId, d.Did });
    }
}
