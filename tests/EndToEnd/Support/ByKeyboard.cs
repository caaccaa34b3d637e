using Microsoft.Playwright;

namespace Jaring.EndToEnd.Support;

/// <summary>A person without a mouse: Tab until the thing has the focus, then the key that a person would press.</summary>
/// <param name="page">The window; its keys go to whatever has the focus, in a frame too.</param>
/// <param name="room">The room's root element.</param>
internal sealed class ByKeyboard(IPage page, ILocator room)
{
    private const int MostTabs = 120, MostArrows = 12;

    /// <summary>
    /// Which way leads there: 0 when it has the focus, otherwise Tab or Shift and Tab. A radio button shares one place in the order with its group. In a frame
    /// nobody leaves by the one end to come back by the other.
    /// </summary>
    private const string Way = """
        e => {
          const at = document.activeElement;
          if (e === at || (e.type === 'radio' && at?.type === 'radio' && at.name === e.name)) return 0;
          return at !== null && at !== document.body && (at.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING) !== 0 ? -1 : 1;
        }
        """;

    /// <summary>How often something was pressed, ticked or chosen; going there is not counted.</summary>
    internal int Presses { get; private set; }

    /// <summary>Presses a button or opens a card.</summary>
    internal async Task PressAsync(params string[] testIds)
    {
        foreach (var testId in testIds)
        {
            await GoToAsync(room.GetByTestId(testId));
            await page.Keyboard.PressAsync("Enter");
            Presses++;
        }
    }

    /// <summary>Ticks a checkbox, or chooses a radio button by the arrows of its group.</summary>
    internal async Task ChooseAsync(params string[] testIds)
    {
        foreach (var testId in testIds)
        {
            var choice = room.GetByTestId(testId);
            await GoToAsync(choice);
            for (var arrow = 0; arrow < MostArrows && !await choice.EvaluateAsync<bool>("e => e === document.activeElement"); arrow++)
                await page.Keyboard.PressAsync("ArrowDown");
            if (!await choice.IsCheckedAsync())
                await page.Keyboard.PressAsync("Space");
            await Assertions.Expect(choice).ToBeCheckedAsync();
            Presses++;
        }
    }

    /// <summary>Opens what is folded.</summary>
    internal async Task UnfoldAsync(string testId)
    {
        await GoToAsync(room.GetByTestId(testId).Locator("summary"));
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Types into a field.</summary>
    internal async Task TypeAsync(string testId, string text)
    {
        await GoToAsync(room.GetByTestId(testId));
        await page.Keyboard.TypeAsync(text);
    }

    private async Task GoToAsync(ILocator target)
    {
        for (var tab = 0; tab < MostTabs; tab++)
        {
            var way = await target.EvaluateAsync<int>(Way);
            if (way == 0)
                return;
            await page.Keyboard.PressAsync(way > 0 ? "Tab" : "Shift+Tab");
        }

        Assert.Fail($"No key leads to {target}.");
    }
}
