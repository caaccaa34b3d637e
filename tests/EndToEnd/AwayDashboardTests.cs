using System.Text.RegularExpressions;
using Jaring.EndToEnd.Support;
using Jaring.Sandbox.Cloud.Identity;
using Jaring.Sandbox.Demo;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>The members' side when something is away: an answer is never lost, never sent twice, never over another's head; a refused sign-in says so.</summary>
public sealed class AwayDashboardTests(AwaySandbox sandbox) : IClassFixture<AwaySandbox>
{
    private const string Answer = "Terima kasih sudah bercerita. Kami mencari tempat bertemu di luar kantor.";

    [Fact]
    public async Task An_answer_stays_while_the_server_is_away_and_is_sent_once_when_it_is_back()
    {
        await ReportAsync();
        await using var member = await sandbox.OpenAsync(Reader, "dasbor");
        await member.UnlockAsync(Reader);
        await member.ReadAccountAsync();
        await WriteAnswerAsync(member);

        await sandbox.App.StopHostAsync();
        await SendAsync(member);
        await Expect(member.Board.GetByTestId("answer-told")).ToContainTextAsync("Belum terkirim. Jawaban Anda masih ada di layar.");
        await Expect(member.Board.GetByTestId("answer-text")).ToHaveValueAsync(Answer);

        await sandbox.App.StartHostAsync();
        var before = await MessagesAsync();
        await SendAsync(member);
        await Expect(member.Board.GetByTestId("answer-told")).ToContainTextAsync("Terkirim.");
        Assert.Equal(before + 1, await MessagesAsync());
    }

    [Fact]
    public async Task A_lost_acknowledgement_does_not_make_two_answers()
    {
        await ReportAsync();
        await using var member = await sandbox.OpenAsync(Reader, "dasbor");
        await member.UnlockAsync(Reader);
        await member.ReadAccountAsync();
        await WriteAnswerAsync(member);
        var before = await MessagesAsync();

        await member.Page.RouteAsync("**/api/cases/messages", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync("connectionreset");
        });
        await SendAsync(member);
        await Expect(member.Board.GetByTestId("answer-told")).ToContainTextAsync("masih ada di layar");
        await member.Page.UnrouteAllAsync();
        await SendAsync(member);

        await Expect(member.Board.GetByTestId("answer-told")).ToContainTextAsync("Terkirim.");
        await Expect(member.Board.GetByTestId("thread").GetByText(Answer)).ToHaveCountAsync(1);
        Assert.Equal(before + 1, await MessagesAsync());
    }

    [Fact]
    public async Task Who_answers_after_another_member_reads_that_first_and_keeps_the_own_words()
    {
        await ReportAsync();
        await using var late = await sandbox.OpenAsync(OtherReader, "dasbor");
        await late.UnlockAsync(OtherReader);
        await late.ReadAccountAsync();
        await WriteAnswerAsync(late);

        await using var first = await sandbox.OpenAsync(Reader, "dasbor");
        await first.UnlockAsync(Reader);
        await first.ReadAccountAsync();
        await first.AnswerAsync("Saya yang pertama menjawab.");

        await SendAsync(late);
        await Expect(late.Board.GetByTestId("answer-told")).ToContainTextAsync($"{Reader} baru saja menulis. Jawaban Anda belum terkirim dan tetap ada di sini.");
        await Expect(late.Board.GetByTestId("thread")).ToContainTextAsync("Saya yang pertama menjawab.");
        await Expect(late.Board.GetByTestId("answer-text")).ToHaveValueAsync(Answer);
        await SendAsync(late);
        await Expect(late.Board.GetByTestId("answer-told")).ToContainTextAsync("Terkirim.");
    }

    [Fact]
    public async Task A_colleague_who_is_not_on_the_team_is_told_so_and_sees_nothing()
    {
        var stranger = DemoOffice.People.First(person => !person.Team);
        await using var window = await SignInAsync(sandbox.Cloud<TokenMint>().ForTab(stranger));

        await Expect(window.Board.GetByTestId("signin-stranger")).ToContainTextAsync("Akun Anda belum terdaftar sebagai anggota tim. Hubungi koordinator.");
        await Expect(window.Board.GetByLabel("Enam kata Anda")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_token_under_a_new_key_works_at_once_and_one_under_the_old_key_is_refused()
    {
        var old = await sandbox.TokenAsync(Reader);
        await using var member = await sandbox.OpenAsync(Reader, "dasbor");
        await member.UnlockAsync(Reader);

        // Entra publishes the key before the current one as well: the old one is gone after the second turn.
        for (var turn = 0; turn < 2; turn++)
        {
            using var rotated = await sandbox.Http.PostAsync($"{sandbox.PageUrl}/sandbox/rotate-keys", null);
            rotated.EnsureSuccessStatusCode();
        }
        await member.Board.GetByRole(AriaRole.Button, new() { Name = "Sosialisasi", Exact = true }).ClickAsync();
        await Expect(member.Board.GetByTestId("outreach").GetByText("Belum ada sosialisasi yang direncanakan.")).ToBeVisibleAsync();
        Assert.DoesNotContain(member.Traffic, line => Regex.IsMatch(line, "^401 .*/api/"));

        await using var late = await SignInAsync(old);
        await Expect(late.Board.GetByTestId("signin-refused")).ToContainTextAsync("Masuk belum berhasil. Coba lagi, atau buka ulang Teams.");
    }

    /// <summary>Nurul's window, in which Teams gives this token.</summary>
    private async Task<TeamsWindow> SignInAsync(string token)
    {
        var window = await sandbox.OpenAsync(Reader, "mulai");
        await window.Page.RouteAsync("**/sandbox/token", route => route.FulfillAsync(new() { Json = new { token } }));
        await window.Page.GotoAsync($"{sandbox.PageUrl}/?as={await sandbox.PersonIdAsync(Reader)}&app=dasbor");
        return window;
    }

    private async Task ReportAsync()
    {
        await using var staff = await sandbox.OpenAsync(Reporter, "ruang");
        var room = await staff.EnterRoomAsync();
        await room.WriteAsync("Cerita singkat.");
        await room.ReviewAsync();
        await room.GetByTestId("send").ClickAsync();
        await room.ReceiptAsync();
        sandbox.MoveToNextRound();
    }

    private static async Task WriteAnswerAsync(TeamsWindow member)
    {
        await member.Board.GetByTestId("answer-text").FillAsync(Answer);
        await member.Board.GetByTestId("answer-next").FillAsync("Petugas mencari tempat bertemu.");
    }

    private static Task SendAsync(TeamsWindow member) => member.Board.GetByTestId("answer-send").ClickAsync();

    private Task<int> MessagesAsync() => sandbox.CountAsync("SELECT COUNT(*) AS Value FROM case_messages");
}
