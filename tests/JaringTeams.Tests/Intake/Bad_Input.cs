using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Jaring.Tests.Hosting;

namespace Jaring.Tests.Intake;

/// <summary>Issue 2, "Bad input": a stable code, nothing stored, no 500.</summary>
public sealed class Bad_Input : IAsyncLifetime
{
    private static readonly Dictionary<string, Action<JsonNode>> Shapes = new()
    {
        ["seven slots"] = s => s["slots"]!.AsArray().RemoveAt(0),
        ["nine slots"] = s => s["slots"]!.AsArray().Add(s["rslot"]!.DeepClone()),
        ["seven idslots"] = s => s["idslots"]!.AsArray().RemoveAt(0),
        ["no slots"] = s => s["slots"] = new JsonArray(),
        ["slots missing"] = s => s.AsObject().Remove("slots"),
        ["a null slot"] = s => s["slots"]![0] = null,
        ["an unknown field"] = s => s["status"] = "new",
        ["an unknown field in a slot"] = s => s["slots"]![0]!["reader"] = "m1",
        ["fields in another order"] = s => { var kh = s["kh"]!.DeepClone(); s.AsObject().Remove("kh"); s["kh"] = kh; },
        ["a slot point off the curve"] = s => s["slots"]![3]!["e"] = OffCurve(),
        ["a reporter point off the curve"] = s => Edit(s, "kh", h => h["rk"]!["sig"] = OffCurve()),
        ["a point at infinity"] = s => s["slots"]![3]!["e"] = "AA",
        ["a compressed point"] = s => s["slots"]![3]!["e"] = "Aw" + new string('A', 42),
        ["a short slot"] = s => s["slots"]![0]!["c"] = TestReport.Random(79),
        ["a long slot"] = s => s["slots"]![0]!["c"] = TestReport.Random(81),
        ["a short report"] = s => s["report"]!["c"] = TestReport.Random(65551),
        ["an empty report"] = s => s["report"]!["c"] = TestReport.Random(16),
        ["five steps"] = s => s["report"]!["c"] = TestReport.Random((5 * 65536) + 16),
        ["a short salt"] = s => s["report"]!["s"] = TestReport.Random(31),
        ["a large identity"] = s => s["identity"]!["c"] = TestReport.Random(8192 + 16),
        ["a large receipt box"] = s => s["rbox"]!["c"] = TestReport.Random(1024 + 16),
        ["a short rid"] = s => s["rid"] = TestReport.Random(31),
        ["a long ah"] = s => s["ah"] = TestReport.Random(33),
        ["rid as a number"] = s => s["rid"] = 7,
        ["padding in base64url"] = s => s["rid"] = s["rid"]!.GetValue<string>() + "=",
        ["base64url that is not canonical"] = s => s["rid"] = s["rid"]!.GetValue<string>()[..^1] + "B",
        ["plain base64"] = s => s["rid"] = "+/" + s["rid"]!.GetValue<string>()[2..],
        ["spaces in base64url"] = s => s["rid"] = s["rid"]!.GetValue<string>()[..^1] + " ",
        ["a case id of 15 bytes"] = s => Edit(s, "kh", h => h["case"] = TestReport.Random(15)),
        ["an epoch"] = s => Edit(s, "kh", h => h["epoch"] = 1),
        ["an unknown header field"] = s => Edit(s, "kh", h => h["to"] = "m1"),
        ["a header of another type"] = s => Edit(s, "kh", h => h["t"] = "report"),
        ["a header with a space"] = s => s["kh"] = TestReport.Header(TestReport.HeaderOf(s["kh"]!.GetValue<string>()).GetRawText().Replace(":0", ": 0", StringComparison.Ordinal)),
        ["a header with a repeated field"] = s => s["kh"] = TestReport.Header(TestReport.HeaderOf(s["kh"]!.GetValue<string>()).GetRawText()[..^1] + ",\"epoch\":0}"),
        ["a header that is no JSON"] = s => s["kh"] = TestReport.Header("JT1"),
        ["a header that is a list"] = s => s["kh"] = TestReport.Header("[]"),
        ["a header that is no text"] = s => s["kh"] = TestReport.Random(64),
        ["an unknown directory number"] = s => Edit(s, "kh", h => h["dir"]!["n"] = 9),
        ["a negative directory number"] = s => Edit(s, "kh", h => h["dir"]!["n"] = -1),
        ["another directory's hash"] = s => Edit(s, "kh", h => h["dir"]!["h"] = TestReport.Random(32)),
        ["a report of another case"] = s => EditObject(s, "report", h => h["case"] = TestReport.Random(16)),
        ["an identity of another case"] = s => EditObject(s, "identity", h => h["case"] = TestReport.Random(16)),
        ["an identity that one reader opens"] = s => EditObject(s, "identity", h => h["k"] = 1),
        ["a receipt box of another reporter"] = s => EditObject(s, "rbox", h => h["rk"] = TestReport.Random(65)),
    };

    private JaringApplication app = null!;

    public static TheoryData<string> ShapeNames => [.. Shapes.Keys];

    public async Task InitializeAsync() => app = await JaringApplication.StartAsync(s => s["Room:MaxReportBytes"] = "1000000");

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Theory]
    [MemberData(nameof(ShapeNames))]
    public async Task A_Report_With(string fault)
    {
        var report = JsonNode.Parse(Vectors.Case("main"))!;
        Shapes[fault](report);

        await RefusesAsync(await app.SubmitAsync(report.ToJsonString()), 400, "bad-shape");
    }

    [Theory]
    [InlineData("kh")]
    [InlineData("report")]
    [InlineData("identity")]
    [InlineData("rbox")]
    public async Task A_Version_That_We_Do_Not_Know(string where)
    {
        var report = JsonNode.Parse(Vectors.Case("main"))!;
        if (where == "kh")
        {
            Edit(report, where, h => h["v"] = "JT2");
        }
        else
        {
            EditObject(report, where, h => h["v"] = "JT2");
        }

        await RefusesAsync(await app.SubmitAsync(report.ToJsonString()), 400, "unknown-version");
    }

    [Theory]
    [InlineData("", "bad-json")]
    [InlineData("{", "bad-json")]
    [InlineData("nothing", "bad-json")]
    [InlineData("{\"submitKey\":\"a\",}", "bad-json")]
    [InlineData("{} {}", "bad-json")]
    [InlineData("// {}", "bad-json")]
    [InlineData("{\"submitKey\":\"a\",\"submitKey\":\"a\"}", "bad-json")]
    [InlineData("[[[[[[[[[[[[[[]]]]]]]]]]]]]]", "bad-json")]
    [InlineData("null", "bad-shape")]
    [InlineData("[]", "bad-shape")]
    [InlineData("7", "bad-shape")]
    [InlineData("{}", "bad-shape")]
    [InlineData("{\"SubmitKey\":\"a\"}", "bad-shape")]
    [InlineData("{\"submitKey\":7,\"puzzle\":{\"challenge\":\"a\",\"nonce\":1},\"sealed\":{}}", "bad-shape")]
    [InlineData("{\"submitKey\":\"a\",\"puzzle\":null,\"sealed\":{}}", "bad-shape")]
    [InlineData("{\"submitKey\":\"a\",\"puzzle\":{\"challenge\":\"a\",\"nonce\":\"1\"},\"sealed\":{}}", "bad-shape")]
    [InlineData("{\"submitKey\":\"a\",\"puzzle\":{\"challenge\":\"a\",\"nonce\":1.5},\"sealed\":{}}", "bad-shape")]
    [InlineData("{\"submitKey\":\"a\",\"puzzle\":{\"challenge\":\"a\",\"nonce\":1},\"sealed\":{},\"user\":\"a\"}", "bad-shape")]
    public async Task A_Body_That_Is(string body, string code) =>
        await RefusesAsync(await JaringApplication.PostAsync(app.Room, "/api/reports", body), 400, code);

    [Theory]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    public async Task A_Sealed_That_Is(string sealedReport) => await RefusesAsync(await app.SubmitAsync(sealedReport), 400, "bad-shape");

    [Fact]
    public async Task A_Name_Twice_Inside_The_Sealed()
    {
        var report = Vectors.Case("main");
        await RefusesAsync(await app.SubmitAsync(report[..^1] + ",\"ah\":\"x\"}"), 400, "bad-json");
    }

    [Fact]
    public async Task A_Sealed_With_Spaces_Between() =>
        await RefusesAsync(await app.SubmitAsync(Vectors.Case("main").Replace(",\"rid\"", ", \"rid\"", StringComparison.Ordinal)), 400, "bad-shape");

    [Fact]
    public async Task A_Sealed_With_Escaped_Letters() =>
        await RefusesAsync(await app.SubmitAsync(Vectors.Case("main").Replace("\"rid\":", "\"\\u0072id\":", StringComparison.Ordinal)), 400, "bad-shape");

    [Theory]
    [InlineData("short")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAB")]
    public async Task A_Submit_Key_That_Is(string key) => await RefusesAsync(await app.SubmitAsync(Vectors.Case("main"), key), 400, "bad-shape");

    /// <summary>A solved puzzle is remembered with the key it paid for. A key of any length would let one puzzle hold half a megabyte of memory.</summary>
    [Fact]
    public async Task A_Submit_Key_Of_A_Quarter_Of_A_Megabyte_Is_Not_Remembered()
    {
        var body = app.Envelope(Vectors.Case("main"), new string('A', 250_000));
        await RefusesAsync(await JaringApplication.PostAsync(app.Room, "/api/reports", body), 400, "bad-shape");

        var paidWithTheSame = body.Replace(new string('A', 250_000), TestReport.Random(16), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await JaringApplication.PostAsync(app.Room, "/api/reports", paidWithTheSame)).StatusCode);
    }

    [Fact]
    public async Task Bytes_That_Are_No_Text()
    {
        var content = new ByteArrayContent([0x7B, 0x22, 0xC3, 0x28, 0x22, 0x3A, 0x31, 0x7D]);
        content.Headers.ContentType = new("application/json");
        await RefusesAsync(await app.Room.PostAsync("/tirtawana/api/reports", content), 400, "bad-json");
    }

    [Fact]
    public async Task Another_Content_Type()
    {
        var answer = await app.Room.PostAsync("/tirtawana/api/reports", new StringContent("{}", Encoding.UTF8, "text/plain"));
        await RefusesAsync(answer, 415, "unsupported-media");
    }

    [Theory]
    [InlineData("/api/reports", true)]
    [InlineData("/api/reports", false)]
    [InlineData("/api/receipts", true)]
    [InlineData("/api/receipts", false)]
    [InlineData("/api/messages", true)]
    public async Task Ten_Megabytes(string path, bool tellsItsLength)
    {
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(new string(' ', 10_000_000)));
        content.Headers.ContentType = new("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, $"/tirtawana{path}") { Content = content };
        request.Headers.TransferEncodingChunked = !tellsItsLength;

        await RefusesAsync(await app.Room.SendAsync(request), 413, "too-large");
    }

    private static void Edit(JsonNode report, string field, Action<JsonNode> change)
    {
        var header = JsonNode.Parse(TestReport.HeaderOf(report[field]!.GetValue<string>()).GetRawText())!;
        change(header);
        report[field] = TestReport.Header(header.ToJsonString());
    }

    private static void EditObject(JsonNode report, string field, Action<JsonNode> change) => Edit(report[field]!, "h", change);

    private static string OffCurve()
    {
        var point = new byte[65];
        (point[0], point[32], point[64]) = (4, 1, 1);
        return System.Buffers.Text.Base64Url.EncodeToString(point);
    }

    private async Task RefusesAsync(HttpResponseMessage answer, int status, string code)
    {
        Assert.Equal(code, await JaringApplication.CodeAsync(answer));
        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
        Assert.Empty(await app.RowsAsync());
    }
}
