using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>Once a quarter a practice case comes to the whole team by itself: like any other until it is opened, and then plainly practice.</summary>
public sealed class PracticeTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    /// <summary>The last days of the quarter after the founding: every member's turn has come.</summary>
    private static DateTime NextQuarter
    {
        get
        {
            var today = DateTime.UtcNow;
            var thisQuarter = new DateTime(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1, 3, 0, 0, DateTimeKind.Utc);
            return thisQuarter.AddMonths(6).AddDays(-4);
        }
    }

    [Fact]
    public async Task It_is_made_by_a_page_opened_by_a_colleague_and_says_who_has_answered()
    {
        await using var maker = await OpenLaterAsync(OtherReader);
        await Expect(maker.Board.GetByTestId("home-checked")).ToContainTextAsync("Diperiksa", new() { Timeout = 20_000 });
        await WaitForRoundAsync(maker);
        await using var reader = await OpenLaterAsync(Reader);
        var story = await ReadWhenItCameAsync(reader);
        Assert.StartsWith("Kasus latihan.", story, StringComparison.Ordinal);
        var note = reader.Board.GetByTestId("practice");
        await Expect(note).ToContainTextAsync("Ini kasus latihan. Tidak ada orang yang menunggu.");
        await Expect(reader.Board.GetByTestId("practice-answered")).ToHaveTextAsync("Belum ada yang menjawab. Siapa pun boleh memulai.");
        await reader.AnswerAsync("Terima kasih sudah menulis. Kami menulis lagi hari Rabu.");
        await Expect(reader.Board.GetByTestId("practice-answered")).ToHaveTextAsync($"Sudah menjawab: {Reader}. Yang lain boleh mencoba kapan saja.");
        Assert.Empty(await Axe.DashboardFaultsAsync(reader, "practice"));
        await reader.ShootAsync("practice");
        await reader.ResizeAsync(360, 800);
        await note.ScrollIntoViewIfNeededAsync();
        await reader.ShootAsync("practice-phone");

        // A second page of the same quarter knows of it and makes none.
        await using var third = await OpenLaterAsync(Excluded);
        await third.GoAsync("cases");
        await third.ClickAsync(third.Board.GetByTestId("case-list").GetByRole(AriaRole.Button).First);
        await Expect(third.Board.GetByTestId("practice-answered")).ToContainTextAsync(Reader, new() { Timeout = 30_000 });
        Assert.Single(new[] { maker, reader, third }.SelectMany(w => w.Traffic), t => t.StartsWith("201", StringComparison.Ordinal) && t.Contains("/api/cases/handover", StringComparison.Ordinal));
    }

    /// <summary>Unlocks on a device whose clock is in the next quarter. The index grows at the next round of notices.</summary>
    private async Task<TeamsWindow> OpenLaterAsync(string name)
    {
        var window = await sandbox.OpenAsync(name, "dasbor");
        await window.Page.Context.Clock.InstallAsync(new() { TimeDate = NextQuarter });
        await window.ReloadAsync();
        await window.UnlockAsync(name);
        return window;
    }

    /// <summary>Until the case is in the index: all turns have come here, and a page that looked earlier would make one too.</summary>
    private static async Task WaitForRoundAsync(TeamsWindow maker)
    {
        await Expect(maker.Board.GetByTestId("home")).ToBeVisibleAsync();
        for (var attempt = 0; attempt < 60 && !maker.Traffic.Any(t => t.StartsWith("201", StringComparison.Ordinal) && t.Contains("/api/cases/handover", StringComparison.Ordinal)); attempt++)
        {
            await Task.Delay(TimeSpan.FromSeconds(0.5));
        }

        await Task.Delay(TimeSpan.FromSeconds(8));
    }

    private static async Task<string> ReadWhenItCameAsync(TeamsWindow member)
    {
        var line = member.Board.GetByTestId("home-lines");
        for (var attempt = 0; attempt < 10 && !await line.IsVisibleAsync(); attempt++)
        {
            await Task.Delay(TimeSpan.FromSeconds(2));
            if (await member.Board.GetByTestId("refresh").IsVisibleAsync())
            {
                await member.Board.GetByTestId("refresh").ClickAsync();
            }
        }

        return await member.ReadAccountAsync();
    }
}
