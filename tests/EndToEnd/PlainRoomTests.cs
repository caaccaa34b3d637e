using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>The room at its plain address, on a phone without Teams: leaving at once, coming back, and never losing a word by the browser's own buttons.</summary>
public sealed class PlainRoomTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>, IAsyncLifetime
{
    private const string Words = "Kata-kata yang tetap ada sampai saya sendiri menghapusnya.";
    private IPage page = null!;

    private ILocator Room => page.Locator("body");

    public async Task InitializeAsync()
    {
        page = await (await sandbox.Browser.NewContextAsync()).NewPageAsync();
        await page.GotoAsync($"{sandbox.App.Addresses.Room}tirtawana/");
    }

    public async Task DisposeAsync() => await page.Context.DisposeAsync();

    [Fact]
    public async Task The_way_out_is_one_press_and_neither_Back_nor_Forward_shows_a_word()
    {
        await Room.WriteAsync(Words);
        await Room.GetByTestId("exit").ClickAsync();
        await ExpectGoneAsync();
    }

    [Fact]
    public async Task Esc_twice_is_the_same_way_out_and_Esc_once_is_not()
    {
        await Room.WriteAsync(Words);
        await page.Keyboard.PressAsync("Escape");
        await Expect(Room.GetByTestId("story")).ToHaveValueAsync(Words);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Escape");
        await ExpectGoneAsync();
    }

    [Fact]
    public async Task Back_walks_through_the_screens_and_stops_before_it_would_lose_the_words()
    {
        await Room.WriteAsync(Words);
        await Room.GetByTestId("next").ClickAsync();
        await Room.PassNeedsAsync();
        await Expect(Room.GetByTestId("contact-here")).ToBeVisibleAsync();

        await BackAsync();
        await Expect(Room.GetByTestId("need-listen")).ToBeVisibleAsync();
        await BackAsync();
        await Expect(Room.GetByTestId("story")).ToHaveValueAsync(Words);
        await BackAsync();
        await Expect(Room.GetByTestId("choose-report")).ToBeVisibleAsync();
        await BackAsync();
        await Expect(Room.GetByTestId("readers-team")).ToBeCheckedAsync();
        await BackAsync();
        await Expect(Room.GetByTestId("safe-yes")).ToBeVisibleAsync();
        await BackAsync();
        await Expect(Room.GetByText("Anda boleh berhenti di sini.")).ToBeVisibleAsync();
        await Room.GetByTestId("stay").ClickAsync();
        await Expect(Room.GetByTestId("story")).ToHaveValueAsync(Words);
    }

    [Fact]
    public async Task English_is_one_press_away_and_touches_no_word()
    {
        await Room.WriteAsync(Words);
        await Room.GetByTestId("language").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(Room.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Your story");
        await Expect(Room.GetByTestId("story")).ToHaveValueAsync(Words);
        await Room.GetByTestId("language").ClickAsync();
        await Expect(Room.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Cerita Anda");
    }

    [Fact]
    public async Task Coming_back_has_an_address_of_its_own_and_checks_the_digits_before_it_asks()
    {
        await page.GotoAsync($"{sandbox.App.Addresses.Room}tirtawana/kembali");
        await Expect(Room.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Masukkan kode laporan");
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);

        await Room.GetByTestId("code").FillAsync("12345");
        await Room.GetByTestId("open").ClickAsync();
        await Expect(Room.GetByTestId("trouble")).ToContainTextAsync("Kode berisi 25 angka; yang tertulis 5.");
        await Room.GetByTestId("code").FillAsync("12345 12345 12345 12345 12345");
        await Room.GetByTestId("open").ClickAsync();
        await Expect(Room.GetByTestId("trouble")).ToContainTextAsync("Ada angka yang tertukar atau keliru.");
        Assert.Empty(asked);
    }

    private Task BackAsync() => page.EvaluateAsync("() => history.back()");

    private async Task ExpectGoneAsync()
    {
        await Expect(page).ToHaveURLAsync("about:blank");
        foreach (var step in new[] { -1, 1, 1 })
        {
            await (step < 0 ? page.GoBackAsync() : page.GoForwardAsync());
            Assert.DoesNotContain(Words, await page.ContentAsync(), StringComparison.Ordinal);
            await Expect(Room.GetByTestId("story")).ToHaveCountAsync(0);
        }
    }
}
