using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Jaring.Papers.Docx;

/// <summary>The head of paper: the place of the mark, the office's lines in the middle of the page, and a rule below.</summary>
internal static class Heads
{
    private const double MarkCm = 2.3;

    public static IEnumerable<OpenXmlElement> Of(PaperHead head)
    {
        W.Paragraph[] lines =
        [
            .. head.Lines.Select(line => Texts.Paragraph(line, new() { Align = W.JustificationValues.Center, Bold = true, Size = PaperDocx.Large, After = 0, KeepNext = true })),
            .. head.Under.Select(line => Texts.Paragraph(line, new() { Align = W.JustificationValues.Center, Size = PaperDocx.Small, After = 0, KeepNext = true })),
        ];
        // As wide at the right as at the left, so that the middle of the lines is the middle of the page.
        yield return Frames.Bare([MarkCm, PaperDocx.TextCm - 2 * MarkCm, MarkCm], [[new W.Paragraph()], lines, [new W.Paragraph()]]);
        yield return new W.Paragraph(new W.ParagraphProperties(
            new W.ParagraphBorders(new W.TopBorder { Val = W.BorderValues.Single, Size = 12, Space = 4, Color = "000000" }),
            new W.SpacingBetweenLines { Before = "80", After = "60" }));
    }
}
