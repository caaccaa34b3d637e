using System.Text.RegularExpressions;
using Jaring.Sandbox.Demo;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd.Support;

/// <summary>
/// Goes through every screen of the room from the schedule on, with its sentences about what is missing or not working, and calls back on each.
/// </summary>
/// <param name="page">The window.</param>
/// <param name="room">The room's root element: of the page itself, or of the frame in Teams.</param>
/// <param name="look">What is done on each screen; the text names it.</param>
internal sealed partial class RoomTour(IPage page, ILocator room, Func<string, Task> look)
{
    private const string Reports = "**/tirtawana/api/reports";

    /// <summary>The whole way, once. Needs a founded team; leaves one sealed report behind.</summary>
    /// <param name="reload">Opens the schedule again, as somebody who comes back.</param>
    internal async Task WalkAsync(Func<Task> reload)
    {
        await SeeAsync("lobby", "Jadwal kegiatan");
        await ReadInLobbyAsync();
        await PressAsync("open-room");
        await SeeAsync("safety", "Apakah Anda sedang di tempat yang aman?");
        await ReadAroundAsync();
        await ChooseReadersAsync();
        await ChooseWhatAsync();
        await TellAsync();
        await NeedAsync();
        await ReachAsync();
        await ReviewAsync();
        var code = await SendAsync();
        await reload();
        await ReturnAsync(code);
    }

    /// <summary>Everything that can be read there, opened at once; one press closes it again.</summary>
    private async Task ReadInLobbyAsync()
    {
        foreach (var summary in await room.Locator("summary").AllAsync())
            await summary.PressAsync("Enter");
        await Expect(room.GetByRole(AriaRole.Heading, new() { Name = "Apa itu kekerasan seksual" })).ToBeVisibleAsync();
        await SeeAsync("lobby, everything open", "Jadwal kegiatan");
        await PressAsync("close");
        await Expect(room.GetByRole(AriaRole.Heading, new() { Name = "Apa itu kekerasan seksual" })).ToBeHiddenAsync();
    }

    private async Task ReadAroundAsync()
    {
        foreach (var (testId, title) in new[] { ("way-hours", "Kartu 72 jam"), ("way-minor", "Terima kasih sudah memberi tahu."), ("way-selfharm", "Terima kasih sudah mengatakannya. Anda tidak sendirian.") })
        {
            await PressAsync(testId);
            await SeeAsync(testId, title);
            if (testId != "way-hours")
            {
                await PressAsync("way-ask");
                await SeeAsync($"{testId}, asking", testId == "way-minor" ? "Minta petugas terlatih menghubungi saya" : "Minta petugas menelepon saya");
                await BackAsync(title);
            }

            await BackAsync("Apakah Anda sedang di tempat yang aman?");
        }
        foreach (var title in new[] { "Nomor bantuan", "Pemberitahuan privasi" })
        {
            await room.GetByRole(AriaRole.Button, new() { Name = title, Exact = true }).ClickAsync();
            await SeeAsync(title, title);
            if (title == "Pemberitahuan privasi")
            {
                await PressAsync("way-code");
                await Expect(room.GetByTestId("code-files-said")).ToBeVisibleAsync(new() { Timeout = 20_000 });
                await SeeAsync("whether the page is genuine", "Keaslian halaman");
                await BackAsync(title);
            }
            await BackAsync("Apakah Anda sedang di tempat yang aman?");
        }
        await PressAsync("stop");
        await SeeAsync("stop", "Anda boleh berhenti di sini.");
        await PressAsync("stay");
        await ExpectTitleAsync("Apakah Anda sedang di tempat yang aman?");
        await PressAsync("safe-no");
        await SeeAsync("danger", "Keselamatan Anda lebih dulu.");
        await PressAsync("next");
    }

    private async Task ChooseReadersAsync()
    {
        await SeeAsync("limits", "Sebelum Anda bercerita");
        await Expect(room.GetByTestId("unsure")).ToBeVisibleAsync();
        foreach (var fold in await room.Locator("details.more summary").AllAsync())
            await fold.ClickAsync();
        await TickAsync(room.GetByTestId("readers-some"));
        await Expect(room.Locator("[data-testid^='face-'] canvas:not([hidden])")).ToHaveCountAsync(DemoOffice.Team.Count(p => DemoFaces.Of(p) is not null), new() { Timeout = 20_000 });
        await PressAsync("next");
        await SeeAsync("limits, nobody chosen", "Sebelum Anda bercerita", "Silakan pilih dulu siapa yang boleh membaca. Anda juga boleh menekan Lewati dan memilih nanti.");
        foreach (var name in new[] { Steps.Reader, Steps.OtherReader })
            await TickAsync(room.GetByRole(AriaRole.Checkbox, new() { Name = name }));
        await SeeAsync("limits, two chosen", "Sebelum Anda bercerita", "Yang lain tidak dapat membukanya. Semua petugas menerima pemberitahuan kosong yang sama.");
        await PressAsync("next");
    }

    private async Task ChooseWhatAsync()
    {
        await SeeAsync("choice", "Apa yang Anda inginkan sekarang?");
        await PressAsync("choose-info");
        await SeeAsync("information", "Hanya informasi");
        await PressAsync("way-rights");
        await SeeAsync("rights", "Hak Anda");
        await BackAsync("Hanya informasi");
        await BackAsync("Apa yang Anda inginkan sekarang?");
        await PressAsync("choose-report");
    }

    private async Task TellAsync()
    {
        await SeeAsync("story", "Cerita Anda");
        await room.GetByTestId("story").FillAsync("Cerita karangan untuk melihat semua layar.");
        await PressAsync("cover");
        await SeeAsync("story, covered", "Cerita Anda", "Tulisan Anda ditutupi dan tetap ada.");
        await PressAsync("cover");
        await PressAsync("next");
    }

    private async Task NeedAsync()
    {
        await TickAsync(room.GetByTestId("need-psychological"));
        await TickAsync(room.GetByTestId("officer-P"));
        await SeeAsync("needs", "Kebutuhan dan petugas");
        await PressAsync("next");
    }

    private async Task ReachAsync()
    {
        await SeeAsync("contact", "Bagaimana kami boleh menghubungi Anda?");
        await TickAsync(room.GetByTestId("contact-channel"));
        await TickAsync(room.GetByTestId("channel-whatsapp"));
        await PressAsync("next");
        await SeeAsync("contact, no address", "Bagaimana kami boleh menghubungi Anda?", "Silakan isi di bawah ini bagaimana kami menghubungi Anda.");
        await room.GetByTestId("contact-address").FillAsync("0812 0000 0000 (karangan)");
        await TickAsync(room.GetByTestId("contact-message"));
        await PressAsync("next");
    }

    private async Task ReviewAsync()
    {
        await SeeAsync("review", "Periksa sebelum dikirim");
        await PressAsync("send");
        await SeeAsync("review, no consent", "Periksa sebelum dikirim", "Persetujuan untuk menyimpan belum dipilih. Tanpa itu, laporan belum dapat dikirim.");
        foreach (var consent in new[] { "consent-store", "consent-readers", "consent-contact", "consent-message" })
            await TickAsync(room.GetByTestId(consent));
    }

    /// <summary>The first try is held on the wire until the screen of sending was seen, and is then lost; the second one arrives.</summary>
    private async Task<string> SendAsync()
    {
        var held = new TaskCompletionSource<IRoute>();
        await page.RouteAsync(Reports, held.SetResult, new() { Times = 1 });
        await PressAsync("send");
        var lost = await held.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await SeeAsync("sending", "Menyegel dan mengirim", "Sedang mengirim");
        await lost.AbortAsync();
        await SeeAsync("away", "Sambungan sedang terputus");
        await PressAsync("send-again");
        await SeeAsync("receipt", "Terima kasih sudah bercerita.");
        await PressAsync("finish");
        await SeeAsync("receipt, not typed back", "Terima kasih sudah bercerita.", "Ketik lima angka di bagian kelima, agar yakin sudah tercatat. Anda juga boleh melewatinya.");
        var code = string.Concat(FiveDigits().Matches(await room.GetByTestId("receipt").InnerTextAsync()).Select(m => m.Value));
        await room.GetByTestId("last-five").FillAsync(code[^5..]);
        await PressAsync("finish");
        await ExpectTitleAsync(LookAgain());
        await look("done");
        return code;
    }

    private async Task ReturnAsync(string code)
    {
        await PressAsync("open-room");
        await PressAsync("way-return");
        await SeeAsync("return", "Masukkan kode laporan");
        await room.GetByTestId("code").FillAsync("12345");
        await PressAsync("open");
        await SeeAsync("return, too few digits", "Masukkan kode laporan", "Kode berisi 25 angka; yang tertulis 5. Silakan periksa lagi.");
        await room.GetByTestId("code").FillAsync(code);
        await PressAsync("open");
        await SeeAsync("case", "Selamat datang kembali");
        await PressAsync("send-reply");
        await SeeAsync("case, nothing written", "Selamat datang kembali", "Tulisan masih kosong. Anda boleh membiarkannya kosong.");
        await room.GetByTestId("reply").FillAsync("Tambahan karangan.");
        await PressAsync("send-reply");
        await room.GetByTestId("own-account").Locator("summary").ClickAsync();
        await SeeAsync("case, message sent", "Selamat datang kembali", "Pesan terkirim. Petugas membacanya pada jam kantor.");
    }

    /// <summary>
    /// By the keyboard: the windows change their size between two screens, and a busy browser may still hold a frame's old place when the mouse is pressed. The
    /// click then reaches nobody. Whether everything lies within a finger's reach is what <see cref="Layout"/> looks at.
    /// </summary>
    private async Task PressAsync(string testId)
    {
        await Expect(room.GetByTestId(testId)).ToBeEnabledAsync(new() { Timeout = 30_000 });
        await room.GetByTestId(testId).PressAsync("Enter");
    }

    private async Task TickAsync(ILocator choice)
    {
        await choice.PressAsync("Space");
        await Expect(choice).ToBeCheckedAsync();
    }

    private async Task BackAsync(string title)
    {
        await PressAsync("back");
        await ExpectTitleAsync(title);
    }

    /// <summary>Waits for the screen, and for a sentence on it, before anybody looks.</summary>
    private async Task SeeAsync(string name, string title, string? sentence = null)
    {
        await ExpectTitleAsync(title);
        if (sentence is not null)
            await Expect(room.GetByText(sentence)).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await look(name);
    }

    private ILocator Title => room.GetByRole(AriaRole.Heading, new() { Level = 1 });

    private Task ExpectTitleAsync(string title) => Expect(Title).ToHaveTextAsync(title, new() { Timeout = 30_000 });

    private Task ExpectTitleAsync(Regex title) => Expect(Title).ToHaveTextAsync(title, new() { Timeout = 30_000 });

    [GeneratedRegex(@"(?<!\d)\d{5}(?!\d)")]
    private static partial Regex FiveDigits();

    [GeneratedRegex("^Buka lagi mulai ")]
    private static partial Regex LookAgain();
}
