using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Jaring.Tests.Architecture;

/// <summary>architecture.md, "Arrows": who may know whom. A new arrow is a decision, not an accident.</summary>
public sealed partial class Arrows
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Jaring"] = [],
        ["Sealing"] = [],
        ["Bot"] = ["Jaring"],
        ["Tab"] = ["Jaring"],
        ["Host"] = ["Bot", "Jaring", "Tab"],
        ["Sandbox"] = ["Host", "Sealing"],
        ["Cli"] = ["Bot", "Jaring", "Sealing"],
    };

    private static readonly string Root = FindRoot();

    public static TheoryData<string> Projects => [.. System.IO.Directory.GetDirectories(Path.Combine(Root, "src")).Select(Path.GetFileName).OfType<string>()];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_Project_References_What_It_May(string project)
    {
        var file = XDocument.Load(Path.Combine(Root, "src", project, $"{project}.csproj"));
        var references = file.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));

        Assert.Empty(references.Except(Allowed[project]));
    }

    [Theory]
    [InlineData("Jaring")]
    [InlineData("Jaring.Bot")]
    [InlineData("Jaring.Tab")]
    [InlineData("Jaring.Host")]
    [InlineData("Jaring.Sealing")]
    public void An_Assembly_Uses_What_It_May(string name)
    {
        var used = Assembly.Load(name).GetReferencedAssemblies().Select(a => a.Name!).Where(a => a == "Jaring" || a.StartsWith("Jaring.", StringComparison.Ordinal));
        var allowed = Allowed[name == "Jaring" ? name : name["Jaring.".Length..]].Select(p => p == "Jaring" ? p : $"Jaring.{p}");

        Assert.Empty(used.Except(allowed));
    }

    [Fact]
    public void What_Runs_On_The_Server_Cannot_Open_Anything()
    {
        string[] servers = ["Jaring", "Bot", "Tab", "Host"];
        Assert.DoesNotContain(servers.SelectMany(p => Lines(p, "*.cs")), l => l.Text.Contains("Jaring.Sealing", StringComparison.Ordinal));
    }

    [Fact]
    public void The_Middle_Knows_Neither_Teams_Nor_Graph_Nor_A_Web_Page()
    {
        string[] outside = ["Microsoft.Graph", "Microsoft.Kiota", "Azure.Identity", "Microsoft.AspNetCore", "Jaring.Bot", "Jaring.Tab", "Jaring.Host", "Jaring.Sandbox"];
        Assert.DoesNotContain(Lines("Jaring", "*.cs"), l => outside.Any(o => l.Text.StartsWith($"using {o}", StringComparison.Ordinal)));
    }

    [Fact]
    public void In_The_Client_The_Two_Pages_Never_Meet_And_Sealing_Stands_Alone()
    {
        var allowed = new Dictionary<string, string[]>
        {
            ["sealing"] = ["sealing"],
            ["api"] = ["api", "sealing"],
            ["attached"] = ["attached", "api", "sealing"],
            ["telling"] = ["telling", "api", "sealing"],
            ["ruang"] = ["ruang", "telling", "attached", "api", "sealing"],
            ["dasbor"] = ["dasbor", "telling", "attached", "api", "sealing"],
        };
        var source = Path.Combine(Root, "src", "Tab", "client", "src");
        var wrong = allowed.SelectMany(a => Imports(source, a.Key).Where(i => allowed.ContainsKey(i.To) && !a.Value.Contains(i.To)));

        Assert.Empty(wrong);
    }

    [Fact]
    public void Sealing_In_The_Client_Is_Pure()
    {
        var folder = Path.Combine(Root, "src", "Tab", "client", "src", "sealing");
        var wrong = Sources(folder, "*.ts").Where(f => !f.EndsWith(".test.ts", StringComparison.Ordinal))
            .SelectMany(f => File.ReadLines(f).Select(l => (f, l)))
            .Where(x => Impure().IsMatch(x.l) && !x.l.TrimStart().StartsWith('*') && !x.l.TrimStart().StartsWith("//", StringComparison.Ordinal));

        Assert.Empty(wrong);
    }

    private static IEnumerable<(string File, string To)> Imports(string source, string part) =>
        from file in Sources(Path.Combine(source, part), "*.ts").Concat(Sources(Path.Combine(source, part), "*.tsx"))
        from Match match in Import().Matches(File.ReadAllText(file))
        let path = match.Groups[1].Value
        where path.StartsWith('.')
        let target = Path.GetRelativePath(source, Path.GetFullPath(path, Path.GetDirectoryName(file)!))
        select (file, target.Split('/', '\\')[0]);

    private static IEnumerable<string> Sources(string folder, string pattern) =>
        System.IO.Directory.Exists(folder) ? System.IO.Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories) : [];

    private static IEnumerable<(string File, string Text)> Lines(string project, string pattern) =>
        from file in Sources(Path.Combine(Root, "src", project), pattern)
        where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !file.Contains("node_modules", StringComparison.Ordinal)
        from line in File.ReadLines(file)
        select (file, line);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "JaringTeams.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    [GeneratedRegex("""(?:from|import)\s*\(?\s*["']([^"']+)["']""")]
    private static partial Regex Import();

    [GeneratedRegex("""\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b|from ["']react|\bas any\b|: any\b|<any>|\blocalStorage\b|\bMath\.random\b""")]
    private static partial Regex Impure();
}
