using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd.Support;

/// <summary>A member opens keys day by day, and looks after them.</summary>
internal static class UnlockSteps
{
    internal const string Pin = "739415";

    /// <summary>Six words that are right, and no answer yet to what the page then offers.</summary>
    internal static async Task TypeWordsAsync(this TeamsWindow member, string words)
    {
        await member.FillAsync("unlock-secret", words);
        await member.PressAsync("unlock-open");
    }

    internal static async Task<string> WordsOfAsync(this TeamsWindow member, string name) =>
        (await member.Sandbox.PersonAsync(name)).GetProperty("passphrase").GetString()!;

    internal static async Task FillAsync(this TeamsWindow member, string testId, string text)
    {
        await Expect(member.Board.GetByTestId(testId)).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await member.Board.GetByTestId(testId).FillAsync(text);
    }

    /// <summary>Makes a PIN on the page that offers one.</summary>
    internal static async Task MakePinAsync(this TeamsWindow member, string pin = Pin)
    {
        await member.FillAsync("pin-new", pin);
        await member.PressAsync("pin-next");
        await member.FillAsync("pin-again", pin);
        await member.PressAsync("pin-next");
        await Expect(member.Board.GetByTestId("pin-offer")).ToHaveCountAsync(0, new() { Timeout = 20_000 });
    }

    internal static async Task TypePinAsync(this TeamsWindow member, string pin = Pin)
    {
        await member.FillAsync("unlock-pin-field", pin);
        await member.PressAsync("unlock-open");
    }

    /// <summary>Waits for a screen by its test id.</summary>
    internal static Task SeeAsync(this TeamsWindow member, string testId, string? words = null)
    {
        var screen = member.Board.GetByTestId(testId);
        return words is null ? Expect(screen).ToBeVisibleAsync(new() { Timeout = 30_000 }) : Expect(screen).ToContainTextAsync(words, new() { Timeout = 30_000 });
    }

    internal static async Task GoToKeysAsync(this TeamsWindow member)
    {
        await member.GoAsync("team");
        await member.PressAsync("my-keys-open");
        await member.SeeAsync("my-keys");
    }

    /// <summary>Makes keys, or new words or a code alone, on whatever page shows the sheets; types them back.</summary>
    internal static async Task<string> WriteWordsAsync(this TeamsWindow member)
    {
        await member.SeeAsync("enrol-words");
        var words = string.Join(' ', await member.Board.GetByTestId("enrol-words").Locator("strong").AllInnerTextsAsync());
        await member.PressAsync("enrol-written");
        await member.FillAsync("enrol-typed", words);
        await member.PressAsync("enrol-next");
        return words;
    }

    internal static async Task<string> WriteCodeAsync(this TeamsWindow member)
    {
        await member.SeeAsync("enrol-code");
        var code = await member.Board.GetByTestId("enrol-code").InnerTextAsync();
        await member.PressAsync("enrol-kept");
        await member.FillAsync("enrol-typed", code.Split(' ')[^1]);
        await member.PressAsync("enrol-next");
        return code;
    }

    /// <summary>One line for each fault of a screen, in every theme and on every small window; pictures of all of them.</summary>
    internal static async Task<IReadOnlyList<string>> LookAsync(this TeamsWindow member, string screen)
    {
        var board = member.Board.Locator("html");
        var size = member.Page.ViewportSize!;
        var faults = (await Axe.DashboardFaultsAsync(member, screen)).ToList();
        foreach (var mode in Mode.All)
        {
            await mode.DressAsync(member.Page, board);
            await member.ShootAsync($"{screen}-{mode.Name}");
        }

        await Mode.All[0].DressAsync(member.Page, board);
        faults.AddRange(await Layout.FaultsAsync(member.Page, board, screen));
        await member.ShootAsync($"{screen}-phone");
        await member.ResizeAsync(size.Width, size.Height);
        return faults;
    }
}
