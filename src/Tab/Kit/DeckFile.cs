using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Jaring.Offices;
using Jaring.Tab.Lobby;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Presentation;

namespace Jaring.Tab.Kit;

/// <summary>
/// A deck as a presentation (ECMA-376) that the team may change: one slide for the title, one for each part, under each sentence its source. Plain shapes on
/// one master, so that PowerPoint and LibreOffice show the same.
/// </summary>
internal static class DeckFile
{
    private const string Brand = "0F6A6F", Ink = "242424", Soft = "616161";

    /// <summary>In hundredths of a point.</summary>
    private const int TitleSize = 4000, SentenceSize = 2800, SourceSize = 1200;

    /// <summary>The file's bytes.</summary>
    public static byte[] Of(Article deck, OfficeOptions office, KitWords words)
    {
        using var stream = new MemoryStream();
        using (var file = PresentationDocument.Create(stream, PresentationDocumentType.Presentation))
        {
            var presentation = file.AddPresentationPart();
            var (master, layout) = DeckMaster.AddTo(presentation);
            var slides = new P.SlideIdList();
            uint id = 256;
            foreach (var shapes in Slides(deck, office, words))
            {
                var part = presentation.AddNewPart<SlidePart>();
                part.AddPart(layout);
                part.Slide = new P.Slide(DeckMaster.Tree(shapes), new P.ColorMapOverride(new A.MasterColorMapping()));
                slides.Append(new P.SlideId { Id = id++, RelationshipId = presentation.GetIdOfPart(part) });
            }

            presentation.Presentation = new P.Presentation(
                new P.SlideMasterIdList(new P.SlideMasterId { Id = 2147483648U, RelationshipId = presentation.GetIdOfPart(master) }),
                slides,
                new P.SlideSize { Cx = DeckMaster.Width, Cy = DeckMaster.Height },
                new P.NotesSize { Cx = DeckMaster.Height, Cy = DeckMaster.Width });
        }

        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement[]> Slides(Article deck, OfficeOptions office, KitWords words)
    {
        var language = words.Words.Language == "id" ? "id-ID" : "en-GB";
        yield return
        [
            Box(2, new(6, 28, 88, 30), [Line(words.Plain(deck.Title, office), 4800, Ink, language, bold: true)], A.TextAnchoringTypeValues.Bottom),
            Box(3, new(6, 60, 88, 20), [Line(office.Name, 2400, Brand, language, bold: true), Line(words.Plain("kit.slides.lead", office), 2000, Soft, language)]),
        ];
        foreach (var part in deck.Parts)
        {
            var sentences = words.BySource(part).SelectMany(group => group.Entries
                .Select(e => Line(words.Plain(e.Text, office), SentenceSize, Ink, language, bulleted: true))
                .Append(Line(group.Source, SourceSize, Soft, language, under: true)));
            yield return
            [
                Box(2, new(6, 7, 88, 15), [Line(words.Plain(part.Title, office), TitleSize, Brand, language, bold: true)], A.TextAnchoringTypeValues.Bottom),
                Box(3, new(6, 25, 88, 64), [.. sentences]),
                Box(4, new(6, 92, 80, 6), [Line(words.Plain("kit.slides.foot", office), SourceSize, Soft, language)]),
            ];
        }
    }

    private static P.Shape Box(uint id, Place at, A.Paragraph[] lines, A.TextAnchoringTypeValues anchor = A.TextAnchoringTypeValues.Top) => new(
        new P.NonVisualShapeProperties(new P.NonVisualDrawingProperties { Id = id, Name = $"Teks {id}" }, new P.NonVisualShapeDrawingProperties { TextBox = true }, new P.ApplicationNonVisualDrawingProperties()),
        new P.ShapeProperties(
            new A.Transform2D(new A.Offset { X = Across(at.Left), Y = Down(at.Top) }, new A.Extents { Cx = Across(at.Width), Cy = Down(at.Height) }),
            new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle },
            new A.NoFill()),
        new P.TextBody([new A.BodyProperties(new A.NormalAutoFit()) { Wrap = A.TextWrappingValues.Square, Anchor = anchor }, new A.ListStyle(), .. lines]));

    private static A.Paragraph Line(string text, int size, string colour, string language, bool bold = false, bool bulleted = false, bool under = false)
    {
        var look = bulleted || under ? new A.ParagraphProperties { LeftMargin = 360_000, Indent = bulleted ? -360_000 : 0 } : new A.ParagraphProperties();
        look.Append(new A.SpaceAfter(new A.SpacingPoints { Val = under ? 1600 : 700 }));
        look.Append(bulleted ? new A.CharacterBullet { Char = "•" } : new A.NoBullet());
        var run = new A.RunProperties(
            new A.SolidFill(new A.RgbColorModelHex { Val = colour }), new A.LatinFont { Typeface = "Arial" }, new A.ComplexScriptFont { Typeface = "Arial" })
        { Language = language, FontSize = size, Bold = bold };
        return new(look, new A.Run(run, new A.Text(text)));
    }

    private static long Across(int percent) => (long)DeckMaster.Width * percent / 100;

    private static long Down(int percent) => (long)DeckMaster.Height * percent / 100;

    /// <summary>In hundredths of the slide.</summary>
    private readonly record struct Place(int Left, int Top, int Width, int Height);
}
