using System.Net;
using System.Text.Json;
using Jaring.EndToEnd.Support;
using Jaring.Sealing;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>A team comes to stand: three people in one meeting, each with an own screen; from then on the room is open.</summary>
public sealed class FoundingTests(UnfoundedSandbox sandbox) : IClassFixture<UnfoundedSandbox>
{
    private const string ThirdFounder = "Ratna Puspita";
    private const string Late = Excluded;
    private const string NotOpen = "Saat ini ruang ini hanya memberi informasi dan nomor bantuan. Laporan belum dapat dikirim.";

    private static readonly string[] Founders = [OtherReader, Steps.Reader, ThirdFounder];

    private readonly List<string> faults = [];

    [Fact]
    public async Task Three_members_found_the_team_and_whoever_comes_late_is_not_in_the_list()
    {
        await AssertRoomIsNotOpenAsync();
        var windows = new List<TeamsWindow>();
        var papers = new List<Paper>();
        foreach (var name in Founders)
        {
            windows.Add(await sandbox.OpenAsync(name, "dasbor"));
            await ExpectWaitingAsync(papers.Count, windows);
            papers.Add(await windows[^1].EnrolAsync(screen => LookAsync(windows, screen)));
        }
        var (composer, reader) = (windows[0], windows[1]);

        await composer.ClickAsync(composer.Board.GetByTestId("founding-compose"));
        var digits = await Task.WhenAll(windows.Select(w => w.FoundingDigitsAsync()));
        Assert.Single(digits.Distinct());
        await composer.ShootAsync("12-founding");
        await LookAsync(windows[..1], "founding, to be signed");

        await using var late = await sandbox.OpenAsync(Late, "dasbor");
        papers.Add(await late.EnrolAsync());
        await Expect(late.Board.GetByTestId("founding-stop")).ToContainTextAsync("Kunci Anda tidak ada di daftar ini. Jangan menandatangani.");
        await Expect(late.Board.GetByTestId("founding-same")).ToHaveCountAsync(0);

        await SignAsync(windows);
        var entry = await AssertFoundedAsync(digits[0]);
        await AssertListedAsync(entry);

        await AssertReadersReadAsync(reader, papers[1]);
        await AssertLateSeesNothingToOpenAsync(late);
        // Pages that note the new list at once meet in the office's log: all but one are answered 409 and write behind it.
        Assert.All(windows.Append(late).SelectMany(w => w.Troubles), told => Assert.Contains("status of 409", told, StringComparison.Ordinal));
        await AssertPapersNowhereAsync(papers, [.. windows, late]);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        foreach (var window in windows)
            await window.DisposeAsync();
    }

    /// <summary>The first founder's screens stand for all: contrast, names and roles in every theme, and layout in every window.</summary>
    private async Task LookAsync(IReadOnlyList<TeamsWindow> windows, string screen)
    {
        if (windows.Count > 1)
            return;
        var page = windows[0].Page;
        if (screen == "enrol-words")
        {
            // The widest word of the list; what was drawn by chance must not decide whether the screen holds it.
            await windows[0].Board.GetByTestId("enrol-words").EvaluateAsync("list => { for (const word of list.querySelectorAll('strong')) word.textContent = 'membumbui'; }");
        }
        faults.AddRange(await Axe.DashboardFaultsAsync(windows[0], screen));
        faults.AddRange(await Layout.FaultsAsync(page, windows[0].Board.Locator("html"), screen));
        await Mode.All[0].DressAsync(page, windows[0].Board.Locator("html"));
        await page.SetViewportSizeAsync(1280, 900);
    }

    /// <summary>Before the founding: kind words, services outside the office, and no way to send.</summary>
    private async Task AssertRoomIsNotOpenAsync()
    {
        using var genesis = await sandbox.Http.GetAsync(new Uri(sandbox.App.Addresses.Room, "tirtawana/genesis.json"));
        Assert.Equal(HttpStatusCode.NotFound, genesis.StatusCode);
        await using var staff = await sandbox.OpenAsync(Reporter, "ruang");
        await staff.OpenRoomAsync();
        await staff.ClickAsync(staff.Room.GetByTestId("safe-yes"));
        await AssertKindAsync(staff.Room);
        await staff.ClickAsync(staff.Room.GetByTestId("next"));
        await Expect(staff.Room.GetByRole(AriaRole.Heading, new() { Name = "Apa yang Anda inginkan sekarang?" })).ToBeVisibleAsync();
        await AssertKindAsync(staff.Room);
        await Expect(staff.Room.GetByTestId("choose-info")).ToBeVisibleAsync();
        await Expect(staff.Room.GetByTestId("choose-report")).ToHaveCountAsync(0);
        Assert.DoesNotContain(staff.Troubles, trouble => !trouble.Contains("404", StringComparison.Ordinal));

        static async Task AssertKindAsync(IFrameLocator room)
        {
            await Expect(room.GetByText(NotOpen)).ToBeVisibleAsync();
            await Expect(room.GetByText("SAPA 129: telepon 129 atau WhatsApp 08111-129-129. LPSK: telepon 148 pada jam kantor.")).ToBeVisibleAsync();
        }
    }

    /// <summary>Fewer than three keys: nobody can compose a list yet, and everybody sees whose keys are ready.</summary>
    private static async Task ExpectWaitingAsync(int ready, IReadOnlyList<TeamsWindow> windows)
    {
        foreach (var window in windows.Take(ready))
        {
            await Expect(window.Board.GetByText("Menunggu paling sedikit tiga kunci")).ToBeVisibleAsync();
            await Expect(window.Board.GetByTestId("founding-compose")).ToHaveCountAsync(0);
            await Expect(window.Board.GetByTestId("founding-seats").GetByText("kunci siap")).ToHaveCountAsync(ready, new() { Timeout = 15_000 });
        }
    }

    private async Task SignAsync(IReadOnlyList<TeamsWindow> windows)
    {
        for (var signed = 0; signed < windows.Count; signed++)
        {
            Assert.Null((await RoomAsync()).GetProperty("genesis").GetString());
            await windows[signed].ClickAsync(windows[signed].Board.GetByTestId("founding-same"));
            if (signed < windows.Count - 1)
                await Expect(windows[signed].Board.GetByTestId("founding-signed")).ToContainTextAsync($"{signed + 1} dari {windows.Count} tanda tangan");
            foreach (var (window, at) in windows.Skip(signed + 1).Select((w, i) => (w, i + signed + 1)))
                await Expect(window.Seat(Founders[signed])).ToContainTextAsync("Sudah tanda tangan", new() { Timeout = 15_000 });
        }
        foreach (var window in windows)
            await Expect(window.Board.GetByTestId("founding-done")).ToBeVisibleAsync(new() { Timeout = 15_000 });
    }

    /// <summary>The stored entry is the one whose digits all had read, and its hash is pinned outside the store and served by the room.</summary>
    private async Task<string> AssertFoundedAsync(string digits)
    {
        var room = await RoomAsync();
        var entry = Assert.Single(room.GetProperty("chain").EnumerateArray()).GetProperty("e").GetString()!;
        Assert.Equal(OfficeKeys.DirectoryDigits(entry), digits);
        var served = JsonDocument.Parse(await sandbox.Http.GetStringAsync(new Uri(sandbox.App.Addresses.Room, "tirtawana/genesis.json"))).RootElement;
        Assert.Equal(Sealing.Directory.Hash(entry), served.GetProperty("genesis").GetString());
        var pinned = Assert.Single(System.IO.Directory.GetFiles(sandbox.DataFolder, "tirtawana.json", SearchOption.AllDirectories));
        Assert.Contains(Sealing.Directory.Hash(entry), await File.ReadAllTextAsync(pinned), StringComparison.Ordinal);
        return entry;
    }

    /// <summary>The plain address offers exactly the founders, by name, post and sex.</summary>
    private async Task AssertListedAsync(string entry)
    {
        var context = await sandbox.Browser.NewContextAsync(new() { Locale = "id-ID" });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(sandbox.App.Addresses.Room, "tirtawana/").ToString());
        await page.GetByTestId("safe-yes").ClickAsync();
        await page.GetByTestId("readers-some").CheckAsync();
        var officers = page.Locator(".officers .option");
        var offered = new List<string>();
        for (var at = 0; at < await officers.CountAsync(); at++)
            // Her initials stand before the name, for eyes alone.
            offered.Add($"{(await officers.Nth(at).Locator(".option-title").InnerTextAsync()).Split('\n')[^1]}, {await officers.Nth(at).Locator(".option-about").InnerTextAsync()}");
        var seats = await Task.WhenAll(Founders.Select(sandbox.PersonAsync));
        var expected = seats.Select(p => $"{p.GetProperty("name").GetString()}, {p.GetProperty("post").GetString()}, {(p.GetProperty("sex").GetString() == "P" ? "perempuan" : "laki-laki")}");
        Assert.Equal(expected.Order(), offered.Order());
        Assert.Equal(Founders.Length, Base64UrlJson(entry).GetProperty("members").GetArrayLength());
        await context.DisposeAsync();
    }

    /// <summary>A report to two founders opens with the words that one of them has just put on paper; after a reload with the printed code too.</summary>
    private async Task AssertReadersReadAsync(TeamsWindow reader, Paper paper)
    {
        await using var staff = await sandbox.OpenAsync(Reporter, "ruang");
        await staff.OpenRoomAsync();
        await staff.TellAsync("Cerita karangan untuk dua pembaca.", "0812");

        await reader.ReloadAsync();
        await reader.Board.GetByLabel("Enam kata Anda").FillAsync("enam kata ini bukan kata saya");
        await reader.ClickAsync(reader.Board.GetByTestId("unlock-open"));
        await Expect(reader.Board.GetByText("Kata-kata itu belum cocok. Periksa ejaan dan urutannya.")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await reader.UnlockWithAsync(paper.Words);
        Assert.Equal("Cerita karangan untuk dua pembaca.", await reader.ReadAccountAsync());

        await reader.ReloadAsync();
        await reader.UnlockWithCodeAsync(paper.Code);
        Assert.Equal("Cerita karangan untuk dua pembaca.", await reader.ReadAccountAsync());
    }

    /// <summary>Keys of one's own, a chair in the team, but not in the list: there is a page to wait on, and nothing else.</summary>
    private static async Task AssertLateSeesNothingToOpenAsync(TeamsWindow late)
    {
        await late.ClickAsync(late.Board.GetByTestId("founding-enter"));
        await Expect(late.Board.GetByTestId("joining")).ToContainTextAsync("Menunggu dua tanda tangan anggota.", new() { Timeout = 15_000 });
        await Expect(late.Board.GetByTestId("nav-cases")).ToHaveCountAsync(0);
        await late.ShootAsync("13-late");
    }

    /// <summary>Words and codes, in the spellings in which they could slip out, are on no wire, in no log, in no file and in no browser's storage.</summary>
    private async Task AssertPapersNowhereAsync(IEnumerable<Paper> papers, TeamsWindow[] windows)
    {
        string[] Spellings(Paper paper)
        {
            var words = paper.Words.Split(' ');
            var bytes = RecoveryCode.Read(paper.Code);
            return
            [
                .. new[] { " ", "", "+", "%20", "-", ",", "\",\"" }.SelectMany(between => new[] { string.Join(between, words[..3]), string.Join(between, words[3..]) }),
                .. new[] { " ", "", "+", "%20", "-" }.Select(between => string.Join(between, paper.Code.Split(' ')[..3])),
                Convert.ToHexString(bytes), Convert.ToBase64String(bytes).TrimEnd('='), Base64Url.Encode(bytes),
            ];
        }

        var kept = await Task.WhenAll(windows.Select(w => w.Page.Context.StorageStateAsync(new() { IndexedDB = true })));
        var spellings = papers.SelectMany(Spellings).ToList();
        Assert.DoesNotContain(spellings, s => kept.Any(k => k.Contains(s, StringComparison.OrdinalIgnoreCase)));
        await sandbox.AssertNowhereAsync(spellings, windows);
    }

    private async Task<JsonElement> RoomAsync() =>
        JsonDocument.Parse(await sandbox.Http.GetStringAsync(new Uri(sandbox.App.Addresses.Room, "tirtawana/api/room"))).RootElement;

    private static JsonElement Base64UrlJson(string text) => JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(text)).RootElement;
}
