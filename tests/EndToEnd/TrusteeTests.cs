using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>
/// Somebody outside the office, without an account: invited with digits, signed for by two members, one of those who sign, and a reader, at once or when
/// nobody answered.
/// </summary>
public sealed class TrusteeTests(WaliSandbox sandbox) : IClassFixture<WaliSandbox>
{
    private const string Trustee = "Sekar Ayu Kinasih";
    private const string Leaving = "Ratna Puspita";
    private const string AtOnce = "Jangan siapa pun di kantor ini yang membaca.";
    private const string Unanswered = "Dua minggu tidak ada yang menjawab.";
    private const string Answer = "Kami dari Satgas Provinsi sudah membaca tulisan Anda.";

    private readonly List<string> faults = [];

    [Fact]
    public async Task A_trustee_enrols_signs_and_reads_what_people_opened_to_her()
    {
        await using var inviter = await sandbox.OpenAsync(Reader, "dasbor");
        await inviter.UnlockAsync(Reader);
        await inviter.GoAsync("team");
        await inviter.SeeAsync("trustee-missing", "Satgas Provinsi belum terdaftar.");
        await inviter.PressAsync("trustee-invite");
        var digits = await inviter.DigitsAsync("invitation-digits");
        var address = await inviter.Board.GetByTestId("invitation-address").InnerTextAsync();
        Assert.EndsWith("/tirtawana/wali", address, StringComparison.Ordinal);
        await inviter.Board.GetByTestId("trustees").ScrollIntoViewIfNeededAsync();
        faults.AddRange(await inviter.LookAsync("40-invitation"));

        await using var context = await sandbox.Browser.NewContextAsync(new() { Locale = "id-ID", ViewportSize = new() { Width = 1280, Height = 900 } });
        await context.AddInitScriptAsync(TeamsWindow.WatchPolicy);
        var page = await context.NewPageAsync();
        var (troubles, strangers) = (new List<string>(), new List<string>());
        page.Console += (_, message) => { if (message.Type == "error" && message.Text.StartsWith("policy:", StringComparison.Ordinal)) troubles.Add(message.Text); };
        page.Request += (_, request) => { if (!request.Url.StartsWith(sandbox.App.Addresses.Dashboard.ToString(), StringComparison.Ordinal)) strangers.Add(request.Url); };
        await page.GotoAsync(address);
        var words = await EnrolAsync(page, digits);
        await SignInWithTwoAsync(page, inviter);
        await SignAsOneOfTheQuorumAsync(page, inviter);

        await TellAsync(AtOnce, async (_, room) =>
        {
            await room.GetByTestId("readers-trustee").ClickAsync();
            await Expect(room.GetByTestId("readers-late")).ToHaveCountAsync(0);
        });
        await OpenAsync(page, 1, AtOnce);
        await Expect(page.GetByTestId("case-readers")).ToContainTextAsync(Trustee);
        await Expect(page.GetByTestId("case-released")).ToHaveCountAsync(0);
        await AnswerAsync(page);
        await LookAsync(page, "41-case");

        await TellAsync(Unanswered, async (reporter, room) =>
        {
            await room.GetByTestId("readers-team").ClickAsync();
            await Expect(room.GetByTestId("readers-late")).Not.ToBeCheckedAsync(new() { Timeout = 20_000 });
            await room.GetByTestId("readers-late").ClickAsync();
            await LookAsync(reporter, "42-readers-late");
        });
        await page.GetByTestId("case-back").ClickAsync();
        await Task.Delay(TimeSpan.FromSeconds(8));
        await page.GetByTestId("refresh").ClickAsync();
        await Expect(page.GetByTestId("refresh")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Expect(page.GetByTestId("case-list").GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);

        sandbox.Clock.MoveTo(DateTimeOffset.UtcNow.AddDays(15));
        await page.ReloadAsync();
        await page.GetByTestId("unlock-secret").FillAsync(words, new() { Timeout = 20_000 });
        await LookAsync(page, "43-unlock");
        await page.GetByTestId("unlock-open").ClickAsync();
        await OpenAsync(page, 2, Unanswered, released: true);
        await Expect(page.GetByTestId("case-released")).ToContainTextAsync("Laporan ini dibuka untuk Anda karena tidak dijawab sampai");
        await AnswerAsync(page);
        await LookAsync(page, "44-released");
        await page.GetByTestId("case-back").ClickAsync();
        await Expect(page.GetByTestId("wali-released")).ToHaveCountAsync(1);
        await LookAsync(page, "45-inbox");
        await page.GetByTestId("wali-leave").ClickAsync();
        await Expect(page.GetByTestId("wali-digits")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        Assert.Equal("0", await page.EvaluateAsync<string>("() => String(Object.keys(localStorage).filter(k => k.startsWith('jaring-wali')).length)"));
        Assert.Empty(troubles);
        Assert.Empty(strangers);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>Digits, who she is, six words and the printed code; ends where two members have yet to sign.</summary>
    private async Task<string> EnrolAsync(IPage page, string digits)
    {
        await page.GetByTestId("wali-digits-typed").FillAsync("12345 67890 12345 67890 12345", new() { Timeout = 20_000 });
        await page.GetByTestId("wali-go").ClickAsync();
        await Expect(page.GetByText("Ada angka yang tertukar atau terlewat.")).ToBeVisibleAsync();
        await page.GetByTestId("wali-digits-typed").FillAsync(digits);
        await page.GetByTestId("wali-remember").ClickAsync();
        await LookAsync(page, "40-wali-digits");
        await page.GetByTestId("wali-go").ClickAsync();
        await page.GetByTestId("wali-name").FillAsync(Trustee, new() { Timeout = 20_000 });
        await page.GetByTestId("wali-post").FillAsync("Satgas Provinsi");
        await page.GetByTestId("wali-sex").SelectOptionAsync("P");
        await LookAsync(page, "40-wali-about");
        await page.GetByTestId("wali-who-next").ClickAsync();
        await page.GetByTestId("enrol-begin").ClickAsync();
        var six = page.GetByTestId("enrol-words").Locator("strong");
        await Expect(six).ToHaveCountAsync(6, new() { Timeout = 20_000 });
        var words = string.Join(' ', await six.AllInnerTextsAsync());
        await page.GetByTestId("enrol-written").ClickAsync();
        await page.GetByTestId("enrol-typed").FillAsync(words);
        await page.GetByTestId("enrol-next").ClickAsync();
        var code = await page.GetByTestId("enrol-code").InnerTextAsync();
        await page.GetByTestId("enrol-kept").ClickAsync();
        await page.GetByTestId("enrol-typed").FillAsync(code.Split(' ')[^1]);
        await page.GetByTestId("enrol-next").ClickAsync();
        await Expect(page.GetByTestId("joining-digits")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await LookAsync(page, "40-wali-joining");
        return words;
    }

    private async Task SignInWithTwoAsync(IPage page, TeamsWindow inviter)
    {
        var mine = string.Join(' ', await page.GetByTestId("joining-digits").Locator(".digits-group").AllInnerTextsAsync());
        await inviter.PressAsync("invitation-given");
        await inviter.PressAsync("trustee-admit");
        Assert.Equal(mine, await inviter.DigitsAsync("trustee-digits"));
        await inviter.ShootAsync("40-admit");
        await inviter.PressAsync("trustee-same");
        await page.GetByTestId("proposal-sign").ClickAsync(new() { Timeout = 20_000 });
        await Expect(page.GetByTestId("proposal-count")).ToContainTextAsync("1 dari 2", new() { Timeout = 20_000 });
        await using var signer = await sandbox.OpenAsync(OtherReader, "dasbor");
        await signer.UnlockAsync(OtherReader);
        await signer.GoAsync("team");
        Assert.Equal(mine, await signer.DigitsAsync("proposal-digits"));
        await signer.PressAsync("proposal-sign");
        await Expect(page.GetByTestId("wali-empty")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await inviter.SeeAsync("trustee-ready", "Satgas Provinsi siap menerima sejak");
        await inviter.Board.GetByTestId("trustees").ScrollIntoViewIfNeededAsync();
        await inviter.ShootAsync("40-ready");
    }

    /// <summary>One member proposes, the trustee's signature is the second.</summary>
    private async Task SignAsOneOfTheQuorumAsync(IPage page, TeamsWindow proposer)
    {
        await proposer.PressAsync("leave-open");
        await proposer.ClickAsync(proposer.Board.Locator(".line-edit").Filter(new() { HasText = Leaving }).GetByRole(AriaRole.Button));
        await proposer.ClickAsync(proposer.Board.GetByRole(AriaRole.Button, new() { Name = "Ya, usulkan" }));
        await Expect(page.GetByTestId("proposal-change")).ToContainTextAsync($"Keluar: {Leaving}", new() { Timeout = 30_000 });
        await LookAsync(page, "41-sign");
        await page.GetByTestId("proposal-sign").ClickAsync();
        await Expect(page.GetByTestId("proposal")).ToHaveCountAsync(0, new() { Timeout = 20_000 });
        await Expect(page.GetByTestId("list-change")).ToContainTextAsync($"Keluar: {Leaving}", new() { Timeout = 20_000 });
        await page.GetByTestId("list-accept").ClickAsync();
        await Expect(proposer.Board.GetByTestId("proposal")).ToHaveCountAsync(0, new() { Timeout = 20_000 });
    }

    /// <summary>A report from the room at its plain address.</summary>
    private async Task TellAsync(string account, Func<IPage, ILocator, Task> choose)
    {
        await using var context = await sandbox.Browser.NewContextAsync(new() { Locale = "id-ID", ViewportSize = new() { Width = 360, Height = 740 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{sandbox.App.Addresses.Room}tirtawana/");
        var room = page.Locator("body");
        await room.GetByTestId("safe-yes").ClickAsync();
        await choose(page, room);
        await room.GetByTestId("next").ClickAsync();
        await room.GetByTestId("choose-report").ClickAsync();
        await room.GetByTestId("story").FillAsync(account);
        await room.ReviewAsync();
        await room.GetByTestId("send").ClickAsync();
        Assert.Equal(25, (await room.ReceiptAsync()).Length);
    }

    /// <summary>Waits until there are so many cases, opens the one that is new, and reads.</summary>
    private static async Task OpenAsync(IPage page, int count, string account, bool released = false)
    {
        var lines = page.GetByTestId("case-list").GetByRole(AriaRole.Listitem);
        await Expect(page.GetByTestId("wali-inbox")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        for (var attempt = 0; attempt < 15 && await lines.CountAsync() < count; attempt++)
        {
            await Task.Delay(TimeSpan.FromSeconds(2));
            if (await page.GetByTestId("refresh").IsVisibleAsync())
                await page.GetByTestId("refresh").ClickAsync();
        }

        Assert.True(await lines.CountAsync() >= count, await page.Locator("main").InnerTextAsync());
        var line = released ? lines.Filter(new() { Has = page.GetByTestId("wali-released") }) : lines;
        await line.GetByRole(AriaRole.Button).First.ClickAsync();
        await page.GetByTestId("account-toggle").ClickAsync(new() { Timeout = 20_000 });
        await Expect(page.GetByTestId("account-text")).ToContainTextAsync(account);
    }

    private static async Task AnswerAsync(IPage page)
    {
        await page.GetByTestId("answer-text").FillAsync(Answer);
        await page.GetByTestId("answer-next").FillAsync("Kami menulis lagi hari Rabu.");
        await page.GetByTestId("answer-send").ClickAsync();
        await Expect(page.GetByTestId("answer-told")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Expect(page.GetByTestId("thread")).ToContainTextAsync(Answer);
    }

    private async Task LookAsync(IPage page, string screen)
    {
        var root = page.Locator("html");
        var size = page.ViewportSize!;
        faults.AddRange(await Axe.FaultsAsync(root, screen));
        var folder = Environment.GetEnvironmentVariable("JARING_SCREENSHOTS");
        foreach (var mode in Mode.All)
        {
            await mode.DressAsync(page);
            if (folder is { Length: > 0 })
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{screen}-{mode.Name}.png"), FullPage = true });
        }

        await Mode.All[0].DressAsync(page);
        faults.AddRange(await Layout.FaultsAsync(page, root, screen));
        if (folder is { Length: > 0 })
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{screen}-phone.png"), FullPage = true });
        await page.SetViewportSizeAsync(size.Width, size.Height);
    }
}
