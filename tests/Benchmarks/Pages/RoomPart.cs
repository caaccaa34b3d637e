using System.Globalization;
using Jaring.Benchmarks.Run;
using Jaring.EndToEnd.Support;
using Microsoft.Playwright;

namespace Jaring.Benchmarks.Pages;

/// <summary>One visit, in milliseconds of the page's own clock.</summary>
/// <param name="Plain">First contentful paint of a page that is one sentence, beside it.</param>
/// <param name="FirstText">First contentful paint of the room.</param>
/// <param name="Question">Until the first question can be answered.</param>
/// <param name="Ratio">The room's first paint over the plain page's.</param>
/// <param name="Seal">From the press on "Segel dan kirim" until the report leaves.</param>
/// <param name="Whole">Until its answer has come.</param>
internal sealed record Visit(double Plain, double FirstText, double Question, double Ratio, double Seal, double Whole);

/// <summary>All visits of a run.</summary>
internal sealed record Visits(IReadOnlyList<Visit> Usual, IReadOnlyList<Visit> Slow);

/// <summary>What a reporter waits for: first text, first question, sealing, sending; as the machine is, and as a cheap phone on a weak line would be.</summary>
internal static class RoomPart
{
    private const int SlowProcessor = 6, BitsPerSecond = 400_000, SlowLatency = 100;
    private const int MostFirstText = 3000, MostSlowSeal = 5000, MostSeal = 150, MostWhole = 250;

    /// <summary>Notes when the report was pressed, left and was answered, on the page's own clock.</summary>
    private const string Watch =
        """
        () => {
          window.pressed = 0;
          document.addEventListener("click", (e) => { if (e.target.closest("[data-testid=send]")) window.pressed = e.timeStamp; }, true);
        }
        """;

    private const string Sent =
        """
        () => {
          const sent = performance.getEntriesByType("resource").filter((e) => e.name.endsWith("/api/reports")).at(-1);
          return [sent.startTime - window.pressed, sent.responseEnd - window.pressed];
        }
        """;

    private const string Painted = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0";

    private static readonly string Account = string.Concat(Enumerable.Repeat("Kalimat yang panjangnya biasa saja. ", 34));

    /// <summary>Visits in turns: the plain page and the room, each going first every other time.</summary>
    public static async Task<Visits> MeasureAsync(int rounds)
    {
        var said = Console.Out;
        Console.SetOut(TextWriter.Null);
        var sandbox = new RoomSandbox();
        await sandbox.InitializeAsync();
        await using var plain = await PlainPageAsync();
        try
        {
            var (usual, slow) = (new List<Visit>(), new List<Visit>());
            await VisitAsync(sandbox, plain, isSlow: false, plainFirst: true);
            for (var round = 0; round < rounds; round++)
            {
                usual.Add(await VisitAsync(sandbox, plain, isSlow: false, plainFirst: round % 2 == 0));
                slow.Add(await VisitAsync(sandbox, plain, isSlow: true, plainFirst: round % 2 == 0));
            }

            return new(usual, slow);
        }
        finally
        {
            await sandbox.DisposeAsync();
            Console.SetOut(said);
        }
    }

    public static Part Describe(Visits visits)
    {
        var (usual, slow) = (visits.Usual, visits.Slow);
        return new(
            "room",
            "A visit to the room",
            ["", "first text", "beside a plain page", "ratio", "first question", "seal", "whole"],
            [Row("as the machine is", usual), Row($"processor 1/{SlowProcessor}, {BitsPerSecond / 1000} kbit/s", slow)],
            [
                Goal("first text at most 3 s on the slow form", slow, v => v.FirstText, MostFirstText),
                Goal("puzzle and seal at most 5 s on the slow form", slow, v => v.Seal, MostSlowSeal),
                Goal("seal at most 150 ms", usual, v => v.Seal, MostSeal),
                Goal("whole submit at most 250 ms on loopback", usual, v => v.Whole, MostWhole),
            ],
            []);
    }

    private static Goal Goal(string wanted, IReadOnlyList<Visit> visits, Func<Visit, double> of, double most) =>
        new(wanted, Milliseconds(visits, of), Side.Median(visits.Select(of)) <= most);

    private static IReadOnlyList<string> Row(string what, IReadOnlyList<Visit> visits) =>
    [
        what, Milliseconds(visits, v => v.FirstText), Milliseconds(visits, v => v.Plain), RunReport.Number(Side.Median(visits.Select(v => v.Ratio)), 2),
        Milliseconds(visits, v => v.Question), Milliseconds(visits, v => v.Seal), Milliseconds(visits, v => v.Whole),
    ];

    private static string Milliseconds(IReadOnlyList<Visit> visits, Func<Visit, double> of) => $"{RunReport.Number(Side.Median(visits.Select(of)))} ms";

    private static async Task<Visit> VisitAsync(RunningSandbox sandbox, WebApplication plain, bool isSlow, bool plainFirst)
    {
        var bare = plainFirst ? await PaintAsync(sandbox, plain.Urls.First(), isSlow) : 0;
        await using var context = await sandbox.Browser.NewContextAsync(new() { Locale = "id-ID" });
        var page = await OpenAsync(context, isSlow);
        await page.GotoAsync($"{sandbox.App.Addresses.Room}tirtawana/", new() { Timeout = 120_000 });
        await page.GetByTestId("safe-yes").WaitForAsync(new() { Timeout = 120_000 });
        var question = await page.EvaluateAsync<double>("() => performance.now()");
        var first = await page.EvaluateAsync<double>(Painted);
        var (seal, whole) = await SendAsync(page, isSlow);
        bare = plainFirst ? bare : await PaintAsync(sandbox, plain.Urls.First(), isSlow);
        return new(bare, first, question, first / bare, seal, whole);
    }

    private static async Task<(double Seal, double Whole)> SendAsync(IPage page, bool isSlow)
    {
        page.SetDefaultTimeout(120_000);
        await page.EvaluateAsync(Watch);
        var room = page.Locator("body");
        await room.WriteAsync(Account);
        if (!isSlow)
        {
            // Nobody writes a report in less time than the puzzle takes.
            await page.WaitForTimeoutAsync(1500);
        }

        await room.ReviewAsync();
        await room.GetByTestId("send").ClickAsync();
        await room.GetByTestId("receipt").WaitForAsync(new() { Timeout = 120_000 });
        var times = await page.EvaluateAsync<double[]>(Sent);
        return (times[0], times[1]);
    }

    private static async Task<double> PaintAsync(RunningSandbox sandbox, string address, bool isSlow)
    {
        await using var context = await sandbox.Browser.NewContextAsync(new() { Locale = "id-ID" });
        var page = await OpenAsync(context, isSlow);
        await page.GotoAsync(address);
        for (; ; await Task.Delay(5))
        {
            if (await page.EvaluateAsync<double>(Painted) is > 0 and var painted)
            {
                return painted;
            }
        }
    }

    private static async Task<IPage> OpenAsync(IBrowserContext context, bool isSlow)
    {
        var page = await context.NewPageAsync();
        if (isSlow)
        {
            var browser = await context.NewCDPSessionAsync(page);
            await browser.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = SlowProcessor });
            await browser.SendAsync("Network.enable");
            await browser.SendAsync(
                "Network.emulateNetworkConditions",
                new() { ["offline"] = false, ["latency"] = SlowLatency, ["downloadThroughput"] = BitsPerSecond / 8, ["uploadThroughput"] = BitsPerSecond / 8 });
        }

        return page;
    }

    /// <summary>The least that a page can be: one sentence, one answer.</summary>
    private static async Task<WebApplication> PlainPageAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/", () => Results.Text("<!doctype html><title>JaringTeams</title><p>110, 119, 129", "text/html; charset=utf-8"));
        await app.StartAsync();
        return app;
    }

    /// <summary>All visits come from one address here, so the neighbourhood's waiting line is made long enough for them.</summary>
    private sealed class RoomSandbox : RunningSandbox
    {
        private protected override void Configure(WebApplicationBuilder builder)
        {
            base.Configure(builder);
            builder.WebHost.UseSetting("Room:FreeReportsPerBucket", 1_000_000.ToString(CultureInfo.InvariantCulture));
        }
    }
}
