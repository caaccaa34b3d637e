using Microsoft.Playwright;

namespace Jaring.EndToEnd.Support;

/// <summary>A window in which people have to manage.</summary>
/// <param name="Name">For the list of faults.</param>
/// <param name="Width">CSS pixels.</param>
/// <param name="Height">CSS pixels.</param>
/// <param name="Text">Size of the text in per cent of the usual.</param>
internal sealed record Window(string Name, int Width, int Height, int Text = 100)
{
    /// <summary>A phone, a small phone, a window of 640 px enlarged twice, and the same window with text alone twice as large.</summary>
    internal static readonly IReadOnlyList<Window> All =
        [new("360 px", 360, 740), new("320 px", 320, 568), new("200 % zoom", 320, 370), new("200 % text", 640, 740, 200)];
}

/// <summary>Looks at what stands where: nothing to the side, nothing cut, everything that can be pressed large enough and not covered.</summary>
internal static class Layout
{
    private const string Look = """
        (root, want) => {
          const faults = [];
          const name = e => `${e.tagName.toLowerCase()}${e.dataset.testid ? `[${e.dataset.testid}]` : ''} "${(e.getAttribute('aria-label') ?? e.textContent ?? '').trim().slice(0, 40)}"`;
          // What lies on top of the page is looked at alone: a dialog, the menu of a phone.
          const scene = document.querySelector('dialog[open], .head:has(.places-open)') ?? root;
          const seen = e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.skip, .skip-link, .unseen') && e.getBoundingClientRect().width > 1;
          const all = selector => [...scene.querySelectorAll(selector), ...(scene.matches(selector) ? [scene] : [])].filter(seen);

          const page = document.scrollingElement;
          if (page.scrollWidth > want.width || page.clientWidth > want.width) {
            const wide = [...root.querySelectorAll('*')].filter(seen).filter(e => e.getBoundingClientRect().right > want.width + 0.5).slice(-3).map(name);
            faults.push(`scrolls sideways: ${page.scrollWidth} in ${want.width}: ${wide.join(', ')}`);
          }

          const inSentence = e => getComputedStyle(e).display.startsWith('inline') && [...e.parentElement.childNodes].some(n => n.nodeType === 3 && n.data.trim().length > 1);
          const area = e => {
            const holder = e.matches('input[type=checkbox], input[type=radio]') ? e.closest('label') ?? e.labels[0]?.parentElement ?? e : e.closest('.fui-Input, .fui-Select, .fui-Textarea') ?? e;
            return holder.getBoundingClientRect();
          };
          for (const e of all('a[href], button, summary, input, select, textarea')) {
            const { width, height } = area(e);
            const least = inSentence(e) ? 24 : 44;
            if (width < least - 0.5 || height < least - 0.5) faults.push(`smaller than ${least}: ${name(e)} ${width.toFixed(1)} x ${height.toFixed(1)}`);
          }

          for (const e of all('h1, h2, h3, button, summary, a[href], .badge, .dial')) {
            const inline = getComputedStyle(e).display === 'inline';
            if (!inline && e.scrollWidth > e.clientWidth + 1) faults.push(`text cut: ${name(e)} ${e.scrollWidth} in ${e.clientWidth}`);
            if (e.getBoundingClientRect().right > want.width + 0.5 || e.getBoundingClientRect().left < -0.5) faults.push(`outside the window: ${name(e)}`);
          }

          for (const e of all('a[href], button, summary, input, select, textarea')) {
            const middle = () => { const r = e.getClientRects()[0]; return [r.left + r.width / 2, r.top + r.height / 2]; };
            let [x, y] = middle();
            if (y < 0 || y > innerHeight || !e.contains(document.elementFromPoint(x, y))) { e.scrollIntoView({ block: 'center' }); [x, y] = middle(); }
            const hit = document.elementFromPoint(x, y);
            if (!e.contains(hit)) faults.push(`cannot be reached: ${name(e)}, covered by ${hit === null ? 'nothing' : name(hit)}`);
          }
          return faults;
        }
        """;

    /// <summary>One line for each fault of a document in this window.</summary>
    /// <param name="page">The window.</param>
    /// <param name="root">The document's root element: of the page, or of a frame as wide as the page.</param>
    /// <param name="window">The window's size.</param>
    /// <param name="where">For the list.</param>
    internal static async Task<IEnumerable<string>> FaultsAsync(IPage page, ILocator root, Window window, string where)
    {
        await page.SetViewportSizeAsync(window.Width, window.Height);
        await root.EvaluateAsync("(root, percent) => { root.style.fontSize = `${percent}%`; }", window.Text);
        // A frame hears of the new size a little later than the page around it, and styles its text anew a little later still.
        await Assertions.Expect(root).ToHaveJSPropertyAsync("clientWidth", window.Width);
        await Assertions.Expect(root).ToHaveCSSAsync("font-size", $"{16 * window.Text / 100}px");
        var faults = await root.EvaluateAsync<string[]>(Look, new { width = window.Width });
        return faults.Select(fault => $"{where}, {window.Name}: {fault}");
    }

    /// <summary>One line for each fault of a document in every window; leaves the page in the first one.</summary>
    internal static async Task<IEnumerable<string>> FaultsAsync(IPage page, ILocator root, string where)
    {
        var faults = new List<string>();
        foreach (var window in Window.All.Reverse())
            faults.AddRange(await FaultsAsync(page, root, window, where));
        return faults;
    }
}
