using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Outbox;

/// <summary>
/// Something that must be told to the outside later. It is saved in the transaction of the change that causes it and delivered at least once;
/// delivery may run twice and must not matter. It holds ids and a kind, never words that came from a person.
/// </summary>
internal sealed class OutboxRow
{
    /// <summary>Deterministic where a repeat must coalesce (a notice round), random otherwise. Primary key together with the office.</summary>
    public required string Id { get; init; }

    /// <summary>The office.</summary>
    public required string OfficeId { get; init; }

    /// <summary>Which handler delivers it, see <see cref="IOutboxHandler.Kind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The id of the thing to tell about (a session, a notice round), or empty.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Pending, Done or Parked.</summary>
    public OutboxState State { get; set; }

    /// <summary>How often delivery was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>Not before this instant, unix milliseconds.</summary>
    public long DueAt { get; set; }

    /// <summary>A stable code of the last failure, or null. Never a message of the other side: those carry whole bodies (specs/findings.md §5).</summary>
    public string? LastFault { get; set; }

    /// <summary>For a member's notice: the way by which it may have been shown already, see <see cref="INoticeTrail"/>.</summary>
    public NoticeWay NoticeWay { get; set; }
}

/// <summary>Where a row stands.</summary>
internal enum OutboxState
{
    /// <summary>Waits for its time or its next attempt.</summary>
    Pending,

    /// <summary>Told.</summary>
    Done,

    /// <summary>Given up after the last attempt; a person decides. Visible in /readyz and in the dashboard.</summary>
    Parked,
}

internal sealed class OutboxRowMap : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> builder)
    {
        builder.ToTable("outbox");
        builder.HasKey(r => new { r.OfficeId, r.Id });
        builder.HasIndex(r => new { r.State, r.DueAt });
    }
}
