using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Jaring.EndToEnd.Support;

/// <summary>
/// Deque's axe inside one document: a page, or a frame of another origin, into which axe run on the page around it would not look.
/// The strict CSP of our pages stays in force: Playwright brings the script in by the debugger's protocol, not by a script element.
/// </summary>
internal static class Axe
{
    // The package's RunAxe brings all of axe in again at each call; here it comes once a document, which took an eighth of the time.
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    private static readonly object All = new { type = "tag", values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa" } };

    /// <summary>The rules among these that look at colours; a screen in another theme is the same document otherwise.</summary>
    private static readonly object Colours = new { type = "rule", values = new[] { "color-contrast", "link-in-text-block" } };

    /// <summary>A button on its way from one state to the next has colours that nobody sees for longer than a blink: what moves and will end, ends first.</summary>
    private const string Run = """
        async (root, runOnly) => {
          const ending = document.getAnimations().filter(a => a.playState === 'running' && a.effect?.getComputedTiming().endTime < 5000);
          await Promise.race([Promise.allSettled(ending.map(a => a.finished)), new Promise(late => setTimeout(late, 5000))]);
          const { violations, passes } = await axe.run(root, { runOnly, resultTypes: ['violations'], iframes: false });
          return { looked: passes.length + violations.length, faults: violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html} ${n.failureSummary}`)) };
        }
        """;

    /// <summary>One line for each violation in <paramref name="root"/>.</summary>
    /// <param name="root">The element to look at, with everything in it.</param>
    /// <param name="where">For the list.</param>
    /// <param name="again">True when the same document was looked at already and only its colours have changed.</param>
    internal static async Task<IEnumerable<string>> FaultsAsync(ILocator root, string where, bool again = false)
    {
        if (!await root.EvaluateAsync<bool>("() => 'axe' in window"))
            await root.EvaluateAsync($"() => {{ {Script} }}");
        var result = await root.EvaluateAsync<JsonElement>(Run, again ? Colours : All);
        Assert.True(result.GetProperty("looked").GetInt32() > (again ? 0 : 5), $"{where}: axe has looked at nothing.");
        return result.GetProperty("faults").EnumerateArray().Select(fault => $"{where}: {fault.GetString()}");
    }

    /// <summary>The dashboard's screen in every mode.</summary>
    internal static async Task<IEnumerable<string>> DashboardFaultsAsync(TeamsWindow member, string screen)
    {
        var board = member.Board.Locator("html");
        var faults = new List<string>();
        foreach (var mode in Mode.All)
        {
            await mode.DressAsync(member.Page, board);
            faults.AddRange(await FaultsAsync(board, $"dashboard, {screen}, {mode.Name}", again: mode != Mode.All[0]));
        }
        return faults;
    }
}
