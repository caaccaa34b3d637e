namespace Jaring.Papers;

/// <summary>
/// What the team types for the papers of a session. Everything may be empty; what is empty is a line on paper to be written by hand. Nothing of a case
/// belongs here, and nobody's name beside a question (domain.md 5).
/// </summary>
/// <param name="Recipients">Who is invited, each "name; post"; the post may be left out.</param>
/// <param name="Copies">Who gets a copy of the letter.</param>
/// <param name="Basis">What the letter and the report rest on; the first is named in the letter.</param>
/// <param name="Dress">Dress.</param>
/// <param name="Note">A note in the letter.</param>
/// <param name="Contact">Whom to tell that somebody needs a sign language interpreter or an accessible place.</param>
/// <param name="Men">How many men came, or null while nobody said.</param>
/// <param name="Women">How many women came, or null.</param>
/// <param name="Chair">Who led.</param>
/// <param name="Taker">Who took the minutes.</param>
/// <param name="Course">How it went.</param>
/// <param name="Questions">What was asked, without names.</param>
/// <param name="Conclusion">What was concluded.</param>
/// <param name="Suggestion">What is suggested.</param>
/// <param name="Obstacles">What stood in the way.</param>
/// <param name="FollowUps">What is to be done, by whom and until when.</param>
public sealed record PaperNotes(
    IReadOnlyList<string> Recipients, IReadOnlyList<string> Copies, IReadOnlyList<string> Basis, string Dress, string Note, string Contact,
    int? Men, int? Women, string Chair, string Taker, string Course, IReadOnlyList<AskedQuestion> Questions,
    string Conclusion, string Suggestion, string Obstacles, IReadOnlyList<FollowUp> FollowUps)
{
    /// <summary>Before anybody typed.</summary>
    public static PaperNotes Empty { get; } = new([], [], [], "", "", "", null, null, "", "", "", [], "", "", "", []);

    /// <summary>Without lines that somebody began and left empty.</summary>
    internal PaperNotes Filled() => this with
    {
        Recipients = [.. Recipients.Where(IsFilled)],
        Copies = [.. Copies.Where(IsFilled)],
        Basis = [.. Basis.Where(IsFilled)],
        Questions = [.. Questions.Where(q => IsFilled(q.Question) || IsFilled(q.Answer))],
        FollowUps = [.. FollowUps.Where(f => IsFilled(f.What))],
    };

    private static bool IsFilled(string text) => !string.IsNullOrWhiteSpace(text);

    /// <summary>True once both counts are there.</summary>
    internal bool IsCounted => Men is not null && Women is not null;

    /// <summary>The first basis, or the decision that made the teams.</summary>
    internal IReadOnlyList<string> BasisOrDefault => Basis.Count > 0 ? Basis : [PaperWords.Say("basis")];

    /// <summary>"30 orang (L 12, P 18)", or nothing.</summary>
    internal string People => IsCounted ? PaperWords.Say("people", ("count", $"{Men + Women}"), ("men", $"{Men}"), ("women", $"{Women}")) : "";
}

/// <summary>A question as it was asked, without who asked it.</summary>
public sealed record AskedQuestion(string Question, string Answer);

/// <summary>Something that is to be done.</summary>
/// <param name="What">What.</param>
/// <param name="Who">Who answers for it; an office or a post is enough.</param>
/// <param name="Due">Until when, "yyyy-MM-dd", or empty.</param>
/// <param name="Done">True once it is done.</param>
public sealed record FollowUp(string What, string Who, string Due, bool Done);
