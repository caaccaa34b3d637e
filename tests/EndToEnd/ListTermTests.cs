using Jaring.EndToEnd.Support;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>The team's signed list ends (sealing.md A5): the team is told on its first page, whatever its own clock says, and nothing closes.</summary>
public sealed class ListTermTests(AwaySandbox sandbox) : IClassFixture<AwaySandbox>
{
    [Fact]
    public async Task The_team_is_told_before_and_after_and_the_room_stays_open()
    {
        await using (var member = await HomeAsync())
            await Expect(member.Board.GetByTestId("list-ending")).ToHaveCountAsync(0);

        sandbox.MoveAhead(TimeSpan.FromDays(20));
        await using (var member = await HomeAsync())
        {
            await Expect(member.Board.GetByTestId("list-ending")).ToContainTextAsync("Setelah itu laporan tetap dapat dikirim dan dibaca");
            Assert.Empty(await FaultsAsync(member, "list-ends"));
        }

        sandbox.MoveAhead(TimeSpan.FromDays(15));
        await using (var member = await HomeAsync())
        {
            await Expect(member.Board.GetByTestId("list-ended")).ToContainTextAsync("Laporan tetap dapat dikirim dan dibaca");
            Assert.Empty(await FaultsAsync(member, "list-ended"));
            await member.ClickAsync(member.Board.GetByTestId("nav-team"));
            await Expect(member.Board.GetByTestId("list-ended")).ToBeVisibleAsync();
            await Expect(member.Board.GetByTestId("team-until")).ToHaveCountAsync(0);
        }

        await using var staff = await sandbox.OpenAsync(Reporter, "ruang");
        await staff.OpenRoomAsync();
        await staff.TellAsync("Cerita sesudah daftar berakhir.", "0812");
        sandbox.MoveToNextRound();
        await using var reader = await HomeAsync();
        Assert.Contains("Cerita sesudah daftar berakhir.", await reader.ReadAccountAsync(), StringComparison.Ordinal);
    }

    private async Task<TeamsWindow> HomeAsync()
    {
        var member = await sandbox.OpenAsync(Reader, "dasbor");
        await member.UnlockAsync(Reader);
        await Expect(member.Board.GetByTestId("home")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        return member;
    }

    /// <summary>In every theme, and in every window of a phone.</summary>
    private static async Task<IReadOnlyList<string>> FaultsAsync(TeamsWindow member, string screen)
    {
        var board = member.Board.Locator("html");
        var faults = (await Axe.DashboardFaultsAsync(member, screen)).ToList();
        foreach (var mode in Mode.All)
        {
            await mode.DressAsync(member.Page, board);
            await member.ShootAsync($"{screen}-{mode.Name}");
        }

        await Mode.All[0].DressAsync(member.Page, board);
        faults.AddRange(await Layout.FaultsAsync(member.Page, board, screen));
        await member.ShootAsync($"{screen}-phone");
        await member.ResizeAsync(1280, 900);
        return faults;
    }
}
