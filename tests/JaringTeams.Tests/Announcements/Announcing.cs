using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaring.Announcements;
using Jaring.Team;
using Jaring.Tests.Outreach;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Announcements;

/// <summary>What members ask the announcements API, and staff who have the app.</summary>
internal static class Announcing
{
    public const string Key = "AAAAAAAAAAAAAAAAAAAAAA";

    public static JsonObject Own(string title = "Kegiatan bersama", string text = "Selasa, 24 November pukul 09.00 kita berkumpul di aula.") =>
        new() { ["reviewed"] = "", ["title"] = title, ["text"] = text };

    public static JsonObject Reviewed(string key = "schedule") => new() { ["reviewed"] = key, ["title"] = null, ["text"] = null };

    /// <summary>An office with a founded team and this many people who have the app.</summary>
    public static async Task<TeamApp> OfficeAsync(int staff, Action<Jaring.Offices.OfficeOptions>? office = null)
    {
        var app = await TeamApp.StartAsync(office);
        await app.FoundAsync();
        await StaffAsync(app, staff);
        return app;
    }

    public static async Task StaffAsync(TeamApp app, int staff)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<IAddressBook>();
        await Task.WhenAll(Enumerable.Range(0, staff).Select(n => book.SaveAsync(TeamApp.Office, "teams", Staff(n), $"chat-{n}", default)));
    }

    public static string Staff(int n) => $"c0000000-0000-4000-8000-{n:D12}";

    public static async Task<JsonNode> PreviewAsync(TeamApp app, TestMember member, JsonObject draft) =>
        (await TryAsync(app, member, draft))["preview"]!;

    /// <summary>The preview, or what is wrong.</summary>
    public static async Task<JsonNode> TryAsync(TeamApp app, TestMember member, JsonObject draft) =>
        await SessionRequests.JsonAsync(await app.PostAsync(member, "announcements/preview", draft), HttpStatusCode.OK);

    public static async Task<HttpResponseMessage> MakeAsync(TeamApp app, TestMember member, JsonObject draft, string key = Key, string? seen = null) =>
        await app.PostAsync(member, "announcements", new JsonObject
        {
            ["submitKey"] = key,
            ["draft"] = draft.DeepClone(),
            ["seen"] = seen ?? (string?)(await PreviewAsync(app, member, draft))["seen"],
        });

    public static async Task<JsonNode> MadeAsync(TeamApp app, TestMember member, JsonObject draft, string key = Key) =>
        (await SessionRequests.JsonAsync(await MakeAsync(app, member, draft, key), HttpStatusCode.Created))["announcement"]!;

    public static Task<HttpResponseMessage> ApproveAsync(TeamApp app, TestMember member, JsonNode announcement, string? seen = null) =>
        app.PostAsync(member, $"announcements/{announcement["id"]}/approve", new { seen = seen ?? (string?)announcement["preview"]!["seen"] });

    public static Task<HttpResponseMessage> StopAsync(TeamApp app, TestMember member, JsonNode announcement) =>
        app.PostAsync(member, $"announcements/{announcement["id"]}/stop", new { });

    public static async Task<JsonNode> PageAsync(TeamApp app) => (await app.As(app.Members[3]).GetFromJsonAsync<JsonNode>("/tirtawana/api/announcements"))!;

    public static async Task<JsonNode> OnlyAsync(TeamApp app) => Assert.Single((await PageAsync(app))["announcements"]!.AsArray())!;

    public static (string State, int Total, int Sent, int Unreached, int Unsure) Numbers(JsonNode one) =>
        ((string)one["state"]!, (int)one["total"]!, (int)one["sent"]!, (int)one["unreached"]!, (int)one["unsure"]!);

    public static Task<List<Recipient>> RowsAsync(TeamApp app) => app.ReadAsync(s => s.Set<Recipient>().AsNoTracking().ToListAsync());

    public static async Task<string> CodeAsync(HttpResponseMessage answer) => (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!;
}
