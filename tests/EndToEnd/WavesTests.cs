using System.Text;
using System.Text.RegularExpressions;
using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>A list of ad hoc workers on its whole way, as a member goes it: from the file to "sudah disampaikan".</summary>
public sealed partial class WavesTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private const string Nik = "3316019912345678", Phone = "0812-9876-5432";
    private readonly List<string> faults = [];

    [Fact]
    public async Task A_list_becomes_sessions_and_packages_and_no_number_ever_leaves_the_page()
    {
        await using var member = await sandbox.OpenAsync(OtherReader, "dasbor");
        await member.UnlockAsync(OtherReader);
        var board = member.Board;
        await member.PressAsync(board.GetByRole(AriaRole.Button, new() { Name = "Sosialisasi", Exact = true }));
        await member.PressAsync(board.GetByTestId("outreach-gelombang"));
        await Expect(board.GetByTestId("waves-empty")).ToBeVisibleAsync();
        await LookAsync(member, "waves-empty");

        await member.PressAsync(board.GetByTestId("waves-import"));
        await board.GetByTestId("import-file").SetInputFilesAsync(new FilePayload { Name = "KPPS 2029.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(List()) });
        await Expect(board.GetByTestId("import-dropped")).ToContainTextAsync("NIK, No. HP");
        await LookAsync(member, "waves-columns");
        await member.PressAsync(board.GetByTestId("columns-next"));
        await Expect(board.GetByTestId("import-bad")).ToContainTextAsync("Baris 12: ada angka seperti NIK");
        await LookAsync(member, "waves-found");
        await member.PressAsync(board.GetByTestId("import-send"));

        await Expect(board.GetByTestId("settings-rooms")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await board.GetByTestId("settings-days").FillAsync("12-01-2027\n13-01-2027");
        await board.GetByTestId("settings-hours").FillAsync("08.00-10.00");
        await board.GetByTestId("settings-rooms").FillAsync("Balai Jati; 6; Jati\nAula Randu; 4; Randu, Jati");
        await board.GetByTestId("settings-teams").FillAsync("Nurul Hasanah; nurul@tirtawana.example");
        await board.GetByTestId("settings-contacts").FillAsync("Ketua PPK Jati; Jati\nKetua PPK Randu; Randu; ; yoga@tirtawana.example");
        await LookAsync(member, "waves-settings");
        await member.PressAsync(board.GetByTestId("settings-save"));
        await Expect(board.GetByTestId("settings-saved")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await member.PressAsync(board.GetByTestId("plan-make"));
        await Expect(board.GetByTestId("plan-summary")).ToContainTextAsync("8 orang, 2 sesi, 2 tempat", new() { Timeout = 20_000 });

        await board.GetByTestId("plan-day").First.Locator("summary").First.PressAsync("Enter");
        await board.GetByTestId("plan-session").First.Locator("summary").First.PressAsync("Enter");
        await member.PressAsync(board.GetByTestId("seat-move").First);
        await LookAsync(member, "waves-plan");
        await member.PressAsync(board.GetByTestId("move-some"));
        await board.GetByTestId("move-form").GetByRole(AriaRole.Checkbox).First.PressAsync(" ");
        await member.PressAsync(board.GetByTestId("move-now"));
        await Expect(board.GetByTestId("plan-undo")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await member.PressAsync(board.GetByTestId("plan-undo"));
        await Expect(board.GetByTestId("plan-undo")).ToHaveCountAsync(0, new() { Timeout = 20_000 });

        await member.PressAsync(board.GetByTestId("wave-make"));
        await member.PressAsync(board.GetByTestId("wave-make-yes"));
        await Expect(board.GetByTestId("wave-packages")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await LookAsync(member, "waves-made");
        await member.PressAsync(board.GetByTestId("package-open").First);
        await Expect(board.GetByTestId("package-text").First).ToContainTextAsync("/tirtawana/jadwal/");
        await LookAsync(member, "waves-package");
        await ContactAsync(await board.GetByTestId("package-own").InnerTextAsync());
        await member.PressAsync(board.GetByTestId("package-back"));
        await member.PressAsync(board.GetByTestId("wave-late"));
        await LookAsync(member, "waves-late");
        await member.PressAsync(board.GetByTestId("import-back"));

        // A session is moved or cancelled on its own page; the wave is where it was left.
        await board.GetByTestId("plan-day").First.Locator("summary").First.PressAsync("Enter");
        await board.GetByTestId("plan-session").First.Locator("summary").First.PressAsync("Enter");
        await member.PressAsync(board.GetByTestId("plan-session-open").First);
        await Expect(board.GetByTestId("session-page")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await member.PressAsync(board.GetByTestId("session-back"));
        await member.PressAsync(board.GetByTestId("outreach-gelombang"));
        await Expect(board.GetByTestId("packages-count")).ToContainTextAsync("Dikonfirmasi kontak: 1.", new() { Timeout = 20_000 });
        await Expect(board.GetByTestId("wave-reach")).ToContainTextAsync("Jati: 4 dari 4 sudah menerima");

        Assert.DoesNotContain(sandbox.StoredBytes(), file => file.Contains(Nik, StringComparison.Ordinal) || file.Contains(Phone, StringComparison.Ordinal));
        Assert.DoesNotContain(sandbox.Logs.Lines, line => line.Contains("Wening", StringComparison.Ordinal) || line.Contains(Nik, StringComparison.Ordinal));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>What the contact does on a phone, without script and account; then the page as people see it.</summary>
    private async Task ContactAsync(string message)
    {
        var address = Address().Match(message).Value;
        await using (var phone = await sandbox.Browser.NewContextAsync(new() { Locale = "id-ID", ViewportSize = new() { Width = 360, Height = 740 }, JavaScriptEnabled = false }))
        {
            var page = await phone.NewPageAsync();
            await page.GotoAsync(address);
            await page.Locator("[name=jumlah]").FillAsync("4");
            await page.GetByRole(AriaRole.Button, new() { Name = "Sudah disampaikan" }).PressAsync("Enter");
            await Expect(page.GetByTestId("contact-standing")).ToContainTextAsync("Tercatat", new() { Timeout = 20_000 });
        }
        await using var look = await sandbox.Browser.NewContextAsync(new() { Locale = "id-ID", ViewportSize = new() { Width = 360, Height = 740 } });
        var seen = await look.NewPageAsync();
        await seen.GotoAsync(address);
        foreach (var mode in Mode.All)
        {
            await mode.DressAsync(seen);
            faults.AddRange(await Axe.FaultsAsync(seen.Locator("html"), $"contact, {mode.Name}", again: mode != Mode.All[0]));
            await Shot.TakeAsync(seen, $"waves-contact-{mode.Name}");
        }
    }

    [GeneratedRegex(@"https?://\S+/paket/[\w-]{22}")]
    private static partial Regex Address();

    /// <summary>As an office has it: a title above, semicolons, columns that nobody needs, a number that hides in a name.</summary>
    private static string List()
    {
        var rows = new[] { ("Wening Utami", "Jati", "Mulya"), ("Bima Santosa, S.Pd.", "Jati", "Mulya"), ("Citra Rahayu", "Jati", "Sekar"), ("Dewi Kusuma", "Jati", "Sekar"), ("Eko Nugraha", "Randu", "Tegal"), ("Fajar Laksana", "Randu", "Tegal"), ("Hana Iswara", "Randu", "Tegal"), ("Indra Jatmiko", "Randu", "Tegal"), ($"Joko {Nik}", "Randu", "Tegal") };
        return "DAFTAR KPPS;;;;;\r\n;;;;;\r\nNo;Nama Lengkap;NIK;No. HP;Kecamatan;Desa\r\n" + string.Concat(rows.Select((row, n) => $"{n + 1};{row.Item1};{Nik};{Phone};{row.Item2};{row.Item3}\r\n"));
    }

    /// <summary>axe in three themes, and nothing to the side or too small on a phone; pictures for people.</summary>
    private async Task LookAsync(TeamsWindow member, string screen)
    {
        faults.AddRange(await Axe.DashboardFaultsAsync(member, screen));
        if (Environment.GetEnvironmentVariable("JARING_SCREENSHOTS") is { Length: > 0 })
        {
            foreach (var mode in Mode.All)
            {
                await mode.DressAsync(member.Page, member.Board.Locator("html"));
                await member.ShootAsync($"{screen}-{mode.Name}");
            }
        }
        await Mode.All[0].DressAsync(member.Page, member.Board.Locator("html"));
        await member.ResizeAsync(360, 740);
        await member.ShootAsync($"{screen}-360");
        var wide = await member.Board.Locator("html").EvaluateAsync<int>("root => root.scrollWidth - root.clientWidth");
        if (wide > 0)
            faults.Add($"{screen}: {wide} px wider than a phone");
        await member.ResizeAsync(1280, 900);
    }
}
