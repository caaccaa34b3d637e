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
            if (message.Type == "error" && !message.Text.Contains("res.cdn.office.net", StringComparison.Ordinal))
                troubles.Enqueue(message.Text);
        };
    }

    public IPage Page { get; }

    public RunningSandbox Sandbox { get; }

    /// <summary>Ruang aman, in its frame.</summary>
    public IFrameLocator Room => Page.FrameLocator("iframe[name=tab-staff]");

    /// <summary>The dashboard, in its frame.</summary>
    public IFrameLocator Board => Page.FrameLocator("iframe[name=tab-team]");

    /// <summary>Requests and answers, bodies included, as the browser saw them.</summary>
    public IReadOnlyCollection<string> Traffic => traffic;

    /// <summary>Script errors and console errors.</summary>
    public IReadOnlyCollection<string> Troubles => troubles;

    /// <summary>How often somebody had to click.</summary>
    public int Clicks { get; private set; }

    public async Task ClickAsync(ILocator what)
    {
        await what.ClickAsync();
        Clicks++;
    }

    public async Task ShootAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("JARING_SCREENSHOTS") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png") });
    }

    public Task ReloadAsync() => Page.ReloadAsync();

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private async Task KeepAnswerAsync(IResponse response)
    {
        try
        {
            if (response.Url.Contains("/api/", StringComparison.Ordinal) || response.Url.Contains("/sandbox/", StringComparison.Ordinal))
                traffic.Enqueue($"{response.Status} {response.Url}\n{await response.TextAsync()}");
        }
        catch (PlaywrightException)
        {
            // The stream of changes has no body, and a page that is gone has none either.
        }
    }
}
