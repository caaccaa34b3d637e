using Jaring.EndToEnd.Support;
using Jaring.Sandbox.Cloud.Connector;
using Jaring.Sandbox.Demo;
using Microsoft.Extensions.DependencyInjection;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>The page of announcements in two members' browsers: own words wait for the second member, both see the lock screen, everybody gets it.</summary>
public sealed class AnnouncementTests : IAsyncLifetime
{
    private readonly RunningSandbox sandbox = new();

    public Task InitializeAsync() => sandbox.InitializeAsync();

    public Task DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task Own_words_go_out_once_a_second_member_has_seen_the_lock_screen()
    {
        foreach (var person in DemoOffice.Team)
        {
            await sandbox.App.Cloud.GetRequiredService<BotChannel>().InstallAsync(person, default);
        }

        await using var first = await OpenAsync(Reader);
        await Expect(first.Board.GetByTestId("announce-empty")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await LookAsync(first, "announce-empty");
        await PressAsync(first, "announce-new");
        await LookAsync(first, "announce-choose");
        await first.Board.GetByTestId("announce-own").PressAsync(" ");
        await first.Board.GetByTestId("announce-title").FillAsync("Laporan kegiatan");
        await first.Board.GetByTestId("announce-body").FillAsync("Selasa pukul 09.00 kita berkumpul di aula.");
        await PressAsync(first, "announce-look");
        await Expect(first.Board.GetByText("Bagian teks: “Lapor”.")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await LookAsync(first, "announce-refused");
        await first.Board.GetByTestId("announce-title").FillAsync("Kegiatan bersama");
        await PressAsync(first, "announce-look");
        await Expect(first.Board.GetByTestId("announce-shown")).ToContainTextAsync("Kegiatan bersama", new() { Timeout = 20_000 });
        await LookAsync(first, "announce-preview");
        await PressAsync(first, "announce-send");
        await Expect(first.Board.GetByTestId("announcement-waiting")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Expect(first.Board.GetByTestId("announce-approve")).ToHaveCountAsync(0);

        await using var second = await OpenAsync(OtherReader);
        await Expect(second.Board.GetByTestId("announce-approve")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await LookAsync(second, "announce-waits");
        await PressAsync(second, "announce-approve");
        await Expect(second.Board.GetByTestId("announce-numbers")).ToHaveTextAsync("Terkirim kepada 5 dari 5 orang.", new() { Timeout = 20_000 });
        await LookAsync(second, "announce-done");
        Assert.All(DemoOffice.Team, p => Assert.Single(
            sandbox.App.Cloud.GetRequiredService<Chats>().Of(p).Messages, m => m.From == "bot" && m.Activity["summary"]?.GetValue<string>() == "Kegiatan bersama"));
        foreach (var window in new[] { first, second })
        {
            Assert.Empty(window.Troubles);
        }
    }

    private async Task<TeamsWindow> OpenAsync(string name)
    {
        var window = await sandbox.OpenAsync(name, "dasbor");
        await window.UnlockAsync(name);
        await PressAsync(window, "nav-outreach");
        await PressAsync(window, "outreach-announce");
        return window;
    }

    /// <summary>No fault of accessibility, in three modes and on a phone.</summary>
    private static async Task LookAsync(TeamsWindow window, string name)
    {
        var html = window.Board.Locator("html");
        Assert.Empty(await Axe.DashboardFaultsAsync(window, name));
        if (Environment.GetEnvironmentVariable("JARING_SCREENSHOTS") is { Length: > 0 })
        {
            foreach (var mode in Mode.All)
            {
                await mode.DressAsync(window.Page, html);
                await window.ShootAsync($"{name}-{mode.Name}");
            }

            await Mode.All[0].DressAsync(window.Page, html);
        }

        await window.ResizeAsync(360, 800);
        Assert.Equal(0, await html.EvaluateAsync<int>("html => Math.max(0, html.scrollWidth - html.clientWidth)"));
        await window.ShootAsync($"{name}-phone");
        await window.ResizeAsync(1280, 900);
    }

    private static Task PressAsync(TeamsWindow window, string testId) => window.PressAsync(window.Board.GetByTestId(testId));
}
