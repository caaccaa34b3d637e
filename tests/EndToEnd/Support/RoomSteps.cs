using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd.Support;

/// <summary>The reporter's steps in a room that stands in a frame or alone: the caller gives its body.</summary>
internal static partial class RoomSteps
{
    /// <summary>From the tab's first page into the room.</summary>
    internal static async Task<ILocator> EnterRoomAsync(this TeamsWindow staff)
    {
        await staff.OpenRoomAsync();
        return staff.Room.Locator("body");
    }

    /// <summary>From the first question to the words, for the whole team.</summary>
    internal static async Task WriteAsync(this ILocator room, string account)
    {
        await room.GetByTestId("safe-yes").ClickAsync();
        await room.GetByTestId("readers-team").ClickAsync();
        await room.GetByTestId("next").ClickAsync();
        await room.GetByTestId("choose-report").ClickAsync();
        await room.GetByTestId("story").FillAsync(account);
    }

    /// <summary>From the words to the button that sends, with every consent that it needs; nothing is said of needs.</summary>
    internal static async Task ReviewAsync(this ILocator room)
    {
        await room.GetByTestId("next").ClickAsync();
        await room.PassNeedsAsync();
        await room.GetByTestId("contact-here").ClickAsync();
        await room.GetByTestId("next").ClickAsync();
        await room.GetByTestId("consent-store").ClickAsync();
        await room.GetByTestId("consent-readers").ClickAsync();
    }

    /// <summary>Over the page of needs, which may be skipped.</summary>
    internal static async Task PassNeedsAsync(this ILocator room)
    {
        await Expect(room.GetByTestId("need-listen")).ToBeVisibleAsync();
        await room.GetByTestId("skip").ClickAsync();
    }

    /// <summary>The receipt, once it stands there.</summary>
    internal static Task<string> ReceiptAsync(this ILocator room) => room.DigitsAsync("receipt");

    /// <summary>A code's digits, once they stand there.</summary>
    internal static async Task<string> DigitsAsync(this ILocator room, string testId)
    {
        var code = room.GetByTestId(testId);
        await Expect(code).ToBeVisibleAsync(new() { Timeout = 20_000 });
        return string.Concat(FiveDigits().Matches(await code.InnerTextAsync()).Select(m => m.Value));
    }

    [GeneratedRegex(@"(?<!\d)\d{5}(?!\d)")]
    private static partial Regex FiveDigits();
}
