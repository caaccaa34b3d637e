using Microsoft.Playwright;

namespace Jaring.EndToEnd.Support;

/// <summary>A way in which somebody may look at a page.</summary>
/// <param name="Name">For the list of faults.</param>
/// <param name="Colours">The device's light or dark.</param>
/// <param name="Forced">The system's own colours instead of the page's.</param>
/// <param name="TeamsTheme">The theme that Teams tells its tabs.</param>
internal sealed record Mode(string Name, ColorScheme Colours, ForcedColors Forced, string TeamsTheme)
{
    internal static readonly IReadOnlyList<Mode> All =
    [
        new("light", ColorScheme.Light, ForcedColors.None, "default"),
        new("dark", ColorScheme.Dark, ForcedColors.None, "dark"),
        new("contrast", ColorScheme.Dark, ForcedColors.Active, "contrast"),
    ];

    /// <summary>Dresses the device; motion is off, so that no colour is seen half way.</summary>
    internal Task DressAsync(IPage page) =>
        page.EmulateMediaAsync(new() { ColorScheme = Colours, ForcedColors = Forced, ReducedMotion = ReducedMotion.Reduce });

    /// <summary>Dresses device and pretend Teams, and waits until the dashboard wears it.</summary>
    internal async Task DressAsync(IPage page, ILocator dashboard)
    {
        await DressAsync(page);
        await page.GetByTestId("theme-picker").SelectOptionAsync(TeamsTheme);
        var worn = TeamsTheme == "default" ? "light" : TeamsTheme;
        await Assertions.Expect(dashboard).ToHaveAttributeAsync("data-theme", worn);
        await WornAsync(dashboard);
    }

    /// <summary>Waits until the document knows the device's colours and has drawn them: a frame of another site hears of them later than its page.</summary>
    internal Task WornAsync(ILocator document) => document.EvaluateAsync(
        """
        async (_, [dark, forced]) => {
          const drawn = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
          do await drawn(); while (matchMedia('(prefers-color-scheme: dark)').matches !== dark || matchMedia('(forced-colors: active)').matches !== forced);
        }
        """,
        new[] { Colours == ColorScheme.Dark, Forced == ForcedColors.Active });
}
