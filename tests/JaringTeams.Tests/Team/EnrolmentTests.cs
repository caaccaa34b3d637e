using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Tests.Support;

namespace Jaring.Tests.Team;

public sealed class EnrolmentTests
{
    [Fact]
    public async Task Member_Enrols_Once_And_Gets_The_Very_Same_Record_Back()
    {
        await using var app = await TeamApp.StartAsync();
        var laras = app.Members[0];
        Assert.Equal(HttpStatusCode.NotFound, (await app.As(laras).GetAsync("/tirtawana/api/me/record")).StatusCode);
        Assert.Equal("enrol", (string)(await app.HomeAsync(laras))["stage"]!);
        laras.Id = (string)(await app.HomeAsync(laras))["me"]!["memberId"]!;
        var record = laras.Record();

        Assert.Equal(HttpStatusCode.NoContent, (await app.PutAsync(laras, "me/record", record)).StatusCode);

        Assert.Equal(record, await RecordAsync(app, laras));
        await ExpectAsync(await app.PutAsync(laras, "me/record", laras.Record()), HttpStatusCode.Conflict, "duplicate");
        Assert.Equal(record, await RecordAsync(app, laras));
        Assert.Equal("found", (string)(await app.HomeAsync(laras))["stage"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await app.As(app.Members[1]).GetAsync("/tirtawana/api/me/record")).StatusCode);
    }

    [Fact]
    public async Task Two_Windows_That_Enrol_At_Once_Leave_One_Record()
    {
        await using var app = await TeamApp.StartAsync();
        var laras = app.Members[0];
        laras.Id = (string)(await app.HomeAsync(laras))["me"]!["memberId"]!;
        var records = Enumerable.Range(0, 12).Select(_ => laras.Record()).ToList();

        var answers = await Task.WhenAll(records.Select(r => app.PutAsync(laras, "me/record", r)));

        var winner = Assert.Single(records.Zip(answers), p => p.Second.StatusCode == HttpStatusCode.NoContent).First;
        Assert.Equal(11, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(winner, await RecordAsync(app, laras));
    }

    [Theory]
    [InlineData("another member's id", HttpStatusCode.BadRequest, "bad-shape")]
    [InlineData("a point off the curve", HttpStatusCode.BadRequest, "bad-shape")]
    [InlineData("one key for both uses", HttpStatusCode.BadRequest, "bad-shape")]
    [InlineData("an unknown field", HttpStatusCode.BadRequest, "bad-shape")]
    [InlineData("a field twice", HttpStatusCode.BadRequest, "bad-json")]
    [InlineData("no unlock method", HttpStatusCode.BadRequest, "bad-shape")]
    [InlineData("an unknown unlock method", HttpStatusCode.BadRequest, "bad-shape")]
    [InlineData("a private part of another length", HttpStatusCode.BadRequest, "bad-shape")]
    [InlineData("half a surrogate pair", HttpStatusCode.BadRequest, "bad-shape")]
    [InlineData("a list", HttpStatusCode.BadRequest, "bad-shape")]
    [InlineData("null", HttpStatusCode.BadRequest, "bad-shape")]
    [InlineData("half a JSON", HttpStatusCode.BadRequest, "bad-json")]
    [InlineData("ten megabytes", HttpStatusCode.RequestEntityTooLarge, "too-large")]
    [InlineData("plain text", HttpStatusCode.UnsupportedMediaType, "unsupported-media")]
    public async Task Record_With_A_Fault_Is_Refused_And_The_Good_One_Still_Taken(string fault, HttpStatusCode status, string code)
    {
        await using var app = await TeamApp.StartAsync();
        var laras = app.Members[0];
        laras.Id = (string)(await app.HomeAsync(laras))["me"]!["memberId"]!;
        var good = laras.Record();
        var bad = fault switch
        {
            "another member's id" => laras.Record(id: TestMember.B64(new byte[16])),
            "a point off the curve" => laras.Record(kem: TestMember.B64([4, .. new byte[64]])),
            "one key for both uses" => laras.Record(kem: laras.Sig),
            "an unknown field" => good.Insert(1, "\"x\":1,"),
            "a field twice" => good.Insert(1, $"\"id\":\"{laras.Id}\","),
            "no unlock method" => good[..good.IndexOf("\"mk\"", StringComparison.Ordinal)] + "\"mk\":[]}",
            "an unknown unlock method" => Unlock(good),
            "a private part of another length" => Shorter(good),
            "half a surrogate pair" => good.Replace(laras.Id, "\\ud800", StringComparison.Ordinal),
            "a list" => "[]",
            "null" => "null",
            "half a JSON" => good[..^1],
            "ten megabytes" => $$"""{"x":"{{new string('a', 10_000_000)}}"}""",
            _ => good,
        };
        var type = fault == "plain text" ? "text/plain" : "application/json";

        var refused = await app.As(laras).PutAsync("/tirtawana/api/me/record", new StringContent(bad, Encoding.UTF8, type));

        await ExpectAsync(refused, status, code);
        Assert.Equal(HttpStatusCode.NoContent, (await app.PutAsync(laras, "me/record", good)).StatusCode);
    }

    private static async Task<string> RecordAsync(TeamApp app, TestMember member)
    {
        using var keys = JsonDocument.Parse(await app.As(member).GetStringAsync("/tirtawana/api/me/record"));
        return keys.RootElement.GetProperty("record").GetRawText();
    }

    private static string Unlock(string good)
    {
        var json = JsonNode.Parse(good)!;
        var header = Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars((string)json["mk"]![0]!["h"]!));
        json["mk"]![0]!["h"] = TestMember.B64(header.Replace("\"pass\"", "\"none\"", StringComparison.Ordinal));
        return json.ToJsonString();
    }

    private static string Shorter(string good)
    {
        var json = JsonNode.Parse(good)!;
        json["priv"]!["c"] = TestMember.B64(new byte[512]);
        return json.ToJsonString();
    }

    private static async Task ExpectAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, text);
        Assert.Equal(code, (string)JsonNode.Parse(text)!["code"]!);
    }
}
