using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd.Support;

/// <summary>Goes through every screen of the dashboard of a founded team and calls back on each.</summary>
/// <param name="member">A reader's window on the tab of the team, still locked. One report to this reader is there.</param>
/// <param name="look">What is done on each screen; the text names it.</param>
internal sealed class DashboardTour(TeamsWindow member, Func<string, Task> look)
{
    private readonly IFrameLocator board = member.Board;

    /// <summary>The first page of somebody for whom nothing waits.</summary>
    internal async Task SeeQuietHomeAsync(string name)
    {
        await member.UnlockAsync(name);
        await SeeAsync("home, nothing waits", "Tidak ada yang menunggu Anda");
    }

    /// <summary>The whole way, once. Answers and closes the case, and plans one session.</summary>
    internal async Task WalkAsync(string name)
    {
        await UnlockAsync(name);
        await ReadAsync();
        await PlanAsync();
        await GoAsync("team", "Tim");
        await PressAsync("team-mine-open");
        await PressAsync("team-mine-qr");
        await PressAsync("leave-open");
        await Expect(board.Locator(".qr")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await look("team");
        await PressAsync("code-open");
        await Expect(board.GetByTestId("code-files-said")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await look("whether the page is genuine");
    }

    private async Task UnlockAsync(string name)
    {
        await Expect(board.GetByTestId("unlock-secret")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await look("unlock");
        await board.Locator("details summary").ClickAsync();
        await PressAsync("unlock-other");
        await board.GetByTestId("unlock-secret").FillAsync("0000");
        await PressAsync("unlock-open");
        await SeeAsync("unlock by code, mistyped", "Ada yang tertukar atau terlewat. Periksa lagi kodenya.");
        await PressAsync("unlock-words");
        await member.UnlockAsync(name);
    }

    private async Task ReadAsync()
    {
        var open = board.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Buka kasus ") }).First;
        await Expect(open).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await look("home, a case waits");
        await GoAsync("cases", "Kasus yang dapat Anda buka");
        await look("cases");
        await open.ClickAsync();
        await Expect(board.GetByTestId("account-toggle")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await look("case, account folded");
        await PressAsync("account-toggle");
        await PressAsync("answer-send");
        await SeeAsync("case, account open, answer missing", "Tulis jawabannya dulu. Satu kalimat sudah cukup.");
        await member.AnswerAsync("Jawaban karangan untuk melihat semua layar.");
        await Expect(board.GetByTestId("answer-told")).ToContainTextAsync("Terkirim.");
        await look("case, answered");
        await PressAsync("case-close");
        await SeeAsync("case, before the person is asked about closing", "Tanyakan kepada orang ini?");
        await PressAsync("case-close-yes");
        await Expect(board.GetByTestId("closing-asked")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await look("case, the person is asked about closing");
        await PressAsync("case-close-met");
        await SeeAsync("case, how the person agreed", "Bagaimana orang ini menyetujuinya?");
        await PressAsync("case-close-met-yes");
        await Expect(board.GetByTestId("case-closed")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await look("case, closed");
    }

    private async Task PlanAsync()
    {
        await GoAsync("outreach", "Sosialisasi");
        await SeeAsync("sessions, none", "Belum ada sosialisasi yang direncanakan.");
        await PressAsync("outreach-new");
        await SeeAsync("plan", "Rencana menjadi acara kalender setelah Anda menyimpannya.");
        await board.GetByTestId("plan-day").FillAsync("2027-01-10");
        await PressAsync("plan-save");
        await SeeAsync("plan, incomplete, on a Sunday", "Hari itu Sabtu atau Minggu.");
        await board.GetByRole(AriaRole.Button, new() { Name = "Batal", Exact = true }).ClickAsync();
        await PressAsync("outreach-new");
        await member.FillPlanAsync("Sosialisasi: ruang kerja yang saling menghormati");
        await PressAsync("plan-save");
        await Expect(board.GetByTestId("session-refresh")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await look("sessions, one in the calendar");
        await PressAsync("session-cancel");
        await SeeAsync("sessions, asked before cancelling", "Undangan di Outlook ikut dibatalkan. Lanjutkan?");
        await board.GetByRole(AriaRole.Button, new() { Name = "Jangan batalkan" }).ClickAsync();
    }

    /// <summary>A place of the head; on a phone it lies in the menu.</summary>
    private async Task GoAsync(string place, string title)
    {
        if (await board.GetByTestId("menu").IsVisibleAsync())
        {
            await PressAsync("menu");
            await Expect(board.GetByTestId($"nav-{place}")).ToBeVisibleAsync();
            await look($"menu, to {place}");
        }
        await PressAsync($"nav-{place}");
        await Expect(board.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title, new() { Timeout = 20_000 });
    }

    private Task PressAsync(string testId) => member.ClickAsync(board.GetByTestId(testId));

    private async Task SeeAsync(string name, string sentence)
    {
        await Expect(board.GetByText(sentence)).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await look(name);
    }
}
