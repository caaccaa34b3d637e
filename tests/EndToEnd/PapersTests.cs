using System.IO.Compression;
using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>"Selesaikan kegiatan", by hand: four things, and one file with all papers. Beside it the pakta integritas.</summary>
public sealed class PapersTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    [Fact]
    public async Task Four_things_make_all_papers_of_a_session_in_one_file()
    {
        await using var member = await sandbox.OpenAsync(OtherReader, "dasbor");
        await member.UnlockAsync(OtherReader);
        await member.PlanAsync("Sosialisasi: ruang kerja yang saling menghormati");
        var board = member.Board;
        await member.PressAsync(board.GetByTestId("session-open"));
        await board.GetByTestId("papers-recipients").FillAsync("Sri Wahyuningsih, S.H.; Anggota PPS Desa Kedungwaru\nDra. Wening Larasati, M.Si.; Kepala Subbagian Hukum");
        await board.GetByTestId("photo-input-list").SetInputFilesAsync(new FilePayload { Name = "daftar.png", MimeType = "image/png", Buffer = await member.Page.ScreenshotAsync() });
        await Expect(board.GetByTestId("photos-list").GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1, new() { Timeout = 20_000 });
        await board.GetByTestId("papers-men").FillAsync("12");
        await board.GetByTestId("papers-women").FillAsync("18");
        await member.PressAsync(board.GetByTestId("question-add"));
        await board.GetByTestId("question-0").FillAsync("Siapa yang boleh melapor?");
        await board.GetByTestId("answer-0").FillAsync("Siapa saja yang mengalami, melihat, atau tahu.");
        await member.PressAsync(board.GetByTestId("follow-add"));
        await board.GetByTestId("follow-what-0").FillAsync("Kirim poster ke 16 PPK");
        await board.GetByTestId("follow-who-0").FillAsync("Subbagian Umum");
        await board.GetByTestId("follow-due-0").FillAsync("2027-01-29");
        await Expect(board.GetByTestId("papers-saving")).ToHaveTextAsync("Tersimpan", new() { Timeout = 20_000 });

        var download = await member.Page.RunAndWaitForDownloadAsync(() => member.PressAsync(board.GetByTestId("take-semua")));
        await Expect(board.GetByTestId("papers-done")).ToBeVisibleAsync();
        await using var zip = await ZipFile.OpenReadAsync(await download.PathAsync());
        Assert.Equal(["1-undangan.docx", "2-daftar-hadir.docx", "3-notula.docx", "4-laporan.docx", "daftar-hadir-bertanda-tangan/1.jpg"], zip.Entries.Select(e => e.FullName));

        Assert.Empty(await Axe.DashboardFaultsAsync(member, "papers of a session"));
        foreach (var mode in Mode.All)
        {
            await mode.DressAsync(member.Page, board.Locator("html"));
            await member.ResizeAsync(1100, 2600);
            await member.ShootAsync($"papers-{mode.Name}");
            await member.ResizeAsync(360, 3600);
            await member.ShootAsync($"papers-{mode.Name}-360");
        }
        await member.ResizeAsync(1280, 900);

        await member.PressAsync(board.GetByTestId("session-back"));
        await Expect(board.GetByTestId("follow-ups")).ToContainTextAsync("Kirim poster ke 16 PPK", new() { Timeout = 20_000 });
        await Expect(board.GetByTestId("pledge-reminder")).ToBeVisibleAsync();
        await member.PressAsync(board.GetByTestId("outreach-pakta"));
        await Expect(board.GetByTestId("pledge-sign")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        Assert.Empty(await Axe.DashboardFaultsAsync(member, "pledges"));
        await Mode.All[0].DressAsync(member.Page, board.Locator("html"));
        await member.ResizeAsync(1100, 1600);
        await member.ShootAsync("pledges-light");
        await Mode.All[1].DressAsync(member.Page, board.Locator("html"));
        await member.ResizeAsync(360, 2600);
        await member.ShootAsync("pledges-dark-360");
        await member.ResizeAsync(1280, 900);
        await member.PressAsync(board.GetByTestId("pledge-sign"));
        await Expect(board.GetByTestId("pledge-done")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Expect(board.GetByTestId("pledge-signed")).ToContainTextAsync(OtherReader);
        var list = await member.Page.RunAndWaitForDownloadAsync(() => member.PressAsync(board.GetByTestId("pledge-list")));
        Assert.Equal("daftar-pakta.docx", list.SuggestedFilename);

        await member.PressAsync(board.GetByRole(AriaRole.Button, new() { Name = "Kembali ke Sosialisasi" }));
        await WalkRegistersAsync(member);
    }

    /// <summary>What counts in the periodic report beside the sessions: a poster, a newcomer; and the report itself.</summary>
    private static async Task WalkRegistersAsync(TeamsWindow member)
    {
        var board = member.Board;
        await member.PressAsync(board.GetByTestId("outreach-media"));
        await member.PressAsync(board.GetByTestId("media-new"));
        await member.PressAsync(board.GetByTestId("media-save"));
        await Expect(board.GetByText("Isi tempat atau saluran.")).ToBeVisibleAsync();
        await board.GetByTestId("media-place").FillAsync("Papan lobi lantai 1");
        await LookAsync(member, "media-form");
        await member.PressAsync(board.GetByTestId("media-save"));
        await Expect(board.GetByTestId("media-line")).ToContainTextAsync("Poster: Papan lobi lantai 1", new() { Timeout = 20_000 });
        await member.PressAsync(board.GetByTestId("media-drop"));
        await member.PressAsync(board.GetByTestId("media-undo"));
        await Expect(board.GetByTestId("media-line")).ToContainTextAsync("Sejak", new() { Timeout = 20_000 });
        await LookAsync(member, "media");

        await member.PressAsync(board.GetByRole(AriaRole.Button, new() { Name = "Kembali ke Sosialisasi" }));
        await member.PressAsync(board.GetByTestId("outreach-jangkauan"));
        await Expect(board.GetByTestId("newcomers-empty")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await member.PressAsync(board.GetByTestId("newcomers-add"));
        await board.GetByTestId("newcomer-file").SetInputFilesAsync(new FilePayload
        {
            Name = "magang.csv",
            MimeType = "text/csv",
            Buffer = System.Text.Encoding.UTF8.GetBytes("No;Nama Lengkap;NIK;Unit Kerja;TMT\n1;Ayu Baskara;3316012345678901;Umum;1/10/2026\n2;Bima Aji;3316012345678902;Hukum;\n"),
        });
        await Expect(board.GetByTestId("newcomer-lines")).ToHaveValueAsync("Ayu Baskara; Umum; 1/10/2026\nBima Aji; Hukum", new() { Timeout = 20_000 });
        await member.PressAsync(board.GetByTestId("newcomer-save"));
        await Expect(board.GetByTestId("newcomer")).ToHaveCountAsync(2, new() { Timeout = 20_000 });
        await LookAsync(member, "reach");

        await member.PressAsync(board.GetByRole(AriaRole.Button, new() { Name = "Kembali ke Sosialisasi" }));
        await member.PressAsync(board.GetByTestId("outreach-laporan"));
        await Expect(board.GetByTestId("periodic-take")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await LookAsync(member, "periodic");
        var report = await member.Page.RunAndWaitForDownloadAsync(() => member.PressAsync(board.GetByTestId("periodic-take")));
        Assert.Matches(@"^laporan-berkala-20\d\d-T[1-4]\.docx$", report.SuggestedFilename);
    }

    private static async Task LookAsync(TeamsWindow member, string name)
    {
        Assert.Empty(await Axe.DashboardFaultsAsync(member, name));
        foreach (var mode in Mode.All)
        {
            await mode.DressAsync(member.Page, member.Board.Locator("html"));
            await member.ResizeAsync(1100, 1100);
            await member.ShootAsync($"{name}-{mode.Name}");
        }
        await member.ResizeAsync(360, 1500);
        await member.ShootAsync($"{name}-360");
        await member.ResizeAsync(1280, 900);
    }
}
