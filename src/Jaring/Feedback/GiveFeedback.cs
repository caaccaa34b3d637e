using Jaring.Attendance;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Feedback;

/// <summary>Takes a sheet. Every fifth one lets its lot be counted, and what they suggest be read, out of order.</summary>
public sealed class GiveFeedback(StoreWriter writer)
{
    /// <summary>Sheets that are counted together, and the fewest that anybody ever reads about.</summary>
    public const int Lot = 5;

    /// <summary>Characters of a suggestion; more of it would be a story, and stories belong in the room.</summary>
    public const int LongestSuggestion = 300;

    /// <summary>Sheets of one session.</summary>
    private const int Most = 5_000;

    /// <summary>Saves the sheet. A sheet without an id, or with nothing in it, is none.</summary>
    public async Task GiveAsync(string officeId, string sessionId, FeedbackSheet sheet, CancellationToken cancellationToken)
    {
        var text = sheet.Suggestion is { } typed ? typed.Trim() : "";
        if (!TakeCheckIn.IsId(sheet.Id) || (sheet.One, sheet.Two, sheet.Three, text.Length) is (0, 0, 0, 0))
        {
            return;
        }

        await writer.WriteAsync((store, ct) => KeepAsync(store, new()
        {
            OfficeId = officeId,
            SessionId = sessionId,
            AnswerId = sheet.Id,
            Waiting = true,
            One = sheet.One,
            Two = sheet.Two,
            Three = sheet.Three,
            Suggestion = text.Length == 0 ? null : text[..Math.Min(text.Length, LongestSuggestion)],
        }, ct), cancellationToken);
    }

    private static async Task<bool> KeepAsync(JaringDbContext store, FeedbackAnswer answer, CancellationToken cancellationToken)
    {
        var sheets = store.Set<FeedbackAnswer>().Where(a => a.OfficeId == answer.OfficeId && a.SessionId == answer.SessionId);
        if (await sheets.CountAsync(cancellationToken) >= Most || !await store.InsertOrIgnoreAsync(answer, cancellationToken))
        {
            return false;
        }

        var waiting = await sheets.Where(a => a.Waiting).ToListAsync(cancellationToken);
        if (waiting.Count < Lot)
        {
            return false;
        }

        var counts = await store.Set<FeedbackCount>().Where(c => c.OfficeId == answer.OfficeId && c.SessionId == answer.SessionId).ToListAsync(cancellationToken);
        foreach (var sheet in waiting)
        {
            foreach (var (question, choice) in new[] { (0, 0), (1, sheet.One), (2, sheet.Two), (3, sheet.Three) })
            {
                Count(question, choice).People++;
            }

            if (sheet.Suggestion is { } body)
            {
                store.Add(new FeedbackSuggestion { OfficeId = sheet.OfficeId, SessionId = sheet.SessionId, TextId = PublicId.New(), Body = body });
            }

            (sheet.Waiting, sheet.One, sheet.Two, sheet.Three, sheet.Suggestion) = (false, 0, 0, 0, null);
        }

        await store.SaveChangesAsync(cancellationToken);
        return true;

        FeedbackCount Count(int question, int choice)
        {
            if (counts.Find(c => (c.Question, c.Choice) == (question, choice)) is { } known)
            {
                return known;
            }

            var fresh = new FeedbackCount { OfficeId = answer.OfficeId, SessionId = answer.SessionId, Question = question, Choice = choice };
            store.Add(fresh);
            counts.Add(fresh);
            return fresh;
        }
    }
}

/// <summary>What somebody answered; 0 for a question that was skipped.</summary>
public sealed record FeedbackSheet(string Id, int One, int Two, int Three, string? Suggestion);
