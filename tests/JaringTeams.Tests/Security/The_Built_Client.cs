using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Jaring.Tab.Pages;

namespace Jaring.Tests.Security;

/// <summary>The pages as they are shipped: nothing of the Sandbox, nothing of development, nothing from elsewhere, nothing that stays in a browser but a member's device key.</summary>
public sealed partial class The_Built_Client
{
    private static readonly string[] Files = [.. Directory.EnumerateFiles(ClientFiles.BuiltFolder, "*", SearchOption.AllDirectories)];

    [Fact]
    public void Is_There_With_Both_Pages() =>
        Assert.Equal(["dasbor.html", "ruang.html"], Directory.EnumerateFiles(ClientFiles.BuiltFolder).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("tirtawana")]
    [InlineData("sourceMappingURL")]
    [InlineData("react-dom.development")]
    [InlineData("process.env")]
    [InlineData("import.meta.env")]
    [InlineData("navigator.serviceWorker")]
    [InlineData("document.cookie")]
    [InlineData("sendBeacon")]
    [InlineData("new WebSocket")]
    [InlineData("new Function")]
    public void Holds_No(string word) =>
        Assert.All(Files.Where(IsText), file => Assert.False(Text(file).Contains(word, StringComparison.OrdinalIgnoreCase), $"{Path.GetFileName(file)} holds {word}"));

    /// <summary>A PIN needs a key that stays on the device (sealing.md A10); nothing else of ours stays in a browser.</summary>
    [Fact]
    public void Keeps_A_Device_Key_For_The_Dashboard_Alone() =>
        Assert.Equal(["dasbor"], Files.Where(f => IsText(f) && Text(f).Contains("indexedDB", StringComparison.Ordinal)).Select(f => Bare().Match(Path.GetFileName(f)).Value));

    [Fact]
    public void Ships_Scripts_Styles_And_Pictures_Only() =>
        Assert.All(Files, file => Assert.Matches(@"\.(html|js|css|svg|png|webp|woff2)(\.br)?$", file));

    /// <summary>
    /// Every address that stands in a file, whatever it is for: names of markup languages, and links in the messages of libraries. The one that is asked
    /// for is TeamsJS' list of hosts; the policy stops it (connect-src 'self'), which an end-to-end test watches.
    /// </summary>
    [Fact]
    public void Names_Nobody_Else() => Assert.Equal(
        [
            "dasbor www.w3.org", "letterDocx schemas.openxmlformats.org", "qrPath www.w3.org", "shared locize.com", "shared react.dev", "shared www.i18next.com", "shared www.w3.org", "src github.com",
            "src res.cdn.office.net", "src teams.microsoft.com",
        ],
        Files.Where(IsText).SelectMany(f => Host().Matches(Text(f)).Select(m => $"{Bare().Match(Path.GetFileName(f)).Value} {m.Groups[1].Value}")).Distinct().Order(StringComparer.Ordinal));

    /// <summary>
    /// Numbers and the 72-hour card come in the first packets and before anything that a line could lose (a first flight of TCP holds some 14 KB), the page's
    /// title and preview say nothing of its purpose, and nothing in it is more than text.
    /// </summary>
    [Fact]
    public void Shows_Help_Before_Any_File()
    {
        var html = Text(Path.Combine(ClientFiles.BuiltFolder, "ruang.html"));
        var head = html[..html.IndexOf("</head>", StringComparison.Ordinal)];
        var text = html[..html.IndexOf("</noscript>", StringComparison.Ordinal)];
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(text), 1, 14 * 1024);
        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
        Assert.DoesNotContain("stylesheet", text, StringComparison.Ordinal);
        foreach (var said in new[] { ">110<", ">119<", ">129<", "healing119.id", "08111-129-129", "148", "0857-7001-0048", "(021) 3903963", "Kartu 72 jam", "mencegah HIV dan kehamilan", "kertas atau kain" })
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }

        Assert.Equal(6, Regex.Count(text, "<h2>"));
        Assert.Equal(["JaringTeams", "JaringTeams", "Jadwal, materi, dan nomor penting.", "Jadwal, materi, dan nomor penting."], Outside().Matches(head).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal).Reverse());
        Assert.Contains("noindex", head, StringComparison.Ordinal);
    }

    /// <summary>A browser gets the compressed form; whoever compares hashes reads the plain one.</summary>
    [Fact]
    public void Says_The_Same_Compressed() => Assert.All(Files.Where(f => f.EndsWith(".br", StringComparison.Ordinal)), file =>
    {
        using var brotli = new BrotliStream(File.OpenRead(file), CompressionMode.Decompress);
        using var reader = new StreamReader(brotli);
        Assert.Equal(Text(file[..^3]), reader.ReadToEnd());
    });

    [Theory]
    [InlineData("ruang")]
    [InlineData("dasbor")]
    public void Asks_For_Its_Own_Files_Alone(string page)
    {
        var html = Text(Path.Combine(ClientFiles.BuiltFolder, $"{page}.html"));
        Assert.NotEmpty(Address().Matches(html));
        Assert.All(Address().Matches(html), m => Assert.StartsWith("./assets/", m.Groups[1].Value, StringComparison.Ordinal));
        Assert.DoesNotMatch("<script(?![^>]* src=| type=\"importmap\")| style=| on[a-z]+=", html);
        Assert.Equal(page == "ruang" ? 1 : 0, Regex.Count(html, "<style>"));
    }

    /// <summary>What comes later has its hash too, in the page's import map: each script there is, for one page or the other, and no style.</summary>
    [Fact]
    public void Says_The_Hash_Of_What_It_Runs_Later()
    {
        var guarded = new HashSet<string>(StringComparer.Ordinal);
        foreach (var html in new[] { "ruang.html", "dasbor.html" }.Select(page => Text(Path.Combine(ClientFiles.BuiltFolder, page))))
        {
            guarded.UnionWith(Tag().Matches(html).Select(m => Address().Match(m.Value).Groups[1].Value));
            var map = JsonDocument.Parse(ImportMap().Match(html).Groups[1].Value).RootElement.GetProperty("integrity");
            foreach (var file in map.EnumerateObject())
            {
                Assert.Equal($"sha256-{Convert.ToBase64String(SHA256.HashData(File.ReadAllBytes(Path.Combine(ClientFiles.BuiltFolder, file.Name))))}", file.Value.GetString());
                Assert.True(guarded.Add(file.Name) || !html.Contains($"\"{file.Name}\" integrity", StringComparison.Ordinal), file.Name);
            }
        }

        Assert.Equal(Files.Where(f => Path.GetExtension(f) is ".js" or ".css").Select(f => $"./assets/{Path.GetFileName(f)}").Order(StringComparer.Ordinal), guarded.Order(StringComparer.Ordinal));
    }

    /// <summary>The one documented way, by the command of every Linux, on the files as they lie there (docs/integrity.md).</summary>
    [Fact]
    public async Task Has_The_Hash_That_Sha256Sum_Makes()
    {
        var start = new ProcessStartInfo("bash", ["-c", "find . -type f ! -name '*.br' -printf '%P\\n' | LC_ALL=C sort | xargs sha256sum | sha256sum"]) { WorkingDirectory = ClientFiles.BuiltFolder, RedirectStandardOutput = true };
        using var shell = Process.Start(start)!;
        var printed = await shell.StandardOutput.ReadToEndAsync();
        Assert.Equal($"{Bundle.Of(ClientFiles.BuiltFolder).Hash}  -\n", printed);
    }

    /// <summary>Beside each script and style stands the hash of its bytes, so that a browser runs what was built or nothing.</summary>
    [Theory]
    [InlineData("ruang", 4)]
    [InlineData("dasbor", 5)]
    public void Says_The_Hash_Of_What_It_Runs(string page, int count)
    {
        var tags = Tag().Matches(Text(Path.Combine(ClientFiles.BuiltFolder, $"{page}.html"))).Select(m => m.Value).ToList();
        Assert.Equal(count, tags.Count);
        Assert.All(tags, tag =>
        {
            var bytes = File.ReadAllBytes(Path.Combine(ClientFiles.BuiltFolder, Address().Match(tag).Groups[1].Value));
            Assert.Contains($" integrity=\"sha256-{Convert.ToBase64String(SHA256.HashData(bytes))}\"", tag, StringComparison.Ordinal);
        });
    }

    /// <summary>The reporter's page has no TeamsJS and knows no other address, so that it cannot ask who somebody is.</summary>
    [Fact]
    public void The_Room_Knows_Neither_Teams_Nor_Storage()
    {
        var room = string.Concat(Reachable("ruang").Select(Text));
        Assert.Contains("/api/receipts", room, StringComparison.Ordinal);
        foreach (var word in new[] { "res.cdn.office.net", "getAuthToken", "parent.postMessage", "localStorage", "sessionStorage", "indexedDB", "clipboard.writeText", "/api/cases" })
        {
            Assert.False(room.Contains(word, StringComparison.Ordinal), word);
        }
    }

    /// <summary>The scripts that a page loads, and those which they load.</summary>
    private static HashSet<string> Reachable(string page)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>(Script().Matches(Text(Path.Combine(ClientFiles.BuiltFolder, $"{page}.html"))).Select(m => m.Value));
        while (waiting.TryPop(out var name))
        {
            var path = Path.Combine(ClientFiles.BuiltFolder, "assets", name);
            if (found.Add(path))
            {
                Script().Matches(Text(path)).ToList().ForEach(m => waiting.Push(m.Value));
            }
        }

        return found;
    }

    private static bool IsText(string file) => Path.GetExtension(file) is ".html" or ".js" or ".css";

    private static string Text(string file) => File.ReadAllText(file);

    [GeneratedRegex("(?:src|href)=\"(?!tel:)([^\"#]*)\"")]
    private static partial Regex Address();

    [GeneratedRegex("(?:<title>|description\" content=\"|og:title\" content=\")([^<\"]*)")]
    private static partial Regex Outside();

    [GeneratedRegex("<script type=\"module\"[^>]*>|<link rel=\"(?!icon)[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<script type=\"importmap\">([^<]*)</script>")]
    private static partial Regex ImportMap();

    [GeneratedRegex(@"(?:https?|wss?):?//([\w.*-]+)")]
    private static partial Regex Host();

    [GeneratedRegex(@"^.+?(?=(-[\w-]{8})?\.)")]
    private static partial Regex Bare();

    [GeneratedRegex(@"[\w-]+-[\w-]{8}\.js")]
    private static partial Regex Script();
}
