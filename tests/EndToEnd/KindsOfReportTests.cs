using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>
/// Every kind of report and every way out, by keyboard alone, at the plain address and in Teams; each step at a desk's width and a phone's, in light, dark and
/// contrast, with no fault that axe or <see cref="Layout"/> sees (<see cref="RoomLook"/> says how they come together). Where which is shown:
/// <list type="table">
/// <item><term>own report, each step to the end of the visit</term><description>here by keyboard; looked at in AccessibilityTests (both places, themes and widths) and LayoutTests (four small windows)</description></item>
/// <item><term>witness, contact only, refer me, under 18, self-harm, saved for oneself, correction, withdrawal</term><description>here; consents, referral and closing: ComingBackTests, ClosingTests</description></item>
/// <item><term>written down by a member</term><description>the dashboard's tests: no reporter is at the keys</description></item>
/// <item><term>out by one press, by Berhenti, by the end of the visit</term><description>here; with no trace: NoTraceTests; Esc twice, Back and Forward, which Teams has not: PlainRoomTests</description></item>
/// <item><term>out by silence</term><description>AccessibilityTests; the clock of it: page.test.ts</description></item>
/// </list>
/// </summary>
public sealed class KindsOfReportTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private const string Seen = "Saya melihat pak Bagaz membentak seorang magang di ruang arsip.";
    private const string Match = "Nama yang Anda tulis mirip dengan Bagas Wirawan";
    private const string Under18 = "di bawah 18 tahun", Harm = "terpikir menyakiti diri";
    private readonly List<string> faults = [];

    [Fact]
    public async Task Every_kind_and_every_way_out_at_the_plain_address()
    {
        await using var context = await sandbox.Browser.NewContextAsync(new() { Locale = "id-ID", ViewportSize = new() { Width = 360, Height = 740 } });
        var page = await context.NewPageAsync();
        var room = page.Locator("html");
        var address = $"{sandbox.App.Addresses.Room}tirtawana/";
        await WalkAsync(new(page, room, () => page.GotoAsync(address), () => Expect(page).ToHaveURLAsync("about:blank"), LookWith(new(page, room, phoneFirst: true), room)));
    }

    [Fact]
    public async Task Every_kind_and_every_way_out_in_Teams_and_the_reader_sees_who_needs_help_first()
    {
        await using var staff = await sandbox.OpenAsync(Reporter, "ruang");
        var room = staff.Room.Locator("html");
        await WalkAsync(new(
            staff.Page,
            room,
            async () =>
            {
                await staff.ReloadAsync();
                await room.GetByTestId("open-room").PressAsync("Enter");
            },
            () => Expect(room.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Jadwal kegiatan"),
            LookWith(new(staff.Page, room, phoneFirst: false), room)));
        await ReaderSeesAsync();
    }

    private async Task WalkAsync(KindWalks walks)
    {
        await walks.OwnCorrectedAndWithdrawnAsync();
        await walks.AboutAnotherAsync(Seen, Match);
        await walks.ContactOnlyAsync();
        await walks.ReferMeAsync();
        await walks.Under18Async();
        await walks.SelfHarmAsync();
        await walks.SavedForOneselfAsync();
        await walks.InformationOnlyAsync();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private Func<string, string, Task> LookWith(RoomLook look, ILocator room) => async (step, part) =>
    {
        await Expect(room.GetByTestId(part)).ToBeVisibleAsync();
        faults.AddRange(await look.FaultsAsync(step));
    };

    private async Task ReaderSeesAsync()
    {
        await using var member = await sandbox.OpenAsync(Reader, "dasbor");
        await member.UnlockAsync(Reader);
        await member.GoAsync("cases");
        var told = new List<string>();
        var cases = member.Board.GetByTestId("case-list").GetByRole(AriaRole.Button);
        await Expect(cases.Nth(1)).ToBeVisibleAsync();
        for (var at = 0; at < await cases.CountAsync() && !IsWhole(told); at++)
        {
            await member.ClickAsync(cases.Nth(at));
            await Expect(member.Board.GetByTestId("account-toggle")).ToBeVisibleAsync(new() { Timeout = 20_000 });
            told.AddRange(await member.Board.GetByTestId("case-first").AllInnerTextsAsync());
            if (await member.Board.GetByTestId("not-tell").IsVisibleAsync())
            {
                Assert.Contains(Under18, told[^1], StringComparison.Ordinal);
                await Expect(member.Board.GetByTestId("not-tell")).ToContainTextAsync("ayah saya");
                await member.ShootAsync("63-reader");
                Assert.Empty(await Axe.DashboardFaultsAsync(member, "a request of somebody under 18"));
            }

            await member.ClickAsync(member.Board.GetByTestId("case-back"));
            await Expect(cases.First).ToBeVisibleAsync();
        }

        Assert.True(IsWhole(told), string.Join('\n', told));
    }

    private static bool IsWhole(List<string> told) => new[] { Under18, Harm }.All(words => told.Exists(text => text.Contains(words, StringComparison.Ordinal)));
}
