using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;
using Base64Url = Jaring.Sealing.Base64Url;

namespace Jaring.EndToEnd;

/// <summary>
/// One founded team, one case, and a server that lies to one browser at a time. Each lie is told on screen in a sentence, to a member on the page that is open
/// and to the reporter, and with the truth the sentence goes away. What other tests show in Chromium is not shown again (docs/threat-model.md).
/// </summary>
public sealed class LyingServerTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private readonly List<string> faults = [];

    [Fact]
    public async Task Each_lie_is_told_in_a_sentence_and_goes_with_the_truth()
    {
        await using var staff = await sandbox.OpenAsync(Reporter, "ruang");
        await staff.OpenRoomAsync();
        var code = await staff.TellAsync("Kasus untuk server yang berbohong.", "0812");
        await sandbox.DrillAsync();
        await using var member = await sandbox.OpenOwnDeviceAsync(Reader);
        await member.UnlockAsync(Reader);
        await member.ReadAccountAsync();
        var oldMemory = await AskAsync("me/cache");
        var branch = await BranchAsync();
        await member.AnswerAsync("Jawaban pertama.");
        await Expect(member.Board.GetByText("Terkirim.")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await member.AnswerAsync("Jawaban kedua.");

        var server = await LyingServer.BetweenAsync(member);
        await member.GoAsync("cases");
        await LookAsync(member);
        await AboutTheCaseAsync(member, server);
        await AboutTheLogAsync(member, server, branch);
        await AboutTheMemoryAsync(member, server, oldMemory);
        server.Say("/genesis.json", file => file["floor"] = 7);
        await LookAsync(member);
        await Expect(member.Board.GetByTestId("directory-rollback")).ToContainTextAsync("Server memberi daftar tim yang lebih lama.", new() { Timeout = 20_000 });

        await ToTheReporterAsync(staff, code);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private async Task AboutTheCaseAsync(TeamsWindow member, LyingServer server)
    {
        await ToldAsync("readers-unsigned", "Mungkin ada yang ditambahkan", file => file["slots"]![3] = SomebodysPlace());
        await ToldAsync("swapped", "bukan isi kasus ini", file => file["sealed"]!["report"]!["c"] = Base64Url.Encode(RandomNumberGenerator.GetBytes(65_536 + 16)));
        await ToldAsync("thread-short", "menahan pesan yang pernah Anda baca", file => file["messages"]!.AsArray().RemoveAt(0));
        await ToldAsync("thread-short", "menahan pesan yang pernah Anda baca", Turned);
        await ToldAsync("log-short", "catatan pembukaannya bukan yang pernah Anda lihat", file => file["log"]!.AsArray().Clear());

        var entry = await EntryOfTheDrillAsync(member);
        var moved = new JsonObject { ["code"] = "moved", ["status"] = 410, ["title"] = "x", ["sets"] = new JsonArray(), ["kh"] = (string)entry["kh"]!, ["slots"] = entry["slots"]!.DeepClone() };
        server.Refuse("/api/cases/heads").Refuse("/api/cases/open", 410, moved.ToJsonString());
        await TellsAsync(member, "doubt-closed-unsigned", "diganti tanpa tanda tangan pembaca");
        await GoneAsync(member, server);

        async Task ToldAsync(string doubt, string words, Action<JsonNode> lie)
        {
            server.Refuse("/api/cases/heads").Say("/api/cases/open", lie);
            await TellsAsync(member, $"doubt-{doubt}", words);
            server.Stop();
            await LookAsync(member);
            await Expect(member.Board.GetByTestId($"doubt-{doubt}")).ToHaveCountAsync(0);
        }
    }

    /// <summary>A case that is no longer given: with no destruction that could explain it, and with one on the server's list.</summary>
    private async Task GoneAsync(TeamsWindow member, LyingServer server)
    {
        server.Stop();
        await LookAsync(member);
        server.Refuse("/api/cases/heads").Refuse("/api/cases/open");
        await TellsAsync(member, "doubt-gone", "tidak ada pemusnahan yang tercatat untuk itu");
        var today = DateTimeOffset.UtcNow.AddHours(7).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        server.Say("/api/destructions", list => list["destructions"] = new JsonArray(new JsonObject { ["doneOn"] = today, ["cases"] = 1, ["messages"] = 2, ["logLines"] = 1, ["files"] = 0 }));
        await TellsAsync(member, "doubt-erased", "Hanya server yang mengatakan ini.");
        await Expect(member.Board.GetByTestId("doubt-gone")).ToHaveCountAsync(0);
        faults.AddRange(await member.LookAsync("lie-erased"));
        server.Stop();
        await LookAsync(member);
        await Expect(member.Board.GetByTestId("doubt-erased")).ToHaveCountAsync(0);
    }

    private static async Task AboutTheLogAsync(TeamsWindow member, LyingServer server, JsonArray branch)
    {
        await ToldAsync("forked", "ada yang diganti sesudahnya", log => log["lines"] = branch.DeepClone());
        await ToldAsync("foreign", "catatan milik kantor lain", log => log["lines"]![0]!["e"] = OfAnotherOffice((string)log["lines"]![0]!["e"]!));
        await ToldAsync("short", "lebih pendek dari yang pernah Anda lihat", log => log["lines"]!.AsArray().RemoveAt(1));

        async Task ToldAsync(string doubt, string words, Action<JsonNode> lie)
        {
            server.Say("/api/audit", lie);
            await TellsAsync(member, $"audit-{doubt}", words);
            server.Stop();
            await LookAsync(member);
            await Expect(member.Board.GetByTestId($"audit-{doubt}")).ToHaveCountAsync(0);
        }
    }

    /// <summary>Yesterday's memory together with yesterday's log: each fits the other, and only the number that this browser kept tells.</summary>
    private static async Task AboutTheMemoryAsync(TeamsWindow member, LyingServer server, JsonNode oldMemory)
    {
        server.SayAnother("/api/me/cache", _ => oldMemory.DeepClone()).Say("/api/audit", log => log["lines"]!.AsArray().RemoveAt(1));
        await member.ReloadAsync();
        await member.UnlockAsync(Reader);
        await member.GoAsync("cases");
        await Expect(member.Board.GetByTestId("doubt-memory-old")).ToContainTextAsync("ingatan kasus yang lebih lama", new() { Timeout = 30_000 });
        await Expect(member.Board.GetByTestId("opening")).ToHaveCountAsync(0, new() { Timeout = 20_000 });
        await Expect(member.Board.GetByTestId("audit-short")).ToHaveCountAsync(0);
        await member.ShootAsync("lie-memory-old");
        server.Stop();
    }

    private static async Task ToTheReporterAsync(TeamsWindow staff, string code)
    {
        const string origin = "Kami tidak dapat memeriksa asal balasan ini.";
        const string list = "Daftar petugas yang kami terima tidak cocok.";
        var (server, room) = (await LyingServer.BetweenAsync(staff), staff.Room);
        server.Say("/api/receipts", file => file["sealed"]!["report"]!["c"] = Base64Url.Encode(RandomNumberGenerator.GetBytes(65_536 + 16)));
        await ReturnAsync(staff, code);
        await Expect(room.Locator("#return-fault")).ToContainTextAsync(origin, new() { Timeout = 20_000 });
        await staff.ShootAsync("lie-room-swapped");
        foreach (var (name, lie) in new (string, Action<JsonNode>)[] { ("dropped", file => file["messages"]!.AsArray().RemoveAt(0)), ("turned", Turned) })
        {
            server.Say("/api/receipts", lie);
            await ReturnAsync(staff, code);
            await Expect(room.GetByTestId("strange")).ToContainTextAsync(origin, new() { Timeout = 20_000 });
            await Expect(room.GetByTestId("thread")).Not.ToContainTextAsync("Jawaban kedua.");
            await staff.ShootAsync($"lie-room-{name}");
        }

        server.Stop();
        foreach (var (name, path, lie) in new (string, string, Action<JsonNode>)[]
        {
            ("old", "/genesis.json", file => file["floor"] = 7),
            ("other", "/api/room", answer => answer["genesis"] = Base64Url.Encode(new byte[32])),
        })
        {
            server.Stop();
            server.Say(path, lie);
            await ReturnAsync(staff, code);
            await Expect(room.Locator("#return-fault")).ToContainTextAsync(list, new() { Timeout = 20_000 });
            await staff.ShootAsync($"lie-room-list-{name}");
        }

        server.Stop();
        await ReturnAsync(staff, code);
        await Expect(room.GetByTestId("thread")).ToContainTextAsync("Jawaban kedua.", new() { Timeout = 20_000 });
        await Expect(room.GetByTestId("strange")).ToHaveCountAsync(0);
    }

    private static async Task ReturnAsync(TeamsWindow staff, string code)
    {
        await staff.ReloadAsync();
        await staff.OpenRoomAsync();
        await staff.ClickAsync(staff.Room.GetByRole(AriaRole.Button, new() { Name = "Saya sudah punya kode laporan" }));
        await staff.Room.GetByTestId("code").FillAsync(code);
        await staff.ClickAsync(staff.Room.GetByTestId("open"));
    }

    /// <summary>What the server gives to a colleague whose line it keeps to itself; then somebody else's line stands in its place for all others.</summary>
    private async Task<JsonArray> BranchAsync()
    {
        var lines = (await AskAsync("audit"))["lines"]!.AsArray();
        await using (var colleague = await sandbox.OpenAsync(OtherReader, "dasbor"))
        {
            await colleague.SeeAsync("unlock-secret");
            var server = await LyingServer.BetweenAsync(colleague);
            server.Swallowing.Add("/api/audit");
            await colleague.UnlockAsync(OtherReader);
            await SureAsync(() => server.Swallowed.Count > 0);
            lines.Add(server.Swallowed[0].DeepClone());
        }

        await using var third = await sandbox.OpenAsync("Ratna Puspita", "dasbor");
        await third.UnlockAsync("Ratna Puspita");
        await SureAsync(() => third.Traffic.Any(t => t.StartsWith("201", StringComparison.Ordinal) && t.Contains("/api/audit", StringComparison.Ordinal)));
        return lines;
    }

    private async Task<JsonNode> EntryOfTheDrillAsync(TeamsWindow member)
    {
        var mine = member.Traffic.Where(t => t.Contains("/api/cases/open", StringComparison.Ordinal) && t.StartsWith("200", StringComparison.Ordinal)).Select(t => (string)JsonNode.Parse(t[t.IndexOf('\n', StringComparison.Ordinal)..])!["sealed"]!["kh"]!).ToHashSet(StringComparer.Ordinal);
        for (var attempt = 0; attempt < 40; attempt++)
        {
            if ((await AskAsync("index"))["entries"]!.AsArray().FirstOrDefault(e => !mine.Contains((string)e!["kh"]!)) is { } entry)
            {
                return entry;
            }

            await Task.Delay(TimeSpan.FromSeconds(0.5));
        }

        throw new InvalidOperationException("The drill is not in the index.");
    }

    private static async Task TellsAsync(TeamsWindow member, string testId, string words)
    {
        await LookAsync(member);
        await Expect(member.Board.GetByTestId(testId).First).ToContainTextAsync(words, new() { Timeout = 20_000 });
        await member.ShootAsync($"lie-{testId}");
    }

    /// <summary>Looks at everything anew and waits until the look, the log and the memory are done.</summary>
    private static async Task LookAsync(TeamsWindow member)
    {
        await Expect(member.Board.GetByTestId("opening")).ToHaveCountAsync(0, new() { Timeout = 20_000 });
        var before = member.Traffic.Count(IsLog);
        await member.Board.GetByTestId("refresh").ClickAsync();
        for (var attempt = 0; attempt < 100 && member.Traffic.Count(IsLog) == before && !await member.Board.GetByTestId("directory-rollback").IsVisibleAsync(); attempt++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        await Expect(member.Board.GetByTestId("opening")).ToHaveCountAsync(0, new() { Timeout = 20_000 });

        static bool IsLog(string traffic) => traffic.StartsWith("200", StringComparison.Ordinal) && traffic.Contains("/api/audit\n", StringComparison.Ordinal);
    }

    private static async Task SureAsync(Func<bool> come)
    {
        for (var attempt = 0; attempt < 100 && !come(); attempt++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }

        Assert.True(come());
    }

    private async Task<JsonNode> AskAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{sandbox.App.Addresses.Dashboard}tirtawana/api/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await sandbox.TokenAsync(Reader));
        using var answer = await sandbox.Http.SendAsync(request);
        return JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!;
    }

    private static void Turned(JsonNode file)
    {
        var messages = file["messages"]!.AsArray();
        var first = messages[0]!;
        messages.RemoveAt(0);
        messages.Add(first);
    }

    /// <summary>A place of the right shape to a key of the server's own.</summary>
    private static JsonObject SomebodysPlace()
    {
        using var key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var q = key.ExportParameters(false).Q;
        return new() { ["e"] = Base64Url.Encode([4, .. q.X!, .. q.Y!]), ["c"] = Base64Url.Encode(RandomNumberGenerator.GetBytes(80)) };
    }

    private static string OfAnotherOffice(string e) =>
        Base64Url.Encode(System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(Base64Url.Decode(e)).Replace("tirtawana", "lembayung", StringComparison.Ordinal)));
}
