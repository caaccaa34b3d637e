using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jaring.Storage;
using Jaring.Tests.Outreach;
using Jaring.Tests.Support;

namespace Jaring.Tests.Attendance;

/// <summary>A hall in which a session takes place: its screen, its moderator, and people with phones and no account.</summary>
internal sealed partial class Hall(TeamApp app, string session) : IAsyncDisposable
{
    /// <summary>1 December 2026, 09.30 WIB, half an hour after the session began.</summary>
    public static readonly DateTimeOffset During = new(2026, 12, 1, 2, 30, 0, TimeSpan.Zero);

    public TeamApp App => app;

    public string Session => session;

    private HttpClient Phone { get; } = app.Anonymous("ruang.tirtawana.example");

    private string Path => $"/{TeamApp.Office}/api/sessions/{session}";

    public static async Task<Hall> OpenAsync()
    {
        var app = await TeamApp.StartAsync();
        await app.FoundAsync();
        var session = (string)(await SessionRequests.PlannedAsync(app, SessionRequests.Plan()))["id"]!;
        app.Clock.MoveTo(During);
        return new(app, session);
    }

    public async Task<JsonNode> ScreenAsync() => (await Moderator().GetFromJsonAsync<JsonNode>($"{Path}/attendance/screen"))!;

    public async Task<string> CodeAsync() => (string)(await ScreenAsync())["codes"]![0]!["code"]!;

    public Task<string> VisitAsync(string code) => Phone.GetStringAsync($"/{TeamApp.Office}/hadir/{code}");

    /// <summary>What the page holds: its ticket and the id of the entry.</summary>
    public async Task<Dictionary<string, string>> ScanAsync(string? code = null)
    {
        var page = await VisitAsync(code ?? await CodeAsync());
        var fields = Hidden().Matches(page).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        Assert.Equal(["karcis", "kiriman"], fields.Keys.Order());
        return fields;
    }

    public async Task<string> TypeAsync(Dictionary<string, string> page, string name, string unit = "Subbagian Umum", string sex = "")
    {
        using var answer = await Phone.PostAsync($"/{TeamApp.Office}/hadir/XXXXXX", new FormUrlEncodedContent(new Dictionary<string, string>(page) { ["nama"] = name, ["unit"] = unit, ["lp"] = sex }));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    public async Task<string> CheckInAsync(string name, string unit = "Subbagian Umum", string? code = null) => await TypeAsync(await ScanAsync(code), name, unit);

    public async Task<JsonNode> ListAsync() => (await Moderator().GetFromJsonAsync<JsonNode>($"{Path}/attendance"))!;

    public async Task<JsonNode> ChangeAsync(object change, HttpStatusCode status = HttpStatusCode.OK) =>
        await SessionRequests.JsonAsync(await Moderator().PostAsJsonAsync($"{Path}/attendance", change), status);

    /// <summary>Somebody on the list, with the id that a page would have made.</summary>
    public async Task<string> AddAsync(string name, string unit = "Subbagian Umum", string? sex = null)
    {
        var id = PublicId.New();
        await ChangeAsync(new { add = new[] { new { id, name, unit, sex } } });
        return id;
    }

    public Task<JsonNode> MarkAsync(string person, string? mode) => ChangeAsync(new { mark = new[] { new { person, mode } } });

    public async Task CloseAsync(bool closed) => Assert.Equal(HttpStatusCode.NoContent, (await Moderator().PutAsJsonAsync($"{Path}/attendance/desk", new { closed })).StatusCode);

    public HttpClient Moderator() => app.As(app.Members[1]);

    public Task<HttpResponseMessage> GetAsync(string path) => Phone.GetAsync(path);

    public Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string> form) => Phone.PostAsync(path, new FormUrlEncodedContent(form));

    /// <summary>Form fields that a person does not see.</summary>
    [GeneratedRegex("<input type=\"hidden\" name=\"(karcis|kiriman)\" value=\"([^\"]+)\">")]
    public static partial Regex Hidden();

    public async ValueTask DisposeAsync()
    {
        Phone.Dispose();
        await app.DisposeAsync();
    }
}
