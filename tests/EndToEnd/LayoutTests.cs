using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>Every screen on small phones and with text twice as large: no sideways scroll, nothing cut, targets of 44 px, no button out of reach.</summary>
public sealed class LayoutTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private readonly List<string> faults = [];

    /// <summary>A phone: its numbers can be dialled, so there are more targets than at a desk.</summary>
    private static BrowserNewContextOptions Phone => new() { Locale = "id-ID", HasTouch = true, IsMobile = true, ViewportSize = new() { Width = 360, Height = 740 } };

    [Fact]
    public async Task The_room_at_its_plain_address()
    {
        var context = await sandbox.Browser.NewContextAsync(Phone);
        var page = await context.NewPageAsync();
        var schedule = new Uri(sandbox.App.Addresses.Room, "tirtawana/jadwal").ToString();
        await page.GotoAsync(schedule);
        await new RoomTour(page, page.Locator("html"), screen => LookAsync(page, page.Locator("html"), $"room, {screen}")).WalkAsync(() => page.GotoAsync(schedule));
        await context.DisposeAsync();
        AssertNoFaults();
    }

    [Fact]
    public async Task The_room_as_a_tab_in_Teams()
    {
        await using var staff = await sandbox.OpenAsync(Reporter, "ruang", Phone);
        var room = staff.Room.Locator("html");
        await new RoomTour(staff.Page, room, screen => LookAsync(staff.Page, room, $"room, {screen}")).WalkAsync(staff.ReloadAsync);
        AssertNoFaults();
    }

    [Fact]
    public async Task The_dashboard()
    {
        await using var staff = await sandbox.OpenAsync(Reporter, "ruang");
        await staff.OpenRoomAsync();
        await staff.TellAsync("Cerita karangan.", "0812");
        await using var quiet = await sandbox.OpenAsync("Dimas Satria", "dasbor", Phone);
        await new DashboardTour(quiet, screen => LookAsync(quiet, screen)).SeeQuietHomeAsync("Dimas Satria");
        await using var member = await sandbox.OpenAsync(Reader, "dasbor", Phone);
        await new DashboardTour(member, screen => LookAsync(member, screen)).WalkAsync(Reader);
        AssertNoFaults();
    }

    [Fact]
    public async Task The_card_in_the_chat()
    {
        await using var staff = await sandbox.OpenAsync("Sari Utami", "chat", Phone);
        await Expect(staff.Page.GetByTestId("chat-messages").Locator(".card")).ToHaveCountAsync(1, new() { Timeout = 15_000 });
        foreach (var window in Window.All)
        {
            await staff.ResizeAsync(window.Width, window.Height);
            var wide = await staff.Page.Locator("html").EvaluateAsync<int>("root => root.scrollWidth");
            Assert.InRange(wide, 1, window.Width);
            foreach (var button in await staff.Page.GetByTestId("chat-messages").Locator(".card").GetByRole(AriaRole.Link).AllAsync())
                Assert.InRange((await button.BoundingBoxAsync())!.Height, 44, 200);
        }
    }

    [Fact]
    public async Task What_is_planted_is_found()
    {
        var context = await sandbox.Browser.NewContextAsync(Phone);
        var page = await context.NewPageAsync();
        await page.SetContentAsync("""
            <!doctype html><meta name="viewport" content="width=device-width"><body style="margin:0">
            <button style="width:44px;height:43px;padding:0">a</button>
            <p>Kalimat dengan <a href="#b" style="font-size:10px">tautan</a> kecil.</p>
            <h1 style="width:90px;overflow:hidden;white-space:nowrap">Judul yang terpotong di tengah</h1>
            <div style="position:relative"><button style="width:200px;height:60px">tertutup</button><div style="position:absolute;inset:0"></div></div>
            <div style="width:700px">lebar</div>
            """);

        var found = (await Layout.FaultsAsync(page, page.Locator("html"), Window.All[0], "planted")).ToList();

        Assert.Contains(found, f => f.Contains("scrolls sideways", StringComparison.Ordinal));
        Assert.Contains(found, f => f.Contains("smaller than 44: button \"a\"", StringComparison.Ordinal));
        Assert.Contains(found, f => f.Contains("smaller than 24: a", StringComparison.Ordinal));
        Assert.Contains(found, f => f.Contains("text cut: h1", StringComparison.Ordinal));
        Assert.Contains(found, f => f.Contains("cannot be reached: button \"tertutup\"", StringComparison.Ordinal));
        await context.DisposeAsync();
    }

    private Task LookAsync(TeamsWindow member, string screen) => LookAsync(member.Page, member.Board.Locator("html"), $"dashboard, {screen}");

    private async Task LookAsync(IPage page, ILocator root, string where)
    {
        faults.AddRange(await Layout.FaultsAsync(page, root, where));
        await Shot.TakeAsync(page, where);
    }

    private void AssertNoFaults() => Assert.True(faults.Count == 0, string.Join('\n', faults));
}
