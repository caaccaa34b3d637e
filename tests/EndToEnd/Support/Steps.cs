using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd.Support;

/// <summary>What people do, one step a method, in the words that stand on the screen.</summary>
internal static partial class Steps
{
    internal const string Reporter = "Wening Larasati";
    internal const string Reader = "Nurul Hasanah";
    internal const string OtherReader = "Laras Kinanti";
    internal const string Excluded = "Bagas Wirawan";

    internal static async Task OpenRoomFromChatAsync(this TeamsWindow staff)
    {
        await staff.ClickAsync(staff.Page.GetByTestId("rail-chat"));
        var button = staff.Page.GetByRole(AriaRole.Link, new() { Name = "Buka tab JaringTeams" }).Last;
        await Expect(button).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await staff.ShootAsync("01-card");
        await staff.ClickAsync(button);
        await staff.OpenRoomAsync();
    }

    /// <summary>From the first question to the receipt; two readers by name.</summary>
    internal static async Task<string> TellAsync(this TeamsWindow staff, string account, string contact)
    {
        var room = staff.Room;
        await staff.ShootAsync("02-safe");
        await staff.ClickAsync(room.GetByTestId("safe-yes"));
        await staff.ClickAsync(room.GetByRole(AriaRole.Radio, new() { Name = "Pilih petugas satu per satu" }));
        await staff.ClickAsync(room.GetByRole(AriaRole.Checkbox, new() { Name = Reader }));
        await staff.ClickAsync(room.GetByRole(AriaRole.Checkbox, new() { Name = OtherReader }));
        await staff.ShootAsync("03-readers");
        await staff.ClickAsync(room.GetByRole(AriaRole.Button, new() { Name = "Lanjut" }));
        await staff.ClickAsync(room.GetByTestId("choose-report"));
        await room.GetByTestId("story").FillAsync(account);
        await staff.ShootAsync("04-account");
        await staff.ClickAsync(room.GetByRole(AriaRole.Button, new() { Name = "Lanjut" }));
        await staff.ClickAsync(room.GetByTestId("need-legal"));
        await staff.ShootAsync("04b-needs");
        await staff.ClickAsync(room.GetByRole(AriaRole.Button, new() { Name = "Lanjut" }));
        await staff.ClickAsync(room.GetByTestId("contact-channel"));
        await staff.ClickAsync(room.GetByTestId("channel-whatsapp"));
        await room.GetByTestId("contact-address").FillAsync(contact);
        await staff.ClickAsync(room.GetByRole(AriaRole.Button, new() { Name = "Lanjut" }));
        foreach (var consent in new[] { "consent-store", "consent-readers", "consent-contact" })
            await staff.ClickAsync(room.GetByTestId(consent));
        await Expect(room.GetByTestId("next-notice")).ToContainTextAsync("WIB");
        await staff.ShootAsync("05-review");
        await staff.ClickAsync(room.GetByRole(AriaRole.Button, new() { Name = "Segel dan kirim" }));
        var receipt = room.GetByTestId("receipt");
        await Expect(receipt).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await staff.ShootAsync("05b-receipt");
        var code = string.Concat(FiveDigits().Matches(await receipt.InnerTextAsync()).Select(m => m.Value));
        Assert.Equal(25, code.Length);
        await Expect(room.GetByTestId("look-on")).Not.ToBeEmptyAsync();
        await room.GetByTestId("last-five").FillAsync(code[^5..]);
        await staff.ClickAsync(room.GetByRole(AriaRole.Button, new() { Name = "Selesai" }));
        await Expect(room.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("^Buka lagi mulai ") })).ToBeVisibleAsync();
        return code;
    }

    internal static async Task UnlockAsync(this TeamsWindow member, string name)
    {
        await member.UnlockWithAsync((await member.Sandbox.PersonAsync(name)).GetProperty("passphrase").GetString()!);
    }

    internal static async Task UnlockWithAsync(this TeamsWindow member, string words)
    {
        var field = member.Board.GetByLabel("Enam kata Anda");
        await Expect(field).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await field.FillAsync(words);
        await member.ClickAsync(member.Board.GetByRole(AriaRole.Button, new() { Name = "Buka", Exact = true }));
        await member.PutOffPinAsync();
    }

    /// <summary>Waits until the keys are open. A device without a PIN then asks for one, on the screen that shows the lock for the first time; not now.</summary>
    internal static async Task PutOffPinAsync(this TeamsWindow member)
    {
        await Expect(member.Board.GetByRole(AriaRole.Button, new() { Name = "Kunci", Exact = true })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        if (await member.Board.GetByTestId("pin-later").IsVisibleAsync())
            await member.ClickAsync(member.Board.GetByTestId("pin-later"));
    }

    internal static async Task<string> ReadAccountAsync(this TeamsWindow member)
    {
        await member.ShootAsync("07-home");
        await member.ClickAsync(member.Board.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Buka kasus ") }).First);
        await Expect(member.Board.GetByRole(AriaRole.Button, new() { Name = "Baca", Exact = true })).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await member.ShootAsync("07b-case");
        await member.ClickAsync(member.Board.GetByRole(AriaRole.Button, new() { Name = "Baca", Exact = true }));
        var words = member.Board.GetByTestId("account-text");
        await Expect(words).ToBeVisibleAsync();
        return (await words.TextContentAsync())!;
    }

    internal static async Task AnswerAsync(this TeamsWindow member, string text)
    {
        await member.Board.GetByLabel("Jawaban untuk pelapor").FillAsync(text);
        await member.Board.GetByLabel("Langkah berikutnya").FillAsync("Kami mencarikan tempat bertemu di luar kantor.");
        await member.ShootAsync("08-case");
        await member.ClickAsync(member.Board.GetByRole(AriaRole.Button, new() { Name = "Kirim jawaban" }));
        await Expect(member.Board.GetByText(text)).ToBeVisibleAsync(new() { Timeout = 15_000 });
    }

    internal static async Task ReadAnswerAsync(this TeamsWindow staff, string code, string answer)
    {
        var room = staff.Room;
        await staff.ReloadAsync();
        await staff.OpenRoomAsync();
        await staff.ClickAsync(room.GetByRole(AriaRole.Button, new() { Name = "Saya sudah punya kode laporan" }));
        await room.GetByTestId("code").FillAsync(code);
        await staff.ClickAsync(room.GetByTestId("open"));
        await Expect(room.GetByTestId("thread")).ToContainTextAsync(answer, new() { Timeout = 20_000 });
        await Expect(room.GetByTestId("case-status")).ToContainTextAsync("Penanganan awal");
        await Expect(room.GetByTestId("case-who")).ToContainTextAsync(Reader);
        await Expect(room.GetByTestId("case-day")).Not.ToBeEmptyAsync();
        await staff.ShootAsync("11-answer");
    }

    internal static async Task PlanAsync(this TeamsWindow member, string title)
    {
        await member.ClickAsync(member.Board.GetByRole(AriaRole.Button, new() { Name = "Sosialisasi", Exact = true }));
        await member.ClickAsync(member.Board.GetByTestId("outreach-new"));
        await member.FillPlanAsync(title);
        await member.ShootAsync("09a-plan");
        await member.ClickAsync(member.Board.GetByTestId("plan-save"));
    }

    internal static async Task FillPlanAsync(this TeamsWindow member, string title)
    {
        var board = member.Board;
        await board.GetByTestId("plan-title").FillAsync(title);
        await board.GetByTestId("plan-day").FillAsync("2027-01-12");
        await board.GetByTestId("plan-start").FillAsync("09:00");
        await board.GetByTestId("plan-end").FillAsync("11:00");
        await board.GetByTestId("plan-place").FillAsync("Ruang Pertemuan");
        await board.GetByTestId("plan-online").CheckAsync();
        await board.GetByTestId("plan-moderator").FillAsync("Laras Kinanti");
        await board.GetByTestId("plan-speaker-0").FillAsync("Nurul Hasanah");
        await board.GetByTestId("plan-invitees").FillAsync("yoga@tirtawana.example, sari@tirtawana.example");
    }

    [GeneratedRegex(@"(?<!\d)\d{5}(?!\d)")]
    private static partial Regex FiveDigits();
}
