using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Jaring.Papers.Docx;

/// <summary>
/// Writes a paper as a Word document: A4, 3 cm at the left for the file, 2 cm at the right, in the typeface of the referral letter. It holds no macro, no
/// link, no picture, and nothing that names an author or a device.
/// </summary>
public static class PaperDocx
{
    /// <summary>Width of the text, in centimetres.</summary>
    public const double TextCm = 16;

    /// <summary>Half points.</summary>
    internal const int Normal = 22, Small = 18, Large = 28;

    /// <summary>The document's bytes.</summary>
    public static byte[] Write(Paper paper)
    {
        using var file = new MemoryStream();
        using (var package = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = Styles();
            main.AddNewPart<DocumentSettingsPart>("settings").Settings = Modern();
            main.AddNewPart<FooterPart>("foot").Footer = Foot(paper.Foot);
            main.Document = new W.Document(new W.Body([.. Heads.Of(paper.Head), .. paper.Parts.SelectMany((part, at) => Blocks.Of(part, paper.Parts.ElementAtOrDefault(at + 1))), Section()]));
        }
        return file.ToArray();
    }

    /// <summary>Twentieths of a point.</summary>
    internal static int Twips(double cm) => (int)Math.Round(cm / 2.54 * 1440);

    /// <summary>The same as Word writes it.</summary>
    internal static string Length(double cm) => Twips(cm).ToString(CultureInfo.InvariantCulture);

    private static W.Styles Styles() => new(
        new W.DocDefaults(
            new W.RunPropertiesDefault(new W.RunPropertiesBaseStyle(
                new W.RunFonts { Ascii = "Arial", HighAnsi = "Arial", EastAsia = "Arial", ComplexScript = "Arial" },
                new W.FontSize { Val = $"{Normal}" },
                new W.FontSizeComplexScript { Val = $"{Normal}" },
                new W.Languages { Val = "id-ID" })),
            new W.ParagraphPropertiesDefault(new W.ParagraphPropertiesBaseStyle(
                new W.SpacingBetweenLines { After = "120", Line = "264", LineRule = W.LineSpacingRuleValues.Auto }))),
        new W.Style(new W.StyleName { Val = "Normal" }) { Type = W.StyleValues.Paragraph, Default = true, StyleId = "Normal" });

    /// <summary>Laid out by today's rules. Without this Word opens it as a document of 2007, and says so in its title.</summary>
    private static W.Settings Modern() => new(new W.Compatibility(
        new W.CompatibilitySetting { Name = W.CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));

    private static W.Footer Foot(string text) => new(new W.Paragraph(
        new W.ParagraphProperties(new W.Justification { Val = W.JustificationValues.Center }),
        Texts.Run($"{text} · ", size: Small),
        Number("PAGE"),
        Texts.Run("/", size: Small),
        Number("NUMPAGES")));

    private static W.SimpleField Number(string what) => new(Texts.Run("1", size: Small)) { Instruction = what };

    private static W.SectionProperties Section() => new(
        new W.FooterReference { Type = W.HeaderFooterValues.Default, Id = "foot" },
        new W.PageSize { Width = 11906, Height = 16838 },
        new W.PageMargin { Top = Twips(2), Right = (uint)Twips(2), Bottom = Twips(2), Left = (uint)Twips(3), Header = (uint)Twips(1), Footer = (uint)Twips(1), Gutter = 0 });
}
