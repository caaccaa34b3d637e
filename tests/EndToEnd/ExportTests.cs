using Jaring.Cli;
using Jaring.Cli.Commands;
using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>A copy for police or court: one reader asks, another agrees, the first takes it out, and an expert checks it with our command.</summary>
public sealed class ExportTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private readonly List<string> faults = [];

    private static BrowserNewContextOptions Phone => new() { Locale = "id-ID", HasTouch = true, IsMobile = true, ViewportSize = new() { Width = 360, Height = 740 } };

    [Fact]
    public async Task Two_readers_take_a_case_out_and_the_package_holds()
    {
        var canary = $"kanari{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8))}";
        await using var staff = await sandbox.OpenAsync(Reporter);
        await staff.OpenRoomFromChatAsync();
        await staff.TellAsync($"Cerita karangan {canary}.", "0812");

        await using var first = await OpenCaseAsync(Reader);
        await first.AnswerAsync("Terima kasih sudah bercerita.");
        await PressAsync(first, "export-ask", "export-ask-yes");
        await Expect(first.Board.GetByTestId("export-asked")).ToContainTextAsync("Menunggu persetujuan pembaca lain.");
        await LookAsync(first, "asked");

        await using var second = await OpenCaseAsync(OtherReader, Phone);
        await Expect(second.Board.GetByTestId("export-asked")).ToContainTextAsync($"{Reader} meminta ekspor");
        await LookAsync(second, "asked by another");
        await PressAsync(second, "export-approve", "export-approve-yes");
        await Expect(second.Board.GetByTestId("export-approved")).ToContainTextAsync(OtherReader);
        await Expect(second.Board.GetByTestId("export-prepare")).ToHaveCountAsync(0);

        await first.DisposeAsync();
        await using var again = await OpenCaseAsync(Reader, Phone);
        await PressAsync(again, "export-prepare");
        await Expect(again.Board.GetByTestId("export-print")).ToBeEnabledAsync(new() { Timeout = 20_000 });
        await Expect(again.Board.GetByTestId("export-sheet")).ToContainTextAsync("Salinan akan ada di");
        await Expect(again.Board.GetByTestId("export-sheet").GetByRole(AriaRole.Heading)).ToBeFocusedAsync();
        await LookAsync(again, "sheet");

        var (locked, plain) = (await TakeAsync(again, "export-encrypted"), await TakeAsync(again, "export-plain"));
        await LookAsync(again, "words");
        var words = string.Join(' ', await again.Board.GetByTestId("export-words").Locator("strong").AllInnerTextsAsync());
        var opened = OpenWithWords(locked, words);
        Assert.Equal(File.ReadAllBytes(plain), File.ReadAllBytes(opened));
        var (code, told) = Verify(opened);
        Assert.True(code == ExitCode.Good, told);
        Assert.Contains(canary, told, StringComparison.Ordinal);
        Assert.Contains($"{Reader} meminta ekspor, {OtherReader} menyetujui", told, StringComparison.Ordinal);
        await PrintAsync(again, canary);

        await PressAsync(again, "export-close");
        await Expect(again.Board.GetByTestId("export-made")).ToBeVisibleAsync();
        Assert.Empty(again.Troubles);
        // Two of the six words together: one alone may stand in a log line by chance.
        var six = words.Split(' ');
        await sandbox.AssertNowhereAsync([canary, .. six.Zip(six.Skip(1), (one, next) => $"{one} {next}")], staff, second, again);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private async Task<TeamsWindow> OpenCaseAsync(string name, BrowserNewContextOptions? device = null)
    {
        var member = await sandbox.OpenAsync(name, "dasbor", device);
        await member.UnlockAsync(name);
        if (device is not null)
        {
            await member.Board.GetByTestId("menu").ClickAsync();
        }
        await member.Board.GetByTestId("nav-cases").ClickAsync();
        await member.Board.GetByTestId("case-list").GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(member.Board.GetByTestId("export")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        return member;
    }

    private static async Task PressAsync(TeamsWindow member, params string[] testIds)
    {
        foreach (var id in testIds)
        {
            await member.ClickAsync(member.Board.GetByTestId(id));
        }
    }

    /// <summary>Presses a way out and gives the file that came, under a name that says nothing.</summary>
    private static async Task<string> TakeAsync(TeamsWindow member, string way)
    {
        var download = await member.Page.RunAndWaitForDownloadAsync(() => PressAsync(member, way));
        Assert.Matches("^dokumen-[A-Za-z0-9_-]{8}\\.(zip|jt1f)$", download.SuggestedFilename);
        await Expect(member.Board.GetByTestId("export-done")).ToBeVisibleAsync();
        return await download.PathAsync();
    }

    private static string OpenWithWords(string locked, string words)
    {
        var target = $"{locked}.zip";
        using var typed = new StringReader(words + "\n");
        Assert.Equal(ExitCode.Good, OpenCommand.Run(new OpenOptions(locked, target), Words.For("id"), typed, TextWriter.Null));
        return target;
    }

    private static (int Code, string Told) Verify(string path)
    {
        using var output = new StringWriter();
        return (VerifyCommand.Run(new VerifyOptions(path, null, null, true), Words.For("id"), output), output.ToString());
    }

    /// <summary>On paper stands the case and nothing of the page around it.</summary>
    private static async Task PrintAsync(TeamsWindow member, string canary)
    {
        await member.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var paper = member.Board.Locator(".printed-case");
        await Expect(paper).ToBeVisibleAsync();
        await Expect(paper).ToContainTextAsync(canary);
        await Expect(paper).ToContainTextAsync("Terima kasih sudah bercerita.");
        await Expect(member.Board.GetByTestId("export-plain")).Not.ToBeVisibleAsync();
        await paper.ScrollIntoViewIfNeededAsync();
        await member.ShootAsync("export-paper");
        await member.Page.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    /// <summary>Every mode by axe, on a phone every width by the layout's rules, and pictures.</summary>
    private async Task LookAsync(TeamsWindow member, string screen)
    {
        faults.AddRange(await Axe.DashboardFaultsAsync(member, $"export, {screen}"));
        foreach (var mode in Mode.All.Reverse())
        {
            await mode.DressAsync(member.Page, member.Board.Locator("html"));
            await member.ShootAsync($"export-{screen.Replace(' ', '-')}-{mode.Name}");
        }
        if (member.Page.ViewportSize!.Width == 360)
        {
            faults.AddRange(await Layout.FaultsAsync(member.Page, member.Board.Locator("html"), $"export, {screen}"));
            await member.ResizeAsync(360, 740);
        }
    }
}
