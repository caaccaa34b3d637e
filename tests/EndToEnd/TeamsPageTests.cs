using System.Text.Json;
using System.Text.RegularExpressions;
using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>The pretend Teams page: what a newcomer sees, and how it plays host to the real TeamsJS (teams.md §4).</summary>
public sealed class TeamsPageTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private static readonly string[] Places = ["rail-home", "rail-activity", "rail-chat", "rail-calendar", "rail-staff", "rail-team"];

    [Fact]
    public async Task Theme_changes_live_in_the_dashboards_frame()
    {
        await using var member = await sandbox.OpenAsync(Reader, "dasbor");
        var root = member.Board.Locator("html");
        await Expect(member.Board.GetByLabel("Enam kata Anda")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Expect(root).ToHaveAttributeAsync("data-theme", "light");
        await member.Board.GetByLabel("Enam kata Anda").FillAsync("belum selesai");
        foreach (var theme in new[] { "dark", "contrast" })
        {
            await member.Page.GetByTestId("theme-picker").SelectOptionAsync(theme);
            await Expect(root).ToHaveAttributeAsync("data-theme", theme);
            await member.ShootAsync($"teams-{theme}");
        }
        await Expect(member.Board.GetByLabel("Enam kata Anda")).ToHaveValueAsync("belum selesai");
    }

    [Fact]
    public async Task Card_opens_the_tab_and_no_other_window()
    {
        await using var staff = await sandbox.OpenAsync(Reporter, "chat");
        await staff.Page.GetByRole(AriaRole.Link, new() { Name = "Buka tab JaringTeams" }).Last.ClickAsync();
        await Expect(staff.Room.GetByTestId("open-room")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await Expect(staff.Page.GetByTestId("rail-staff")).ToHaveAttributeAsync("aria-current", "page");
        Assert.Single(staff.Page.Context.Pages);
    }

    [Fact]
    public async Task Another_person_sees_what_is_theirs()
    {
        await using var window = await sandbox.OpenAsync(Reader);
        await Expect(window.Page.GetByTestId("demo-passphrase")).ToBeVisibleAsync();
        await window.Page.GetByTestId("rail-team").ClickAsync();
        await window.Page.GetByTestId("person-picker").SelectOptionAsync(new SelectOptionValue { Label = Reporter });
        await Expect(window.Page.GetByTestId("rail-team")).ToHaveCountAsync(0);
        await Expect(window.Page.GetByTestId("demo-passphrase")).ToHaveCountAsync(0);
        await Expect(window.Page.GetByTestId("start-chat")).ToContainTextAsync(Reporter);
        Assert.Contains(await sandbox.PersonIdAsync(Reporter), window.Page.Url);
    }

    [Fact]
    public async Task Newcomer_reads_four_steps_and_that_this_is_no_real_Teams()
    {
        await using var staff = await sandbox.OpenAsync(Reporter);
        await Expect(staff.Page.GetByText("Kotak pasir di komputer ini. Bukan Microsoft Teams.")).ToBeVisibleAsync();
        await Expect(staff.Page.Locator(".start li")).ToHaveCountAsync(4);
        await staff.ShootAsync("teams-start");
        await staff.Page.GetByTestId("start-chat").ClickAsync();
        await Expect(staff.Page.GetByTestId("chat-messages").Locator(".card").First).ToBeVisibleAsync(new() { Timeout = 15_000 });
    }

    [Theory]
    [InlineData(360, 740)]
    [InlineData(1280, 900)]
    public async Task Nothing_scrolls_sideways_and_the_frame_has_room(int width, int height)
    {
        await using var member = await sandbox.OpenAsync(Reader, options: new() { Locale = "id-ID", ViewportSize = new() { Width = width, Height = height } });
        foreach (var place in Places)
        {
            await member.Page.GetByTestId(place).ClickAsync();
            await Expect(member.Page.GetByTestId(place)).ToHaveAttributeAsync("aria-current", "page");
            await member.ShootAsync($"teams-{width}-{place}");
            Assert.True(await member.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{place} is wider than {width} px.");
        }
        var frame = await member.Page.Locator("iframe[name=tab-team]").BoundingBoxAsync();
        Assert.True(frame!.Height >= height * 0.7, $"The frame is {frame.Height} px high.");
        var theme = await member.Page.GetByTestId("theme-picker").BoundingBoxAsync();
        var picker = await member.Page.GetByTestId("person-picker").BoundingBoxAsync();
        Assert.Equal(picker!.Y, theme!.Y, tolerance: 2);
    }

    [Fact]
    public async Task Refused_sign_in_is_told_kindly()
    {
        await using var member = await sandbox.OpenAsync(Reader);
        await member.Page.RouteAsync("**/sandbox/token", route => route.FulfillAsync(new() { Status = 404 }));
        await member.Page.GetByTestId("rail-team").ClickAsync();
        await Expect(member.Board.GetByText(new Regex("^Masuk belum berhasil")).First).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await member.ShootAsync("teams-refused");
    }

    [Fact]
    public async Task Only_the_framed_tab_is_answered_and_only_what_is_known()
    {
        await using var member = await sandbox.OpenAsync(Reader, "dasbor");
        await Expect(member.Board.GetByLabel("Enam kata Anda")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        var tokens = 0;
        member.Page.Request += (_, request) => tokens += request.Url.EndsWith("/sandbox/token", StringComparison.Ordinal) ? 1 : 0;
        await member.Page.EvaluateAsync("window.postMessage({ id: 900, func: 'authentication.getAuthToken', args: [] }, '*')");

        var tab = member.Page.Frame("tab-team")!;
        var heard = await tab.EvaluateAsync<JsonElement>("""
            new Promise(done => {
              const ids = [];
              window.addEventListener('message', e => { if (e.data?.id >= 900) ids.push(e.data.id); if (e.data?.id === 903) done(ids); });
              for (const [id, func] of [[901, 'nothing.known'], [902, 'constructor'], [903, 'getContext']]) window.parent.postMessage({ id, func, args: [] }, '*');
            })
            """);

        Assert.Equal([903], heard.EnumerateArray().Select(i => i.GetInt32()));
        Assert.Equal(0, tokens);
    }
}
