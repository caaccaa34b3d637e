using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>The audit page in members' browsers: what it tells, how far colleagues checked, and a server that lies about the log.</summary>
public sealed partial class AuditTests : IAsyncLifetime
{
    private readonly RunningSandbox sandbox = new();

    public Task InitializeAsync() => sandbox.InitializeAsync();

    public Task DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task Members_see_who_opened_what_and_how_far_colleagues_have_checked()
    {
        await TellAsync();
        await using var reader = await OpenCaseAsync(Reader);
        await using (var other = await OpenCaseAsync(OtherReader))
        {
            await LookedAsync(other);
        }

        await reader.ReloadAsync();
        await reader.UnlockAsync(Reader);
        await OpenAuditAsync(reader);
        var board = reader.Board;
        await Expect(board.GetByTestId("audit-whole")).ToContainTextAsync("Diperiksa: rantai catatan kantor utuh sampai nomor 2");
        await Expect(board.GetByTestId("audit-heads")).ToContainTextAsync("Sampai nomor 2");
        await Expect(board.GetByTestId("audit-heads")).ToContainTextAsync("Belum memeriksa");
        await Expect(board.GetByTestId("audit-line-opened").First).ToContainTextAsync("membuka kasus.");
        await Expect(board.GetByTestId("audit-line-opened")).ToHaveCountAsync(2);
        await Expect(board.GetByTestId("audit-line-list")).ToHaveCountAsync(1);

        await board.GetByTestId("audit-kind").SelectOptionAsync("seen");
        await Expect(board.GetByTestId("audit-count")).ToHaveTextAsync("1 catatan");
        await Expect(board.GetByTestId("audit-lines")).ToContainTextAsync($"{OtherReader} memeriksa: catatan utuh sampai nomor 1.");
        await board.GetByTestId("audit-kind").SelectOptionAsync("all");
        await board.GetByTestId("audit-of").SelectOptionAsync("office");
        await Expect(board.GetByTestId("audit-line-opened")).ToHaveCountAsync(0);
        await board.GetByTestId("audit-of").SelectOptionAsync("all");

        Assert.Empty(await Axe.DashboardFaultsAsync(reader, "audit"));
        foreach (var mode in Mode.All)
        {
            await mode.DressAsync(reader.Page, board.Locator("html"));
            await board.GetByRole(AriaRole.Heading, new() { Level = 1 }).ScrollIntoViewIfNeededAsync();
            await reader.ShootAsync($"audit-{mode.Name}");
        }

        await Mode.All[0].DressAsync(reader.Page, board.Locator("html"));
        await reader.ResizeAsync(360, 800);
        Assert.Equal(0, await board.Locator("html").EvaluateAsync<int>("html => Math.max(0, html.scrollWidth - html.clientWidth)"));
        await reader.ShootAsync("audit-phone");
        await board.GetByTestId("audit-lines").ScrollIntoViewIfNeededAsync();
        await reader.ShootAsync("audit-phone-lines");
        Assert.Empty(reader.Troubles);
    }

    /// <summary>The host between a member and the store changes what it hands out of the log.</summary>
    [Fact]
    public async Task Each_lie_about_the_log_is_told_on_every_page_and_nothing_is_written_behind_it()
    {
        foreach (var name in new[] { Reader, OtherReader, "Ratna Puspita", Reader })
        {
            await using var member = await sandbox.OpenAsync(name, "dasbor");
            await member.UnlockAsync(name);
            await LookedAsync(member);
        }

        await ToldAsync("short", "lebih pendek dari yang pernah Anda lihat", lines => lines.RemoveAt(2));
        await ToldAsync("order", "ada yang dihilangkan atau dipindah", lines => lines.RemoveAt(1));
        await ToldAsync("repeated", "yang sama dua kali", lines => lines.Insert(1, lines[1]!.DeepClone()));
        await ToldAsync("edited", "tidak cocok dengan tanda tangannya", lines => lines[1]!["sig"] = (string)lines[2]!["sig"]!);
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_is_told_and_the_account_is_read_all_the_same()
    {
        await TellAsync();
        await using var reader = await OpenLockedAsync(Reader);
        await reader.Page.Context.RouteAsync("**/api/cases/log", route => route.FulfillAsync(new() { Status = 503, ContentType = "application/problem+json", Body = """{"code":"store-away","status":503,"title":"x"}""" }));
        await reader.UnlockAsync(Reader);
        Assert.Equal("Cerita karangan tentang catatan.", await reader.ReadAccountAsync());
        Assert.DoesNotContain(reader.Traffic, t => t.StartsWith('2') && t.Contains("/api/cases/log", StringComparison.Ordinal));
        await Expect(reader.Board.GetByTestId("unlogged")).ToContainTextAsync("Pembukaan ini belum dapat dicatat");
        await reader.ShootAsync("audit-unlogged");
    }

    private async Task ToldAsync(string doubt, string words, Action<JsonArray> lie)
    {
        await using var victim = await OpenLockedAsync(Reader);
        var written = 0;
        await victim.Page.Context.RouteAsync("**/api/audit", async route =>
        {
            if (route.Request.Method != "GET")
            {
                written++;
                await route.ContinueAsync();
                return;
            }

            var answer = await route.FetchAsync();
            var log = JsonNode.Parse(await answer.TextAsync())!;
            lie(log["lines"]!.AsArray());
            await route.FulfillAsync(new() { Response = answer, Body = log.ToJsonString() });
        });
        await victim.UnlockAsync(Reader);
        await Expect(victim.Board.GetByTestId($"audit-{doubt}")).ToContainTextAsync(words, new() { Timeout = 20_000 });
        await victim.ClickAsync(victim.Board.GetByTestId("audit-go"));
        await Expect(victim.Board.GetByTestId($"audit-page-{doubt}")).ToBeVisibleAsync();
        await Expect(victim.Board.GetByTestId("audit-whole")).ToContainTextAsync("Yang masih utuh");
        await victim.ShootAsync($"audit-lie-{doubt}");
        Assert.Equal(0, written);
    }

    /// <summary>Up to the six words: the dashboard's frame is there, so that whoever stands in between misses none of its requests.</summary>
    private async Task<TeamsWindow> OpenLockedAsync(string name)
    {
        var member = await sandbox.OpenAsync(name, "dasbor");
        await Expect(member.Board.GetByTestId("unlock-secret")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        return member;
    }

    private async Task TellAsync()
    {
        await using var staff = await sandbox.OpenAsync(Reporter, "ruang");
        await staff.OpenRoomAsync();
        await staff.TellAsync("Cerita karangan tentang catatan.", "0812");
    }

    private async Task<TeamsWindow> OpenCaseAsync(string name)
    {
        var member = await sandbox.OpenAsync(name, "dasbor");
        await member.UnlockAsync(name);
        await member.ClickAsync(member.Board.GetByTestId("home-lines").GetByRole(AriaRole.Button, new() { NameRegex = OpenCase() }).First);
        await Expect(member.Board.GetByTestId("account-toggle")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        return member;
    }

    /// <summary>A look at everything ends with saving what the page remembers.</summary>
    private static async Task LookedAsync(TeamsWindow member)
    {
        // The page says that it has taken the index in once its memory is saved.
        for (var attempt = 0; attempt < 60 && !member.Traffic.Any(t => t.StartsWith("PUT", StringComparison.Ordinal) && t.Contains("/api/index/seen", StringComparison.Ordinal)); attempt++)
        {
            await Task.Delay(TimeSpan.FromSeconds(0.5));
        }
    }

    private static async Task OpenAuditAsync(TeamsWindow member)
    {
        await member.GoAsync("team");
        await member.PressAsync("audit-open");
        await Expect(member.Board.GetByTestId("audit")).ToBeVisibleAsync();
        if (await member.Board.GetByTestId("audit-load").IsVisibleAsync())
        {
            await member.ClickAsync(member.Board.GetByTestId("audit-load"));
        }
    }

    [GeneratedRegex("^Buka kasus ")]
    private static partial Regex OpenCase();
}
