using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd.Support;

/// <summary>The team's list after its founding: what people press, and how a server lies to one window.</summary>
internal static class ListSteps
{
    /// <summary>A phone of 360 px.</summary>
    internal static BrowserNewContextOptions Phone => new() { Locale = "id-ID", ViewportSize = new ViewportSize { Width = 360, Height = 740 } };

    /// <summary>Founds with everybody who stands before one of these windows, up to the board.</summary>
    internal static async Task FoundAsync(IReadOnlyList<TeamsWindow> windows)
    {
        await SignAllAsync(windows);
        foreach (var window in windows)
            await Expect(window.Board.GetByTestId("home-checked")).ToContainTextAsync("Diperiksa", new() { Timeout = 20_000 });
    }

    /// <summary>Composes, reads aloud, signs and leaves the meeting; gives the digits that all had read.</summary>
    internal static async Task<string> SignAllAsync(IReadOnlyList<TeamsWindow> windows)
    {
        // Who composes looks first that everybody's keys have arrived; a list composed too early is composed again.
        await Expect(windows[0].Board.GetByTestId("founding-seats").GetByText("kunci siap")).ToHaveCountAsync(windows.Count, new() { Timeout = 20_000 });
        await windows[0].PressAsync("founding-compose");
        var digits = await Task.WhenAll(windows.Select(w => w.FoundingDigitsAsync()));
        Assert.Single(digits.Distinct());
        foreach (var window in windows)
            await window.PressAsync("founding-same");
        foreach (var window in windows)
            await window.PressAsync("founding-enter");
        return digits[0];
    }

    internal static async Task PressAsync(this TeamsWindow window, string testId)
    {
        var what = window.Board.GetByTestId(testId);
        await Expect(what).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await window.PressAsync(what);
    }

    /// <summary>A place of the head; on a phone it lies in the menu.</summary>
    internal static async Task GoAsync(this TeamsWindow window, string place)
    {
        if (await window.Board.GetByTestId("menu").IsVisibleAsync())
            await window.PressAsync("menu");
        await window.PressAsync($"nav-{place}");
    }

    internal static async Task<string> DigitsAsync(this TeamsWindow window, string testId)
    {
        var digits = window.Board.GetByTestId(testId);
        await Expect(digits).ToBeVisibleAsync(new() { Timeout = 20_000 });
        return string.Join(' ', await digits.Locator(".digits-group").AllInnerTextsAsync());
    }

    /// <summary>From now on this window hears another directory than the others.</summary>
    internal static Task LieAsync(this TeamsWindow window, Action<JsonObject> lie) => window.Page.Context.RouteAsync("**/api/directory", async route =>
    {
        var answer = await route.FetchAsync();
        var directory = JsonNode.Parse(await answer.TextAsync())!.AsObject();
        lie(directory);
        await route.FulfillAsync(new() { Response = answer, Body = directory.ToJsonString(new JsonSerializerOptions()) });
    });
}
