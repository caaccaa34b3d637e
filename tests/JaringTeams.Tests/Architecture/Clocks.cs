using System.Text.RegularExpressions;
using Jaring.Tests.Texts;

namespace Jaring.Tests.Architecture;

/// <summary>
/// Who may ask what time it is. BannedSymbols.txt bans the clocks that have a symbol of their own; these tests read the text for the rest: waits that
/// a library times by its own clock, and the pages, which have no analyzer. An exception is a line here with its reason.
/// </summary>
public sealed partial class Clocks
{
    /// <summary>Limits of the network's patience: they end a call that hangs, decide nothing that a person sees, and their libraries take no TimeProvider.</summary>
    private static readonly Dictionary<string, string> Server = new()
    {
        ["src/Host/HostApp.cs: RequestHeadersTimeout"] = "Kestrel's own, against clients that send a header for ever",
        ["src/Jaring/Http/OutgoingHandler.cs: ConnectTimeout"] = "SocketsHttpHandler's own",
        ["src/Tab/Dashboard/DashboardEndpoints.cs: Timeout"] = "HttpClient's own, for Entra's metadata",
        ["src/Bot/BotServices.cs: Timeout"] = "HttpClient's own, for the connector",
        ["src/Bot/Outgoing/AppCredentials.cs: Timeout"] = "HttpClient's own; Azure.Identity too keeps its tokens by a clock of its own",
        ["src/Sandbox/SandboxApp.cs: Timeout"] = "none, so that it can be slow on purpose; the Sandbox is no part of the product",
        ["src/Jaring/Storage/StorageServices.cs: DefaultTimeout"] = "SQLite's own, for a statement that finds the file locked",
    };

    private static readonly Dictionary<string, string> Pages = new()
    {
        ["api/time.ts"] = "the one place",
        ["ruang/page/silence.ts"] = "is handed its window and its clock by the page, and its tests hand it others",
        ["ruang/page/leave.ts"] = "is handed its window; 80 milliseconds between emptying the page and leaving it",
    };

    [Fact]
    public void On_The_Server_Nothing_Waits_By_A_Clock_Of_Its_Own_Unless_It_Is_Listed()
    {
        var found = Repository.FilesBelow("src", "*.cs")
            .SelectMany(file => OwnClock().Matches(Code(file.Text)).Select(m => $"{file.Path}: {m.Groups[1].Value}"))
            .Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(Server.Keys.Order(StringComparer.Ordinal), found);
    }

    /// <summary>The analyzer is there, and a ban that is switched off stands only where the clock is chosen.</summary>
    [Fact]
    public void The_Bans_Are_Switched_Off_In_Two_Places()
    {
        var off = Repository.FilesBelow("src", "*.cs").Where(f => f.Text.Contains("pragma warning disable RS0030", StringComparison.Ordinal)).Select(f => f.Path);
        Assert.Equal(["src/Host/HostApp.cs", "src/Sandbox/Program.cs"], off.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Repository.FilesBelow("src", "*.csproj"), f => f.Text.Contains("RS0030", StringComparison.Ordinal));
        foreach (var clock in new[] { "DateTime.UtcNow", "DateTimeOffset.UtcNow", "TimeProvider.System", "Stopwatch", "PeriodicTimer.#ctor(System.TimeSpan)", "CancellationTokenSource.#ctor(System.TimeSpan)", "Task.Delay(System.TimeSpan)", "TimeZoneInfo.Local" })
        {
            Assert.Contains(clock, Repository.Read("BannedSymbols.txt"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_Pages_Ask_One_Module()
    {
        const string client = "src/Tab/client/src/";
        var found = Repository.FilesBelow(client, "*.ts*")
            .Where(f => !f.Path.Contains(".test.", StringComparison.Ordinal) && !f.Path.Contains("/testing/", StringComparison.Ordinal))
            .Where(f => PageClock().IsMatch(Code(f.Text))).Select(f => f.Path[client.Length..]);

        Assert.Equal(Pages.Keys.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("const a = Date.now();")]
    [InlineData("const a = new Date();")]
    [InlineData("window.setTimeout(f, 1)")]
    [InlineData("setInterval(f, 1)")]
    [InlineData("performance.now()")]
    [InlineData("requestAnimationFrame(f)")]
    public void The_Search_Finds_What_It_Looks_For(string line) => Assert.Matches(PageClock(), Code(line));

    /// <summary>Without comments, which may speak of clocks.</summary>
    private static string Code(string text) => Comment().Replace(text, "");

    [GeneratedRegex(@"\b(\w*Timeout)\s*=(?![=>])")]
    private static partial Regex OwnClock();

    [GeneratedRegex(@"\bDate\.now\b|\bnew Date\(\)|\bDate\(\)|\bset(?:Timeout|Interval)\(|\bperformance\.now\b|\brequestAnimationFrame\b")]
    private static partial Regex PageClock();

    [GeneratedRegex(@"(?m)^\s*(?://|\*|/\*).*$|\s//\s.*$")]
    private static partial Regex Comment();
}
