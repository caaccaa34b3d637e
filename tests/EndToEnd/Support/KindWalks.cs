using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd.Support;

/// <summary>What a person may come for, one method each, by keyboard alone: from the first question until the receipt, or until the room is left.</summary>
/// <param name="page">The window.</param>
/// <param name="room">The room's root element: of the page itself, or of the frame in Teams.</param>
/// <param name="open">Opens the room's first question.</param>
/// <param name="left">Sees that the room was left: nothing of it stands there.</param>
/// <param name="look">Looks at a step; its name first, then a part by which it is known.</param>
internal sealed class KindWalks(IPage page, ILocator room, Func<Task> open, Func<Task> left, Func<string, string, Task> look)
{
    private readonly ByKeyboard keys = new(page, room);

    /// <summary>What the receipts have said; each kind of them is looked at once.</summary>
    private readonly HashSet<string> thanked = [];

    /// <summary>A report of one's own, the end of the visit, and later a correction and the whole taken back. The tour looks at its steps (AccessibilityTests).</summary>
    internal async Task OwnCorrectedAndWithdrawnAsync()
    {
        await BeginAsync("choose-report");
        await keys.TypeAsync("story", "Cerita karangan dengan papan ketik saja.");
        await keys.PressAsync("next", "skip");
        await keys.ChooseAsync("contact-here");
        await keys.PressAsync("next");
        var code = await SendAsync("Terima kasih sudah bercerita.");
        await keys.TypeAsync("last-five", code[^5..]);
        await keys.PressAsync("finish", "leave");
        await left();

        await ReturnAsync(code, "Selamat datang kembali");
        await keys.PressAsync("way-amend");
        await keys.TypeAsync("amend-text", "Hari itu Selasa, bukan Rabu.");
        await look("correction", "amend-send");
        await keys.PressAsync("amend-send");
        await Expect(room.GetByTestId("back-told").First).ToBeVisibleAsync();
        await keys.PressAsync("back", "way-withdraw");
        await keys.ChooseAsync("withdraw-erase");
        await look("withdrawal", "withdraw-send");
        await keys.PressAsync("withdraw-send");
        await ExpectTitleAsync("Laporan ini ditarik");
        await look("withdrawn", "withdraw-again");
    }

    /// <summary>Seen or heard about somebody who does not want it: her name is not asked, and a member whose name was typed is taken out.</summary>
    internal async Task AboutAnotherAsync(string seen, string match)
    {
        await open();
        await keys.PressAsync("safe-yes");
        await keys.ChooseAsync("readers-trustee");
        await look("no trustee", "no-trustee");
        await keys.UnfoldAsync("unsure");
        await look("unsure who", "unsure");
        await keys.PressAsync("unsure-dual");
        await Expect(room.GetByTestId("readers-dual")).ToBeCheckedAsync();
        await keys.ChooseAsync("readers-team");
        await keys.PressAsync("next", "choose-other");
        await keys.ChooseAsync("knows-unwilling");
        await keys.UnfoldAsync("words-to-say");
        await look("witness", "words-to-say");
        await keys.TypeAsync("story", seen);
        await Expect(room.GetByText(match)).ToBeVisibleAsync();
        await look("a name that is like a member's", "story");
        await room.GetByRole(AriaRole.Button, new() { Name = "Ya, keluarkan" }).PressAsync("Enter");
        await keys.PressAsync("next");
        await keys.ChooseAsync("need-listen", "officer-P");
        await look("needs", "need-listen");
        await keys.PressAsync("next");
        await Expect(room.GetByTestId("other-name")).ToHaveCountAsync(0);
        await keys.ChooseAsync("contact-here");
        await look("contact of a witness", "other-untouched");
        await keys.PressAsync("next");
        await Expect(room.Locator("dl.chosen")).Not.ToContainTextAsync("Bagas");
        await SendAsync("Terima kasih sudah peduli.");
    }

    /// <summary>"Hubungi saya saja": done within a minute, a number of three groups of digits included.</summary>
    internal async Task ContactOnlyAsync()
    {
        var before = keys.Presses;
        await BeginAsync("choose-contact");
        await keys.ChooseAsync("contact-channel", "channel-whatsapp");
        await keys.TypeAsync("contact-address", "0812 (karangan)");
        await keys.PressAsync("next");
        await look("contact only, review", "send");
        await SendAsync("Terima kasih sudah menghubungi kami.", "consent-contact");
        Assert.InRange(HandsOn.Seconds(keys.Presses - before, typed: 3), 20, 60);
    }

    internal async Task ReferMeAsync()
    {
        await BeginAsync("choose-refer");
        await keys.ChooseAsync("need-psychological", "need-legal");
        await look("refer me", "refer-duty");
        await keys.PressAsync("next", "skip", "skip");
        await SendAsync("Terima kasih sudah bercerita.");
    }

    internal async Task Under18Async()
    {
        await open();
        await keys.PressAsync("way-minor", "way-ask");
        await Expect(room.GetByTestId("minor-told")).ToContainTextAsync("layanan anak");
        await keys.ChooseAsync("readers-team");
        await keys.TypeAsync("not-tell", "ayah saya");
        await keys.ChooseAsync("contact-channel", "channel-phone");
        await keys.TypeAsync("contact-address", "0812 (karangan)");
        await look("under 18, contact", "contact-address");
        await keys.PressAsync("next", "send");
        await Expect(room.GetByTestId("trouble")).ToContainTextAsync("Silakan baca dulu siapa yang diberi tahu");
        await look("under 18, review", "consent-told");
        await keys.ChooseAsync("consent-told");
        await SendAsync("Terima kasih sudah menghubungi kami.", "consent-contact");
    }

    internal async Task SelfHarmAsync()
    {
        await open();
        await keys.PressAsync("way-selfharm", "way-ask");
        await keys.ChooseAsync("say-selfharm", "readers-team", "contact-here");
        await look("a call", "call-honest");
        await keys.PressAsync("next");
        await SendAsync("Terima kasih sudah menghubungi kami.");
    }

    /// <summary>Saved for oneself, left by Berhenti, found again, and left in one press.</summary>
    internal async Task SavedForOneselfAsync()
    {
        await BeginAsync("choose-save");
        await keys.TypeAsync("story", "Catatan karangan untuk diri sendiri.");
        await keys.PressAsync("keep-yes");
        var code = await room.DigitsAsync("keep-code");
        await look("saved, its code", "keep-code");
        await keys.PressAsync("keep-noted");
        await Expect(room.GetByTestId("keep-state")).ToContainTextAsync("Tersimpan terkunci");
        await keys.PressAsync("stop");
        await look("stop, with what is saved", "stay");
        await keys.PressAsync("discard");
        await left();

        await ReturnAsync(code, "Simpanan Anda");
        await look("saved, found again", "kept-resume");
        await keys.PressAsync("exit");
        await left();
    }

    /// <summary>Reads what one may do, and leaves in one press.</summary>
    internal async Task InformationOnlyAsync()
    {
        await open();
        await keys.PressAsync("safe-yes", "skip", "choose-info", "way-rights", "exit");
        await left();
    }

    /// <summary>Up to the third screen, for the whole team.</summary>
    private async Task BeginAsync(string wish)
    {
        await open();
        await keys.PressAsync("safe-yes");
        await keys.ChooseAsync("readers-team");
        await keys.PressAsync("next", wish);
    }

    private async Task ReturnAsync(string code, string title)
    {
        await open();
        await keys.PressAsync("way-return");
        await keys.TypeAsync("code", code);
        await keys.PressAsync("open");
        await ExpectTitleAsync(title);
    }

    /// <summary>The consents that are needed, one by one, and the receipt under the right words of thanks.</summary>
    private async Task<string> SendAsync(string thanks, params string[] more)
    {
        await keys.ChooseAsync(["consent-store", "consent-readers", .. more]);
        await keys.PressAsync("send");
        var code = await room.ReceiptAsync();
        Assert.Equal(25, code.Length);
        await ExpectTitleAsync(thanks);
        if (thanked.Add(thanks))
            await look($"receipt, {thanks.TrimEnd('.')}", "receipt");
        return code;
    }

    private Task ExpectTitleAsync(string title) => Expect(room.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
}
