using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaring.Reminders;
using Jaring.Team;
using Jaring.Tests.Outreach;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Reminders;

/// <summary>An office in which invited people have the app, and what its members ask of reminders.</summary>
internal static class Reminding
{
    public const string Yoga = "yoga@tirtawana.example", Sari = "sari@tirtawana.example";

    /// <summary>Monday 30 November 2026, 9.00 in Tirtawana: a day before the session.</summary>
    public static readonly DateTimeOffset DayBefore = new(2026, 11, 30, 2, 0, 0, TimeSpan.Zero);

    public static string Oid(int n) => $"c0000000-0000-4000-8000-{n:D12}";

    /// <summary>Yoga and the further people have the app, and the daily look has learnt their mailboxes; Sari has not.</summary>
    public static async Task<TeamApp> OfficeAsync(Action<IServiceCollection>? services = null, int further = 0, Action<Jaring.Offices.OfficeOptions>? office = null)
    {
        var app = await TeamApp.StartAsync(office, services);
        await app.FoundAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<IAddressBook>();
        await book.SaveAsync(TeamApp.Office, "teams", Oid(0), "chat-yoga", default);
        await Task.WhenAll(Enumerable.Range(1, further).Select(n => book.SaveAsync(TeamApp.Office, "teams", Oid(n), $"chat-{n}", default)));
        app.Announcer.Looks = chat => new(true, Mailbox: chat == "chat-yoga" ? Yoga.ToUpperInvariant() : $"{chat}@tirtawana.example");
        await scope.ServiceProvider.GetRequiredService<CheckAddresses>().RunAsync(default);
        return app;
    }

    /// <summary>A session of Tuesday 1 December, 9.00, that stands in the calendar.</summary>
    public static async Task<JsonNode> StandingAsync(TeamApp app, Action<JsonObject>? change = null)
    {
        var plan = SessionRequests.Plan();
        change?.Invoke(plan);
        var made = await SessionRequests.PlannedAsync(app, plan);
        await app.DeliverAsync();
        return made;
    }

    public static void GoTo(TeamApp app, DateTimeOffset at) => app.Clock.Advance(at - app.Clock.GetUtcNow());

    public static async Task<int> LookAsync(TeamApp app)
    {
        var made = await app.Services.GetRequiredService<DueReminders>().RunAsync(default);
        await app.DeliverAsync();
        return made;
    }

    public static async Task<JsonNode> ReadAsync(TeamApp app, JsonNode session) => (await app.As(app.Members[1]).GetFromJsonAsync<JsonNode>($"/tirtawana/api/sessions/{session["id"]}/reminder"))!;

    public static async Task<JsonNode> SendAsync(TeamApp app, JsonNode session) =>
        await SessionRequests.JsonAsync(await app.PostAsync(app.Members[0], $"sessions/{session["id"]}/reminder", new { }), HttpStatusCode.OK);

    public static async Task<JsonNode> SwitchAsync(TeamApp app, JsonNode session, bool off) => await SessionRequests.JsonAsync(
        await app.PutAsync(app.Members[0], $"sessions/{session["id"]}/reminder", new JsonObject { ["off"] = off }.ToJsonString()), HttpStatusCode.OK);

    public static (int Total, int Sent, int Unreached, int Unsure)? Numbers(JsonNode reminder) =>
        reminder["last"] is { } last ? ((int)last["total"]!, (int)last["sent"]!, (int)last["unreached"]!, (int)last["unsure"]!) : null;

    public static IEnumerable<string> Told(TeamApp app) => app.Reminders.Told.Select(t => t.To).Order(StringComparer.Ordinal);

    public static Task<int> RowsAsync(TeamApp app) => app.ReadAsync(s => s.Set<Reminded>().CountAsync());
}
