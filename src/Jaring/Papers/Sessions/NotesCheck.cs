using System.Globalization;

namespace Jaring.Papers.Sessions;

/// <summary>Bounds of what may be typed for papers: enough for every session, too little to fill a disk.</summary>
internal static class NotesCheck
{
    private const int Line = 400, Long = 8000, MostPeople = 1000, MostRows = 60, MostCount = 100_000;

    /// <summary>False where a text is too long, a list too full, a number or a day is none: no page of ours sends that.</summary>
    public static bool Fits(PaperNotes notes) =>
        Lines(notes.Recipients, MostPeople) && Lines(notes.Copies, MostRows) && Lines(notes.Basis, MostRows)
        && Lines([notes.Dress, notes.Note, notes.Contact, notes.Chair, notes.Taker], MostRows)
        && new[] { notes.Course, notes.Conclusion, notes.Suggestion, notes.Obstacles }.All(text => text.Length <= Long)
        && notes.Men is null or (>= 0 and <= MostCount) && notes.Women is null or (>= 0 and <= MostCount)
        && notes.Questions.Count <= MostRows && notes.Questions.All(q => q is { Question.Length: <= Long, Answer.Length: <= Long })
        && notes.FollowUps.Count <= MostRows && notes.FollowUps.All(f => f is { What.Length: <= Line, Who.Length: <= Line } && IsDay(f.Due));

    private static bool Lines(IReadOnlyList<string> lines, int most) => lines.Count <= most && lines.All(line => line is { Length: <= Line });

    private static bool IsDay(string due) => due.Length == 0 || DateOnly.TryParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
