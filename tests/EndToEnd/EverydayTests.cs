using System.Text.Json;
using System.Text.RegularExpressions;
using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>What stands beside the main job: who was not chosen, notices, the bot, the calendar.</summary>
public sealed partial class EverydayTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    [Fact]
    public async Task A_member_who_was_not_chosen_sees_what_a_drill_would_show()
    {
        await using var excluded = await sandbox.OpenAsync(Excluded, "dasbor");
        await excluded.UnlockAsync(Excluded);
        var before = await IndexAsync(excluded);

        await using var staff = await sandbox.OpenAsync(Reporter, "ruang");
        await staff.OpenRoomAsync();
        await staff.TellAsync("Cerita singkat untuk dua pembaca.", "0812");
        var withReport = await GrownIndexAsync(excluded, before.Count);

        await sandbox.DrillAsync();
        var withDrill = await GrownIndexAsync(excluded, withReport.Count);

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
        await staff.OpenRoomAsync();
        await staff.TellAsync("Cerita singkat.", "0812");

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
        await member.UnlockAsync(OtherReader);
        await member.PlanAsync("Sosialisasi: ruang kerja yang saling menghormati");
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

    /// <summary>The list grows at the time of the next notice.</summary>
    private async Task<IReadOnlyList<JsonElement>> GrownIndexAsync(TeamsWindow member, int from)
    {
        for (var attempt = 0; attempt < 80; attempt++)
        {
            if (await IndexAsync(member) is { } entries && entries.Count > from)
                return entries;
            await Task.Delay(500);
        }
        throw new TimeoutException("The list did not grow at the next notice.");
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

    [GeneratedRegex("^Kasus [0-9A-Z]{4}")]
    private static partial Regex CaseLine();
}
