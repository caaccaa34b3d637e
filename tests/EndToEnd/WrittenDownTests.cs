using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>Somebody comes to the help desk: a member writes down what is said, is left out of its readers, and hands over a bare number.</summary>
public sealed class WrittenDownTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private const string Account = "Cerita karangan, diucapkan di posko dan dituliskan apa adanya.";
    private readonly List<string> faults = [];

    [Fact]
    public async Task A_member_writes_for_somebody_and_cannot_open_it()
    {
        await using var scribe = await sandbox.OpenAsync(OtherReader, "dasbor");
        await scribe.UnlockAsync(OtherReader);
        await PressAsync(scribe, "home-write");
        await scribe.SeeAsync("scribe-say", $"Saya {OtherReader}, petugas Jaring.");
        await PressAsync(scribe, "scribe-safe-no", "scribe-way-posko", "scribe-wish-minor");
        await LookAsync(scribe, "tulis-sebelum");
        await PressAsync(scribe, "scribe-safe-yes", "scribe-wish-report", "scribe-next", "scribe-readers-team", "scribe-without-me");
        await scribe.SeeAsync("scribe-readers-confirm", "Anda tidak dapat membukanya lagi");
        await GlanceAsync(scribe, "tulis-pembaca");
        await PressAsync(scribe, "scribe-next");
        await scribe.FillAsync("scribe-text", Account);
        await GlanceAsync(scribe, "tulis-cerita");
        await PressAsync(scribe, "scribe-next", "scribe-contact-channel");
        await GlanceAsync(scribe, "tulis-kebutuhan");
        await PressAsync(scribe, "scribe-need-legal", "scribe-contact-here", "scribe-next", "scribe-confirm", "scribe-receipt-taken", "scribe-consent-store", "scribe-consent-readers", "scribe-verbal");
        await LookAsync(scribe, "tulis-tinjau");
        await PressAsync(scribe, "scribe-send");
        await scribe.SeeAsync("scribe-goes", $"Petugas Anda: {Excluded},");
        await GlanceAsync(scribe, "tulis-selesai");
        var code = await PaperAsync(scribe);
        await PressAsync(scribe, "scribe-finish", "nav-cases");
        await Expect(scribe.Board.GetByText("Belum ada kasus")).ToBeVisibleAsync(new() { Timeout = 20_000 });

        await using var reader = await sandbox.OpenAsync(Reader, "dasbor");
        await reader.UnlockAsync(Reader);
        Assert.Equal(Account, await reader.ReadAccountAsync());
        await reader.SeeAsync("case-written", $"Tanda tangan {OtherReader} cocok dengan teks ini.");
        await reader.SeeAsync("written-leftout");
        await PressAsync(reader, "written-sign", "written-sign-yes");
        await reader.SeeAsync("written-heard", $"Disaksikan: {Reader}.");
        await LookAsync(reader, "tulis-kasus");
        await reader.AnswerAsync("Terima kasih sudah datang ke posko.");

        await using var staff = await sandbox.OpenAsync(Reporter);
        await staff.OpenRoomFromChatAsync();
        await staff.ReadAnswerAsync(code, "Terima kasih sudah datang ke posko.");
        await Expect(staff.Room.GetByTestId("written-down")).ToContainTextAsync($"dituliskan untuk Anda oleh {OtherReader}, di posko.Yang ikut mendengar persetujuan Anda: {Reader}.");
        await staff.Room.GetByTestId("written-down").ScrollIntoViewIfNeededAsync();
        await staff.ShootAsync("tulis-kembali");
        foreach (var window in new[] { scribe, reader, staff })
        {
            Assert.DoesNotContain(window.Traffic, text => text.Contains(Account, StringComparison.Ordinal));
            // As with a hand-over, the first answer to an entry from the dashboard is a puzzle, which a browser calls a failure.
            Assert.DoesNotContain(window.Troubles, text => !text.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>On paper stand the digits and nothing else.</summary>
    private static async Task<string> PaperAsync(TeamsWindow scribe)
    {
        await scribe.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var paper = await scribe.Board.GetByTestId("scribe-paper").InnerTextAsync();
        Assert.Matches(@"^(\d{5} ){4}\d{5}$", paper.Trim());
        var shown = await scribe.Board.Locator("body").EvaluateAsync<string>(
            "body => [...body.querySelectorAll('*')].filter(e => e.checkVisibility({ visibilityProperty: true }) && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim() !== '')).map(e => e.textContent.trim()).join('|')");
        Assert.Equal(paper.Trim(), shown);
        await scribe.ShootAsync("tulis-kertas");
        await scribe.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        return paper.Replace(" ", "", StringComparison.Ordinal).Trim();
    }

    private static async Task PressAsync(TeamsWindow member, params string[] testIds)
    {
        foreach (var id in testIds)
        {
            await member.ClickAsync(member.Board.GetByTestId(id));
        }
    }

    /// <summary>Axe once and a picture: the parts of these screens are those that <see cref="LookAsync"/> sees in every theme and width.</summary>
    private async Task GlanceAsync(TeamsWindow member, string screen)
    {
        faults.AddRange(await Axe.FaultsAsync(member.Board.Locator("html"), screen));
        await member.ShootAsync(screen);
    }

    private async Task LookAsync(TeamsWindow member, string screen) => faults.AddRange(await member.LookAsync(screen));
}
