using System.Text.Json;
using Jaring.Sandbox.Cloud;
using Jaring.Sandbox.Cloud.Connector;
using Jaring.Sandbox.Cloud.Graph;
using Jaring.Sandbox.Cloud.Identity;
using Jaring.Sandbox.Demo;
using Jaring.Sealing;

namespace Jaring.Sandbox.PageApi;

/// <summary>What the pretend Teams page asks for: people, chats, feed, calendars, tokens, changes; and the levers for tests.</summary>
internal static class PageEndpoints
{
    public static void MapPage(this IEndpointRouteBuilder app)
    {
        var page = app.MapGroup("/sandbox");
        page.MapGet("/people", People);
        page.MapPost("/token", (TokenWish wish, TokenMint mint) => DemoOffice.Find(wish.Oid) is { Team: true } person ? Results.Json(new { token = mint.ForTab(person) }) : Results.NotFound());
        page.MapGet("/feed/{oid}", (string oid, ActivityFeed feed) => new { items = feed.Of(oid).Select(i => new { i.Id, i.Title, i.Preview, i.At, i.ChainId }) });
        page.MapGet("/records", (Records records, Chats chats, Calendars calendars, Postbox post, ActivityFeed feed) => new
        {
            traffic = records.All,
            chats = chats.ComplianceCopies.Select(m => new { m.From, m.Activity }),
            calendar = calendars.All,
            mail = post.All,
            notices = feed.All,
        });
        page.MapFaults();
        page.MapGet("/stream", StreamAsync);
        page.MapChats();
        page.MapWorld();
        page.MapPersonalCalendars();
        page.MapOutlook();
    }

    private static object People(SandboxAddresses at, SandboxOptions options) => new
    {
        office = new { id = DemoOffice.Id, name = DemoOffice.Name, tenantId = DemoOffice.TenantId },
        founded = options.Founded,
        people = DemoOffice.People.Select(p => new
        {
            p.Id,
            p.Name,
            p.Post,
            p.Sex,
            p.Team,
            p.Mailbox,
            passphrase = options.Founded ? DemoSecrets.PassphraseOf(p) : null,
            recoveryCode = options.Founded && p.Team ? RecoveryCode.Print(DemoSecrets.RecoveryOf(p)) : null,
        }),
        apps = new
        {
            staff = new { DemoOffice.StaffApp.TeamsAppId, DemoOffice.StaffApp.ClientId, DemoOffice.StaffApp.Name, tabId = DemoOffice.StaffApp.TabId, url = $"{at.Room}{DemoOffice.Id}/jadwal", plainUrl = $"{at.Room}{DemoOffice.Id}/" },
            team = new { DemoOffice.TeamApp.TeamsAppId, DemoOffice.TeamApp.ClientId, DemoOffice.TeamApp.Name, tabId = DemoOffice.TeamApp.TabId, url = $"{at.Dashboard}{DemoOffice.Id}/" },
        },
    };

    private static async Task StreamAsync(HttpContext http, Changes changes)
    {
        // Before the page hears that it is listened for: between the two nothing gets lost.
        using var listening = changes.Listen();
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync(": open\n\n", http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
        try
        {
            await foreach (var change in listening.ReadAllAsync(http.RequestAborted))
            {
                var data = JsonSerializer.Serialize(new { oid = change.PersonId });
                await http.Response.WriteAsync($"event: {change.What}\ndata: {data}\n\n", http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
    }

    private sealed record TokenWish(string Oid);
}
