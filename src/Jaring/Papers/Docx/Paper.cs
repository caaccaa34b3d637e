namespace Jaring.Papers.Docx;

/// <summary>A paper of the office as its parts, from top to bottom. It knows nothing of Word: <see cref="PaperDocx"/> writes it.</summary>
/// <param name="Head">The head above the rule, on the first page alone.</param>
/// <param name="Foot">What stands at the foot of every page, before its number.</param>
/// <param name="Parts">The rest.</param>
public sealed record Paper(PaperHead Head, string Foot, IReadOnlyList<Part> Parts);

/// <summary>The head of paper (kop). At its left the office's mark has an empty place: we own nobody's coat of arms.</summary>
/// <param name="Lines">Name of the office, the widest first; bold.</param>
/// <param name="Under">Address and ways of contact; small.</param>
public sealed record PaperHead(IReadOnlyList<string> Lines, IReadOnlyList<string> Under);

/// <summary>One part of a paper.</summary>
public abstract record Part;

/// <summary>What the paper is, in the middle.</summary>
public sealed record Title(string Text, string Under = "") : Part;

/// <summary>A heading; it stays with what follows.</summary>
public sealed record Heading(string Text) : Part;

/// <summary>A paragraph. A line break within it stays one.</summary>
public sealed record Prose(string Text, Side Side = Side.Both) : Part;

/// <summary>Where the words of a paragraph stand.</summary>
public enum Side
{
    /// <summary>From margin to margin.</summary>
    Both,

    /// <summary>At the left, close to the next.</summary>
    Left,

    /// <summary>At the right.</summary>
    Right,
}

/// <summary>Rows "label : value", the values under one another.</summary>
/// <param name="Rows">An empty value is a dotted line to be written by hand, where <paramref name="ByHand"/> says so; else it stays empty.</param>
/// <param name="LabelCm">Width of the labels.</param>
/// <param name="ByHand">True where whoever holds the paper fills in what is empty.</param>
public sealed record Facts(IReadOnlyList<(string Label, string Value)> Rows, double LabelCm = 4, bool ByHand = true) : Part;

/// <summary>A numbered list.</summary>
public sealed record Numbered(IReadOnlyList<string> Items) : Part;

/// <summary>Dotted lines on which somebody writes.</summary>
public sealed record Blank(int Lines) : Part;

/// <summary>A table whose first row comes again on each page and none of whose rows is torn.</summary>
/// <param name="Columns">Together <see cref="PaperDocx.TextCm"/> wide.</param>
/// <param name="Rows">One text for each column.</param>
/// <param name="RowCm">The least height of a row: what is signed needs room.</param>
public sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, double RowCm = 0.7) : Part;

/// <summary>A column of a table.</summary>
public sealed record Column(string Title, double Cm, bool Centered = false);

/// <summary>One or two people's places to sign, side by side. They stay on one page, together with the paragraph before them.</summary>
public sealed record Signatures(IReadOnlyList<Signer> Signers) : Part;

/// <summary>A place to sign.</summary>
/// <param name="Above">Town and day, or what is acknowledged; may be empty.</param>
/// <param name="Post">The signer's post.</param>
/// <param name="Name">The signer's name; empty for a dotted line, because letters are signed elsewhere (domain.md 5).</param>
public sealed record Signer(string Above, string Post, string Name = "");

/// <summary>What follows begins on a new page.</summary>
public sealed record NewPage : Part;
