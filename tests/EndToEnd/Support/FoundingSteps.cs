using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd.Support;

/// <summary>What a member writes on paper while making keys.</summary>
/// <param name="Words">Six words.</param>
/// <param name="Code">The recovery code, as printed.</param>
internal sealed record Paper(string Words, string Code);

/// <summary>The meeting in which a team is founded, one step a method, in the words on the screen.</summary>
internal static class FoundingSteps
{
    /// <summary>Makes a member's keys, types both papers back, and ends before the list of the team.</summary>
    /// <param name="member">The member's window, on the tab of the team.</param>
    /// <param name="look">Called on every screen on the way, with a name for it.</param>
    internal static async Task<Paper> EnrolAsync(this TeamsWindow member, Func<string, Task>? look = null)
    {
        var board = member.Board;
        look ??= _ => Task.CompletedTask;
        await Expect(Title("Buat kunci Anda")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await look("enrol-start");
        await Press("enrol-begin");
        await Expect(Title("Enam kata Anda")).ToBeVisibleAsync();
        var shown = await board.GetByTestId("enrol-words").Locator("strong").AllInnerTextsAsync();
        Assert.Equal(6, shown.Count);
        await look("enrol-words");
        await Press("enrol-written");
        await Expect(Title("Ketik kembali")).ToBeVisibleAsync();
        await TypeBackAsync(string.Join(' ', shown.Reverse()), "Kata-kata itu belum cocok. Periksa ejaan dan urutannya.");
        await look("enrol-retype");
        await TypeAsync(string.Join(", ", shown.Select(word => word.ToUpperInvariant())));
        await Expect(Title("Kode pemulihan")).ToBeVisibleAsync();
        var code = await board.GetByTestId("enrol-code").InnerTextAsync();
        await look("enrol-code");
        await Press("enrol-kept");
        await Expect(Title("Periksa kodenya")).ToBeVisibleAsync();
        await TypeBackAsync("0000", "Belum sama. Lihat kelompok terakhir di kertas Anda.");
        await look("enrol-group");
        await TypeAsync(code.Split(' ')[^1].ToLowerInvariant());
        await member.PutOffPinAsync();
        return new Paper(string.Join(' ', shown), code);

        ILocator Title(string text) => board.GetByRole(AriaRole.Heading, new() { Name = text, Level = 1, Exact = true });
        Task Press(string testId) => member.ClickAsync(board.GetByTestId(testId));
        async Task TypeAsync(string text)
        {
            await board.GetByTestId("enrol-typed").FillAsync(text);
            await Press("enrol-next");
        }

        async Task TypeBackAsync(string wrong, string sentence)
        {
            await TypeAsync(wrong);
            await Expect(board.GetByText(sentence)).ToBeVisibleAsync();
        }
    }

    /// <summary>The 25 digits on this member's screen, as five groups.</summary>
    internal static async Task<string> FoundingDigitsAsync(this TeamsWindow member)
    {
        var digits = member.Board.GetByTestId("founding-digits");
        await Expect(digits).ToBeVisibleAsync(new() { Timeout = 15_000 });
        return string.Join(' ', await digits.Locator(".digits-group").AllInnerTextsAsync());
    }

    /// <summary>What this member's list of seats says about a person.</summary>
    internal static ILocator Seat(this TeamsWindow member, string name) =>
        member.Board.GetByTestId("founding-seats").GetByRole(AriaRole.Listitem).Filter(new() { HasText = name });

    /// <summary>Opens the keys with the printed code.</summary>
    internal static async Task UnlockWithCodeAsync(this TeamsWindow member, string code)
    {
        await member.ClickAsync(member.Board.GetByTestId("unlock-other"));
        await member.Board.GetByLabel("Kode pemulihan").FillAsync(code);
        await member.ClickAsync(member.Board.GetByTestId("unlock-open"));
        await member.ClickAsync(member.Board.GetByTestId("after-code-later"));
        await member.PutOffPinAsync();
    }
}
