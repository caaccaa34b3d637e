using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaring.EndToEnd.Support;
using Jaring.Sandbox.Cloud.Graph;
using Jaring.Sandbox.Demo;
using Jaring.Storage;
using Microsoft.Extensions.DependencyInjection;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>Somebody moves and then deletes a session in Outlook; the member sees what it was, puts it back, and makes it again.</summary>
public sealed class OutlookTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private const string Title = "Sosialisasi: ruang kerja yang saling menghormati";
    private readonly List<string> faults = [];

    private Calendars Outlook => sandbox.App.Cloud.GetRequiredService<Calendars>();

    private JsonObject Event => Outlook.All.Last(e => (string?)e["subject"] == Title && Calendars.IsHeld(e));

    [Fact]
    public async Task What_happens_in_Outlook_is_seen_and_decided_here()
    {
        await PlanAsync();
        await using var member = await sandbox.OpenAsync(Reader, "dasbor");
        await member.UnlockAsync(Reader);
        var board = member.Board;
        await PressAsync(member, "nav-outreach", "session-open", "calendar-refresh");
        await Expect(board.GetByTestId("calendar-replies")).ToContainTextAsync("Belum menjawab");
        await LookAsync(member, "standing");

        Outlook.Update((string)Event["id"]!, new JsonObject { ["location"] = new JsonObject { ["displayName"] = "Ruang rapat lantai 3" } });
        await PressAsync(member, "calendar-refresh");
        await Expect(board.GetByTestId("outlook-changed")).ToContainTextAsync("Sebelumnya: Aula Tirtawana");
        await LookAsync(member, "changed");
        await PressAsync(member, "outlook-put");
        await Expect(board.GetByTestId("outlook-changed")).ToHaveCountAsync(0);
        await Eventually.IsAsync("Aula Tirtawana", () => Task.FromResult((string?)Event["location"]!["displayName"]));

        Outlook.Remove((string)Event["id"]!, null);
        await PressAsync(member, "calendar-refresh");
        await Expect(board.GetByTestId("outlook-deleted")).ToBeVisibleAsync();
        await LookAsync(member, "deleted");
        await PressAsync(member, "outlook-again");
        await Expect(board.GetByTestId("outlook-deleted")).ToHaveCountAsync(0);
        await Eventually.IsAsync(1, () => Task.FromResult(Outlook.All.Count(e => (string?)e["subject"] == Title && Calendars.IsHeld(e))));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private async Task PlanAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(sandbox.App.Addresses.Dashboard, $"{DemoOffice.Id}/api/sessions"))
        {
            Content = JsonContent.Create(new
            {
                submitKey = PublicId.New(),
                kind = "training",
                title = Title,
                startsAt = "2027-01-14T09:00",
                endsAt = "2027-01-14T11:00",
                online = true,
                moderator = "Laras Kinanti",
                speakers = Array.Empty<string>(),
                attendees = new[] { "yoga@tirtawana.example", "sari@tirtawana.example", "wening@tirtawana.example" },
                agenda = Array.Empty<string>(),
                place = "Aula Tirtawana",
            }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await sandbox.TokenAsync(Reader));
        using var answer = await sandbox.Http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await Eventually.IsAsync(1, () => Task.FromResult(Outlook.All.Count(e => (string?)e["subject"] == Title)));
    }

    private static async Task PressAsync(TeamsWindow member, params string[] testIds)
    {
        foreach (var id in testIds)
        {
            await member.PressAsync(member.Board.GetByTestId(id));
        }
    }

    /// <summary>Every mode by axe, every width of a phone by the layout's rules, and pictures.</summary>
    private async Task LookAsync(TeamsWindow member, string screen)
    {
        faults.AddRange(await Axe.DashboardFaultsAsync(member, $"calendar, {screen}"));
        foreach (var mode in Mode.All.Reverse())
        {
            await mode.DressAsync(member.Page, member.Board.Locator("html"));
            await member.Board.GetByTestId("calendar-section").ScrollIntoViewIfNeededAsync();
            await member.ShootAsync($"calendar-{screen}-{mode.Name}");
        }
        faults.AddRange(await Layout.FaultsAsync(member.Page, member.Board.Locator("html"), $"calendar, {screen}"));
        await member.Board.GetByTestId("calendar-section").ScrollIntoViewIfNeededAsync();
        await member.ShootAsync($"calendar-{screen}-narrow");
        await member.Page.SetViewportSizeAsync(1280, 800);
    }
}
