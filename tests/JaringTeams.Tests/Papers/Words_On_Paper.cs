using System.Text.RegularExpressions;
using Jaring.Tests.Texts;

namespace Jaring.Tests.Papers;

/// <summary>The words of the papers: Indonesian alone, judged as every text of the product, none left over.</summary>
public sealed partial class Words_On_Paper
{
    private static readonly TextFile Words = TextFile.Parse("id", Repository.Read("src/Jaring/Papers/Words/surat.json"));

    [Fact]
    public void They_Keep_Our_Words()
    {
        var faults = TextLint.Check(Words, Words);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>A key in a quoted text, or one that begins with the fixed part of a composed one.</summary>
    [Fact]
    public void None_Is_Left_Over()
    {
        var source = Repository.SourceBelow("src/Jaring");
        var composed = Composed().Matches(source).Select(m => m.Groups[1].Value).Append("report.attachment.").ToList();
        Assert.DoesNotContain(Words.Texts.Keys, key => !source.Contains($"\"{key}\"", StringComparison.Ordinal) && !composed.Any(c => key.StartsWith(c, StringComparison.Ordinal)));
    }

    [GeneratedRegex("""\$"([a-z.]+\.)\{""")]
    private static partial Regex Composed();
}
