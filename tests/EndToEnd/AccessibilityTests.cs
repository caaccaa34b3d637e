using System.Text.Json;
using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>
/// Every screen that people see, looked at by axe in light, dark and the system's contrast colours, the room's at a desk's width and at a phone's: no violation
/// of WCAG 2.1 A or AA.
/// </summary>
public sealed class AccessibilityTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private readonly List<string> faults = [];

    [Fact]
    public async Task The_room_at_its_plain_address()
    {
        var (page, room) = await OpenPlainAsync();
        var look = new RoomLook(page, room, phoneFirst: true);
        await new RoomTour(page, room, screen => LookAsync(look, screen)).WalkAsync(() => page.GotoAsync(ScheduleUrl));
        await page.Context.DisposeAsync();
        AssertNoFaults();
    }

    [Fact]
    public async Task The_room_as_a_tab_in_Teams()
    {
        await using var staff = await sandbox.OpenAsync(Reporter, "ruang");
        var room = staff.Room.Locator("html");
        var look = new RoomLook(staff.Page, room, phoneFirst: false);
        await new RoomTour(staff.Page, room, screen => LookAsync(look, screen)).WalkAsync(staff.ReloadAsync);
        AssertNoFaults();
    }

    [Fact]
    public async Task The_room_when_it_clears_itself_and_when_its_list_does_not_verify()
    {
        var (page, room) = await OpenPlainAsync();
        var look = new RoomLook(page, room, phoneFirst: true);
        await page.Clock.InstallAsync();
        await page.GotoAsync(ScheduleUrl);
        await page.GetByTestId("open-room").ClickAsync();
        await page.GetByTestId("safe-yes").ClickAsync();
        await page.Clock.FastForwardAsync("28:30");
        await Expect(page.GetByTestId("silence")).ToBeVisibleAsync();
        await LookAsync(look, "silence");
        await page.Clock.FastForwardAsync("02:00");
        await Expect(page.GetByTestId("restart")).ToBeVisibleAsync();
        await LookAsync(look, "cleared");

        var other = JsonSerializer.Serialize(new { genesis = new string('A', 43) });
        await page.RouteAsync("**/genesis.json", route => route.FulfillAsync(new() { ContentType = "application/json", Body = other }));
        await page.GotoAsync(ScheduleUrl);
        await page.GetByTestId("open-room").ClickAsync();
        await page.GetByTestId("safe-yes").ClickAsync();
        await Expect(page.GetByTestId("untrusted")).ToBeVisibleAsync();
        await LookAsync(look, "list does not verify");
        await page.Context.DisposeAsync();
        AssertNoFaults();
    }

    [Fact]
    public async Task The_dashboard()
    {
        await using var staff = await sandbox.OpenAsync(Reporter, "ruang");
        await staff.OpenRoomAsync();
        await staff.TellAsync("Cerita karangan.", "0812");
        await using var quiet = await sandbox.OpenAsync("Dimas Satria", "dasbor");
        await new DashboardTour(quiet, screen => LookAsync(quiet, screen)).SeeQuietHomeAsync("Dimas Satria");
        await using var member = await sandbox.OpenAsync(Reader, "dasbor");
        await new DashboardTour(member, screen => LookAsync(member, screen)).WalkAsync(Reader);
        AssertNoFaults();
    }

    [Fact]
    public async Task The_card_in_the_chat()
    {
        await using var staff = await sandbox.OpenAsync("Sari Utami", "chat");
        var card = staff.Page.GetByTestId("chat-messages").Locator(".card");
        foreach (var mode in Mode.All)
        {
            await mode.DressAsync(staff.Page);
            await staff.Page.GetByTestId("theme-picker").SelectOptionAsync(mode.TeamsTheme);
            await Expect(card).ToHaveCountAsync(1, new() { Timeout = 15_000 });
            await Shot.TakeAsync(staff.Page, $"card, {mode.Name}");
            faults.AddRange(await Axe.FaultsAsync(card, $"card, {mode.Name}"));
        }
        AssertNoFaults();
    }

    [Fact]
    public async Task What_is_planted_is_found_under_the_strict_policy_and_inside_the_frame()
    {
        await using var staff = await sandbox.OpenAsync(Reporter, "ruang");
        await Expect(staff.Room.GetByTestId("open-room")).ToBeVisibleAsync();
        await staff.Room.Locator("h1").EvaluateAsync("h1 => { h1.style.color = '#bbb'; h1.after(document.createElement('img')); }");
        var root = staff.Room.Locator("html");

        var first = await Axe.FaultsAsync(root, "planted");
        var colours = await Axe.FaultsAsync(root, "planted", again: true);

        Assert.Equal(["color-contrast", "image-alt"], first.Select(Rule).Distinct().Order());
        Assert.Equal(["color-contrast"], colours.Select(Rule).Distinct());

        static string Rule(string fault) => fault.Split(": ")[1];
    }

    private string ScheduleUrl => new Uri(sandbox.App.Addresses.Room, "tirtawana/jadwal").ToString();

    private async Task<(IPage Page, ILocator Room)> OpenPlainAsync()
    {
        var context = await sandbox.Browser.NewContextAsync(new() { Locale = "id-ID" });
        var page = await context.NewPageAsync();
        await page.GotoAsync(ScheduleUrl);
        return (page, page.Locator("html"));
    }

    private async Task LookAsync(RoomLook look, string screen) => faults.AddRange(await look.FaultsAsync($"room, {screen}"));

    private async Task LookAsync(TeamsWindow member, string screen) => faults.AddRange(await Axe.DashboardFaultsAsync(member, screen));

    private void AssertNoFaults() => Assert.True(faults.Count == 0, string.Join('\n', faults));
}
