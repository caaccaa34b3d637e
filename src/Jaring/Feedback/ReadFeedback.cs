using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Feedback;

/// <summary>What the team reads: sums over whole lots of five, and suggestions in the order of random ids. What waits for its lot is not even counted here.</summary>
public sealed class ReadFeedback(JaringDbContext store)
{
    /// <summary>Of one session; no sheets, no answers and no suggestions before the fifth.</summary>
    public async Task<FeedbackView> ReadAsync(string officeId, string sessionId, CancellationToken cancellationToken)
    {
        var counts = await store.Set<FeedbackCount>().AsNoTracking().Where(c => c.OfficeId == officeId && c.SessionId == sessionId).ToListAsync(cancellationToken);
        var texts = await store.Set<FeedbackSuggestion>().AsNoTracking().Where(s => s.OfficeId == officeId && s.SessionId == sessionId)
            .OrderBy(s => s.TextId).Select(s => s.Body).ToListAsync(cancellationToken);
        return new(Of(0, 0), [.. Enumerable.Range(1, 3).Select(q => new QuestionView(Of(q, 1), Of(q, 2), Of(q, 3)))], texts);

        int Of(int question, int choice) => counts.Find(c => (c.Question, c.Choice) == (question, choice))?.People ?? 0;
    }
}

/// <summary>Sums of a session's feedback.</summary>
/// <param name="Sheets">A multiple of five.</param>
/// <param name="Questions">The three, in their order.</param>
/// <param name="Suggestions">Without names of who wrote them, without time.</param>
public sealed record FeedbackView(int Sheets, IReadOnlyList<QuestionView> Questions, IReadOnlyList<string> Suggestions);

/// <summary>How many chose what.</summary>
public sealed record QuestionView(int Yes, int Partly, int NotYet);
