using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Cases;

/// <summary>
/// A sealed case, drill or report alike. There is no number, no status and no time: nothing here tells one case from another but random ids,
/// and the day is the finest time (peers.md classes 13 and 15).
/// </summary>
internal sealed class StoredCase
{
    /// <summary>The office.</summary>
    public required string OfficeId { get; init; }

    /// <summary>Random id that the sealing browser chose.</summary>
    public required string CaseId { get; init; }

    /// <summary>Hash of the receipt's lookup, base64url; another one once a lost receipt was replaced.</summary>
    public required string Rid { get; set; }

    /// <summary>
    /// Hash of the access token, base64url: who shows the token has opened the case. Once per office: a reader of a case knows its token, and could
    /// otherwise send a report with the same hash that stands before the case, which nobody would reach any more. A new epoch brings a new one.
    /// </summary>
    public required string Ah { get; set; }

    /// <summary>Hash of the page's submit key.</summary>
    public required string SubmitKey { get; init; }

    /// <summary>The sealed report, verbatim, under the case's shred key.</summary>
    public required byte[] Sealed { get; set; }

    /// <summary>
    /// Two slots that a trustee may have once nobody answered in time, verbatim, under the case's shred key; null for a report of a page from before.
    /// Another pair with each epoch.
    /// </summary>
    public byte[]? Late { get; set; }

    /// <summary>The day of the first message that came through the dashboard's origin, "yyyy-MM-dd", or null.</summary>
    public string? AnsweredOn { get; set; }

    /// <summary>Name of the case's shred key; all its texts are locked under it.</summary>
    public required string ShredKey { get; set; }

    /// <summary>The case is erased on the first sweep after this day: always the first of a month, so that it does not say when somebody set it.</summary>
    public required string EraseAfter { get; set; }

    /// <summary>True while a legal hold keeps it from being erased.</summary>
    public bool Held { get; set; }

    /// <summary>The day after which a hold that was let go no longer holds; null while nobody let it go.</summary>
    public string? ReleaseOn { get; set; }

    /// <summary>The day on which a sweep first found it due; it goes a week later, if it is due then too.</summary>
    public string? DueOn { get; set; }

    /// <summary>The day on the office's calendar, "yyyy-MM-dd".</summary>
    public required string ReceivedOn { get; init; }
}

/// <summary>One sealed message of a case's thread.</summary>
internal sealed class StoredMessage
{
    /// <summary>The office.</summary>
    public required string OfficeId { get; init; }

    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>Place in the thread, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>Random id in its header; one can be stored once.</summary>
    public required string ObjectId { get; init; }

    /// <summary>The sealed object, verbatim, under the case's shred key.</summary>
    public required byte[] Object { get; set; }
}

/// <summary>One sealed entry of a case's log.</summary>
internal sealed class StoredLogEntry
{
    /// <summary>The office.</summary>
    public required string OfficeId { get; init; }

    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>Place in the log, from 0.</summary>
    public required int Seq { get; init; }

    /// <summary>The sealed object, verbatim, under the case's shred key.</summary>
    public required byte[] Object { get; set; }
}

internal static class LockedText
{
    /// <summary>The columns are older than the locks: they name text, and SQLite keeps bytes in them as bytes.</summary>
    public const string Column = "TEXT";
}

internal sealed class StoredCaseMap : IEntityTypeConfiguration<StoredCase>
{
    public void Configure(EntityTypeBuilder<StoredCase> builder)
    {
        builder.ToTable("cases");
        builder.HasKey(c => new { c.OfficeId, c.CaseId });
        builder.HasIndex(c => new { c.OfficeId, c.Rid }).IsUnique();
        builder.HasIndex(c => new { c.OfficeId, c.SubmitKey }).IsUnique();
        builder.HasIndex(c => new { c.OfficeId, c.Ah }).IsUnique();
        builder.Property(c => c.Sealed).HasColumnType(LockedText.Column);
        builder.Property(c => c.Late).HasColumnType(LockedText.Column);
    }
}

internal sealed class StoredMessageMap : IEntityTypeConfiguration<StoredMessage>
{
    public void Configure(EntityTypeBuilder<StoredMessage> builder)
    {
        builder.ToTable("case_messages");
        builder.HasKey(m => new { m.OfficeId, m.CaseId, m.Position });
        builder.HasIndex(m => new { m.OfficeId, m.CaseId, m.ObjectId }).IsUnique();
        builder.Property(m => m.Object).HasColumnType(LockedText.Column);
        builder.HasOne<StoredCase>().WithMany().HasForeignKey(m => new { m.OfficeId, m.CaseId });
    }
}

internal sealed class StoredLogEntryMap : IEntityTypeConfiguration<StoredLogEntry>
{
    public void Configure(EntityTypeBuilder<StoredLogEntry> builder)
    {
        builder.ToTable("case_log");
        builder.HasKey(l => new { l.OfficeId, l.CaseId, l.Seq });
        builder.Property(l => l.Object).HasColumnType(LockedText.Column);
        builder.HasOne<StoredCase>().WithMany().HasForeignKey(l => new { l.OfficeId, l.CaseId });
    }
}
