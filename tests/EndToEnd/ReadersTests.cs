using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>Who reads a case, in the browsers of those who read it: somebody is added, somebody is taken out, two act at once, and a server lies.</summary>
public sealed partial class ReadersTests : IAsyncLifetime
{
    /// <summary>One for each test: the lists of cases that people see then hold what the test tells of.</summary>
    private readonly RunningSandbox sandbox = new();

    private const string Added = "Ratna Puspita";
    private const string AlsoAdded = "Dimas Satria";

    public Task InitializeAsync() => sandbox.InitializeAsync();

    public Task DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task A_reader_is_added_and_opens_another_is_taken_out_and_the_reporter_reads_on()
    {
        await using var staff = await OpenRoomAsync();
        var code = await staff.TellAsync("Cerita karangan tentang pembaca.", "0812");
        await using var reader = await OpenCaseAsync(Reader);
        await using var other = await OpenCaseAsync(OtherReader);
        await AddAsync(reader, Added);
        await LookAsync(reader, "readers-added");

        await using var added = await sandbox.OpenAsync(Added, "dasbor");
        await added.UnlockAsync(Added);
        Assert.Equal("Cerita karangan tentang pembaca.", await added.ReadAccountAsync());

        await PickAsync(reader, "reader-exclude", $"Keluarkan {OtherReader}");
        await Expect(Readers(reader).GetByText(OtherReader, new() { Exact = true })).ToHaveCountAsync(0, new() { Timeout = 20_000 });
        await reader.AnswerAsync("Jawaban sesudah kunci baru.");

        await CasesAsync(other);
        await other.Board.GetByTestId("refresh").ClickAsync();
        var left = other.Board.GetByTestId("doubt-left-out");
        await Expect(left).ToContainTextAsync($"diganti oleh {Reader}. Anda tidak lagi di dalamnya.", new() { Timeout = 20_000 });
        await other.ShootAsync("readers-left-out");
        Assert.DoesNotContain(other.Traffic, text => text.Contains("Jawaban sesudah kunci baru.", StringComparison.Ordinal));
        await left.GetByRole(AriaRole.Button, new() { Name = "Mengerti" }).ClickAsync();
        await Expect(left).ToHaveCountAsync(0);

        await staff.ReadAnswerAsync(code, "Jawaban sesudah kunci baru.");
        var changes = staff.Room.GetByTestId("reader-changes");
        await Expect(changes).ToContainTextAsync($"{Reader} menambahkan pembaca: {Added}.");
        await Expect(changes).ToContainTextAsync($"{Reader} mengeluarkan pembaca: {OtherReader}.");
        await changes.ScrollIntoViewIfNeededAsync();
        await staff.ShootAsync("readers-reporter");
        foreach (var window in new[] { staff, reader, other, added })
        {
            // A refusal of the server is a line on the browser's console: 410 is how an old token is told where the case went on.
            Assert.All(window.Troubles, t => Assert.Contains("status of 4", t, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Two_readers_add_somebody_at_once_and_both_are_there()
    {
        await using var staff = await OpenRoomAsync();
        await staff.TellAsync("Dua orang menambah bersamaan.", "0812");
        await using var one = await OpenCaseAsync(Reader);
        await using var two = await OpenCaseAsync(OtherReader);
        await Task.WhenAll(AddAsync(one, Added), AddAsync(two, AlsoAdded));

        await using var again = await OpenCaseAsync(AlsoAdded);
        var names = Readers(again).Locator(".people strong");
        await Expect(names).ToHaveCountAsync(4, new() { Timeout = 20_000 });
        Assert.Equal(new[] { Reader, OtherReader, Added, AlsoAdded }.Order(), (await names.AllInnerTextsAsync()).Order());
        await again.ShootAsync("readers-at-once");
    }

    [Fact]
    public async Task A_member_hands_a_case_over_in_two_taps_and_it_is_gone_from_the_list()
    {
        await using var staff = await OpenRoomAsync();
        await staff.TellAsync("Kasus yang diserahkan.", "0812");
        await using var reader = await OpenCaseAsync(Reader);
        var before = reader.Clicks;
        await PickAsync(reader, "case-recuse", $"Serahkan kepada {OtherReader}");
        Assert.Equal(before + 2, reader.Clicks);
        await Expect(reader.Board.GetByTestId("cases")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Expect(reader.Board.GetByTestId("case-list")).ToHaveCountAsync(0);

        await using var other = await OpenCaseAsync(OtherReader);
        await Expect(Readers(other).Locator(".people strong")).ToHaveTextAsync([OtherReader]);
        await Readers(other).Locator("summary").ClickAsync();
        await Expect(other.Board.GetByTestId("reader-steps")).ToContainTextAsync($"{Reader} menyerahkan kasus dan keluar dari pembaca.");
        await HeldAsync(other, "0 dari 1 kasus");
        await LookAsync(other, "readers-panel");

        // One holder is not enough: the hand-over is complete with the second.
        await CasesAsync(other);
        await other.ClickAsync(other.Board.GetByTestId("case-list").GetByRole(AriaRole.Button).First);
        await AddAsync(other, Added);
        await HeldAsync(other, "1 dari 1 kasus");
    }

    private static async Task HeldAsync(TeamsWindow member, string words)
    {
        await CasesAsync(member);
        await member.Board.GetByTestId("readers-open").ClickAsync();
        await Expect(member.Board.GetByTestId("handover-held")).ToContainTextAsync(words, new() { Timeout = 20_000 });
    }

    /// <summary>The host between a member and the store changes what it hands out; the member is told in words, on screen.</summary>
    [Fact]
    public async Task Each_lie_of_the_server_is_told()
    {
        await using var staff = await OpenRoomAsync();
        await staff.TellAsync("Kasus untuk server yang berbohong.", "0812");
        await using (var reader = await OpenCaseAsync(Reader))
        {
            await AddAsync(reader, Added);
            await reader.AnswerAsync("Satu jawaban.");

            // A look at everything ends with saving what the page remembers, its own answer too.
            await CasesAsync(reader);
            await reader.Page.RunAndWaitForResponseAsync(() => reader.Board.GetByTestId("refresh").ClickAsync(), answer => answer.Url.EndsWith("/api/index", StringComparison.Ordinal));
            await MemoryIsSavedAsync(reader);
        }

        await ToldAsync("readers-old", "susunan pembaca yang lama");
        await ToldAsync("readers-unsigned", "tidak cocok dengan tanda tangan");
        await ToldAsync("swapped", "bukan isi kasus ini");
        await ToldAsync("thread-short", "menahan pesan yang pernah Anda baca");
        await ToldAsync("gone", "tidak memberikannya lagi");
    }

    /// <summary>The page's memory lies on the server: saved after its answer was taken, and no other save came for three seconds.</summary>
    private static Task MemoryIsSavedAsync(TeamsWindow member) => Eventually.IsAsync(true, async () =>
    {
        var before = Saves(member);
        await Task.Delay(TimeSpan.FromSeconds(3));
        return before > 0 && Saves(member) == before;
    });

    /// <summary>How many saves there were, the last of them begun after the member's answer was taken, and itself taken; 0 as long as that is not so.</summary>
    private static int Saves(TeamsWindow member)
    {
        var traffic = member.Traffic.ToList();
        var answered = traffic.FindLastIndex(t => Is(t, "20", "/api/cases/messages"));
        var saved = traffic.FindLastIndex(t => Is(t, "PUT ", "/api/me/cache"));
        var taken = traffic.FindLastIndex(t => Is(t, "20", "/api/me/cache"));
        return answered >= 0 && answered < saved && saved < taken ? traffic.Count(t => Is(t, "PUT ", "/api/me/cache")) : 0;
    }

    private static bool Is(string call, string begins, string path) =>
        call.StartsWith(begins, StringComparison.Ordinal) && call.Contains($"{path}\n", StringComparison.Ordinal);

    private async Task ToldAsync(string doubt, string words)
    {
        await using var victim = await sandbox.OpenAsync(Reader, "dasbor");
        await victim.Page.Context.RouteAsync("**/api/cases/heads", route => route.FulfillAsync(new() { Status = 404, ContentType = "application/problem+json", Body = """{"code":"not-found"}""" }));
        await victim.Page.Context.RouteAsync("**/api/cases/open", route => LieAsync(route, doubt));
        await victim.UnlockAsync(Reader);
        await CasesAsync(victim);
        await Expect(victim.Board.GetByTestId("refresh")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await victim.ShootAsync($"doubt-{doubt}");
        try
        {
            await Expect(victim.Board.GetByTestId($"doubt-{doubt}").First).ToContainTextAsync(words, new() { Timeout = 60_000 });
        }
        catch (PlaywrightException fault)
        {
            throw new InvalidOperationException($"{doubt} is not told. The page says: {await victim.Board.Locator("body").InnerTextAsync()}\nIt asked: {string.Join('\n', victim.Traffic.Select(t => t.Split('\n')[0]))}", fault);
        }
    }

    private static async Task LieAsync(IRoute route, string doubt)
    {
        if (doubt == "gone")
        {
            await route.FulfillAsync(new() { Status = 404, ContentType = "application/problem+json", Body = """{"code":"not-found"}""" });
            return;
        }

        var answer = await route.FetchAsync(new() { Timeout = 60_000 });
        if (!answer.Ok)
        {
            await route.FulfillAsync(new() { Response = answer });
            return;
        }

        var file = JsonNode.Parse(await answer.TextAsync())!;
        switch (doubt)
        {
            case "readers-old":
                file["sets"] = new JsonArray();
                file["slots"] = file["sealed"]!["slots"]!.DeepClone();
                break;
            case "readers-unsigned":
                file["slots"]![0] = file["sealed"]!["slots"]![0]!.DeepClone();
                break;
            case "swapped":
                file["sealed"]!["report"]!["s"] = file["sealed"]!["identity"]!["s"]!.DeepClone();
                break;
            default:
                ((JsonArray)file["messages"]!).Clear();
                break;
        }

        await route.FulfillAsync(new() { Status = 200, ContentType = "application/json", Body = file.ToJsonString() });
    }

    private async Task<TeamsWindow> OpenRoomAsync()
    {
        var staff = await sandbox.OpenAsync(Reporter, "ruang");
        await staff.OpenRoomAsync();
        return staff;
    }

    /// <summary>Unlocks and opens the case that is due.</summary>
    private async Task<TeamsWindow> OpenCaseAsync(string name)
    {
        var member = await sandbox.OpenAsync(name, "dasbor");
        await member.UnlockAsync(name);
        await member.ClickAsync(member.Board.GetByTestId("home-lines").GetByRole(AriaRole.Button, new() { NameRegex = OpenCase() }).First);
        await Expect(member.Board.GetByTestId("account-toggle")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        return member;
    }

    private static async Task CasesAsync(TeamsWindow member) =>
        await member.ClickAsync(member.Board.GetByTestId("nav-cases"));

    private static async Task AddAsync(TeamsWindow member, string name)
    {
        await member.ClickAsync(member.Board.GetByTestId("reader-add"));
        await member.Board.GetByTestId("reader-asked").CheckAsync();
        await member.ClickAsync(member.Board.GetByRole(AriaRole.Button, new() { Name = $"Tambahkan {name}" }));
        await Expect(Readers(member).GetByText(name, new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    private static async Task PickAsync(TeamsWindow member, string button, string choice)
    {
        await member.ClickAsync(member.Board.GetByTestId(button));
        await member.ShootAsync(button);
        await member.ClickAsync(member.Board.GetByRole(AriaRole.Button, new() { Name = choice }));
    }

    /// <summary>Light, dark and on a phone; nothing of it breaks WCAG A or AA.</summary>
    private static async Task LookAsync(TeamsWindow member, string name)
    {
        Assert.Empty(await Axe.DashboardFaultsAsync(member, name));
        foreach (var mode in Mode.All.Take(2))
        {
            await mode.DressAsync(member.Page, member.Board.Locator("html"));
            await Readers(member).Or(member.Board.GetByTestId("readers-panel")).First.ScrollIntoViewIfNeededAsync();
            await member.ShootAsync($"{name}-{mode.Name}");
        }

        await member.ResizeAsync(360, 800);
        await Readers(member).Or(member.Board.GetByTestId("readers-panel")).First.ScrollIntoViewIfNeededAsync();
        await member.ShootAsync($"{name}-phone");
        await member.ResizeAsync(1280, 900);
    }

    private static ILocator Readers(TeamsWindow member) => member.Board.GetByTestId("readers");

    [GeneratedRegex("^Buka kasus ")]
    private static partial Regex OpenCase();
}
