using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Intake;
using Jaring.Sandbox.Cloud.Identity;
using Jaring.Sandbox.Demo;
using Jaring.Sealing;

namespace Jaring.Crash.Support;

/// <summary>What people of the demo office do, over the host's own HTTP.</summary>
internal sealed class Office(CrashWorld world) : IDisposable
{
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(60) };

    public static Person Coordinator => DemoOffice.Team.First();

    public void Dispose() => http.Dispose();

    /// <summary>The room as a page loads it.</summary>
    public async Task<JsonElement> RoomAsync() => JsonDocument.Parse(await http.GetStringAsync(Room("room"))).RootElement;

    public async Task<DateTimeOffset> NextNoticeAsync() => (await RoomAsync()).GetProperty("nextNotice").GetDateTimeOffset();

    /// <summary>The directory as a reporter's browser verifies it.</summary>
    public async Task<VerifiedDirectory> DirectoryAsync()
    {
        var room = await RoomAsync();
        return Sealing.Directory.Verify(room.GetProperty("chain").Deserialize<List<DirectoryRecord>>(JsonSerializerOptions.Web)!, room.GetProperty("genesis").GetString()!, world.Now);
    }

    /// <summary>A report of noise in the right shape for this directory.</summary>
    public async Task<Report> NewReportAsync() => Report.Noise(await RoomAsync());

    /// <summary>Sends it; the same report has the same key each time.</summary>
    public async Task<Answer> SendAsync(Report report, SealedUpload? file = null) => await SendAsync(report, await ChallengeAsync(), file);

    public Task<Answer> SendAsync(Report report, string challenge, SealedUpload? file = null) => AskAsync(
        HttpMethod.Post, Room("reports"), $$$"""{"submitKey":"{{{report.Key}}}","puzzle":{"challenge":"{{{challenge}}}","nonce":0},"sealed":{{{report.Sealed}}},"late":{{{DrillReport.MakeLate()}}},"files":[{{{file?.Claim}}}]}""");

    public async Task<Answer> BeginAsync(SealedUpload file) => await AskAsync(
        HttpMethod.Post, Room("files"), $$$"""{"id":"{{{file.Id}}}","token":"{{{file.Token}}}","puzzle":{"challenge":"{{{await ChallengeAsync()}}}","nonce":0}}""");

    public async Task<Answer> PutAsync(SealedUpload file, int part)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, Room($"files/{file.Id}/parts/{part}")) { Content = new ByteArrayContent(file.Parts[part]) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.Add("X-Jaring-Token", file.Token);
        using var answer = await http.SendAsync(request);
        return new((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Sends so many bytes of a part and breaks the connection.</summary>
    public async Task CutAsync(SealedUpload file, int part, int bytes)
    {
        var to = Room($"files/{file.Id}/parts/{part}");
        using var line = new System.Net.Sockets.TcpClient();
        await line.ConnectAsync(to.Host, to.Port);
        var head = $"PUT {to.PathAndQuery} HTTP/1.1\r\nHost: {to.Authority}\r\nContent-Type: application/octet-stream\r\nX-Jaring-Token: {file.Token}\r\nContent-Length: {file.Parts[part].Length}\r\n\r\n";
        await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
        await line.GetStream().WriteAsync(file.Parts[part].AsMemory(0, bytes));
        line.Client.Close(timeout: 0);
    }

    /// <summary>Asks for its state, or drops it.</summary>
    public Task<Answer> AskAsync(SealedUpload file, string what) => AskAsync(HttpMethod.Post, Room($"files/{file.Id}/{what}"), $$"""{"token":"{{file.Token}}"}""");

    /// <summary>The file as the dashboard reads it with its case.</summary>
    public async Task<byte[]> ReadAsync(SealedUpload file, string access)
    {
        using var body = new StringContent($$"""{"access":"{{access}}","id":"{{file.Id}}"}""", Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(Dashboard("cases/files"), body);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    /// <summary>The sealed text and thread as stored.</summary>
    public async Task<(string Sealed, int Messages, int Log)> OpenAsync(string access)
    {
        var answer = await AskAsync(HttpMethod.Post, Dashboard("cases/open"), $$"""{"access":"{{access}}"}""");
        Assert.True(answer.Status == 200, answer.Text);
        var file = JsonDocument.Parse(answer.Text).RootElement;
        return (file.GetProperty("sealed").GetRawText(), file.GetProperty("messages").GetArrayLength(), file.GetProperty("log").GetArrayLength());
    }

    public Task<Answer> WriteAsync(Report report, int after, string message) =>
        AskAsync(HttpMethod.Post, Room("messages"), $$"""{"access":"{{report.Access}}","after":{{after}},"message":{{message}}}""");

    public Task<Answer> DraftAsync(HttpMethod method, string body) => AskAsync(method, Room("drafts"), body);

    public Task<Answer> FindDraftAsync(string lookup) => AskAsync(HttpMethod.Post, Room("drafts/find"), $$"""{"lookup":"{{lookup}}"}""");

    public Task<Answer> LogAsync(Report report, int seq, string entry) =>
        AskAsync(HttpMethod.Post, Dashboard("cases/log"), $$"""{"access":"{{report.Access}}","seq":{{seq}},"entry":{{entry}}}""");

    /// <summary>A route of a case, by its access token alone.</summary>
    public Task<Answer> ChangeAsync(string route, string json) => AskAsync(HttpMethod.Post, Dashboard($"cases/{route}"), json);

    public Task<Answer> PlanAsync(JsonObject plan) => AsMemberAsync(HttpMethod.Post, "sessions", plan.ToJsonString());

    public Task<Answer> AsMemberAsync(HttpMethod method, string path, string? json = null, (string Name, string Value)? header = null) =>
        AsAsync(Coordinator, method, path, json, header);

    public Task<Answer> AsAsync(Person person, HttpMethod method, string path, string? json = null, (string Name, string Value)? header = null) =>
        AskAsync(method, Dashboard(path), json, world.Cloud<TokenMint>().ForTab(person), header);

    public async Task<JsonElement> SessionAsync(string id)
    {
        var answer = await AsMemberAsync(HttpMethod.Get, "sessions");
        return JsonDocument.Parse(answer.Text).RootElement.GetProperty("sessions").EnumerateArray().Single(s => s.GetProperty("id").GetString() == id);
    }

    /// <summary>Asked on the room's origin; the path begins with a slash.</summary>
    public Task<Answer> GetAsync(string path) => AskAsync(HttpMethod.Get, new Uri(world.Sandbox.Addresses.Room, path), null);

    private async Task<string> ChallengeAsync() => (await RoomAsync()).GetProperty("puzzle").GetProperty("challenge").GetString()!;

    private Uri Room(string path) => new(world.Sandbox.Addresses.Room, $"{DemoOffice.Id}/api/{path}");

    private Uri Dashboard(string path) => new(world.Sandbox.Addresses.Dashboard, $"{DemoOffice.Id}/api/{path}");

    private async Task<Answer> AskAsync(HttpMethod method, Uri uri, string? json, string? token = null, (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(method, uri);
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        if (header is { } more)
            request.Headers.Add(more.Name, more.Value);
        using var answer = await http.SendAsync(request);
        return new((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}

/// <summary>What the host answered.</summary>
internal sealed record Answer(int Status, string Text)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string? Code => Json.GetProperty("code").GetString();
}
