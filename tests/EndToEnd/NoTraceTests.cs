using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>
/// What a person wrote is nowhere afterwards: not in any storage of the page, not in the history, not in a page that the browser kept aside, not on the
/// device's disk, not in what the server or the pretend Microsoft 365 got. The receipt is nowhere either.
/// </summary>
public sealed class NoTraceTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    /// <summary>Words that no file of a browser holds by chance, short enough to stand in one piece.</summary>
    private const string Sealed = "jejaksegelwulanq7", Left = "jejakkeluarwulanq8", Planted = "jejaktanamwulanq9";

    private const string Kept = """
        async () => [document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length,
          (await navigator.serviceWorker.getRegistrations()).length, JSON.stringify(history.state)].join(" ")
        """;

    [Fact]
    public async Task After_sealing_and_after_the_way_out_nothing_of_the_words_is_left_anywhere()
    {
        using var profile = new BrowserProfile();
        using var playwright = await Playwright.CreateAsync();
        string receipt;
        TeamsWindow window;
        await using (var context = await playwright.Chromium.LaunchPersistentContextAsync(profile.Folder, new() { ExecutablePath = RunningSandbox.Chromium, Args = RunningSandbox.Switches, Locale = "id-ID" }))
        {
            var page = context.Pages[0];
            window = new TeamsWindow(page, sandbox);
            receipt = await SealAsync(page);
            Assert.Equal(" 0 0 0 0 0", (await page.EvaluateAsync<string>(Kept))[..10]);
            await LeaveAsync(page);
            await AssertHistoryAsync(context, page);
            await PlantAsync(page);
        }

        // The search finds what a page leaves that is less careful; so that it finds nothing of ours means something.
        Assert.NotEmpty(profile.FilesWith(Planted));
        string[] traces = [Sealed, Left, receipt, string.Join(' ', receipt.Chunk(5).Select(part => new string(part)))];
        Assert.All(traces, trace => Assert.Empty(profile.FilesWith(trace)));
        await sandbox.AssertNowhereAsync([Sealed, Left, receipt], window);
    }

    /// <summary>Writes, seals, sends; then goes elsewhere and comes back by the browser's own button.</summary>
    private async Task<string> SealAsync(IPage page)
    {
        await page.GotoAsync($"{sandbox.App.Addresses.Room}tirtawana/");
        var room = page.Locator("body");
        await room.WriteAsync($"Cerita {Sealed} yang tidak tinggal.");
        await room.ReviewAsync();
        await room.GetByTestId("send").ClickAsync();
        var receipt = await room.ReceiptAsync();
        Assert.Equal(25, receipt.Length);
        var kept = await page.EvaluateAsync<string>(Kept);
        Assert.StartsWith(" 0 0 0 0 0", kept, StringComparison.Ordinal);
        await page.GotoAsync(sandbox.PageUrl);
        await page.GoBackAsync();
        await Expect(page.GetByTestId("safe-yes")).ToBeVisibleAsync();
        await AssertShowsNothingAsync(page, Sealed, receipt);
        return receipt;
    }

    /// <summary>Writes in every field on the way and leaves by one press.</summary>
    private async Task LeaveAsync(IPage page)
    {
        await page.GotoAsync($"{sandbox.App.Addresses.Room}tirtawana/");
        var room = page.Locator("body");
        await room.WriteAsync($"Cerita {Left} yang tidak selesai.");
        await room.GetByTestId("exit").ClickAsync();
        await Expect(page).ToHaveURLAsync("about:blank");
        await page.GoBackAsync();
        await AssertShowsNothingAsync(page, Left);
        await page.GoForwardAsync();
        await AssertShowsNothingAsync(page, Left);
    }

    private static async Task AssertShowsNothingAsync(IPage page, params string[] words)
    {
        var shown = await page.ContentAsync() + string.Concat(await page.Locator("textarea, input").EvaluateAllAsync<string[]>("fields => fields.map(f => f.value)"));
        Assert.All(words, word => Assert.DoesNotContain(word, shown, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The history as the browser holds it: neutral titles, addresses without a word, and no place of the room that says what was done there.</summary>
    private async Task AssertHistoryAsync(IBrowserContext context, IPage page)
    {
        var browser = await context.NewCDPSessionAsync(page);
        var entries = (await browser.SendAsync("Page.getNavigationHistory"))!.Value.GetProperty("entries").EnumerateArray().ToList();
        var ours = entries.Where(e => e.GetProperty("url").GetString()!.StartsWith(sandbox.App.Addresses.Room.ToString(), StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(ours);
        Assert.All(ours, e => Assert.Equal(
            (sandbox.App.Addresses.Room + "tirtawana/", "JaringTeams"), (e.GetProperty("url").GetString(), e.GetProperty("title").GetString())));
        Assert.Contains(entries, e => e.GetProperty("url").GetString() == "about:blank");
    }

    /// <summary>What a careless page would leave: a stored word and a field that the browser remembers.</summary>
    private async Task PlantAsync(IPage page)
    {
        await page.GotoAsync(sandbox.PageUrl);
        await page.EvaluateAsync($"() => localStorage.setItem('planted', '{Planted}')");
        await page.GotoAsync(sandbox.PageUrl);
    }
}
