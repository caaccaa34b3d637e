using Microsoft.Playwright;

namespace Jaring.EndToEnd.Support;

/// <summary>
/// How a step of the room is looked at: in light, dark and the system's contrast colours, by turns at a desk's width and at a phone's. The plain address begins
/// with the phone and Teams with the desk, so that over both each step is seen in all six, and by all of axe's rules at either width.
/// </summary>
/// <param name="page">The window.</param>
/// <param name="room">The room's root element: of the page itself, or of the frame in Teams.</param>
/// <param name="phoneFirst">Whether the first look, the one by all rules, is a phone's.</param>
internal sealed class RoomLook(IPage page, ILocator room, bool phoneFirst)
{
    private static readonly Window Phone = Window.All[0];

    /// <summary>One line for each fault; leaves the page at a desk's width, in light colours. Pictures of each look for whoever asks for them.</summary>
    internal async Task<IReadOnlyList<string>> FaultsAsync(string step)
    {
        var faults = new List<string>();
        foreach (var (mode, at) in Mode.All.Select((mode, at) => (mode, at)))
        {
            var phone = at % 2 == 0 == phoneFirst;
            if (phone)
                faults.AddRange(await Layout.FaultsAsync(page, room, Phone, step));
            else
                await SitAsync();
            await mode.DressAsync(page);
            await mode.WornAsync(room);
            var where = $"{step}, {mode.Name}, {(phone ? "phone" : "desk")}";
            faults.AddRange(await Axe.FaultsAsync(room, where, again: at > 0));
            await ShootAsync(where);
        }

        await SitAsync();
        await Mode.All[0].DressAsync(page);
        return faults;
    }

    private async Task SitAsync()
    {
        await page.SetViewportSizeAsync(1280, 900);
        await Assertions.Expect(room).Not.ToHaveJSPropertyAsync("clientWidth", Phone.Width);
    }

    private async Task ShootAsync(string where)
    {
        if (Environment.GetEnvironmentVariable("JARING_SCREENSHOTS") is not { Length: > 0 } folder)
            return;
        await room.EvaluateAsync("() => scrollTo(0, 0)");
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{(phoneFirst ? "plain" : "teams")}, {where}.png"), FullPage = true });
    }
}
