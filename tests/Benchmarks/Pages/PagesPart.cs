using Jaring.Benchmarks.Run;
using Jaring.Benchmarks.World;
using Jaring.EndToEnd.Support;
using Microsoft.Playwright;

namespace Jaring.Benchmarks.Pages;

/// <summary>What a fresh Chromium had to fetch until a page stood.</summary>
/// <param name="Room">Ruang aman at its plain address.</param>
/// <param name="Board">The dashboard in its frame.</param>
/// <param name="BoardRefused">Requests of the dashboard's libraries that our policy stopped before they left.</param>
internal sealed record FirstLoads(Weight Room, Weight Board, int BoardRefused);

/// <summary>Bytes and requests of both pages' first load, weighed by the code of the end-to-end tests, and the host's cold start.</summary>
internal static class PagesPart
{
    private const int MostRoomRequests = 8, MostRoomBytes = 130_000, MostBoardBytes = 400_000;

    /// <summary>The table and what became of the goals.</summary>
    public static Part Describe(FirstLoads loads, IReadOnlyList<TimeSpan> starts)
    {
        var rows = new[] { Row("Room, at its plain address", loads.Room), Row("Dashboard, in its frame", loads.Board) };
        var goals = new[]
        {
            new Goal("room at most 8 requests", $"{loads.Room.Requests}", loads.Room.Requests <= MostRoomRequests),
            new Goal("room at most 130 KB", Kilobytes(loads.Room), loads.Room.Bytes <= MostRoomBytes),
            new Goal("dashboard at most 400 KB", Kilobytes(loads.Board), loads.Board.Bytes <= MostBoardBytes),
        };
        var start = Side.Median(starts.Select(s => s.TotalMilliseconds));
        IReadOnlyList<string> cold = ["Host, from start of the process to ready", "", $"{RunReport.Number(start)} ms (median of {starts.Count})"];
        return new Part("pages", "First load of the pages, and cold start", ["What", "requests", "on the wire"], [.. rows, cold], goals, []);
    }

    /// <summary>Weighs both pages once: the same bytes come each time.</summary>
    public static async Task<FirstLoads> WeighAsync()
    {
        // The host runs in this process here and would log between our lines.
        var said = Console.Out;
        Console.SetOut(TextWriter.Null);
        var sandbox = new RunningSandbox();
        await sandbox.InitializeAsync();
        try
        {
            var room = await WeighAsync(sandbox, $"{sandbox.App.Addresses.Room}tirtawana/", null, frame => frame.GetByTestId("safe-yes"));
            var board = await WeighAsync(
                sandbox, $"{sandbox.PageUrl}/?as={await sandbox.PersonIdAsync(Steps.Reader)}&app=dasbor", "tab-team", frame => frame.GetByLabel("Enam kata Anda"));
            return new FirstLoads(room, board with { Failed = [] }, board.Failed.Count);
        }
        finally
        {
            await sandbox.DisposeAsync();
            Console.SetOut(said);
        }
    }

    /// <summary>From the start of the process to the first 200 of /readyz, each time with a store that is already there.</summary>
    public static async Task<IReadOnlyList<TimeSpan>> ColdStartsAsync(string data, int times)
    {
        var folder = Disk.Folder(data, "start");
        try
        {
            var all = new List<TimeSpan>();
            for (var n = 0; n <= times; n++)
            {
                await using var world = await HostWorld.StartAsync(folder);
                all.Add(world.Host.ColdStart);
            }

            // The first one made the store and founded the team.
            return all[1..];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IReadOnlyList<string> Row(string what, Weight weight) => [what, $"{weight.Requests}", Kilobytes(weight)];

    private static string Kilobytes(Weight weight) => $"{RunReport.Number(weight.Bytes / 1000.0, 1)} KB";

    private static async Task<Weight> WeighAsync(RunningSandbox sandbox, string address, string? frame, Func<IFrame, ILocator> stands)
    {
        await using var context = await sandbox.Browser.NewContextAsync(new BrowserNewContextOptions { Locale = "id-ID" });
        var page = await context.NewPageAsync();
        var load = new FirstLoad(page);
        await page.GotoAsync(address);
        if (frame is not null)
        {
            await page.WaitForSelectorAsync($"iframe[name={frame}]");
        }

        var weighed = frame is null ? page.MainFrame : page.Frame(frame)!;
        await stands(weighed).WaitForAsync();
        return await load.WeighAsync(weighed);
    }
}
