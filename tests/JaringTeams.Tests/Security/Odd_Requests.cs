using System.IO.Compression;
using System.Text;
using Jaring.Tests.Hosting;
using Jaring.Tests.Support;

namespace Jaring.Tests.Security;

/// <summary>What no browser sends, byte for byte on the wire: refused without a 500, and never another office, origin or route than the one that was meant.</summary>
public sealed class Odd_Requests : IAsyncLifetime
{
    private const string Host = "ruang.tirtawana.example";
    private const string Lookup = "{\"lookup\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}";
    private const string Hidden = $"GET /healthz HTTP/1.1\r\nHost: {Host}\r\n\r\n";

    private static readonly Dictionary<string, string> Smuggling = new(StringComparer.Ordinal)
    {
        ["a length and chunks"] = $"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{Hidden}",
        ["chunks and a length"] = $"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n{Hidden}",
        ["a length that covers the second"] = $"Content-Length: {Hidden.Length + 5}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{Hidden}",
        ["chunks of two kinds"] = $"Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n{Hidden}",
        ["chunks said twice"] = $"Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{Hidden}",
        ["a space before the colon"] = $"Transfer-Encoding : chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n{Hidden}",
        ["a header over two lines"] = $"Transfer-Encoding:\r\n chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n{Hidden}",
        ["a bare line feed in a chunk's extension"] = $"Transfer-Encoding: chunked\r\n\r\n2;\nxx\r\n0\r\n\r\n{Hidden}",
        ["a bare line feed behind a chunk"] = $"Transfer-Encoding: chunked\r\n\r\n2\r\nxx\n0\r\n\r\n{Hidden}",
        ["a chunk's size with a sign"] = $"Transfer-Encoding: chunked\r\n\r\n+2\r\nxx\r\n0\r\n\r\n{Hidden}",
        ["a chunk's size beyond all numbers"] = $"Transfer-Encoding: chunked\r\n\r\n10000000000000002\r\nxx\r\n0\r\n\r\n{Hidden}",
    };

    private JaringApplication app = null!;

    public async Task InitializeAsync() => app = await JaringApplication.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Theory]
    [InlineData("/tirtawana/api/room", 200)]
    [InlineData("/TIRTAWANA/api/room", 404)]
    [InlineData("//tirtawana/api/room", 404)]
    [InlineData("/tirtawana%2fapi/room", 404)]
    [InlineData("/tirtawana%5capi/room", 404)]
    [InlineData("/lembayung/../lembayung/api/room", 404)]
    [InlineData("/tirtawana/../lembayung/api/room", 404)]
    [InlineData("/tirtawana/%2e%2e/lembayung/api/room", 404)]
    [InlineData("/tirtawana/..%2flembayung/api/room", 404)]
    [InlineData("/tirtawana/api/cases/open", 404)]
    [InlineData("/tirtawana/assets/..%2fruang.html", 404)]
    [InlineData("/tirtawana/assets/..%5c..%5cappsettings.json", 404)]
    [InlineData("/tirtawana/assets/%00", 400)]
    [InlineData("http://ruang.lembayung.example/lembayung/api/room", 400)]
    public async Task A_Path_Leads_Where_It_Says_Or_Nowhere(string target, int status) => Assert.Equal(status, await AskAsync($"GET {target}"));

    [Theory]
    [InlineData("X-Forwarded-Host: ruang.lembayung.example")]
    [InlineData("X-Original-URL: /lembayung/api/room")]
    [InlineData("X-Rewrite-URL: /lembayung/api/room")]
    [InlineData("Forwarded: host=ruang.lembayung.example")]
    public async Task A_Header_Does_Not_Lead_To_Another_Office(string header)
    {
        Assert.Equal(404, await AskAsync("GET /lembayung/api/room", header));
        Assert.Equal(200, await AskAsync("GET /tirtawana/api/room", header));
    }

    [Theory]
    [InlineData("Content-Length: 5\r\nContent-Length: 6")]
    [InlineData("Transfer-Encoding: xchunked")]
    [InlineData("Content-Length: -1")]
    [InlineData("Host: ruang.lembayung.example")]
    public async Task What_Could_Be_Read_In_Two_Ways_Is_Refused(string header) =>
        Assert.Equal(400, await AskAsync("POST /tirtawana/api/receipts", $"Content-Type: application/json\r\n{header}", "hello"u8.ToArray()));

    public static TheoryData<string> Smuggled => [.. Smuggling.Keys];

    /// <summary>Requests that hide a second one where somebody between us and the sender may count otherwise: one answer, a refusal, and the line is cut.</summary>
    [Theory]
    [MemberData(nameof(Smuggled))]
    public async Task A_Request_Inside_A_Body_Is_Not_Answered(string shape)
    {
        var answer = await SendAsync($"POST /tirtawana/api/receipts HTTP/1.1\r\nHost: {Host}\r\nContent-Type: application/json\r\n{Smuggling[shape]}", []);
        Assert.Equal(400, StatusOf(answer));
        Assert.Single(answer.Split("HTTP/1.1 ").Skip(1));
        Assert.DoesNotContain("live", answer, StringComparison.Ordinal);
    }

    public static TheoryData<string, int> Bodies => new()
    {
        { "nested lists", 400 }, { "nested objects", 400 }, { "byte order mark", 400 }, { "UTF-16", 400 }, { "gzip", 400 }, { "half a surrogate", 400 }, { "a name twice", 400 }, { "plain", 404 },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_Body_With(string kind, int status)
    {
        byte[] body = kind switch
        {
            "nested lists" => Encoding.ASCII.GetBytes(new string('[', 50_000) + new string(']', 50_000)),
            "nested objects" => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 15_000)) + "1" + new string('}', 15_000)),
            "byte order mark" => [0xEF, 0xBB, 0xBF, .. Encoding.ASCII.GetBytes(Lookup)],
            "UTF-16" => Encoding.Unicode.GetBytes(Lookup),
            "gzip" => Gzip(Lookup),
            "half a surrogate" => "{\"lookup\":\"\\ud800\"}"u8.ToArray(),
            "a name twice" => "{\"lookup\":\"A\",\"lookup\":\"B\"}"u8.ToArray(),
            _ => Encoding.ASCII.GetBytes(Lookup),
        };
        var coding = kind == "gzip" ? "Content-Encoding: gzip\r\n" : "";
        Assert.Equal(status, await AskAsync("POST /tirtawana/api/receipts", $"Content-Type: application/json\r\n{coding}Content-Length: {body.Length}", body));
    }

    /// <summary>What is not even HTTP never reaches our code. Kestrel's own refusal has no body and hangs up; there is nothing in it that a header could guard.</summary>
    [Theory]
    [InlineData("GET / HTTP/9.9\r\n\r\n", 505)]
    [InlineData("GET /\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400)]
    [InlineData("GET /tirtawana/assets/%00 HTTP/1.1\r\nHost: ruang.tirtawana.example\r\n\r\n", 400)]
    [InlineData("\u0016\u0003\u0001\u0002\0\u0001\0", 400)]
    [InlineData("{17000 letters}", 414)]
    [InlineData("{50000 letters}", 431)]
    public async Task What_Is_No_Http_Gets_A_Bare_Refusal(string bytes, int status)
    {
        var answer = RawAnswer.Parse(await SendAsync(bytes.Replace("{17000 letters}", $"GET /{new string('a', 17_000)} HTTP/1.1\r\nHost: {Host}\r\n\r\n", StringComparison.Ordinal)
            .Replace("{50000 letters}", $"GET / HTTP/1.1\r\nHost: {Host}\r\nX-Long: {new string('a', 50_000)}\r\n\r\n", StringComparison.Ordinal), []));
        Assert.Equal((status, "", "0", "close"), (answer.Status, answer.Body, answer.Headers["Content-Length"], answer.Headers["Connection"]));
        Assert.Empty(answer.Headers.Keys.Except(["Content-Length", "Connection", "Date"], StringComparer.OrdinalIgnoreCase));
    }

    private static byte[] Gzip(string text)
    {
        using var target = new MemoryStream();
        using (var zip = new GZipStream(target, CompressionLevel.Optimal))
        {
            zip.Write(Encoding.ASCII.GetBytes(text));
        }

        return target.ToArray();
    }

    private static int StatusOf(string answer) => int.Parse(answer.AsSpan("HTTP/1.1 ".Length, 3), provider: null);

    private async Task<int> AskAsync(string line, string? headers = null, byte[]? body = null) =>
        StatusOf(await SendAsync($"{line} HTTP/1.1\r\nHost: {Host}\r\nConnection: close\r\n{(headers is null ? "" : $"{headers}\r\n")}\r\n", body ?? []));

    private Task<string> SendAsync(string head, byte[] body) => RawHttp.SendAsync(app.Address, head, body);
}
