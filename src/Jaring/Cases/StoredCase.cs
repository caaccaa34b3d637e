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

    /// <summary>The sealed report, verbatim.</summary>
    public required string Sealed { get; init; }

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

    /// <summary>The sealed object, verbatim.</summary>
    public required string Object { get; init; }
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

    /// <summary>The sealed object, verbatim.</summary>
    public required string Object { get; init; }
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
    }
}

internal sealed class StoredMessageMap : IEntityTypeConfiguration<StoredMessage>
{
    public void Configure(EntityTypeBuilder<StoredMessage> builder)
    {
        builder.ToTable("case_messages");
        builder.HasKey(m => new { m.OfficeId, m.CaseId, m.Position });
        builder.HasIndex(m => new { m.OfficeId, m.CaseId, m.ObjectId }).IsUnique();
        builder.HasOne<StoredCase>().WithMany().HasForeignKey(m => new { m.OfficeId, m.CaseId });
    }
}

internal sealed class StoredLogEntryMap : IEntityTypeConfiguration<StoredLogEntry>
{
    public void Configure(EntityTypeBuilder<StoredLogEntry> builder)
    {
        builder.ToTable("case_log");
        builder.HasKey(l => new { l.OfficeId, l.CaseId, l.Seq });
        builder.HasOne<StoredCase>().WithMany().HasForeignKey(l => new { l.OfficeId, l.CaseId });
    }
}
