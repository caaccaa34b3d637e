namespace Jaring.Announcements;

/// <summary>What a member wants to say: a reviewed text by its key, or words of her own.</summary>
/// <param name="Reviewed">Key of a reviewed text; empty for own words.</param>
/// <param name="Title">Own title; not read beside a key.</param>
/// <param name="Text">Own text; not read beside a key.</param>
public sealed record AnnouncementDraft(string Reviewed, string? Title, string? Text)
{
    internal const int LongestTitle = 60, LongestText = 400;

    /// <summary>The words, or what is to be changed first.</summary>
    internal (AnnouncementWords? Words, IReadOnlyList<DraftFault> Faults) Read()
    {
        if (Reviewed.Length > 0)
        {
            return ReviewedTexts.Find(Reviewed) is { } reviewed ? (reviewed.Words, []) : (null, [new("reviewed", "unknown")]);
        }

        var saying = new Saying(Title?.Trim() ?? "", Text?.Trim() ?? "");
        DraftFault[] faults = [.. Faults("title", saying.Title, LongestTitle), .. Faults("text", saying.Text, LongestText)];
        return faults.Length > 0 ? (null, faults) : (AnnouncementWords.Of(saying), faults);
    }

    private static IEnumerable<DraftFault> Faults(string field, string text, int longest)
    {
        if (text.Length == 0 || text.Length > longest || text.Any(c => char.IsControl(c) && (c != '\n' || field == "title")))
        {
            return [new(field, text.Length == 0 ? $"{field}-empty" : $"{field}-length")];
        }

        return NeutralWords.Faults(text).Select(f => new DraftFault(field, f.Code, f.Found.Index, f.Found.Length));
    }
}

/// <summary>What is to be changed.</summary>
/// <param name="Field">Where.</param>
/// <param name="Code">Why: <c>title-empty</c>, <c>title-length</c>, <c>text-empty</c>, <c>text-length</c>, <c>purpose</c>, <c>deed</c>, <c>hurry</c>, <c>number</c>, <c>sign</c>, <c>link</c>, <c>wording</c> or <c>unknown</c>.</param>
/// <param name="From">Where in the trimmed field the words begin that it is about. The words themselves are not repeated: the page has them.</param>
/// <param name="Length">How many characters they are; 0 where it is about the whole.</param>
public sealed record DraftFault(string Field, string Code, int From = 0, int Length = 0);
