using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>
/// Every wish a person may have besides a report of one's own, by keyboard alone, on a phone's width at the plain address and in Teams at a desk: until the receipt,
/// and until a reader sees what was said.
/// </summary>
public sealed class KindsOfReportTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private const string Seen = "Saya melihat pak Bagaz membentak seorang magang di ruang arsip.";

    [Fact]
    public async Task On_a_narrow_screen_about_another_person_contact_only_and_refer_me()
    {
        await using var context = await sandbox.Browser.NewContextAsync(new() { Locale = "id-ID", ViewportSize = new() { Width = 360, Height = 740 } });
        var page = await context.NewPageAsync();
        var room = page.Locator("html");
        var keys = new ByKeyboard(page, room);

        await OpenAsync(page);
        await keys.PressAsync("safe-yes");
        await keys.ChooseAsync("readers-trustee");
        await LookAsync(page, room, "50-no-trustee", "no-trustee");
        await keys.UnfoldAsync("unsure");
        await LookAsync(page, room, "51-unsure", "unsure");
        await keys.PressAsync("unsure-dual");
        await Expect(room.GetByTestId("readers-dual")).ToBeCheckedAsync();
        await keys.ChooseAsync("readers-team");
        await keys.PressAsync("next");
        await LookAsync(page, room, "52-choice", "choose-refer");
        await keys.PressAsync("choose-other");
        await keys.ChooseAsync("knows-unwilling");
        await keys.UnfoldAsync("words-to-say");
        await LookAsync(page, room, "53-witness", "words-to-say");
        await keys.TypeAsync("story", Seen);
        await Expect(room.GetByText("Nama yang Anda tulis mirip dengan Bagas Wirawan")).ToBeVisibleAsync();
        await LookAsync(page, room, "54-match", "story");
        await room.GetByRole(AriaRole.Button, new() { Name = "Ya, keluarkan" }).PressAsync("Enter");
        await keys.PressAsync("next");
        await keys.ChooseAsync("need-listen", "officer-P");
        await LookAsync(page, room, "55-needs", "need-listen");
        await keys.PressAsync("next");
        await Expect(room.GetByTestId("other-name")).ToHaveCountAsync(0);
        await keys.ChooseAsync("contact-here");
        await LookAsync(page, room, "56-contact-of-a-witness", "other-untouched");
        await keys.PressAsync("next");
        await Expect(room.Locator("dl.chosen")).Not.ToContainTextAsync("Bagas");
        await SendAsync(page, room, keys, "Terima kasih sudah peduli.");

        await OpenAsync(page);
        await keys.PressAsync("safe-yes");
        await keys.ChooseAsync("readers-team");
        await keys.PressAsync("next", "choose-contact");
        await keys.ChooseAsync("contact-channel", "channel-whatsapp");
        await keys.TypeAsync("contact-address", "0812 (karangan)");
        await keys.PressAsync("next");
        await LookAsync(page, room, "57-review-contact", "send");
        await SendAsync(page, room, keys, "Terima kasih sudah menghubungi kami.", "consent-contact");

        await OpenAsync(page);
        await keys.PressAsync("safe-yes");
        await keys.ChooseAsync("readers-team");
        await keys.PressAsync("next", "choose-refer");
        await keys.ChooseAsync("need-psychological", "need-legal");
        await LookAsync(page, room, "58-refer", "refer-duty");
        await keys.PressAsync("next", "skip", "skip");
        await SendAsync(page, room, keys, "Terima kasih sudah bercerita.");
    }

    [Fact]
    public async Task At_a_desk_in_Teams_under_18_and_with_thoughts_of_self_harm_and_the_reader_sees_it_first()
    {
        await using var staff = await sandbox.OpenAsync(Reporter, "ruang");
        await staff.EnterRoomAsync();
        var room = staff.Room.Locator("html");
        var keys = new ByKeyboard(staff.Page, room);
        await keys.PressAsync("way-minor", "way-ask");
        await Expect(room.GetByTestId("minor-told")).ToContainTextAsync("layanan anak");
        await LookAsync(staff.Page, room, "60-minor", "minor-told");
        await keys.ChooseAsync("readers-team");
        await keys.TypeAsync("not-tell", "ayah saya");
        await keys.ChooseAsync("contact-channel", "channel-phone");
        await keys.TypeAsync("contact-address", "0812 (karangan)");
        await LookAsync(staff.Page, room, "61-minor-contact", "contact-address");
        await keys.PressAsync("next", "send");
        await Expect(room.GetByTestId("trouble")).ToContainTextAsync("Silakan baca dulu siapa yang diberi tahu");
        await LookAsync(staff.Page, room, "62-minor-review", "consent-told");
        await keys.ChooseAsync("consent-told");
        await SendAsync(staff.Page, room, keys, "Terima kasih sudah menghubungi kami.", "consent-contact");

        await staff.ReloadAsync();
        await staff.EnterRoomAsync();
        await keys.PressAsync("way-selfharm", "way-ask");
        await keys.ChooseAsync("say-selfharm", "readers-team", "contact-here");
        await LookAsync(staff.Page, room, "64-call", "call-honest");
        await keys.PressAsync("next");
        await SendAsync(staff.Page, room, keys, "Terima kasih sudah menghubungi kami.");

        await using var member = await sandbox.OpenAsync(Reader, "dasbor");
        await member.UnlockAsync(Reader);
        await member.GoAsync("cases");
        var told = new List<string>();
        var cases = member.Board.GetByTestId("case-list").GetByRole(AriaRole.Button);
        await Expect(cases.Nth(1)).ToBeVisibleAsync();
        for (var at = 0; at < await cases.CountAsync(); at++)
        {
            await member.ClickAsync(cases.Nth(at));
            told.Add(await member.Board.GetByTestId("case-first").InnerTextAsync(new() { Timeout = 20_000 }));
            if (told[^1].Contains("di bawah 18 tahun", StringComparison.Ordinal))
            {
                await Expect(member.Board.GetByTestId("not-tell")).ToContainTextAsync("ayah saya");
                await member.ShootAsync("63-reader");
                Assert.Empty(await Axe.DashboardFaultsAsync(member, "a request of somebody under 18"));
            }

            await member.ClickAsync(member.Board.GetByTestId("case-back"));
            await Expect(cases.First).ToBeVisibleAsync();
        }

        Assert.Contains(told, text => text.Contains("di bawah 18 tahun", StringComparison.Ordinal));
        Assert.Contains(told, text => text.Contains("terpikir menyakiti diri", StringComparison.Ordinal));
    }

    private Task OpenAsync(IPage page) => page.GotoAsync($"{sandbox.App.Addresses.Room}tirtawana/");

    /// <summary>The consents that are needed, one by one, and the receipt under the right words of thanks.</summary>
    private static async Task SendAsync(IPage page, ILocator room, ByKeyboard keys, string thanks, params string[] more)
    {
        await keys.ChooseAsync(["consent-store", "consent-readers", .. more]);
        await keys.PressAsync("send");
        Assert.Equal(25, (await room.ReceiptAsync()).Length);
        await Expect(room.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(thanks);
        await LookAsync(page, room, $"59-receipt-{thanks.Split(' ')[^1].TrimEnd('.')}", "receipt");
    }

    /// <summary>No violation; in every mode, with pictures, where somebody asked for pictures (AccessibilityTests looks at the same parts in every mode).</summary>
    private static async Task LookAsync(IPage page, ILocator room, string name, string part)
    {
        await Expect(room.GetByTestId(part)).ToBeVisibleAsync();
        Assert.Empty(await Axe.FaultsAsync(room, name));
        if (Environment.GetEnvironmentVariable("JARING_SCREENSHOTS") is not { Length: > 0 } folder)
            return;
        foreach (var mode in Mode.All)
        {
            await mode.DressAsync(page);
            await mode.WornAsync(room);
            Assert.Empty(await Axe.FaultsAsync(room, $"{name}, {mode.Name}", again: true));
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{mode.Name}.png"), FullPage = true });
        }

        await Mode.All[0].DressAsync(page);
    }
}
