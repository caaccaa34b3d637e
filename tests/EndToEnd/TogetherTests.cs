using System.Text.RegularExpressions;
using Jaring.Cli;
using Jaring.Cli.Commands;
using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>What takes two members, in three windows: a case that nobody opens alone, and the name of the person who tells. The person sees both.</summary>
public sealed partial class TogetherTests : IAsyncLifetime
{
    private const string Account = "Cerita karangan yang dibuka berdua.";
    private const string Reason = "Sudah dua hari, orang ini menunggu.";
    private const string Name = "Nama Karangan";
    private const string Newcomer = "Ratna Puspita";

    private readonly RunningSandbox sandbox = new();

    public Task InitializeAsync() => sandbox.InitializeAsync();

    public Task DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task A_case_that_nobody_opens_alone_is_opened_by_two()
    {
        await using var staff = await sandbox.OpenAsync(Reporter, "ruang");
        var code = await TellTogetherAsync(staff, dual: true, name: null);

        await using var asks = await PairAsync(Reader);
        await Expect(asks.Board.GetByTestId("case-list")).ToHaveCountAsync(0);
        await asks.ClickAsync(asks.Board.GetByTestId("pair-ask"));
        await Expect(asks.Board.GetByText("Tulis alasannya dulu.")).ToBeVisibleAsync();
        await asks.Board.GetByTestId("pair-ask-reason").FillAsync(Reason);
        await LookAsync(asks, "dual-ask", "pairs");
        await asks.ClickAsync(asks.Board.GetByTestId("pair-ask"));
        await Expect(asks.Board.GetByTestId("pair-mine-waiting")).ToContainTextAsync("Menunggu satu anggota lagi.", new() { Timeout = 20_000 });
        await LookAsync(asks, "dual-wait", "pairs");

        await using var agrees = await sandbox.OpenAsync(OtherReader, "dasbor");
        await agrees.UnlockAsync(OtherReader);
        await Expect(agrees.Board.GetByTestId("home-lines")).ToContainTextAsync("permintaan buka bersama", new() { Timeout = 20_000 });
        await agrees.ShootAsync("dual-home");
        await agrees.ClickAsync(agrees.Board.GetByTestId("home-pair"));
        await Expect(agrees.Board.GetByTestId("pair-asked")).ToContainTextAsync(Reason);
        await LookAsync(agrees, "dual-asked", "pairs");
        await agrees.ClickAsync(agrees.Board.GetByTestId("pair-asked-approve"));
        await agrees.ClickAsync(agrees.Board.GetByTestId("pair-asked-approve-yes"));
        await Expect(agrees.Board.GetByTestId("pair-answered")).ToContainTextAsync($"Anda menyetujui permintaan {Reader}.", new() { Timeout = 20_000 });

        await asks.ClickAsync(asks.Board.GetByTestId("refresh"));
        await Expect(asks.Board.GetByTestId("pair-mine-released")).ToContainTextAsync($"{OtherReader} menyetujui.", new() { Timeout = 20_000 });
        await LookAsync(asks, "dual-ready", "pairs");
        await asks.ClickAsync(asks.Board.GetByTestId("pair-open"));
        await asks.ClickAsync(asks.Board.GetByTestId("account-toggle"));
        await Expect(asks.Board.GetByTestId("account-text")).ToHaveTextAsync(Account);
        await Expect(asks.Board.GetByTestId("thread")).ToContainTextAsync($"{Reader} membuka kasus ini bersama {OtherReader}");
        await LookAsync(asks, "dual-open", "thread");
        await asks.AnswerAsync("Jawaban dari kasus yang dibuka berdua.");

        await staff.ReadAnswerAsync(code, "Jawaban dari kasus yang dibuka berdua.");
        await Expect(staff.Room.GetByTestId("thread")).ToContainTextAsync($"Laporan ini dibuka {Reader} bersama {OtherReader}");
        await Expect(staff.Room.GetByTestId("thread")).ToContainTextAsync(Reason);
        await RoomLookAsync(staff, "dual-reporter", "thread");

        // A third holder: the case gets a new key and stays what it is. Who held it opens it again with a second one, and so does the newcomer.
        await LookAsync(asks, "dual-readers", "readers");
        await asks.ClickAsync(asks.Board.GetByTestId("reader-add"));
        await asks.Board.GetByTestId("reader-asked").CheckAsync();
        await asks.ClickAsync(asks.Board.GetByRole(AriaRole.Button, new() { Name = $"Tambahkan {Newcomer}" }));
        await Expect(asks.Board.GetByTestId("case-readers")).ToContainTextAsync(Newcomer, new() { Timeout = 20_000 });
        await agrees.ClickAsync(agrees.Board.GetByTestId("refresh"));
        await Expect(agrees.Board.GetByTestId("pair")).ToContainTextAsync(Newcomer, new() { Timeout = 20_000 });
        await using var added = await PairAsync(Newcomer);
        await Expect(added.Board.GetByTestId("pair")).ToContainTextAsync(Newcomer);
        await Expect(added.Board.GetByTestId("case-list")).ToHaveCountAsync(0);
        await LookAsync(added, "dual-added", "pairs");
        foreach (var window in new[] { asks, agrees, added })
        {
            Assert.DoesNotContain(window.Traffic, text => text.Contains(Account, StringComparison.Ordinal) || text.Contains(Reason, StringComparison.Ordinal));
            Assert.All(window.Troubles, t => Assert.Contains("status of 4", t, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_request_is_refused_and_taken_back()
    {
        await using var staff = await sandbox.OpenAsync(Reporter, "ruang");
        await TellTogetherAsync(staff, dual: true, name: null);
        await using var asks = await PairAsync(Reader);
        await asks.Board.GetByTestId("pair-ask-reason").FillAsync(Reason);
        await asks.ClickAsync(asks.Board.GetByTestId("pair-ask"));
        await Expect(asks.Board.GetByTestId("pair-mine-waiting")).ToBeVisibleAsync(new() { Timeout = 20_000 });

        await using var agrees = await PairAsync(OtherReader);
        await agrees.ClickAsync(agrees.Board.GetByTestId("pair-asked-refuse"));
        await Expect(agrees.Board.GetByTestId("pair-answered")).ToContainTextAsync("Anda tidak menyetujui", new() { Timeout = 20_000 });

        await asks.ClickAsync(asks.Board.GetByTestId("refresh"));
        await Expect(asks.Board.GetByTestId("pair-mine-refused")).ToContainTextAsync("Kasus tetap tertutup.", new() { Timeout = 20_000 });
        await asks.ShootAsync("dual-refused");
        await asks.Board.GetByTestId("pair-ask-reason").FillAsync("Sekali lagi.");
        await asks.ClickAsync(asks.Board.GetByTestId("pair-ask"));
        await asks.ClickAsync(asks.Board.GetByTestId("pair-withdraw"));
        await Expect(asks.Board.GetByTestId("pair-withdraw")).ToHaveCountAsync(0, new() { Timeout = 20_000 });
        await agrees.ClickAsync(agrees.Board.GetByTestId("refresh"));
        await Expect(agrees.Board.GetByTestId("opening")).ToHaveCountAsync(0);
        await Expect(agrees.Board.GetByTestId("pair-asked")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_name_is_opened_by_two_and_read_by_the_one_who_asked()
    {
        await using var staff = await sandbox.OpenAsync(Reporter, "ruang");
        var code = await TellTogetherAsync(staff, dual: false, Name);
        await using var asks = await OpenCaseAsync(Reader);
        await asks.Board.GetByTestId("name-ask-reason").FillAsync(Reason);
        await LookAsync(asks, "name-ask", "name-card");
        await asks.ClickAsync(asks.Board.GetByTestId("name-ask"));
        await Expect(asks.Board.GetByTestId("name-mine-waiting")).ToBeVisibleAsync(new() { Timeout = 20_000 });

        await using var agrees = await OpenCaseAsync(OtherReader);
        await Expect(agrees.Board.GetByTestId("name-asked")).ToContainTextAsync(Reason);
        await LookAsync(agrees, "name-asked", "name-card");
        await agrees.ClickAsync(agrees.Board.GetByTestId("name-asked-approve"));
        await agrees.ClickAsync(agrees.Board.GetByTestId("name-asked-approve-yes"));
        await Expect(agrees.Board.GetByTestId("name-asked")).ToHaveCountAsync(0, new() { Timeout = 20_000 });
        await Expect(agrees.Board.GetByTestId("name-open")).ToHaveCountAsync(0);

        await AgainAsync(asks);
        await asks.ClickAsync(asks.Board.GetByTestId("name-open"));
        await Expect(asks.Board.GetByTestId("name-read")).ToContainTextAsync(Name);
        await LookAsync(asks, "name-read", "name-card");
        Assert.DoesNotContain(agrees.Traffic.Concat(asks.Traffic), text => text.Contains(Name, StringComparison.Ordinal));
        Assert.Equal(0, await agrees.Board.GetByText(Name).CountAsync());

        await asks.AnswerAsync("Kami menghubungi Anda di sini.");
        await staff.ReadAnswerAsync(code, "Kami menghubungi Anda di sini.");
        await Expect(staff.Room.GetByTestId("thread")).ToContainTextAsync($"Amplop nama Anda diminta dibuka oleh {Reader}");
        await Expect(staff.Room.GetByTestId("thread")).ToContainTextAsync($"Amplop nama disetujui dibuka oleh {OtherReader}.");
        await RoomLookAsync(staff, "name-reporter", "thread");
        await TakeOutWithNameAsync(asks, agrees);
    }

    /// <summary>The name goes into a copy for police or court when both tick it, and neither tick is there by itself.</summary>
    private static async Task TakeOutWithNameAsync(TeamsWindow asks, TeamsWindow agrees)
    {
        await TickAsync(asks, "export-ask");
        await Expect(asks.Board.GetByTestId("export-asked")).ToContainTextAsync("Menunggu", new() { Timeout = 20_000 });
        await AgainAsync(agrees);
        await Expect(agrees.Board.GetByTestId("export")).ToContainTextAsync("juga meminta agar nama pelapor ikut", new() { Timeout = 20_000 });
        await LookAsync(agrees, "export-name-asked", "export");
        await TickAsync(agrees, "export-approve");
        await Expect(agrees.Board.GetByTestId("export-name-state")).ToHaveTextAsync("Nama pelapor ikut dalam paket.", new() { Timeout = 20_000 });

        await AgainAsync(asks);
        await asks.ClickAsync(asks.Board.GetByTestId("export-prepare"));
        await Expect(asks.Board.GetByTestId("export-sheet-name")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await LookAsync(asks, "export-name-sheet", "export-sheet-name");
        await Expect(asks.Board.Locator(".printed-case")).ToContainTextAsync(Name);
        var download = await asks.Page.RunAndWaitForDownloadAsync(() => asks.ClickAsync(asks.Board.GetByTestId("export-plain")));
        using var told = new StringWriter();
        Assert.Equal(ExitCode.Good, VerifyCommand.Run(new VerifyOptions(await download.PathAsync(), null, null, false), Words.For("id"), told));
        Assert.Contains("Nama di amplop terpisah disertakan", told.ToString(), StringComparison.Ordinal);
    }

    private static async Task TickAsync(TeamsWindow member, string step)
    {
        await member.ClickAsync(member.Board.GetByTestId(step));
        await Expect(member.Board.GetByTestId("export-name")).Not.ToBeCheckedAsync();
        await member.Board.GetByTestId("export-name").CheckAsync();
        await LookAsync(member, $"{step}-name", "export-name");
        await member.ClickAsync(member.Board.GetByTestId($"{step}-yes"));
    }

    private static async Task AgainAsync(TeamsWindow member)
    {
        await member.ClickAsync(member.Board.GetByTestId("case-back"));
        await member.ClickAsync(member.Board.GetByTestId("refresh"));
        await member.ClickAsync(member.Board.GetByRole(AriaRole.Button, new() { NameRegex = OpenCase() }).First);
    }

    /// <summary>From the first question to the receipt, with what takes two officers.</summary>
    private static async Task<string> TellTogetherAsync(TeamsWindow staff, bool dual, string? name)
    {
        var room = await staff.EnterRoomAsync();
        await room.GetByTestId("safe-yes").ClickAsync();
        await room.GetByTestId("readers-some").ClickAsync();
        await Expect(room.GetByTestId("readers-dual")).ToHaveCountAsync(0);
        await room.GetByRole(AriaRole.Checkbox, new() { Name = Reader }).CheckAsync();
        await room.GetByRole(AriaRole.Checkbox, new() { Name = OtherReader }).CheckAsync();
        await Expect(room.GetByTestId("readers-dual")).Not.ToBeCheckedAsync();
        if (dual)
        {
            await room.GetByTestId("readers-dual").CheckAsync();
            await RoomLookAsync(staff, "dual-choice", "readers-dual");
        }

        await room.GetByTestId("next").ClickAsync();
        await room.GetByTestId("choose-report").ClickAsync();
        await room.GetByTestId("story").FillAsync(Account);
        await room.GetByTestId("next").ClickAsync();
        await room.PassNeedsAsync();
        await room.GetByTestId("contact-here").ClickAsync();
        if (name is not null)
        {
            await Expect(room.GetByTestId("name-none")).ToBeCheckedAsync();
            await room.GetByTestId("name-open").CheckAsync();
            await room.GetByTestId("own-name").FillAsync(name);
            await RoomLookAsync(staff, "name-open", "own-name");
            await room.GetByTestId("name-envelope").CheckAsync();
            await Expect(room.GetByTestId("own-name")).ToHaveValueAsync(name);
            await RoomLookAsync(staff, "name-choice", "own-name");
        }

        await room.GetByTestId("next").ClickAsync();
        await Expect(room.GetByTestId("together-review")).ToContainTextAsync(name ?? "Dua petugas membaca bersama");
        await room.GetByTestId("consent-store").ClickAsync();
        await room.GetByTestId("consent-readers").ClickAsync();
        await staff.ShootAsync(dual ? "dual-review" : "name-review");
        await room.GetByTestId("send").ClickAsync();
        return await room.ReceiptAsync();
    }

    private async Task<TeamsWindow> PairAsync(string name)
    {
        var member = await sandbox.OpenAsync(name, "dasbor");
        await member.UnlockAsync(name);
        await member.ClickAsync(member.Board.GetByTestId("home-pair"));
        await Expect(member.Board.GetByTestId("pair")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        return member;
    }

    private async Task<TeamsWindow> OpenCaseAsync(string name)
    {
        var member = await sandbox.OpenAsync(name, "dasbor");
        await member.UnlockAsync(name);
        await member.ClickAsync(member.Board.GetByTestId("home-lines").GetByRole(AriaRole.Button, new() { NameRegex = OpenCase() }).First);
        await Expect(member.Board.GetByTestId("account-toggle")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        return member;
    }

    /// <summary>In every mode and on a phone; nothing of it breaks WCAG A or AA.</summary>
    private static async Task LookAsync(TeamsWindow member, string name, string part)
    {
        Assert.Empty(await Axe.DashboardFaultsAsync(member, name));
        foreach (var mode in Mode.All)
        {
            await mode.DressAsync(member.Page, member.Board.Locator("html"));
            await member.Board.GetByTestId(part).ScrollIntoViewIfNeededAsync();
            await member.ShootAsync($"{name}-{mode.Name}");
        }

        await Mode.All[0].DressAsync(member.Page, member.Board.Locator("html"));
        await member.ResizeAsync(360, 800);
        await member.Board.GetByTestId(part).ScrollIntoViewIfNeededAsync();
        await member.ShootAsync($"{name}-phone");
        await member.ResizeAsync(1280, 900);
    }

    private static async Task RoomLookAsync(TeamsWindow staff, string name, string part)
    {
        var room = staff.Room.Locator("html");
        foreach (var mode in Mode.All)
        {
            await mode.DressAsync(staff.Page);
            await mode.WornAsync(room);
            Assert.Empty(await Axe.FaultsAsync(room, $"room, {name}, {mode.Name}", again: mode != Mode.All[0]));
            await staff.Room.GetByTestId(part).ScrollIntoViewIfNeededAsync();
            await staff.ShootAsync($"{name}-{mode.Name}");
        }

        await Mode.All[0].DressAsync(staff.Page);
        await staff.ResizeAsync(360, 800);
        await staff.Room.GetByTestId(part).ScrollIntoViewIfNeededAsync();
        await staff.ShootAsync($"{name}-phone");
        await staff.ResizeAsync(1280, 900);
    }

    [GeneratedRegex("^Buka kasus ")]
    private static partial Regex OpenCase();
}
