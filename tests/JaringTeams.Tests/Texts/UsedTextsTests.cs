using System.Text.RegularExpressions;
using Jaring.Tab.Edge;

namespace Jaring.Tests.Texts;

/// <summary>No text is left over, and none is missing where the code asks for it. The pages' own texts are counted by the client's tests.</summary>
public sealed partial class UsedTextsTests
{
    [Fact]
    public void Bot_Says_All_Of_Its_Texts()
    {
        var asked = AskedFor().Matches(Repository.SourceBelow("src/Bot")).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(TextFile.Read("src/Bot/Texts/id.json").Texts.Keys.Order(StringComparer.Ordinal), asked);
    }

    [Fact]
    public void Edge_Gives_All_Of_Its_Problems()
    {
        var source = Repository.SourceBelow("src/Tab") + Repository.SourceBelow("src/Jaring");
        Assert.DoesNotContain(Problems(), key => !source.Contains($"\"{key}\"", StringComparison.Ordinal));
        Assert.Empty(Given().Matches(Repository.SourceBelow("src/Tab")).Select(m => m.Groups[1].Value).Except(Problems()));
        Assert.Equal(EdgeProblems.Codes.Order(StringComparer.Ordinal), Problems().Select(key => key.Split('.')[0]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_Fault_Of_A_Plan_Has_Its_Sentence()
    {
        var found = PlanFaults().Matches(Repository.SourceBelow("src/Jaring/Outreach")).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(Keys("planFaults.").Order(StringComparer.Ordinal), found);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public void A_Problem_Says_What_Happened_What_Was_Kept_And_What_To_Do(string language)
    {
        var texts = TextFile.Read($"src/Tab/Texts/{language}.json").Texts;
        Assert.All(Problems(), key =>
        {
            Assert.InRange(texts[$"problems.{key}.title"].Length, 5, 40);
            Assert.True(texts[$"problems.{key}.detail"].Replace("{faults}", "Isi judul.", StringComparison.Ordinal).Split(". ").Length >= 3, key);
        });
    }

    private static List<string> Problems() => [.. Keys("problems.").Where(k => k.EndsWith(".title", StringComparison.Ordinal)).Select(k => k[..^".title".Length])];

    private static IEnumerable<string> Keys(string prefix) =>
        TextFile.Read("src/Tab/Texts/id.json").Texts.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).Select(k => k[prefix.Length..]);

    [GeneratedRegex("""(?:texts\[|texts\.With\()"([\w.]+)""")]
    private static partial Regex AskedFor();

    [GeneratedRegex("""(?:EdgeProblems\.Of\(|WriteAsync\(context, |RequestRefused\()"([\w.-]+)""")]
    private static partial Regex Given();

    [GeneratedRegex("""new\("\w+", "([\w-]+)\x22""")]
    private static partial Regex PlanFaults();
}
