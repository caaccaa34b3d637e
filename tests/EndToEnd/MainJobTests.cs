using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>The whole main job, as two people do it through the pretend Teams; and afterwards their words are in no other place.</summary>
public sealed class MainJobTests(RunningSandbox sandbox, ITestOutputHelper output) : IClassFixture<RunningSandbox>
{
    private const int MostClicks = 30;

    [Fact]
    public async Task A_report_is_sealed_heard_and_answered_and_its_words_are_nowhere_else()
    {
        var canary = $"kanari{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8))}";
        var contactCanary = $"kontak{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8))}";
        var answerCanary = $"jawab{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8))}";
        var account = Account.With(canary);
        await using var staff = await sandbox.OpenAsync(Reporter);

        await staff.OpenRoomFromChatAsync();
        var code = await staff.TellAsync(account, contactCanary);

        await using var member = await sandbox.OpenAsync(Reader, "aktivitas");
        await Expect(member.Page.GetByTestId("feed-list").GetByRole(AriaRole.Button).First).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await member.ShootAsync("06-notice");
        await member.ClickAsync(member.Page.GetByTestId("feed-list").GetByRole(AriaRole.Button).First);
        await member.UnlockAsync(Reader);
        Assert.Equal(account, await member.ReadAccountAsync());
        await member.AnswerAsync($"Terima kasih sudah bercerita. Ini bukan salah Anda. {answerCanary}");

        await staff.ReadAnswerAsync(code, answerCanary);

        output.WriteLine($"{staff.Clicks} clicks of the reporter, {member.Clicks} of the member.");
        Assert.InRange(staff.Clicks + member.Clicks, 1, MostClicks);
        Assert.Empty(staff.Troubles);
        Assert.Empty(member.Troubles);
        await sandbox.AssertNowhereAsync([canary, contactCanary, answerCanary], staff, member);
    }
}
