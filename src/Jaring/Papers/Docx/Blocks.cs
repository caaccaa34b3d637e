using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Jaring.Papers.Docx;

/// <summary>Each part of a paper as Word's own elements.</summary>
internal static class Blocks
{
    /// <param name="part">The part.</param>
    /// <param name="next">What follows it; a paragraph before signatures stays with them.</param>
    public static IEnumerable<OpenXmlElement> Of(Part part, Part? next) => part switch
    {
        Title t => Titled(t),
        Heading h => [Texts.Paragraph(h.Text, new() { Bold = true, Before = 200, After = 80, KeepNext = true })],
        Prose p => [Texts.Paragraph(p.Text, LookOf(p) with { KeepNext = next is Signatures or Facts or Table or Numbered })],
        Facts f => f.Rows.Select((row, at) => Fact(row, f, at == f.Rows.Count - 1)),
        Numbered n => n.Items.Select((item, at) => Texts.Paragraph($"{at + 1}.\t{item}", new() { IndentCm = 1, HangingCm = 1, Tabs = [new(1)], After = 60 })),
        Blank b => Enumerable.Range(0, b.Lines).Select(_ => Texts.Paragraph("\t", new() { Tabs = [new(PaperDocx.TextCm, Dotted: true)], After = 160 })),
        Table t => [Frames.Ruled(t), Gap()],
        Signatures s => [Gap(), Signed(s), Gap()],
        NewPage => [new W.Paragraph(new W.ParagraphProperties(new W.KeepNext(), new W.PageBreakBefore(), new W.SpacingBetweenLines { Before = "0", After = "0", Line = "20", LineRule = W.LineSpacingRuleValues.Exact }))],
        _ => throw new InvalidOperationException($"A paper has no part {part.GetType().Name}."),
    };

    private static IEnumerable<OpenXmlElement> Titled(Title title)
    {
        var look = new Look { Align = W.JustificationValues.Center, Bold = true, KeepNext = true };
        yield return Texts.Paragraph(title.Text, look with { Size = 26, Before = 120, After = title.Under.Length > 0 ? 0 : 200 });
        if (title.Under.Length > 0)
        {
            yield return Texts.Paragraph(title.Under, look with { After = 200 });
        }
    }

    private static Look LookOf(Prose prose) => prose.Side switch
    {
        Side.Right => new() { Align = W.JustificationValues.Right },
        Side.Left => new() { After = 0 },
        _ => new() { Align = W.JustificationValues.Both },
    };

    private static W.Paragraph Fact((string Label, string Value) row, Facts facts, bool last)
    {
        var by = facts.LabelCm + 0.4;
        var dotted = facts.ByHand && row.Value.Length == 0;
        return Texts.Paragraph(
            dotted ? $"{row.Label}\t:\t\t" : $"{row.Label}\t:\t{row.Value}",
            new() { Tabs = [new(facts.LabelCm), new(by), .. dotted ? [new Stop(PaperDocx.TextCm, Dotted: true)] : Array.Empty<Stop>()], IndentCm = by, HangingCm = by, After = last ? 200 : 40 });
    }

    /// <summary>One row, which is never torn: two places share it, a single one stands at the right.</summary>
    private static W.Table Signed(Signatures signatures) => signatures.Signers is [var only]
        ? Frames.Bare([8, 8], [[new W.Paragraph()], Place(only)])
        : Frames.Bare([8, 8], [.. signatures.Signers.Select(Place)]);

    private static OpenXmlElement[] Place(Signer signer) =>
    [
        .. new[] { signer.Above, signer.Post, "", "", "" }.Select(line => Texts.Paragraph(line, new() { After = 0, KeepNext = true })),
        Texts.Paragraph(signer.Name.Length > 0 ? signer.Name : "(………………………………………)", new() { After = 0 }),
    ];

    /// <summary>Two tables that touch would become one.</summary>
    private static W.Paragraph Gap() => new(new W.ParagraphProperties(new W.KeepNext(), new W.SpacingBetweenLines { Before = "0", After = "60", Line = "160", LineRule = W.LineSpacingRuleValues.Exact }));
}
