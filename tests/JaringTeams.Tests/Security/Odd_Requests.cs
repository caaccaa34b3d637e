using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using Jaring.Tests.Hosting;

namespace Jaring.Tests.Security;

/// <summary>What no browser sends, byte for byte on the wire: refused without a 500, and never another office, origin or route than the one that was meant.</summary>
public sealed class Odd_Requests : IAsyncLifetime
{
    private const string Host = "ruang.tirtawana.example";
    private const string Lookup = "{\"lookup\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}";
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

    /// <summary>Length and chunks together: one reading, one answer, and the second request that hides in the body is not answered.</summary>
    [Fact]
    public async Task A_Request_Inside_A_Body_Is_Not_Answered()
    {
        var hidden = $"5\r\nhello\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: {Host}\r\n\r\n";
        var answer = await SendAsync($"POST /tirtawana/api/receipts HTTP/1.1\r\nHost: {Host}\r\nContent-Type: application/json\r\nContent-Length: {hidden.Length}\r\nTransfer-Encoding: chunked\r\n\r\n{hidden}", []);
        Assert.Equal(400, StatusOf(answer));
        Assert.Single(answer.Split("HTTP/1.1 ").Skip(1));
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

    [Theory]
    [InlineData("TRACE")]
    [InlineData("OPTIONS")]
    [InlineData("PUT")]
    [InlineData("PROPFIND")]
    public async Task A_Method_That_Is_Not_Offered(string method)
    {
        var answer = await SendAsync($"{method} /tirtawana/api/reports HTTP/1.1\r\nHost: {Host}\r\nOrigin: https://elsewhere.example\r\nAccess-Control-Request-Method: POST\r\nConnection: close\r\n\r\n", []);
        Assert.Equal(404, StatusOf(answer));
        Assert.DoesNotContain("Access-Control-Allow", answer, StringComparison.OrdinalIgnoreCase);
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

    private async Task<string> SendAsync(string head, byte[] body)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(app.Room.BaseAddress!.Host, app.Room.BaseAddress.Port);
        var stream = client.GetStream();
        await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. body]);
        var answer = new StringBuilder();
        var buffer = new byte[8192];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            while (await stream.ReadAsync(buffer, patience.Token) is > 0 and var read)
            {
                answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }
        }
        catch (Exception end) when (end is IOException or OperationCanceledException)
        {
            // The server closed with bytes of ours unread, or left the connection open; what it said before counts.
        }

        return answer.ToString();
    }
}
