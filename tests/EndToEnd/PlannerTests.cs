using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>A meeting with other services is planned by keyboard on a phone: warnings and free times, a row that comes back, a refused save that loses nothing, and what it agreed.</summary>
public sealed class PlannerTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private readonly List<string> faults = [];

    private static BrowserNewContextOptions Phone => new() { Locale = "id-ID", HasTouch = true, IsMobile = true, ViewportSize = new() { Width = 360, Height = 740 } };

    [Fact]
    public async Task A_meeting_is_planned_and_leaves_its_points()
    {
        await using var member = await sandbox.OpenAsync(Reader, "dasbor", Phone);
        await member.UnlockAsync(Reader);
        await PressAsync(member, "menu", "nav-outreach", "outreach-new");
        var board = member.Board;
        await board.GetByTestId("plan-kind").SelectOptionAsync("coordination");
        await Expect(board.GetByTestId("plan-title")).ToHaveValueAsync("Rapat koordinasi layanan");
        await board.GetByTestId("plan-day").FillAsync("2027-01-15");
        await board.GetByTestId("plan-start").FillAsync("11.00");
        await Expect(board.GetByTestId("plan-end")).ToHaveValueAsync("12.30");
        await Expect(board.GetByTestId("hints-time")).ToContainTextAsync("Waktu ini bertepatan dengan salat Jumat.");
        await Expect(board.GetByTestId("proposal-same-day")).ToHaveTextAsync("Jumat, 15 Januari, 10.00–11.30");
        await PressAsync(member, "plan-save");
        await Expect(board.GetByText("Tulis nama moderator.")).ToBeVisibleAsync();
        await LookAsync(member, "plan", "warned");

        await PressAsync(member, "proposal-same-day");
        await Expect(board.GetByTestId("plan-start")).ToHaveValueAsync("10.00");
        await board.GetByTestId("plan-rhythm").SelectOptionAsync("monthly");
        await board.GetByTestId("plan-sessions").FillAsync("3");
        await Expect(board.GetByTestId("plan-series")).ToContainTextAsync("Jumat, 19 Maret 2027");
        await board.GetByTestId("plan-place").FillAsync("Aula Tirtawana");
        await board.GetByTestId("plan-moderator").FillAsync("Laras Kinanti");
        await board.GetByTestId("plan-speaker-0").FillAsync("Sekar Ayuningtyas");
        await board.GetByTestId("plan-audience").Nth(1).CheckAsync();
        await PressAsync(member, "plan-item-remove-0", "plan-undo-agenda");
        await Expect(board.GetByTestId("plan-item-0")).ToHaveValueAsync("Pembukaan");
        await board.GetByTestId("plan-item-0").PressAsync("Alt+ArrowDown");
        await Expect(board.GetByTestId("plan-item-1")).ToBeFocusedAsync();
        await Expect(board.GetByTestId("plan-item-moved")).ToHaveTextAsync("Pembukaan kini butir 2 dari 6.");
        await PressAsync(member, "plan-item-up-1");
        await Expect(board.GetByTestId("plan-item-0")).ToHaveValueAsync("Pembukaan");
        await Expect(board.GetByTestId("plan-schedules")).ToHaveTextAsync(
            "Kosong menurut kalender Outlook: Laras Kinanti.Belum diketahui, karena kalendernya tidak terbaca: Sekar Ayuningtyas.", new() { Timeout = 20_000 });
        await board.GetByTestId("plan-schedules").ScrollIntoViewIfNeededAsync();
        await LookAsync(member, "plan", "series");

        await PressAsync(member, "plan-save");
        await Expect(board.GetByTestId("session-list").GetByRole(AriaRole.Heading)).ToHaveCountAsync(3, new() { Timeout = 20_000 });
        await member.PressAsync(board.GetByTestId("session-open").First);
        await Expect(board.GetByTestId("session-agenda")).ToContainTextAsync("10.05");
        await PressAsync(member, "point-add");
        await board.GetByTestId("point-text-0").FillAsync("Nomor layanan dipasang di loket");
        await board.GetByTestId("point-owner-0").FillAsync("Bagas Wirawan");
        await board.GetByTestId("point-due-0").FillAsync("2027-02-01");
        await board.GetByTestId("contact-0").SelectOptionAsync("same");
        await board.GetByTestId("meeting-notes").FillAsync("Kronologi tidak dibahas.");
        await Expect(board.GetByTestId("meeting")).ToContainTextAsync("Kasus tidak ditulis di sini");
        await PressAsync(member, "meeting-save");
        await Expect(board.GetByTestId("meeting-saved")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await LookAsync(member, "meeting", "kept");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static async Task PressAsync(TeamsWindow member, params string[] testIds)
    {
        foreach (var id in testIds)
        {
            await member.PressAsync(member.Board.GetByTestId(id));
        }
    }

    /// <summary>Every mode by axe, every width of a phone by the layout's rules, and pictures.</summary>
    private async Task LookAsync(TeamsWindow member, string part, string screen)
    {
        faults.AddRange(await Axe.DashboardFaultsAsync(member, $"{part}, {screen}"));
        foreach (var mode in Mode.All.Reverse())
        {
            await mode.DressAsync(member.Page, member.Board.Locator("html"));
            await member.ShootAsync($"{part}-{screen}-{mode.Name}");
        }
        faults.AddRange(await Layout.FaultsAsync(member.Page, member.Board.Locator("html"), $"{part}, {screen}"));
        await member.Page.SetViewportSizeAsync(360, 740);
    }
}
