using System.Text.Json;
using Jaring.Shapes;

namespace Jaring.Announcements;

/// <summary>Texts that were read by more than one person beforehand and that a member may send alone: <c>Words/reviewed.json</c>, embedded.</summary>
public static class ReviewedTexts
{
    /// <summary>The card of each month, for the offices that want one.</summary>
    public const string Monthly = "monthly";

    /// <summary>All, in the order of the file.</summary>
    public static IReadOnlyList<ReviewedText> All { get; } = Load();

    /// <summary>The text of this key, or null.</summary>
    public static ReviewedText? Find(string key) => All.SingleOrDefault(t => t.Key == key);

    private static List<ReviewedText> Load()
    {
        using var file = typeof(ReviewedTexts).Assembly.GetManifestResourceStream("Jaring.Announcements.Words.reviewed.json")!;
        return JsonSerializer.Deserialize<List<ReviewedText>>(file, WireJson.Options)!;
    }
}

/// <summary>One reviewed text.</summary>
/// <param name="Key">Its name in the store and on the wire.</param>
/// <param name="Reviewed">When it was read the last time.</param>
/// <param name="Id">Indonesian.</param>
/// <param name="En">English.</param>
public sealed record ReviewedText(string Key, DateOnly Reviewed, Saying Id, Saying En)
{
    /// <summary>What it says.</summary>
    public AnnouncementWords Words => new(Id, En);
}
