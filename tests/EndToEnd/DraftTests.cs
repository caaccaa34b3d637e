using System.Text.RegularExpressions;
using Jaring.EndToEnd.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>"Simpan sambil menulis" on a phone at the plain address: a reload loses half a minute at most, the digits bring all of it back and become the receipt.</summary>
public sealed partial class DraftTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>, IAsyncLifetime
{
    private const string Saved = "Kata-kata simpanan-kenari yang tersimpan.", Late = " Ini baru setengah kalimat";
    private const string Kept = """
        async () => [document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length].join(" ")
        """;

    private readonly List<string> faults = [];
    private IPage page = null!;

    private ILocator Room => page.Locator("body");

    public async Task InitializeAsync()
    {
        page = await (await sandbox.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true })).NewPageAsync();
        await page.Clock.InstallAsync();
        await page.GotoAsync($"{sandbox.App.Addresses.Room}tirtawana/");
    }

    public async Task DisposeAsync() => await page.Context.DisposeAsync();

    [Fact]
    public async Task What_is_kept_outlives_a_reload_in_no_storage_of_the_device_and_ends_as_the_report_under_the_same_digits()
    {
        await Room.WriteAsync(Saved);
        await Expect(Room.GetByTestId("keep-offer")).ToBeVisibleAsync();
        await LookAsync("offer");
        await SaveAsync(() => Room.GetByTestId("keep-yes").ClickAsync());
        await Expect(Room.GetByTestId("keep-code")).ToBeVisibleAsync();
        await Expect(Room.GetByTestId("keep-state")).ToContainTextAsync("Tersimpan terkunci");
        var code = string.Concat(FiveDigits().Matches(await Room.GetByTestId("keep-code").InnerTextAsync()).Select(m => m.Value));
        Assert.Equal(25, code.Length);
        await LookAsync("code");
        await Room.GetByTestId("keep-noted").ClickAsync();
        await LookAsync("noted");
        await AttachAsync();
        await Room.GetByTestId("next").ClickAsync();
        await Room.PassNeedsAsync();
        await Room.GetByTestId("contact-channel").ClickAsync();
        await Room.GetByTestId("channel-phone").ClickAsync();
        await Room.GetByTestId("contact-address").FillAsync("0811 karangan");
        await SaveAsync(() => page.Clock.FastForwardAsync("00:26"));
        await Expect(Room.GetByTestId("keep-state")).ToContainTextAsync("Tersimpan terkunci");
        await LookAsync("line");
        for (var steps = 0; steps < 2; steps++)
        {
            await Room.GetByTestId("back").ClickAsync();
        }

        await Room.GetByTestId("story").FillAsync(Saved + Late);
        Assert.Equal(" 0 0 0 0", await page.EvaluateAsync<string>(Kept));

        await page.ReloadAsync();
        await Expect(Room.GetByTestId("safe-yes")).ToBeVisibleAsync();
        Assert.DoesNotContain("simpanan-kenari", await page.ContentAsync(), StringComparison.Ordinal);
        await OpenAsync(code);
        await LookAsync("kept");
        await Room.GetByTestId("kept-resume").ClickAsync();
        await Expect(Room.GetByTestId("contact-address")).ToHaveValueAsync("0811 karangan");
        await Room.GetByTestId("stop").ClickAsync();
        await Expect(Room.GetByText("Simpanan Anda dapat dibuka dengan kode sampai")).ToBeVisibleAsync();
        await LookAsync("stop");
        await Room.GetByTestId("stay").ClickAsync();
        await Expect(Room.GetByTestId("story")).ToHaveValueAsync(Saved);
        await Expect(Room.GetByTestId("file-sent")).ToContainTextAsync("surat.pdf");
        await LookAsync("files-again");

        await Room.ReviewAsync();
        await Room.GetByTestId("consent-files").ClickAsync();
        await Room.GetByTestId("send").ClickAsync();
        Assert.Equal(code, await Room.ReceiptAsync());
        await Expect(Room.GetByTestId("keep-sent")).ToContainTextAsync("Simpanan sementaranya sudah dihapus.");
        await Expect(Room.GetByTestId("keep-sent")).ToContainTextAsync("Kode ini sama dengan kode simpanan Anda.");
        await LookAsync("sent");
        Assert.Equal((0, 1, 1), (Count("drafts"), Count("files"), Count("files WHERE case_id IS NOT NULL AND until IS NULL")));
        Assert.Equal(" 0 0 0 0", await page.EvaluateAsync<string>(Kept));

        await page.ReloadAsync();
        await ReturnAsync(code);
        await Expect(Room.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Selamat datang kembali");
        Assert.Empty(faults);
    }

    /// <summary>A letter goes to the server as soon as it is chosen, and the next save names it.</summary>
    private async Task AttachAsync()
    {
        await Room.GetByTestId("files-add").ClickAsync();
        await SaveAsync(() => Room.GetByTestId("files-input").SetInputFilesAsync(new FilePayload { Name = "surat.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 karangan"u8.ToArray() }));
        await Expect(Room.GetByTestId("file-sent")).ToContainTextAsync("Tersimpan terkunci, belum dikirim");
        Assert.Equal(1, Count("files WHERE case_id IS NULL"));
        await LookAsync("files");
    }

    private async Task OpenAsync(string code)
    {
        await ReturnAsync(code);
        await Expect(Room.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Simpanan Anda", new() { Timeout = 20_000 });
    }

    private async Task ReturnAsync(string code)
    {
        await Room.GetByTestId("way-return").ClickAsync();
        await Room.GetByTestId("code").FillAsync(code);
        await Room.GetByTestId("open").ClickAsync();
    }

    /// <summary>Acts, and waits until the server has acknowledged a save.</summary>
    private Task SaveAsync(Func<Task> act) =>
        page.RunAndWaitForResponseAsync(act, r => r.Request.Method == "PUT" && r.Url.EndsWith("/api/drafts", StringComparison.Ordinal) && r.Ok, new() { Timeout = 20_000 });

    /// <summary>Each new screen: axe, and pictures for whoever asks for them.</summary>
    private async Task LookAsync(string name)
    {
        faults.AddRange(await Axe.FaultsAsync(page.Locator("html"), name));
        if (Environment.GetEnvironmentVariable("JARING_SCREENSHOTS") is not { Length: > 0 } folder)
        {
            return;
        }

        foreach (var mode in Mode.All.Reverse())
        {
            await mode.DressAsync(page);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"draft-{name}-{mode.Name}.png"), FullPage = true });
        }
    }

    private int Count(string rows)
    {
        using var store = new SqliteConnection($"Data Source={Directory.EnumerateFiles(sandbox.DataFolder, "jaring.db", SearchOption.AllDirectories).Single()};Mode=ReadOnly;Pooling=False");
        store.Open();
        using var command = store.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM {rows}";
        return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"(?<!\d)\d{5}(?!\d)")]
    private static partial Regex FiveDigits();
}
