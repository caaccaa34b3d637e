using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Feedback;

/// <summary>
/// One sheet, until four others have come: then it is counted and emptied, and only its random id stays, so that a second press of the button is no
/// second sheet. It holds no time and no order.
/// </summary>
internal sealed class FeedbackAnswer
{
    public required string OfficeId { get; init; }

    public required string SessionId { get; init; }

    /// <summary>Random, made with the page.</summary>
    public required string AnswerId { get; init; }

    /// <summary>True until it is counted.</summary>
    public bool Waiting { get; set; }

    /// <summary>1 yes, 2 partly, 3 not yet, 0 skipped.</summary>
    public int One { get; set; }

    /// <summary>As <see cref="One"/>.</summary>
    public int Two { get; set; }

    /// <summary>As <see cref="One"/>.</summary>
    public int Three { get; set; }

    /// <summary>Free text, or null.</summary>
    public string? Suggestion { get; set; }
}

/// <summary>How many chose an answer. It grows by whole lots of five, so that two looks at it never differ by one person.</summary>
internal sealed class FeedbackCount
{
    public required string OfficeId { get; init; }

    public required string SessionId { get; init; }

    /// <summary>1 to 3; 0 counts the sheets.</summary>
    public required int Question { get; init; }

    /// <summary>1 yes, 2 partly, 3 not yet, 0 skipped.</summary>
    public required int Choice { get; init; }

    public int People { get; set; }
}

/// <summary>A suggestion out of a lot of five, apart from its sheet's answers, under a new random id: rows lie in the order of ids.</summary>
internal sealed class FeedbackSuggestion
{
    public required string OfficeId { get; init; }

    public required string SessionId { get; init; }

    public required string TextId { get; init; }

    public required string Body { get; init; }
}

internal sealed class FeedbackAnswerMap : IEntityTypeConfiguration<FeedbackAnswer>
{
    public void Configure(EntityTypeBuilder<FeedbackAnswer> builder)
    {
        builder.ToTable("feedback_answers");
        builder.HasKey(a => new { a.OfficeId, a.SessionId, a.AnswerId });
    }
}

internal sealed class FeedbackCountMap : IEntityTypeConfiguration<FeedbackCount>
{
    public void Configure(EntityTypeBuilder<FeedbackCount> builder)
    {
        builder.ToTable("feedback_counts");
        builder.HasKey(c => new { c.OfficeId, c.SessionId, c.Question, c.Choice });
    }
}

internal sealed class FeedbackSuggestionMap : IEntityTypeConfiguration<FeedbackSuggestion>
{
    public void Configure(EntityTypeBuilder<FeedbackSuggestion> builder)
    {
        builder.ToTable("feedback_suggestions");
        builder.HasKey(s => new { s.OfficeId, s.SessionId, s.TextId });
    }
}
