using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Jaring.Papers.Docx;

/// <summary>The two kinds of tables: one with lines for rows, one without for what stands side by side.</summary>
internal static class Frames
{
    /// <summary>One row without lines that is never torn.</summary>
    public static W.Table Bare(double[] widths, OpenXmlElement[][] cells) =>
        new([Properties(null), Grid(widths), new W.TableRow([new W.TableRowProperties(new W.CantSplit()), .. cells.Select((cell, at) => Cell(widths[at], cell))])]);

    /// <summary>A table with lines.</summary>
    public static W.Table Ruled(Table table)
    {
        var widths = table.Columns.Select(c => c.Cm).ToArray();
        var borders = new W.TableBorders(Line<W.TopBorder>(), Line<W.LeftBorder>(), Line<W.BottomBorder>(), Line<W.RightBorder>(), Line<W.InsideHorizontalBorder>(), Line<W.InsideVerticalBorder>());
        return new([
            Properties(borders), Grid(widths), Head(table.Columns),
            .. table.Rows.Select(row => new W.TableRow([
                new W.TableRowProperties(new W.CantSplit(), new W.TableRowHeight { Val = (uint)PaperDocx.Twips(table.RowCm), HeightType = W.HeightRuleValues.AtLeast }),
                .. row.Select((text, at) => Cell(widths[at], [Texts.Paragraph(text, Inside(table.Columns[at].Centered))], middle: true))]))]);
    }

    private static W.TableRow Head(IReadOnlyList<Column> columns) => new([
        new W.TableRowProperties(new W.CantSplit(), new W.TableHeader()),
        .. columns.Select(c => Cell(c.Cm, [Texts.Paragraph(c.Title, Inside(true) with { Bold = true, KeepNext = true })], middle: true, shaded: true))]);

    private static Look Inside(bool centered) => new() { Align = centered ? W.JustificationValues.Center : W.JustificationValues.Left, Size = 20, Before = 20, After = 20 };

    private static W.TableProperties Properties(W.TableBorders? borders) => new([
        new W.TableWidth { Width = PaperDocx.Length(PaperDocx.TextCm), Type = W.TableWidthUnitValues.Dxa },
        .. borders is null ? Array.Empty<OpenXmlElement>() : [borders],
        new W.TableLayout { Type = W.TableLayoutValues.Fixed },
        new W.TableCellMarginDefault(new W.TableCellLeftMargin { Width = 70, Type = W.TableWidthValues.Dxa }, new W.TableCellRightMargin { Width = 70, Type = W.TableWidthValues.Dxa })]);

    private static W.TableGrid Grid(double[] widths) => new(widths.Select(OpenXmlElement (cm) => new W.GridColumn { Width = PaperDocx.Length(cm) }));

    private static W.TableCell Cell(double cm, OpenXmlElement[] content, bool middle = false, bool shaded = false) => new([
        new W.TableCellProperties([
            new W.TableCellWidth { Width = PaperDocx.Length(cm), Type = W.TableWidthUnitValues.Dxa },
            .. shaded ? [new W.Shading { Val = W.ShadingPatternValues.Clear, Color = "auto", Fill = "EDEDED" }] : Array.Empty<OpenXmlElement>(),
            .. middle ? [new W.TableCellVerticalAlignment { Val = W.TableVerticalAlignmentValues.Center }] : Array.Empty<OpenXmlElement>()]),
        .. content]);

    private static T Line<T>() where T : W.BorderType, new() => new() { Val = W.BorderValues.Single, Size = 4, Color = "000000" };
}
