using System.Text.RegularExpressions;
using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>"Keaslian halaman": a person in the room and a member on the phone read the same 25 digits, and the page says what they cannot show.</summary>
public sealed class CodePageTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    [Fact]
    public async Task Shows_the_room_and_the_team_the_same_digits()
    {
        var page = await OpenRoomAsync();
        await using var member = await sandbox.OpenAsync(Reader, "dasbor");
        await member.UnlockAsync(Reader);
        await member.Board.GetByTestId("nav-team").ClickAsync();
        var onTeam = await DigitsAsync(member.Board.GetByTestId("team-digits"));
        await member.Board.GetByTestId("code-open").ClickAsync();

        Assert.Equal(onTeam, await DigitsAsync(member.Board.GetByTestId("code-list-digits")));
        Assert.Equal(onTeam, await DigitsAsync(page.GetByTestId("code-list-digits")));
        Assert.Equal(await DigitsAsync(member.Board.GetByTestId("code-files-digits")), await DigitsAsync(page.GetByTestId("code-files-digits")));
        await Expect(page.GetByTestId("code-files-said")).ToContainTextAsync("ada di daftar server itu");
        await Expect(member.Board.GetByTestId("code-files-said")).ToContainTextAsync("ada di daftar server itu");
        await Expect(page.Locator("main")).ToContainTextAsync("dapat juga mengubah angka yang tampil di sini");

        await ShootAsync(page, page.Locator("body"), "ruang");
        await ShootAsync(member.Page, member.Board.Locator("body"), "dasbor");
        await member.Board.GetByTestId("code-back").ClickAsync();
        await Expect(member.Board.GetByTestId("team-digits")).ToBeVisibleAsync();
        await page.Context.DisposeAsync();
    }

    /// <summary>A host whose list of files is not what the browser runs: an old page in a cache, or somebody in between.</summary>
    [Fact]
    public async Task Says_so_when_it_does_not_run_what_is_listed()
    {
        var page = await OpenRoomAsync(async page => await page.RouteAsync("**/.well-known/jaring", async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Body = Regex.Replace(await answer.TextAsync(), "[0-9a-f]{64}  assets/ruang", $"{new string('0', 64)}  assets/ruang") });
        }));
        await Expect(page.GetByTestId("code-files-said")).ToContainTextAsync("Halaman ini berbeda dari daftar server.");
        await page.Context.DisposeAsync();
    }

    private async Task<IPage> OpenRoomAsync(Func<IPage, Task>? before = null)
    {
        var page = await (await sandbox.Browser.NewContextAsync(new() { Locale = "id-ID" })).NewPageAsync();
        if (before is not null)
        {
            await before(page);
        }

        await page.GotoAsync($"{sandbox.App.Addresses.Room}tirtawana/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pemberitahuan privasi", Exact = true }).ClickAsync();
        await page.GetByTestId("way-code").ClickAsync();
        return page;
    }

    private static async Task<string> DigitsAsync(ILocator digits)
    {
        await Expect(digits).ToBeVisibleAsync(new() { Timeout = 20_000 });
        var groups = Regex.Matches(await digits.InnerTextAsync(), @"(?<!\d)\d{5}(?!\d)").Select(m => m.Value).ToList();
        Assert.Equal(5, groups.Count);
        return string.Join(' ', groups);
    }

    private static async Task ShootAsync(IPage page, ILocator root, string name)
    {
        var folder = Environment.GetEnvironmentVariable("JARING_SCREENSHOTS");
        foreach (var (mode, scheme, contrast) in new[] { ("light", ColorScheme.Light, ForcedColors.None), ("dark", ColorScheme.Dark, ForcedColors.None), ("contrast", ColorScheme.Dark, ForcedColors.Active) })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ForcedColors = contrast });
            foreach (var width in new[] { 1280, 360 })
            {
                await page.SetViewportSizeAsync(width, 800);
                Assert.InRange(await root.EvaluateAsync<int>("body => document.documentElement.scrollWidth"), 1, width);
                if (folder is { Length: > 0 })
                {
                    await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"code-{name}-{mode}-{width}.png"), FullPage = true });
                }
            }
        }
    }
}
