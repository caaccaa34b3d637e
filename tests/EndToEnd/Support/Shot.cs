using Microsoft.Playwright;

namespace Jaring.EndToEnd.Support;

/// <summary>A picture of what a test looks at, for people: taken where <c>JARING_SCREENSHOTS</c> names a folder, and nowhere else.</summary>
internal static class Shot
{
    internal static async Task TakeAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("JARING_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name.Replace(", ", "-", StringComparison.Ordinal).Replace(' ', '-')}.png"), FullPage = true });
    }
}
