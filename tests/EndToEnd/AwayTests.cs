using System.Text.RegularExpressions;
using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>The reporter's side when something is away or not as it should be: words stay, nothing leaves unsealed, one report stays one.</summary>
public sealed class AwayTests(AwaySandbox sandbox) : IClassFixture<AwaySandbox>
{
    private const string Words = "Cerita yang tidak boleh hilang, dan tidak boleh sampai dua kali.";

    [Fact]
    public async Task While_the_server_is_away_the_words_stay_and_go_once_when_the_person_asks()
    {
        await using var staff = await sandbox.OpenAsync(Reporter, "ruang");
        var room = await staff.EnterRoomAsync();
        await room.WriteAsync(Words);
        await room.ReviewAsync();
        var before = await sandbox.CasesAsync();

        await sandbox.App.StopHostAsync();
        await room.GetByTestId("send").ClickAsync();
        await Expect(Heading(room)).ToHaveTextAsync("Sambungan sedang terputus");
        await Expect(room.GetByText("Tulisan Anda masih utuh di layar ini. Terkirim atau belum, kami belum tahu.")).ToBeVisibleAsync();
        await Expect(room.GetByTestId("story")).ToHaveValueAsync(Words);
        await sandbox.App.StartHostAsync();
        await staff.Page.Clock.InstallAsync();
        await staff.Page.Clock.FastForwardAsync("10:00");

        Assert.Single(Reports(staff));
        Assert.Equal(before, await sandbox.CasesAsync());

        await room.GetByTestId("send-again").ClickAsync();
        Assert.Equal(25, (await room.ReceiptAsync()).Length);
        Assert.Equal(before + 1, await sandbox.CasesAsync());
    }

    [Fact]
    public async Task While_the_store_takes_nothing_the_page_says_that_nothing_was_sent_and_keeps_the_words()
    {
        await using var staff = await sandbox.OpenAsync(Reporter, "ruang");
        var room = await staff.EnterRoomAsync();
        await room.WriteAsync(Words);
        await room.ReviewAsync();
        var before = await sandbox.CasesAsync();

        await sandbox.ExecuteAsync("CREATE TRIGGER away BEFORE INSERT ON cases BEGIN SELECT RAISE(ABORT, 'away'); END");
        await room.GetByTestId("send").ClickAsync();
        await Expect(Heading(room)).ToHaveTextAsync("Laporan belum terkirim", new() { Timeout = 20_000 });
        await Expect(room.GetByText("Belum ada yang terkirim: cerita, pembaca, dan persetujuan Anda hanya ada di sini.")).ToBeVisibleAsync();
        await Expect(room.GetByText("Server belum dapat menerima laporan. Tunggu sebentar, lalu coba lagi.")).ToBeVisibleAsync();
        await Expect(room.GetByTestId("story")).ToHaveValueAsync(Words);
        Assert.Equal(before, await sandbox.CasesAsync());

        await sandbox.ExecuteAsync("DROP TRIGGER away");
        await room.GetByTestId("send-again").ClickAsync();
        Assert.Equal(25, (await room.ReceiptAsync()).Length);
        Assert.Equal(before + 1, await sandbox.CasesAsync());
    }

    [Fact]
    public async Task Without_a_connection_the_page_says_that_nothing_left()
    {
        await using var staff = await sandbox.OpenAsync(Reporter, "ruang");
        var room = await staff.EnterRoomAsync();
        await room.WriteAsync(Words);
        await room.ReviewAsync();

        await staff.Page.Context.SetOfflineAsync(true);
        await room.GetByTestId("send").ClickAsync();
        await Expect(room.GetByText("Belum ada yang terkirim: cerita, pembaca, dan persetujuan Anda hanya ada di sini.")).ToBeVisibleAsync();
        await Expect(room.GetByTestId("story")).ToHaveValueAsync(Words);
        Assert.Empty(Reports(staff));

        await staff.Page.Context.SetOfflineAsync(false);
        await room.GetByTestId("send-again").ClickAsync();
        Assert.Equal(25, (await room.ReceiptAsync()).Length);
    }

    [Fact]
    public async Task A_lost_answer_and_a_hasty_finger_still_make_one_case_that_the_receipt_opens()
    {
        await using var staff = await sandbox.OpenAsync(Reporter, "ruang");
        var room = await staff.EnterRoomAsync();
        await room.WriteAsync(Words);
        await room.ReviewAsync();
        var before = await sandbox.CasesAsync();

        await staff.Page.RouteAsync("**/api/reports", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync("connectionreset");
        });
        await room.GetByTestId("send").DblClickAsync();
        await Expect(room.GetByTestId("send-again")).ToBeVisibleAsync();
        Assert.Equal(before + 1, await sandbox.CasesAsync());

        await staff.Page.UnrouteAllAsync();
        await room.GetByTestId("language").ClickAsync();
        await room.GetByTestId("send-again").DblClickAsync();
        var code = await room.ReceiptAsync();
        Assert.Equal(before + 1, await sandbox.CasesAsync());

        await staff.ReloadAsync();
        await staff.EnterRoomAsync();
        await room.GetByRole(AriaRole.Button, new() { Name = "Saya sudah punya kode laporan" }).ClickAsync();
        await room.GetByTestId("code").FillAsync(code);
        await room.GetByTestId("open").ClickAsync();
        await Expect(room.GetByTestId("case-status")).ToContainTextAsync("Diterima", new() { Timeout = 20_000 });
    }

    [Theory]
    [InlineData("SubtleCrypto.prototype.encrypt = () => Promise.reject(new DOMException('', 'OperationError'))")]
    [InlineData("SubtleCrypto.prototype.deriveBits = () => { throw new TypeError() }")]
    [InlineData("crypto.getRandomValues = () => { throw new DOMException('', 'QuotaExceededError') }")]
    public async Task What_cannot_be_sealed_is_not_sent_and_stays_on_the_screen(string broken)
    {
        await using var staff = await sandbox.OpenAsync(Reporter, "ruang");
        var room = await staff.EnterRoomAsync();
        await room.WriteAsync(Words);
        await room.ReviewAsync();

        // Broken from the start, the page would have said so before the first word (flow/able.ts).
        await staff.Page.Frame("tab-staff")!.EvaluateAsync($"() => {{ {broken}; }}");

        foreach (var press in new[] { "send", "send-again" })
        {
            await room.GetByTestId(press).ClickAsync();
            await Expect(Heading(room)).ToHaveTextAsync("Tulisan belum dapat disegel");
            await Expect(room.GetByText("Perangkat ini belum dapat menyegel tulisan Anda. Karena itu tidak ada yang dikirim.")).ToBeVisibleAsync();
            await Expect(room.GetByTestId("story")).ToHaveValueAsync(Words);
        }

        Assert.Empty(Sent(staff));
        Assert.DoesNotContain(staff.Traffic, line => line.Contains(Words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("**/genesis.json", "\"genesis\":\"([A-Za-z0-9_-])")]
    [InlineData("**/api/room", "\"sig\":\"([A-Za-z0-9_-])")]
    [InlineData("**/api/room", "\"e\":\"[A-Za-z0-9_-]{80}([A-Za-z0-9_-])")]
    public async Task A_list_of_officers_that_was_touched_shuts_the_door_and_shows_others(string answer, string letter)
    {
        await using var staff = await sandbox.OpenAsync(Reporter, "mulai");
        await staff.Page.RouteAsync(answer, async route =>
        {
            var real = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = real, Body = WithAnother(letter, await real.TextAsync()) });
        });
        await staff.Page.GotoAsync($"{sandbox.PageUrl}/?as={await sandbox.PersonIdAsync(Reporter)}&app=ruang");
        var room = await staff.EnterRoomAsync();
        await room.GetByTestId("safe-yes").ClickAsync();

        await Expect(room.GetByTestId("untrusted")).ToContainTextAsync("Demi Anda, kami berhenti di sini");
        await Expect(room.GetByTestId("untrusted")).ToContainTextAsync("SAPA 129");
        await Expect(room.GetByTestId("readers-team")).ToHaveCountAsync(0);
        await room.GetByTestId("skip").ClickAsync();
        await Expect(room.GetByText("Demi Anda, kami berhenti di sini")).ToBeVisibleAsync();
        await Expect(room.GetByText("LPSK: telepon 148")).ToBeVisibleAsync();
        await Expect(room.GetByTestId("choose-report")).ToHaveCountAsync(0);
        Assert.Empty(Sent(staff));
    }

    private static ILocator Heading(ILocator room) => room.GetByRole(AriaRole.Heading, new() { Level = 1 });

    private static string WithAnother(string letter, string json)
    {
        var found = Regex.Match(json, letter).Groups[1];
        Assert.True(found.Success, "The answer has no such letter.");
        return json[..found.Index] + (found.Value == "A" ? "B" : "A") + json[(found.Index + 1)..];
    }

    private IEnumerable<string> Reports(TeamsWindow staff) => Sent(staff).Where(line => line.Contains("/api/reports", StringComparison.Ordinal));

    /// <summary>Requests of the room that could carry a word.</summary>
    private IEnumerable<string> Sent(TeamsWindow staff) =>
        staff.Traffic.Where(line => Regex.IsMatch(line, $"^(POST|PUT|PATCH) {Regex.Escape(sandbox.App.Addresses.Room.ToString())}"));
}
