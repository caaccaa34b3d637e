using Jaring.Offices;
using Jaring.Papers.Docx;

namespace Jaring.Papers;

/// <summary>What every paper takes from the office's settings, on one day of its clock.</summary>
internal sealed record PaperOffice(OfficeOptions Office, DateOnly Today)
{
    /// <summary>The head; the office's name where no lines are set.</summary>
    public PaperHead Head => new(
        Letterhead.Lines.Count > 0 ? [.. Letterhead.Lines] : [Office.Name],
        [.. new[] { Letterhead.Address, Letterhead.Contact }.Where(line => line.Length > 0)]);

    /// <summary>Town and day of the paper; the day alone where no town is set.</summary>
    public string PlaceAndDay => Letterhead.Place.Length > 0
        ? PaperWords.Say("place.date", ("city", Letterhead.Place), ("date", PaperWords.Day(Today)))
        : PaperWords.Day(Today);

    /// <summary>"Tirtawana, ", before a day that is written by hand; nothing where no town is set.</summary>
    public string PlaceOnly => Letterhead.Place.Length > 0 ? $"{Letterhead.Place}, " : "";

    /// <summary>"di Tirtawana"</summary>
    public string At => Letterhead.Place.Length > 0 ? PaperWords.Say("letter.at", ("city", Letterhead.Place)) : PaperWords.Say("letter.at.there");

    /// <summary>The post that signs. Name and signature stay empty: papers are registered and signed elsewhere (domain.md 5).</summary>
    public string Signer => Letterhead.Signer;

    private LetterheadOptions Letterhead => Office.Letterhead;

    /// <summary>A paper under this head.</summary>
    public Paper Paper(string foot, params IReadOnlyList<Part> parts) => new(Head, foot, parts);
}
