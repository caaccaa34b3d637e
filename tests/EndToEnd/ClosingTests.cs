using System.Text.RegularExpressions;
using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>A case is closed once the person agreed, reopened by the person in one tap, and the team sees that somebody waits.</summary>
public sealed class ClosingTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    [Fact]
    public async Task Closed_by_the_team_reopened_by_the_person()
    {
        await using var staff = await sandbox.OpenAsync(Reporter);
        await staff.OpenRoomFromChatAsync();
        var code = await staff.TellAsync("Cerita singkat.", "0812");
        await using var member = await sandbox.OpenAsync(Reader, "dasbor");
        await member.UnlockAsync(Reader);
        await member.ReadAccountAsync();
        await member.AnswerAsync("Terima kasih. Kami bertemu kemarin, seperti yang Anda minta.");

        await member.Board.GetByTestId("case-close").ClickAsync();
        await member.Board.Locator("dialog[open]").GetByTestId("case-close-yes").ClickAsync();
        await Expect(member.Board.GetByTestId("closing-asked")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await Expect(member.Board.GetByTestId("case-close-now")).ToHaveCountAsync(0);

        await OpenWithCodeAsync(staff, code);
        await staff.Room.GetByTestId("close-yes").ClickAsync();
        await Expect(staff.Room.GetByTestId("thread")).ToContainTextAsync("Anda setuju laporan ini ditutup.", new() { Timeout = 15_000 });
        await Expect(staff.Room.GetByTestId("case-status")).Not.ToContainTextAsync("Ditutup");

        await GoBackToCaseAsync(member);
        await member.Board.GetByTestId("case-close-now").ClickAsync();
        await member.Board.Locator("dialog[open]").GetByTestId("case-close-now-yes").ClickAsync();
        await Expect(member.Board.GetByTestId("case-closed")).ToBeVisibleAsync(new() { Timeout = 15_000 });

        await OpenWithCodeAsync(staff, code);
        await Expect(staff.Room.GetByTestId("case-status")).ToContainTextAsync("Ditutup");
        await staff.Room.GetByTestId("reopen").ClickAsync();
        await Expect(staff.Room.GetByTestId("case-status")).Not.ToContainTextAsync("Ditutup");

        await member.Board.GetByRole(AriaRole.Button, new() { Name = "Beranda", Exact = true }).ClickAsync();
        await member.Board.GetByTestId("refresh").ClickAsync();
        await Expect(member.Board.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Buka kasus ") })).ToHaveCountAsync(1, new() { Timeout = 15_000 });
    }

    private static async Task GoBackToCaseAsync(TeamsWindow member)
    {
        await member.Board.GetByRole(AriaRole.Button, new() { Name = "Beranda", Exact = true }).ClickAsync();
        await member.Board.GetByTestId("refresh").ClickAsync();
        await member.Board.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Buka kasus ") }).First.ClickAsync(new() { Timeout = 15_000 });
        await Expect(member.Board.GetByTestId("closing-agreed")).ToBeVisibleAsync(new() { Timeout = 15_000 });
    }

    private static async Task OpenWithCodeAsync(TeamsWindow staff, string code)
    {
        await staff.ReloadAsync();
        await staff.OpenRoomAsync();
        await staff.Room.GetByRole(AriaRole.Button, new() { Name = "Saya sudah punya kode laporan" }).ClickAsync();
        await staff.Room.GetByTestId("code").FillAsync(code);
        await staff.Room.GetByTestId("open").ClickAsync();
    }
}
