using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Presentation;

namespace Jaring.Tab.Kit;

/// <summary>The one master, layout and theme that every presentation needs before its first slide.</summary>
internal static class DeckMaster
{
    /// <summary>16 by 9, in English Metric Units.</summary>
    public const int Width = 12_192_000, Height = 6_858_000;

    public static (SlideMasterPart Master, SlideLayoutPart Layout) AddTo(PresentationPart presentation)
    {
        var master = presentation.AddNewPart<SlideMasterPart>();
        var layout = master.AddNewPart<SlideLayoutPart>();
        layout.AddPart(master);
        layout.SlideLayout = new P.SlideLayout(new P.CommonSlideData(Shapes()), new P.ColorMapOverride(new A.MasterColorMapping())) { Type = P.SlideLayoutValues.Blank };
        master.SlideMaster = new P.SlideMaster(
            new P.CommonSlideData(new P.Background(new P.BackgroundProperties(new A.SolidFill(new A.RgbColorModelHex { Val = "FFFFFF" }), new A.EffectList())), Shapes(Bar())),
            Colours(),
            new P.SlideLayoutIdList(new P.SlideLayoutId { Id = 2147483649U, RelationshipId = master.GetIdOfPart(layout) }));
        master.AddNewPart<ThemePart>().Theme = Theme();
        return (master, layout);
    }

    /// <summary>The data of a slide with these shapes.</summary>
    public static P.CommonSlideData Tree(params OpenXmlElement[] shapes) => new(Shapes(shapes));

    private static P.ShapeTree Shapes(params OpenXmlElement[] shapes) => new([
        new P.NonVisualGroupShapeProperties(new P.NonVisualDrawingProperties { Id = 1, Name = "" }, new P.NonVisualGroupShapeDrawingProperties(), new P.ApplicationNonVisualDrawingProperties()),
        new P.GroupShapeProperties(new A.TransformGroup()),
        .. shapes]);

    /// <summary>The stroke of colour at the head of every slide.</summary>
    private static P.Shape Bar() => new(
        new P.NonVisualShapeProperties(new P.NonVisualDrawingProperties { Id = 2, Name = "Garis" }, new P.NonVisualShapeDrawingProperties(), new P.ApplicationNonVisualDrawingProperties()),
        new P.ShapeProperties(
            new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = Width, Cy = Height / 45 }),
            new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle },
            new A.SolidFill(Hex("0F6A6F"))));

    private static P.ColorMap Colours() => new()
    {
        Background1 = A.ColorSchemeIndexValues.Light1,
        Text1 = A.ColorSchemeIndexValues.Dark1,
        Background2 = A.ColorSchemeIndexValues.Light2,
        Text2 = A.ColorSchemeIndexValues.Dark2,
        Accent1 = A.ColorSchemeIndexValues.Accent1,
        Accent2 = A.ColorSchemeIndexValues.Accent2,
        Accent3 = A.ColorSchemeIndexValues.Accent3,
        Accent4 = A.ColorSchemeIndexValues.Accent4,
        Accent5 = A.ColorSchemeIndexValues.Accent5,
        Accent6 = A.ColorSchemeIndexValues.Accent6,
        Hyperlink = A.ColorSchemeIndexValues.Hyperlink,
        FollowedHyperlink = A.ColorSchemeIndexValues.FollowedHyperlink,
    };

    /// <summary>Ours in name only: the slides say their own colours and fonts, but no program opens a deck without all of this.</summary>
    private static A.Theme Theme()
    {
        var colours = new A.ColorScheme(
            new A.Dark1Color(Hex("242424")), new A.Light1Color(Hex("FFFFFF")), new A.Dark2Color(Hex("0F6A6F")), new A.Light2Color(Hex("EBF5F5")),
            new A.Accent1Color(Hex("0F6A6F")), new A.Accent2Color(Hex("4A8F93")), new A.Accent3Color(Hex("B2D8D9")), new A.Accent4Color(Hex("A80F1C")),
            new A.Accent5Color(Hex("616161")), new A.Accent6Color(Hex("424242")), new A.Hyperlink(Hex("0F6A6F")), new A.FollowedHyperlinkColor(Hex("0F6A6F")));
        var fonts = new A.FontScheme(Font<A.MajorFont>(), Font<A.MinorFont>());
        var formats = new A.FormatScheme(
            new A.FillStyleList(Fill(), Fill(), Fill()),
            new A.LineStyleList(Stroke(), Stroke(), Stroke()),
            new A.EffectStyleList(Effect(), Effect(), Effect()),
            new A.BackgroundFillStyleList(Fill(), Fill(), Fill()));
        colours.Name = fonts.Name = formats.Name = "JaringTeams";
        return new(new A.ThemeElements(colours, fonts, formats)) { Name = "JaringTeams" };
    }

    private static A.RgbColorModelHex Hex(string colour) => new() { Val = colour };

    private static T Font<T>() where T : OpenXmlCompositeElement, new()
    {
        var font = new T();
        font.Append(new A.LatinFont { Typeface = "Arial" }, new A.EastAsianFont { Typeface = "" }, new A.ComplexScriptFont { Typeface = "" });
        return font;
    }

    private static A.SolidFill Fill() => new(new A.SchemeColor { Val = A.SchemeColorValues.PhColor });

    private static A.Outline Stroke() => new(Fill()) { Width = 9525 };

    private static A.EffectStyle Effect() => new(new A.EffectList());
}
