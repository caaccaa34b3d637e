using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Jaring.Files;
using Jaring.Intake;
using Jaring.Tests.Hosting;
using Jaring.Tests.Intake;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Files;

/// <summary>A file as a page sends it: noise, since the server could not tell.</summary>
internal sealed class Upload(JaringApplication app, string office = JaringApplication.Office)
{
    public string Id { get; init; } = TestReport.Random(16);

    public string Token { get; init; } = TestReport.Random(32);

    /// <summary>What was sent, part after part.</summary>
    public List<byte[]> Sent { get; } = [];

    public byte[] Whole => [.. Sent.SelectMany(p => p)];

    public static byte[] Noise(int bytes) => RandomNumberGenerator.GetBytes(bytes);

    /// <summary>A file that is here with these parts.</summary>
    public static async Task<Upload> OfAsync(JaringApplication app, params int[] parts)
    {
        var file = new Upload(app);
        await file.BegunAsync();
        foreach (var bytes in parts)
        {
            Assert.Equal(200, (int)(await file.PutAsync(file.Sent.Count, Noise(bytes))).StatusCode);
        }

        return file;
    }

    /// <summary>Its place is made; the ticket for others.</summary>
    public async Task<string> BegunAsync()
    {
        var answer = await BeginAsync(puzzle: true);
        Assert.Equal(201, (int)answer.StatusCode);
        return (await JaringApplication.JsonAsync(answer)).GetProperty("ticket").GetString()!;
    }

    public Task<HttpResponseMessage> BeginAsync(bool puzzle = false, string? ticket = null)
    {
        var solved = "";
        if (puzzle)
        {
            var challenge = app.Services.GetRequiredService<Puzzle>().Issue(office);
            solved = $$""","puzzle":{"challenge":"{{challenge.Challenge}}","nonce":{{JaringApplication.Solve(challenge)}}}""";
        }

        var paid = ticket is null ? "" : $",\"ticket\":\"{ticket}\"";
        return JaringApplication.PostAsync(RoomOf, "/api/files", $$"""{"id":"{{Id}}","token":"{{Token}}"{{solved}}{{paid}}}""", office);
    }

    public async Task<HttpResponseMessage> PutAsync(int n, byte[] part, string? token = null)
    {
        var answer = await PutAsync(n, new ByteArrayContent(part), token);
        if (answer.IsSuccessStatusCode && n == Sent.Count)
        {
            Sent.Add(part);
        }

        return answer;
    }

    public Task<HttpResponseMessage> PutAsync(int n, HttpContent part, string? token = null, string type = "application/octet-stream")
    {
        part.Headers.ContentType = new MediaTypeHeaderValue(type);
        return RoomOf.SendAsync(new HttpRequestMessage(HttpMethod.Put, $"/{office}/api/files/{Id}/parts/{n}") { Content = part, Headers = { { "X-Jaring-Token", token ?? Token } } });
    }

    public Task<HttpResponseMessage> AskAsync(string what, string? token = null) =>
        JaringApplication.PostAsync(RoomOf, $"/api/files/{Id}/{what}", $$"""{"token":"{{token ?? Token}}"}""", office);

    /// <summary>"received parts", or the code of a refusal.</summary>
    public static async Task<string> ToldAsync(HttpResponseMessage answer)
    {
        var json = await JaringApplication.JsonAsync(answer);
        var at = json.TryGetProperty("received", out var received) ? $"{received} {json.GetProperty("parts")}" : "";
        return json.TryGetProperty("code", out var code) ? $"{code} {at}".Trim() : at;
    }

    /// <summary>How a report or message names it.</summary>
    public string Claim(long? bytes = null) => $$"""{"id":"{{Id}}","token":"{{Token}}"{{(bytes is null ? "" : $",\"bytes\":{bytes}")}}}""";

    /// <summary>Sends a report with these files and gives the ids that were missing.</summary>
    public static async Task<string[]> SubmitAsync(JaringApplication app, TestReport report, string files, string? key = null)
    {
        var answer = await SendAsync(app, report, files, key);
        Assert.True(answer.IsSuccessStatusCode);
        return Missing(await JaringApplication.JsonAsync(answer));
    }

    public static Task<HttpResponseMessage> SendAsync(JaringApplication app, TestReport report, string files, string? key = null) =>
        JaringApplication.PostAsync(app.Room, "/api/reports", $$"""{{app.Envelope(report.Sealed, key ?? TestReport.Random(16))[..^1]}},"files":[{{files}}]}""");

    public static string[] Missing(JsonElement answer) => [.. answer.GetProperty("missingFiles").EnumerateArray().Select(f => f.GetString()!)];

    public Task<HttpResponseMessage> ReadAsync(HttpClient origin, string access, long from = 0) =>
        JaringApplication.PostAsync(origin, "/api/cases/files", $$"""{"access":"{{access}}","id":"{{Id}}","from":{{from}}}""", office);

    /// <summary>The name of its shred key; its blobs begin with it.</summary>
    public Task<string> KeyAsync() => app.AskAsync(s => s.Set<StoredFile>().Where(f => f.OfficeId == office && f.FileId == Id).Select(f => f.ShredKey).SingleAsync());

    /// <summary>Its blobs in the data folder.</summary>
    public async Task<string[]> BlobsAsync() => BlobsOf(await KeyAsync());

    public string[] BlobsOf(string key) => [.. Blobs(Path.Combine(app.Folder, "data")).Where(b => Path.GetFileName(b).StartsWith(key, StringComparison.Ordinal))];

    /// <summary>All blobs of a data folder.</summary>
    public static string[] Blobs(string data) => Directory.Exists(Path.Combine(data, "files")) ? Directory.GetFiles(Path.Combine(data, "files"), "*", SearchOption.AllDirectories) : [];

    private HttpClient RoomOf => office == JaringApplication.Office ? app.Room : app.OtherRoom;
}
