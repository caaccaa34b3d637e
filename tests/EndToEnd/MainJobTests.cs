using System.Text.Json;
using System.Text.RegularExpressions;
using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>The whole main job, as two people do it through the pretend Teams: a report is sealed, heard and answered, and a session stands in the calendar.</summary>
public sealed partial class MainJobTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private const string Reporter = "Wening Larasati";
    private const string Reader = "Nurul Hasanah";
    private const string OtherReader = "Laras Kinanti";
    private const string Excluded = "Bagas Wirawan";
    private const int MostClicks = 30;

    [Fact]
    public async Task A_report_is_sealed_heard_and_answered_and_its_words_are_nowhere_else()
    {
        var canary = $"kanari{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8))}";
        var contactCanary = $"kontak{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8))}";
        var answerCanary = $"jawab{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8))}";
        var account = Account.With(canary);
        await using var staff = await sandbox.OpenAsync(Reporter);

        await OpenRoomFromChatAsync(staff);
        var code = await TellAsync(staff, account, contactCanary);

        await using var member = await sandbox.OpenAsync(Reader, "aktivitas");
        await Expect(member.Page.GetByTestId("feed-list").GetByRole(AriaRole.Button).First).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await member.ShootAsync("06-notice");
        await member.ClickAsync(member.Page.GetByTestId("feed-list").GetByRole(AriaRole.Button).First);
        await UnlockAsync(member, Reader);
        Assert.Equal(account, await ReadAccountAsync(member));
        await AnswerAsync(member, $"Terima kasih sudah bercerita. Ini bukan salah Anda. {answerCanary}");

        await ReadAnswerAsync(staff, code, answerCanary);

        Assert.InRange(staff.Clicks + member.Clicks, 1, MostClicks);
        Assert.Empty(staff.Troubles);
        Assert.Empty(member.Troubles);
        await AssertNowhereAsync([canary, contactCanary, answerCanary], staff, member);
    }

    [Fact]
    public async Task A_member_who_was_not_chosen_sees_what_a_drill_would_show()
    {
        await using var excluded = await sandbox.OpenAsync(Excluded, "dasbor");
        await UnlockAsync(excluded, Excluded);
        var before = await IndexAsync(excluded);

        await using var staff = await sandbox.OpenAsync(Reporter, "ruang");
        await staff.ClickAsync(staff.Room.GetByRole(AriaRole.Button, new() { Name = "Buka Ruang aman" }));
        await TellAsync(staff, "Cerita singkat untuk dua pembaca.", "0812");
        var withReport = await IndexAsync(excluded);

        await sandbox.DrillAsync();
        var withDrill = await IndexAsync(excluded);

        Assert.Equal(before.Count + 1, withReport.Count);
        Assert.Equal(withReport.Count + 1, withDrill.Count);
        Assert.Single(withDrill.Select(e => Shape(e)).Distinct());
        Assert.Single(withDrill.Select(e => e.GetRawText().Length).Distinct());

        await excluded.ClickAsync(excluded.Board.GetByRole(AriaRole.Button, new() { Name = "Kasus", Exact = true }));
        await Expect(excluded.Board.GetByText(CaseLine())).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Whoever_was_chosen_or_not_hears_at_the_same_time_in_the_same_words()
    {
        await using var staff = await sandbox.OpenAsync(Reporter, "ruang");
        await staff.ClickAsync(staff.Room.GetByRole(AriaRole.Button, new() { Name = "Buka Ruang aman" }));
        await TellAsync(staff, "Cerita singkat.", "0812");

        var reader = await NoticesAsync(Reader, atLeast: 1);
        var excluded = await NoticesAsync(Excluded, atLeast: 1);

        Assert.Equal(reader.Select(Words).Distinct(), excluded.Select(Words).Distinct());
        Assert.Equal(reader.Select(n => n.GetProperty("chainId").GetInt64()).Order(), excluded.Select(n => n.GetProperty("chainId").GetInt64()).Order());

        static (string?, string?) Words(JsonElement notice) => (notice.GetProperty("title").GetString(), notice.GetProperty("preview").GetString());
    }

    [Fact]
    public async Task Whatever_is_typed_to_the_bot_gets_the_same_card_and_stays_in_the_chat_alone()
    {
        var canary = $"obrolan{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8))}";
        await using var staff = await sandbox.OpenAsync("Sari Utami", "chat");
        var cards = staff.Page.GetByTestId("chat-messages").Locator(".card");
        await Expect(cards).ToHaveCountAsync(1, new() { Timeout = 15_000 });
        foreach (var text in new[] { "mulai", $"saya ingin bercerita {canary}", "bantuan" })
        {
            var count = await cards.CountAsync();
            await staff.Page.GetByTestId("chat-input").FillAsync(text);
            await staff.Page.GetByTestId("chat-send").ClickAsync();
            await Expect(cards).ToHaveCountAsync(count + 1, new() { Timeout = 15_000 });
        }

        var all = await cards.AllInnerTextsAsync();

        Assert.Single(all.Distinct());
        Assert.DoesNotContain(sandbox.Logs.Lines, line => line.Contains(canary, StringComparison.Ordinal));
        Assert.DoesNotContain(sandbox.StoredBytes(), file => file.Contains(canary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_planned_session_stands_in_the_calendars_and_replies_come_back()
    {
        await using var member = await sandbox.OpenAsync(OtherReader, "dasbor");
        await UnlockAsync(member, OtherReader);
        await PlanAsync(member, "Sosialisasi: ruang kerja yang saling menghormati");
        await Expect(member.Board.GetByText("Ada di kalender").First).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await member.ShootAsync("09-session");

        await using var guest = await sandbox.OpenAsync("Yoga Pratama", "kalender");
        var entry = guest.Page.GetByTestId("calendar-list").Locator(".event").First;
        await Expect(entry).ToContainTextAsync("ruang kerja yang saling menghormati");
        await Expect(entry).ToContainTextAsync("Tautan rapat:");
        await Expect(entry).ToContainTextAsync("Daftar undangan disembunyikan.");
        await guest.ShootAsync("10-calendar");
        await entry.GetByRole(AriaRole.Button, new() { Name = "Terima" }).ClickAsync();
        await Expect(entry).ToContainTextAsync("Anda menerima");

        await member.Board.GetByTestId("session-refresh").ClickAsync();
        await Expect(member.Board.GetByTestId("session-replies")).ToContainTextAsync("1 hadir");
    }

    private static async Task OpenRoomFromChatAsync(TeamsWindow staff)
    {
        await staff.ClickAsync(staff.Page.GetByTestId("rail-chat"));
        var button = staff.Page.GetByRole(AriaRole.Link, new() { Name = "Buka tab JaringTeams" }).Last;
        await Expect(button).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await staff.ShootAsync("01-card");
        await staff.ClickAsync(button);
        await staff.ClickAsync(staff.Room.GetByRole(AriaRole.Button, new() { Name = "Buka Ruang aman" }));
    }

    /// <summary>From the first question to the receipt; two readers by name.</summary>
    private static async Task<string> TellAsync(TeamsWindow staff, string account, string contact)
    {
        var room = staff.Room;
        await staff.ShootAsync("02-safe");
        await staff.ClickAsync(room.GetByTestId("safe-yes"));
        await staff.ClickAsync(room.GetByRole(AriaRole.Radio, new() { Name = "Pilih petugas satu per satu" }));
        await staff.ClickAsync(room.GetByRole(AriaRole.Checkbox, new() { Name = Reader }));
        await staff.ClickAsync(room.GetByRole(AriaRole.Checkbox, new() { Name = OtherReader }));
        await staff.ShootAsync("03-readers");
        await staff.ClickAsync(room.GetByRole(AriaRole.Button, new() { Name = "Lanjut" }));
        await staff.ClickAsync(room.GetByTestId("choose-report"));
        await room.GetByTestId("story").FillAsync(account);
        await staff.ShootAsync("04-account");
        await staff.ClickAsync(room.GetByRole(AriaRole.Button, new() { Name = "Lanjut" }));
        await staff.ClickAsync(room.GetByTestId("contact-channel"));
        await staff.ClickAsync(room.GetByTestId("channel-whatsapp"));
        await room.GetByTestId("contact-address").FillAsync(contact);
        await staff.ClickAsync(room.GetByRole(AriaRole.Button, new() { Name = "Lanjut" }));
        foreach (var consent in new[] { "consent-store", "consent-readers", "consent-contact" })
            await staff.ClickAsync(room.GetByTestId(consent));
        await Expect(room.GetByTestId("next-notice")).ToContainTextAsync("WIB");
        await staff.ShootAsync("05-review");
        await staff.ClickAsync(room.GetByRole(AriaRole.Button, new() { Name = "Segel dan kirim" }));
        var receipt = room.GetByTestId("receipt");
        await Expect(receipt).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await staff.ShootAsync("05b-receipt");
        var code = string.Concat(FiveDigits().Matches(await receipt.InnerTextAsync()).Select(m => m.Value));
        Assert.Equal(25, code.Length);
        await Expect(room.GetByTestId("look-on")).Not.ToBeEmptyAsync();
        await room.GetByTestId("last-five").FillAsync(code[^5..]);
        await staff.ClickAsync(room.GetByRole(AriaRole.Button, new() { Name = "Selesai" }));
        await Expect(room.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("^Buka lagi mulai ") })).ToBeVisibleAsync();
        return code;
    }

    private async Task UnlockAsync(TeamsWindow member, string name)
    {
        var words = (await sandbox.PersonAsync(name)).GetProperty("passphrase").GetString()!;
        var field = member.Board.GetByLabel("Enam kata Anda");
        await Expect(field).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await field.FillAsync(words);
        await member.ClickAsync(member.Board.GetByRole(AriaRole.Button, new() { Name = "Buka", Exact = true }));
        await Expect(member.Board.GetByRole(AriaRole.Button, new() { Name = "Kunci", Exact = true })).ToBeVisibleAsync(new() { Timeout = 20_000 });
    }

    private static async Task<string> ReadAccountAsync(TeamsWindow member)
    {
        await member.ShootAsync("07-home");
        await member.ClickAsync(member.Board.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Buka kasus ") }).First);
        await member.ClickAsync(member.Board.GetByRole(AriaRole.Button, new() { Name = "Baca", Exact = true }));
        var words = member.Board.GetByTestId("account-text");
        await Expect(words).ToBeVisibleAsync();
        return (await words.TextContentAsync())!;
    }

    private static async Task AnswerAsync(TeamsWindow member, string text)
    {
        await member.Board.GetByLabel("Jawaban untuk pelapor").FillAsync(text);
        await member.Board.GetByLabel("Langkah berikutnya").FillAsync("Kami mencarikan tempat bertemu di luar kantor.");
        await member.ShootAsync("08-case");
        await member.ClickAsync(member.Board.GetByRole(AriaRole.Button, new() { Name = "Kirim jawaban" }));
        await Expect(member.Board.GetByText(text)).ToBeVisibleAsync(new() { Timeout = 15_000 });
    }

    private static async Task ReadAnswerAsync(TeamsWindow staff, string code, string answer)
    {
        var room = staff.Room;
        await staff.ReloadAsync();
        await staff.ClickAsync(room.GetByRole(AriaRole.Button, new() { Name = "Buka Ruang aman" }));
        await staff.ClickAsync(room.GetByRole(AriaRole.Button, new() { Name = "Saya sudah punya kode laporan" }));
        await room.GetByTestId("code").FillAsync(code);
        await staff.ClickAsync(room.GetByTestId("open"));
        await Expect(room.GetByTestId("thread")).ToContainTextAsync(answer, new() { Timeout = 20_000 });
        await Expect(room.GetByTestId("case-status")).ToContainTextAsync("Penanganan awal");
        await Expect(room.GetByTestId("case-who")).ToContainTextAsync(Reader);
        await Expect(room.GetByTestId("case-day")).Not.ToBeEmptyAsync();
        await staff.ShootAsync("11-answer");
    }

    private async Task PlanAsync(TeamsWindow member, string title)
    {
        var board = member.Board;
        await member.ClickAsync(board.GetByRole(AriaRole.Button, new() { Name = "Sosialisasi", Exact = true }));
        await member.ClickAsync(board.GetByTestId("outreach-new"));
        await board.GetByTestId("plan-title").FillAsync(title);
        await board.GetByTestId("plan-day").FillAsync("2027-01-12");
        await board.GetByTestId("plan-start").FillAsync("09:00");
        await board.GetByTestId("plan-end").FillAsync("11:00");
        await board.GetByTestId("plan-place").FillAsync("Ruang Pertemuan");
        await board.GetByTestId("plan-online").CheckAsync();
        await board.GetByTestId("plan-moderator").FillAsync("Laras Kinanti");
        await board.GetByTestId("plan-speakers").FillAsync("Nurul Hasanah");
        await board.GetByTestId("plan-invitees").FillAsync("yoga@tirtawana.example, sari@tirtawana.example");
        await member.ShootAsync("09a-plan");
        await member.ClickAsync(board.GetByTestId("plan-save"));
    }

    private async Task<IReadOnlyList<JsonElement>> IndexAsync(TeamsWindow member)
    {
        var token = await sandbox.TokenAsync(Excluded);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(sandbox.App.Addresses.Dashboard, "tirtawana/api/index"));
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await sandbox.Http.SendAsync(request);
        Assert.NotNull(member);
        return [.. JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).RootElement.GetProperty("entries").EnumerateArray()];
    }

    private async Task<IReadOnlyList<JsonElement>> NoticesAsync(string name, int atLeast)
    {
        var id = await sandbox.PersonIdAsync(name);
        for (var attempt = 0; attempt < 40; attempt++)
        {
            var items = (await sandbox.SandboxAsync($"feed/{id}")).GetProperty("items").EnumerateArray().ToList();
            if (items.Count >= atLeast)
                return items;
            await Task.Delay(500);
        }
        throw new TimeoutException("No notice came within 20 seconds.");
    }

    /// <summary>Names, order and lengths of everything in an index entry; values left out.</summary>
    private static string Shape(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', value.EnumerateObject().Select(p => $"{p.Name}:{Shape(p.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(',', value.EnumerateArray().Select(Shape)) + "]",
        JsonValueKind.String => value.GetString()!.Length.ToString(System.Globalization.CultureInfo.InvariantCulture),
        var kind => kind.ToString(),
    };

    private async Task AssertNowhereAsync(string[] canaries, params TeamsWindow[] windows)
    {
        var places = new Dictionary<string, IEnumerable<string>>
        {
            ["a log line at Trace"] = sandbox.Logs.Lines,
            ["a request or answer of a browser"] = windows.SelectMany(w => w.Traffic),
            ["the store or a file beside it"] = sandbox.StoredBytes(),
            ["what the pretend Microsoft 365 was sent"] = [(await sandbox.SandboxAsync("records")).GetRawText()],
        };
        foreach (var (place, texts) in places)
        {
            Assert.NotEmpty(texts);
            foreach (var canary in canaries)
                Assert.False(texts.Any(t => t.Contains(canary, StringComparison.OrdinalIgnoreCase)), $"A reporter's or member's word stands in {place}.");
        }
    }

    [GeneratedRegex(@"(?<!\d)\d{5}(?!\d)")]
    private static partial Regex FiveDigits();

    [GeneratedRegex("^Kasus [0-9A-Z]{4}")]
    private static partial Regex CaseLine();
}
