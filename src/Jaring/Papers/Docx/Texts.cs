using System.Text;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Jaring.Papers.Docx;

/// <summary>Words as Word takes them. What people typed cannot spoil the document or reach beyond its own line.</summary>
internal static class Texts
{
    /// <summary>A paragraph of one look.</summary>
    public static W.Paragraph Paragraph(string text, Look look) => new([Properties(look), Run(text, look.Bold, look.Size)]);

    /// <summary>How a paragraph stands; the elements in the order that the format asks for.</summary>
    public static W.ParagraphProperties Properties(Look look)
    {
        var properties = new W.ParagraphProperties();
        if (look.KeepNext)
        {
            properties.Append(new W.KeepNext());
        }
        properties.Append(new W.KeepLines());
        if (look.Tabs is { } tabs)
        {
            properties.Append(new W.Tabs(tabs.Select(OpenXmlElement (t) => new W.TabStop { Val = t.Dotted ? W.TabStopValues.Right : W.TabStopValues.Left, Leader = t.Dotted ? W.TabStopLeaderCharValues.Dot : null, Position = PaperDocx.Twips(t.Cm) })));
        }
        properties.Append(new W.SpacingBetweenLines { Before = $"{look.Before}", After = $"{look.After}" });
        if (look.IndentCm > 0)
        {
            properties.Append(new W.Indentation { Left = PaperDocx.Length(look.IndentCm), Hanging = PaperDocx.Length(look.HangingCm) });
        }
        properties.Append(new W.Justification { Val = look.Align });
        return properties;
    }

    /// <summary>Words; a line break within them is one on paper, and a tab leads to the next stop.</summary>
    public static W.Run Run(string text, bool bold = false, int size = PaperDocx.Normal)
    {
        var run = new W.Run(new W.RunProperties([.. Bold(bold), new W.FontSize { Val = $"{size}" }, new W.FontSizeComplexScript { Val = $"{size}" }]));
        foreach (var (line, at) in Clean(text).Split('\n').Select((line, at) => (line, at)))
        {
            run.Append([.. at > 0 ? [new W.Break()] : Array.Empty<OpenXmlElement>(), .. Tabbed(line)]);
        }
        return run;
    }

    private static IEnumerable<OpenXmlElement> Bold(bool bold) => bold ? [new W.Bold(), new W.BoldComplexScript()] : [];

    private static IEnumerable<OpenXmlElement> Tabbed(string line) =>
        line.Split('\t').SelectMany(IEnumerable<OpenXmlElement> (part, at) => at > 0 ? [new W.TabChar(), Plain(part)] : [Plain(part)]);

    private static W.Text Plain(string text) => new(text) { Space = SpaceProcessingModeValues.Preserve };

    /// <summary>What XML 1.0 cannot hold, and signs that turn the direction of writing, are shown as a mark.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            clean.Append(IsSound(rune.Value) ? rune.ToString() : "\uFFFD");
        }
        return clean.ToString();
    }

    private static bool IsSound(int sign) =>
        sign is '\t' or '\n' || (sign >= 0x20 && sign is not (>= 0x7F and <= 0x9F) and not (>= 0x202A and <= 0x202E) and not (>= 0x2066 and <= 0x2069) and not (0xFFFE or 0xFFFF));
}

/// <summary>How a paragraph looks.</summary>
internal sealed record Look
{
    public W.JustificationValues Align { get; init; } = W.JustificationValues.Left;
    public bool Bold { get; init; }
    public int Size { get; init; } = PaperDocx.Normal;
    public int Before { get; init; }
    public int After { get; init; } = 120;
    public double IndentCm { get; init; }
    public double HangingCm { get; init; }
    public bool KeepNext { get; init; }
    public IReadOnlyList<Stop>? Tabs { get; init; }
}

/// <summary>Where a tab leads, and whether dots lead there.</summary>
internal sealed record Stop(double Cm, bool Dotted = false);
