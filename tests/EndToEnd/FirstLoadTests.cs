using Jaring.EndToEnd.Support;
using Xunit.Abstractions;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>The first load of both pages in a fresh browser: light enough for a phone on a weak line, from nobody but us, leaving nothing behind.</summary>
public sealed class FirstLoadTests(RunningSandbox sandbox, ITestOutputHelper output) : IClassFixture<RunningSandbox>
{
    private const int MostRoomRequests = 8, MostRoomBytes = 130_000, MostBoardBytes = 400_000;

    /// <summary>A first flight of TCP.</summary>
    private const int MostLobbyBytes = 14 * 1024;

    /// <summary>Notes whoever reaches for a place in which a browser keeps things.</summary>
    private const string Watch = """
        window.reachedFor = [];
        for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches", "cookieStore"]) {
          const real = window[name];
          Object.defineProperty(window, name, { get() { window.reachedFor.push(name); return real; } });
        }
        """;

    private const string Kept = """
        async () => [document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length,
          (await navigator.serviceWorker.getRegistrations()).length].join(" ")
        """;

    [Fact]
    public async Task The_room_at_its_plain_address()
    {
        await using var context = await sandbox.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var load = new FirstLoad(page);
        await page.GotoAsync($"{sandbox.App.Addresses.Room}tirtawana/");
        await Expect(page.GetByTestId("safe-yes")).ToBeVisibleAsync();

        AssertRoom(await load.WeighAsync(page.MainFrame));
    }

    [Fact]
    public async Task The_lobby_and_the_room_in_their_frame()
    {
        await using var staff = await sandbox.OpenAsync(Reporter, "mulai");
        var load = new FirstLoad(staff.Page);
        await staff.Page.GotoAsync($"{sandbox.PageUrl}/?as={await sandbox.PersonIdAsync(Reporter)}&app=ruang");
        await Expect(staff.Room.GetByText("Belum ada kegiatan yang dijadwalkan.")).ToBeVisibleAsync();

        var lobby = await load.WeighAsync(staff.Page.Frame("tab-staff")!);
        output.WriteLine(lobby.ToString());
        Assert.Equal(1, lobby.Requests);
        Assert.InRange(lobby.Bytes, 1, MostLobbyBytes);

        load = new FirstLoad(staff.Page);
        await staff.OpenRoomAsync();
        await Expect(staff.Room.GetByTestId("safe-yes")).ToBeVisibleAsync();
        AssertRoom(await load.WeighAsync(staff.Page.Frame("tab-staff")!));
    }

    [Fact]
    public async Task The_dashboard_in_its_frame()
    {
        await using var member = await sandbox.OpenAsync(Reader, "mulai");
        var refused = new List<string>();
        member.Page.Console += (_, message) => refused.Add(message.Text);
        var load = new FirstLoad(member.Page);
        await member.Page.GotoAsync($"{sandbox.PageUrl}/?as={await sandbox.PersonIdAsync(Reader)}&app=dasbor");
        await Expect(member.Board.GetByLabel("Enam kata Anda")).ToBeVisibleAsync();

        var weight = await load.WeighAsync(member.Page.Frame("tab-team")!);
        output.WriteLine(weight.ToString());
        Assert.InRange(weight.Bytes, 1, MostBoardBytes);
        Assert.Equal([sandbox.App.Addresses.Dashboard.Authority], weight.Hosts);

        // TeamsJS asks Microsoft's CDN for a list of hosts; our policy stops it before it leaves, and the library goes on with its own list.
        Assert.All(weight.Failed, part => Assert.Equal("res.cdn.office.net", part.Address.Host));
        Assert.Contains(refused, text => text.Contains("res.cdn.office.net", StringComparison.Ordinal) && text.Contains("Content Security Policy", StringComparison.Ordinal));
        Assert.Empty(await member.Page.Context.CookiesAsync());
    }

    [Fact]
    public async Task A_whole_visit_to_the_room_leaves_nothing_in_the_browser()
    {
        await using var context = await sandbox.Browser.NewContextAsync();
        await context.AddInitScriptAsync(Watch);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{sandbox.App.Addresses.Room}tirtawana/");
        var room = page.Locator("body");
        await room.WriteAsync("Cerita yang tidak tinggal di perangkat.");
        await room.ReviewAsync();
        await room.GetByTestId("send").ClickAsync();
        await room.ReceiptAsync();

        Assert.Equal("", await page.EvaluateAsync<string>("() => window.reachedFor.join(' ')"));
        Assert.Equal(" 0 0 0 0 0", await page.EvaluateAsync<string>(Kept));
        Assert.Contains("localStorage", await page.EvaluateAsync<string>("() => window.reachedFor.join(' ')"), StringComparison.Ordinal);
        Assert.Empty(await context.CookiesAsync());
    }

    private void AssertRoom(Weight weight)
    {
        output.WriteLine(weight.ToString());
        Assert.InRange(weight.Requests, 1, MostRoomRequests);
        Assert.InRange(weight.Bytes, 1, MostRoomBytes);
        Assert.Equal([sandbox.App.Addresses.Room.Authority], weight.Hosts);
        Assert.Empty(weight.Failed);
    }
}
