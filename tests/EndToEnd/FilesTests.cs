using System.Security.Cryptography;
using System.Text;
using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>Files with a report, from a phone at the plain address to a member's screen: what was hidden in a photo is gone, a broken connection goes on where it broke.</summary>
public sealed class FilesTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>, IDisposable
{
    private const string Hidden = "GPS-6.9687-111.4161";
    private static readonly byte[] Recording = [.. "ID3\u0004\0\0\0\0\0\0"u8, .. RandomNumberGenerator.GetBytes(3_500_000)];
    private static readonly byte[] Letter = "%PDF-1.7 surat karangan"u8.ToArray();
    private readonly List<string> faults = [];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("jaring-files-");

    /// <summary>A photo as a phone makes it, with a place and a thumbnail's worth of text before the picture.</summary>
    private const string Photo = """
        () => {
          const canvas = Object.assign(document.createElement("canvas"), { width: 900, height: 1200 });
          const pen = canvas.getContext("2d");
          pen.fillStyle = "#246"; pen.fillRect(0, 0, 900, 1200);
          pen.fillStyle = "#fff"; pen.font = "72px sans-serif"; pen.fillText("Contoh pesan", 120, 300);
          return canvas.toDataURL("image/jpeg").split(",")[1];
        }
        """;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Go_along_cleaned_and_locked_and_a_member_opens_them()
    {
        var canary = $"kanari{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        await using var context = await sandbox.Browser.NewContextAsync(new() { Locale = "id-ID", HasTouch = true, IsMobile = true, ViewportSize = new() { Width = 360, Height = 740 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{sandbox.App.Addresses.Room}tirtawana/");
        var (room, photo) = (page.Locator("body"), WithPlace(Convert.FromBase64String(await page.EvaluateAsync<string>(Photo))));
        await room.WriteAsync("Cerita karangan dengan berkas.");
        await room.GetByTestId("files-add").ClickAsync();
        await ShootAsync(page, room, "files-empty");
        await room.GetByTestId("files-input").SetInputFilesAsync(Files(
            ($"foto-{canary}.jpeg", photo), ($"rekaman-{canary}.mp3", Recording), ("gambar.jpg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray()),
            ("luas.png", HugePng()), ("surat.pdf", "PK\u0003\u0004"u8.ToArray()), ("besar.pdf", [.. "%PDF-"u8, .. new byte[51_000_000]])));
        await Expect(room.GetByTestId("file-ready")).ToHaveCountAsync(2, new() { Timeout = 20_000 });
        foreach (var told in new[] { "SVG", "terlalu luas", "arsip", "lebih besar dari 50 MB" })
            await Expect(room.GetByTestId("trouble")).ToContainTextAsync(told);
        await ShootAsync(page, room, "files-chosen");

        await room.ReviewAsync();
        await room.GetByTestId("consent-files").ClickAsync();
        await ShootAsync(page, room, "files-review");
        var parts = await BreakAsync(page);
        await room.GetByTestId("send").ClickAsync();
        await Expect(room.GetByTestId("file-sending")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await ShootAsync(page, room, "files-sending");
        var code = await room.ReceiptAsync();
        await Expect(room.GetByTestId("files-left")).ToHaveCountAsync(0);
        // Part 2 of the recording broke twice on the way; nothing that had arrived went again.
        Assert.Equal(["0", "0", "1", "2", "2", "2", "3"], parts.Select(p => p[^1..]).Order(StringComparer.Ordinal));

        await AddLaterAsync(page, room, code, $"surat-{canary}.pdf");

        await using var member = await OpenCaseAsync(canary);
        await Expect(member.Board.GetByTestId("file")).ToHaveCountAsync(3);
        await Expect(member.Board.GetByTestId("file-image")).ToHaveCountAsync(0);
        await Expect(member.Board.GetByTestId("file-opening")).ToHaveCountAsync(0);
        var (first, second, third) = (member.Board.GetByTestId("file").First, member.Board.GetByTestId("file").Nth(1), member.Board.GetByTestId("file").Last);
        await first.GetByTestId("file-open").ClickAsync();
        await Expect(first.GetByTestId("file-image")).ToHaveJSPropertyAsync("naturalWidth", 900);
        await Expect(first.GetByTestId("file-opening")).ToContainTextAsync($"Dibuka {Reader}");
        await LookAsync(member);
        var seen = await SaveAsync(member, first, $"foto-{canary}.jpg");
        Assert.Contains(Hidden, Encoding.Latin1.GetString(photo), StringComparison.Ordinal);
        Assert.DoesNotContain(Hidden, Encoding.Latin1.GetString(seen), StringComparison.Ordinal);
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(seen), StringComparison.Ordinal);
        await second.GetByTestId("file-open").ClickAsync();
        Assert.Equal(Recording, await SaveAsync(member, second, $"rekaman-{canary}.mp3"));
        await third.GetByTestId("file-open").ClickAsync();
        Assert.Equal(Letter, await SaveAsync(member, third, $"surat-{canary}.pdf"));
        await Expect(third.Locator("img, iframe, embed, object")).ToHaveCountAsync(0);

        Assert.Empty(member.Troubles);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        await sandbox.AssertNowhereAsync([canary, Hidden], member);
    }

    /// <summary>The person comes back with the code and adds a letter to a message.</summary>
    private async Task AddLaterAsync(IPage page, ILocator room, string code, string name)
    {
        await page.GotoAsync($"{sandbox.App.Addresses.Room}tirtawana/kembali");
        await room.GetByTestId("code").FillAsync(code);
        await room.GetByTestId("open").ClickAsync();
        await room.GetByTestId("files-add").ClickAsync(new() { Timeout = 20_000 });
        await room.GetByTestId("files-input").SetInputFilesAsync(Files((name, Letter)));
        await Expect(room.GetByTestId("file-ready")).ToBeVisibleAsync();
        await room.GetByTestId("consent-files").ClickAsync();
        await ShootAsync(page, room, "files-reply");
        await room.GetByTestId("reply").FillAsync("Ini suratnya.");
        await room.GetByTestId("send-reply").ClickAsync();
        await Expect(room.GetByTestId("thread")).ToContainTextAsync("Ini suratnya.", new() { Timeout = 20_000 });
        await Expect(room.GetByTestId("files-list")).ToHaveCountAsync(0);
        await Expect(room.GetByTestId("thread").GetByTestId("sent-files")).ToContainTextAsync(name);
        await ShootAsync(page, room, "files-thread");
    }

    /// <summary>Cuts the line twice under the third part of a file, once before it arrives and once after.</summary>
    private static async Task<List<string>> BreakAsync(IPage page)
    {
        var (parts, cuts) = (new List<string>(), 0);
        await page.RouteAsync("**/api/files/*/parts/*", async route =>
        {
            lock (parts)
                parts.Add(route.Request.Url);
            if (route.Request.Url.EndsWith("/2", StringComparison.Ordinal) && cuts++ < 2)
                await route.AbortAsync("connectionreset");
            else
                await route.ContinueAsync();
        });
        return parts;
    }

    private async Task<TeamsWindow> OpenCaseAsync(string canary)
    {
        var member = await sandbox.OpenAsync(Reader, "dasbor");
        await member.UnlockAsync(Reader);
        await member.Board.GetByTestId("nav-cases").ClickAsync();
        await member.Board.GetByTestId("case-list").GetByRole(AriaRole.Button).First.ClickAsync(new() { Timeout = 30_000 });
        await Expect(member.Board.GetByTestId("files")).ToContainTextAsync(canary, new() { Timeout = 20_000 });
        return member;
    }

    private static async Task<byte[]> SaveAsync(TeamsWindow member, ILocator file, string name)
    {
        await Expect(file).ToContainTextAsync("Hapus berkas ini dari perangkat setelah dipakai", new() { Timeout = 20_000 });
        var download = await member.Page.RunAndWaitForDownloadAsync(() => file.GetByTestId("file-save").ClickAsync());
        Assert.Equal(name, download.SuggestedFilename);
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    private async Task ShootAsync(IPage page, ILocator room, string screen)
    {
        faults.AddRange(await Axe.FaultsAsync(room, screen));
        if (Environment.GetEnvironmentVariable("JARING_SCREENSHOTS") is not { Length: > 0 } shots)
            return;
        foreach (var mode in Mode.All)
        {
            await mode.DressAsync(page);
            await mode.WornAsync(room);
            await page.ScreenshotAsync(new() { Path = Path.Combine(shots, $"{screen}-{mode.Name}.png"), FullPage = true });
        }
    }

    private async Task LookAsync(TeamsWindow member)
    {
        faults.AddRange(await Axe.DashboardFaultsAsync(member, "files"));
        foreach (var mode in Mode.All.Reverse())
        {
            await mode.DressAsync(member.Page, member.Board.Locator("html"));
            await member.Board.GetByTestId("files").ScrollIntoViewIfNeededAsync();
            await member.ShootAsync($"files-board-{mode.Name}");
        }
    }

    /// <summary>In a folder of their own, as on a device: the driver takes no large file from memory.</summary>
    private IEnumerable<string> Files(params (string Name, byte[] Content)[] files)
    {
        foreach (var (name, content) in files)
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, name), content);
            yield return Path.Combine(folder.FullName, name);
        }
    }

    /// <summary>Puts an Exif segment behind the first two bytes of a JPEG.</summary>
    private static byte[] WithPlace(byte[] jpeg)
    {
        var exif = Encoding.Latin1.GetBytes($"Exif\0\0{Hidden}");
        return [.. jpeg[..2], 0xff, 0xe1, 0, (byte)(exif.Length + 2), .. exif, .. jpeg[2..]];
    }

    /// <summary>Thirty-three bytes that claim 900 million points.</summary>
    private static byte[] HugePng() => [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, 8, 6, 0, 0, 0, 0, 0, 0, 0];
}
