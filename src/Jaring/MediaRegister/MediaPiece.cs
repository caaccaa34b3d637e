using System.Globalization;

namespace Jaring.MediaRegister;

/// <summary>A line of the register as somebody fills it in.</summary>
/// <param name="Form">"poster", "banner", "post", "handout" or "broadcast".</param>
/// <param name="Wording">Which reviewed text, or "own".</param>
/// <param name="ReviewedBy">Who reviewed an own text; not asked for a reviewed one.</param>
/// <param name="Place">Wall, room or channel.</param>
/// <param name="Since">First day, "yyyy-MM-dd"; not after today.</param>
/// <param name="Until">Planned last day, or null.</param>
/// <param name="TakenDown">The day on which it was taken down, or null.</param>
public sealed record MediaPiece(string Form, string Wording, string ReviewedBy, string Place, string Since, string? Until, string? TakenDown)
{
    private const int Longest = 80;

    /// <summary>True when everything is there and the days come one after another.</summary>
    internal bool Fits(DateOnly today) =>
        PieceForms.All.Contains(Form) && PieceWordings.All.Contains(Wording) && IsLine(Place)
        && (Wording == PieceWordings.Own ? IsLine(ReviewedBy) : ReviewedBy.Length == 0)
        && Day(Since) is { } since && since <= today
        && (Until is null || Day(Until) >= since)
        && (TakenDown is null || (Day(TakenDown) is { } down && down >= since && down <= today));

    private static bool IsLine(string text) => text.Trim().Length is > 0 and <= Longest;

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
