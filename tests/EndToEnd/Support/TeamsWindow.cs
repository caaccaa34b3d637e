using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Jaring.EndToEnd.Support;

/// <summary>One person's window of the pretend Teams, with everything that this browser sent and received, and a count of clicks.</summary>
internal sealed class TeamsWindow : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> traffic = new();
    private readonly ConcurrentQueue<string> troubles = new();

    public TeamsWindow(IPage page, RunningSandbox sandbox)
    {
        Page = page;
        Sandbox = sandbox;
        page.Request += (_, request) => traffic.Enqueue($"{request.Method} {request.Url}\n{request.PostData}");
        page.Response += async (_, response) => await KeepAnswerAsync(response);
        page.PageError += (_, error) => troubles.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !IsTeamsJsList(message.Text))
                troubles.Enqueue(message.Text);
        };
    }

    /// <summary>Says each refusal of a page's policy as an error on its console, also those that a browser tells nobody else.</summary>
    public const string WatchPolicy = "addEventListener('securitypolicyviolation', (e) => console.error(`policy: ${e.effectiveDirective} ${e.blockedURI} ${e.sample}`));";

    public IPage Page { get; }

    public RunningSandbox Sandbox { get; }

    /// <summary>Ruang aman, in its frame.</summary>
    public IFrameLocator Room => Page.FrameLocator("iframe[name=tab-staff]");

    /// <summary>The dashboard, in its frame.</summary>
    public IFrameLocator Board => Page.FrameLocator("iframe[name=tab-team]");

    /// <summary>Requests and answers, bodies included, as the browser saw them.</summary>
    public IReadOnlyCollection<string> Traffic => traffic;

    /// <summary>Script errors, console errors and refusals of the pages' policies.</summary>
    public IReadOnlyCollection<string> Troubles => troubles;

    /// <summary>How often somebody had to click.</summary>
    public int Clicks { get; private set; }

    public async Task ClickAsync(ILocator what)
    {
        await what.ClickAsync();
        Clicks++;
    }

    /// <summary>Another size, and everything drawn in it: until then a busy browser holds the frame's old place, and a press of the mouse reaches nobody.</summary>
    public async Task ResizeAsync(int width, int height)
    {
        await Page.SetViewportSizeAsync(width, height);
        foreach (var frame in Page.Frames)
        {
            await frame.EvaluateAsync("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        }
    }

    /// <summary>
    /// By the keyboard: a frame that has just come, or has just changed its size, may lie elsewhere than a busy browser believes, and a press of the mouse then
    /// reaches nobody. Counted as a click.
    /// </summary>
    public async Task PressAsync(ILocator what)
    {
        await Assertions.Expect(what).ToBeEnabledAsync(new() { Timeout = 20_000 });
        try
        {
            await what.PressAsync("Enter", new() { Timeout = 15_000 });
        }
        catch (TimeoutException) when (!what.Page.IsClosed)
        {
            // Seen twice at once on a busy machine: the key never came back from the browser. What is still there was not pressed.
            if (await what.IsVisibleAsync())
                await what.PressAsync("Enter");
        }


        Clicks++;
    }

    /// <summary>Through the door on the staff app's tab.</summary>
    public Task OpenRoomAsync() => PressAsync(Room.GetByTestId("open-room"));

    public async Task ShootAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("JARING_SCREENSHOTS") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png") });
    }

    /// <summary>
    /// The tab's frame, where the place has one, stands: a route that is set while a frame comes may leave Playwright deaf to everything this frame asks.
    /// </summary>
    public async Task LoadedAsync(string place)
    {
        if (place is "dasbor" or "ruang")
        {
            await (place == "dasbor" ? Board : Room).Locator("body").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 60_000 });
        }
    }

    public Task ReloadAsync() => Page.ReloadAsync();

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    /// <summary>The one thing that a page of ours asks for elsewhere, which its policy refuses: TeamsJS' list of hosts.</summary>
    private static bool IsTeamsJsList(string text) =>
        text.Contains("https://res.cdn.office.net/teams-js/validDomains/json/validDomains.json", StringComparison.Ordinal);

    private async Task KeepAnswerAsync(IResponse response)
    {
        try
        {
            if (response.Url.Contains("/api/", StringComparison.Ordinal) || response.Url.Contains("/sandbox/", StringComparison.Ordinal))
                traffic.Enqueue($"{response.Status} {response.Url}\n{(response.Status == 204 ? "" : await response.TextAsync())}");
        }
        catch (PlaywrightException)
        {
            // The stream of changes has no body, and a page that is gone has none either.
        }
    }
}
