using System.Text.RegularExpressions;
using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>Somebody comes back: a question, who opened the report, a consent, a referral, and the whole report taken back; the team sees what to do.</summary>
public sealed class ComingBackTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private const string Question = "Apakah Anda sudah merasa aman untuk bertemu?";

    [Fact]
    public async Task The_person_decides_and_the_team_reads_what_to_do()
    {
        await using var staff = await sandbox.OpenAsync(Reporter);
        await staff.OpenRoomFromChatAsync();
        var code = await staff.TellAsync("Cerita karangan untuk kembali.", "0812");
        await using var member = await sandbox.OpenAsync(Reader, "dasbor");
        await member.UnlockAsync(Reader);
        await member.ReadAccountAsync();
        await member.Board.GetByTestId("answer-question").FillAsync(Question);
        await member.AnswerAsync("Terima kasih sudah bercerita. Ini bukan salah Anda.");
        await staff.ReadAnswerAsync(code, "Terima kasih sudah bercerita.");

        var room = staff.Room;
        await Expect(room.GetByTestId("question")).ToContainTextAsync(Question);
        await LookAsync(staff, "kembali-laporan", "Selamat datang kembali");

        await OpenAsync(staff, "opened", "Siapa yang membuka laporan ini");
        await Expect(room.GetByTestId("opened-list")).ToContainTextAsync(Reader);
        await BackAsync(staff);
        await OpenAsync(staff, "amend", "Tambah atau perbaiki");
        await room.GetByTestId("amend-name").Locator("summary").ClickAsync();
        await room.GetByTestId("amend-own-name").FillAsync("Nama Karangan");
        await LookAsync(staff, "kembali-nama", "Tambah atau perbaiki");
        await room.GetByTestId("amend-name-send").ClickAsync();
        await Expect(room.GetByTestId("amend-name").GetByTestId("back-told")).ToContainTextAsync("Terkirim.", new() { Timeout = 15_000 });
        await BackAsync(staff);
        await OpenAsync(staff, "consents", "Persetujuan Anda");
        await room.GetByTestId("consent-contact").UncheckAsync();
        await room.GetByTestId("consents-send").ClickAsync();
        await Expect(room.GetByTestId("back-told")).ToContainTextAsync("Perubahan tersimpan.", new() { Timeout = 15_000 });
        await BackAsync(staff);
        await ReferAsync(staff);
        await LetterAsync(member);
        await OpenAsync(staff, "withdraw", "Menarik laporan");
        await Expect(room.GetByTestId("withdraw-cannot")).ToContainTextAsync(Reader);
        await room.GetByTestId("withdraw-erase").CheckAsync();
        await room.GetByTestId("withdraw-send").ClickAsync();
        await Expect(room.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Laporan ini ditarik", new() { Timeout = 15_000 });
        await LookAsync(staff, "kembali-ditarik", "Laporan ini ditarik");

        await SeenByTheTeamAsync(member);
        foreach (var window in new[] { staff, member })
        {
            Assert.DoesNotContain(window.Traffic, text => text.Contains(Question, StringComparison.Ordinal) || text.Contains("withdraw", StringComparison.Ordinal));
            Assert.Empty(window.Troubles);
        }
    }

    private static async Task ReferAsync(TeamsWindow staff)
    {
        var room = staff.Room;
        await OpenAsync(staff, "refer", "Pilihan layanan");
        await room.GetByTestId("need-psychological").CheckAsync();
        await Expect(room.GetByTestId("service-puskesmas")).ToBeVisibleAsync();
        await room.GetByTestId("service-dinsos-p3a").CheckAsync();
        await room.GetByTestId("way-of-letter").CheckAsync();
        await Expect(room.GetByTestId("refer-duty")).ToContainTextAsync("3x24 jam");
        await room.GetByTestId("refer-send").ClickAsync();
        await Expect(room.GetByTestId("trouble")).ToContainTextAsync("Pilih paling sedikit satu keterangan");
        await room.GetByTestId("field-account").CheckAsync();
        await room.GetByTestId("refer-agree").CheckAsync();
        await LookAsync(staff, "kembali-rujukan", "Pilihan layanan");
        await room.GetByTestId("refer-send").ClickAsync();
        await Expect(room.GetByTestId("referrals")).ToContainTextAsync("sudah Anda minta", new() { Timeout = 15_000 });
        await BackAsync(staff);
    }

    /// <summary>The letter that the person agreed to: read through, taken as a document under a name that says nothing, and on paper alone what it says.</summary>
    private static async Task LetterAsync(TeamsWindow member)
    {
        var board = member.Board;
        await OpenCaseAsync(member);
        await board.GetByTestId("letter").ClickAsync(new() { Timeout = 15_000 });
        var sheet = board.GetByTestId("letter-sheet");
        await Expect(sheet.GetByTestId("letter-preview")).ToContainTextAsync("Cerita karangan untuk kembali.", new() { Timeout = 15_000 });
        await Expect(sheet.GetByTestId("letter-preview")).ToContainTextAsync("Pimpinan Dinsos P3A Kabupaten Tirtawana");
        await Expect(sheet.GetByTestId("letter-preview")).Not.ToContainTextAsync("0812");
        Assert.Empty(await Axe.DashboardFaultsAsync(member, "a referral letter"));
        foreach (var mode in Mode.All.Reverse())
        {
            await mode.DressAsync(member.Page, board.Locator("html"));
            await member.ShootAsync($"surat-rujukan-{mode.Name}");
        }

        var download = await member.Page.RunAndWaitForDownloadAsync(() => sheet.GetByTestId("letter-docx").ClickAsync());
        Assert.Matches("^dokumen-[A-Za-z0-9_-]{8}\\.docx$", download.SuggestedFilename);
        await using (var document = await System.IO.Compression.ZipFile.OpenReadAsync(await download.PathAsync()))
        using (var text = new StreamReader(await document.GetEntry("word/document.xml")!.OpenAsync()))
            Assert.Contains("Cerita karangan untuk kembali.", await text.ReadToEndAsync(), StringComparison.Ordinal);
        await member.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(board.Locator(".printed-letter")).ToBeVisibleAsync();
        await Expect(sheet).Not.ToBeVisibleAsync();
        await member.ShootAsync("surat-rujukan-kertas");
        await member.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await sheet.GetByTestId("letter-close").ClickAsync();
    }

    private static async Task OpenCaseAsync(TeamsWindow member)
    {
        var board = member.Board;
        await board.GetByRole(AriaRole.Button, new() { Name = "Beranda", Exact = true }).ClickAsync();
        await board.GetByTestId("refresh").ClickAsync();
        await board.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Buka kasus ") }).First.ClickAsync(new() { Timeout = 15_000 });
    }

    private static async Task SeenByTheTeamAsync(TeamsWindow member)
    {
        var board = member.Board;
        await OpenCaseAsync(member);
        await Expect(board.GetByTestId("case-withdrawn")).ToContainTextAsync("Berhenti memakainya sekarang", new() { Timeout = 15_000 });
        await Expect(board.GetByTestId("todo-consent")).ToBeVisibleAsync();
        await Expect(board.GetByTestId("todo-refer")).ToContainTextAsync("3x24 jam");
        await Expect(board.GetByTestId("readers-stopped")).ToBeVisibleAsync();
        await Expect(board.GetByTestId("export-stopped")).ToBeVisibleAsync();
        await Expect(board.GetByTestId("reader-add")).ToHaveCountAsync(0);
        await board.GetByTestId("erase-agree").ClickAsync();
        await board.GetByTestId("erase-agree-yes").ClickAsync();
        await Expect(board.GetByTestId("erase-standing")).ToContainTextAsync($"{Reader} menyetujui.", new() { Timeout = 15_000 });
        Assert.Empty(await Axe.DashboardFaultsAsync(member, "a withdrawn case"));
        foreach (var mode in Mode.All)
        {
            await mode.DressAsync(member.Page, board.Locator("html"));
            await member.ShootAsync($"kembali-tim-{mode.Name}");
            await board.GetByTestId("erase").ScrollIntoViewIfNeededAsync();
            await member.ShootAsync($"kembali-tim-hapus-{mode.Name}");
        }
    }

    private static async Task OpenAsync(TeamsWindow staff, string screen, string title)
    {
        await staff.Room.GetByTestId($"way-{screen}").ClickAsync();
        await LookAsync(staff, $"kembali-{screen}", title);
    }

    private static async Task BackAsync(TeamsWindow staff)
    {
        await staff.Room.GetByTestId("back").ClickAsync();
        await Expect(staff.Room.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Selamat datang kembali");
    }

    /// <summary>The screen in every colour and at a phone's width: no fault that axe sees, and a picture for people to look at.</summary>
    private static async Task LookAsync(TeamsWindow staff, string name, string title)
    {
        await Expect(staff.Room.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title, new() { Timeout = 15_000 });
        var room = staff.Room.Locator("html");
        foreach (var mode in Mode.All)
        {
            await mode.DressAsync(staff.Page);
            await mode.WornAsync(room);
            Assert.Empty(await Axe.FaultsAsync(room, $"room, {name}, {mode.Name}", again: mode != Mode.All[0]));
            await staff.ShootAsync($"{name}-{mode.Name}");
        }

        await Mode.All[0].DressAsync(staff.Page);
        await staff.ResizeAsync(360, 800);
        await staff.ShootAsync($"{name}-phone");
        await staff.ResizeAsync(1280, 900);
    }
}
