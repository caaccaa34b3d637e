using System.Text.RegularExpressions;
using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>A reporter who lost the code: a new one made on her own page, agreed to by two readers who met her, and told to everybody in the case (sealing.md A9).</summary>
public sealed partial class LostReceiptTests : IAsyncLifetime
{
    private readonly RunningSandbox sandbox = new();

    public Task InitializeAsync() => sandbox.InitializeAsync();

    public Task DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task Two_readers_who_met_the_person_replace_a_lost_code()
    {
        await using var staff = await sandbox.OpenAsync(Reporter, "ruang");
        await staff.OpenRoomAsync();
        var old = await staff.TellAsync("Cerita karangan yang kodenya hilang.", "0812");
        var (code, compare) = await AskAsync(staff, await LongCodeAsync());

        await using (var reader = await OpenCaseAsync(Reader))
        {
            await AgreeAsync(reader, compare, "lost-first");
            await Expect(reader.Board.GetByTestId("receipt-second")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        }

        await EnterAsync(staff, old);
        await Expect(staff.Room.GetByTestId("thread")).ToContainTextAsync("mengusulkan kode baru", new() { Timeout = 20_000 });

        await using var other = await OpenCaseAsync(OtherReader);
        await Expect(other.Board.GetByTestId("receipt-waiting")).ToContainTextAsync($"{Reader} sudah bertemu orangnya.");
        await AgreeAsync(other, compare, "lost-second");
        await Expect(other.Board.GetByTestId("receipt-waiting")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        await Expect(other.Board.GetByTestId("receipt-second")).ToHaveCountAsync(0);

        await EnterAsync(staff, old);
        await Expect(staff.Room.GetByText("Kode ini tidak kami temukan.")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await EnterAsync(staff, code);
        var changes = staff.Room.GetByTestId("reader-changes");
        await Expect(changes).ToContainTextAsync("Kode laporan diganti oleh", new() { Timeout = 20_000 });
        await changes.ScrollIntoViewIfNeededAsync();
        await staff.ShootAsync("lost-replaced");
        Assert.DoesNotContain(staff.Traffic, text => text.Contains(code, StringComparison.Ordinal));
    }

    /// <summary>What a reader tells the person, from her own screen.</summary>
    private async Task<string> LongCodeAsync()
    {
        await using var reader = await OpenCaseAsync(Reader);
        await reader.ClickAsync(reader.Board.GetByTestId("receipt-how"));
        await reader.Board.GetByTestId("case-long-code").ScrollIntoViewIfNeededAsync();
        await reader.ShootAsync("lost-how");
        return await reader.Board.GetByTestId("case-long-code").InnerTextAsync();
    }

    private static async Task<(string Code, string Compare)> AskAsync(TeamsWindow staff, string longCode)
    {
        await DoorAsync(staff);
        await staff.ClickAsync(staff.Room.GetByTestId("lost"));
        await staff.ClickAsync(staff.Room.GetByTestId("lost-make"));
        await Expect(staff.Room.GetByText("Kode kasus itu belum benar.")).ToBeVisibleAsync();
        await staff.Room.GetByTestId("case-code").FillAsync(longCode.ToLowerInvariant());
        foreach (var name in new[] { Reader, OtherReader })
        {
            await staff.ClickAsync(staff.Room.GetByRole(AriaRole.Checkbox, new() { Name = name }));
        }

        await LookAsync(staff, "lost-ask");
        await staff.ClickAsync(staff.Room.GetByTestId("lost-make"));
        var fresh = staff.Room.GetByTestId("new-receipt");
        await Expect(fresh).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await LookAsync(staff, "lost-code");
        var code = string.Concat(FiveDigits().Matches(await fresh.InnerTextAsync()).Select(m => m.Value));
        Assert.Equal(25, code.Length);
        return (code, string.Join(' ', FiveDigits().Matches(await staff.Room.GetByTestId("lost-compare").InnerTextAsync()).Select(m => m.Value)));
    }

    /// <summary>Compares the digits, then agrees.</summary>
    private static async Task AgreeAsync(TeamsWindow member, string compare, string shot)
    {
        var waiting = member.Board.GetByTestId("receipt-waiting");
        await Expect(waiting).ToBeVisibleAsync(new() { Timeout = 20_000 });
        Assert.Equal(compare, string.Join(' ', FiveDigits().Matches(await member.Board.GetByTestId("receipt-digits").InnerTextAsync()).Select(m => m.Value)));
        Assert.Empty(await Axe.DashboardFaultsAsync(member, shot));
        await waiting.ScrollIntoViewIfNeededAsync();
        await member.ShootAsync(shot);
        await member.ResizeAsync(360, 800);
        await waiting.ScrollIntoViewIfNeededAsync();
        await member.ShootAsync($"{shot}-phone");
        await member.ResizeAsync(1280, 900);
        await member.ClickAsync(member.Board.GetByTestId("receipt-yes"));
        await member.ShootAsync($"{shot}-asked");
        await member.ClickAsync(member.Board.GetByTestId("receipt-yes-yes"));
    }

    private static async Task DoorAsync(TeamsWindow staff)
    {
        await staff.ReloadAsync();
        await staff.OpenRoomAsync();
        await staff.ClickAsync(staff.Room.GetByRole(AriaRole.Button, new() { Name = "Saya sudah punya kode laporan" }));
    }

    private static async Task EnterAsync(TeamsWindow staff, string code)
    {
        await DoorAsync(staff);
        await staff.Room.GetByTestId("code").FillAsync(code);
        await staff.ClickAsync(staff.Room.GetByTestId("open"));
    }

    private static async Task LookAsync(TeamsWindow staff, string name)
    {
        foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await staff.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await staff.ShootAsync($"{name}-{scheme}");
        }

        await staff.ResizeAsync(360, 800);
        await staff.ShootAsync($"{name}-phone");
        await staff.ResizeAsync(1280, 900);
    }

    private async Task<TeamsWindow> OpenCaseAsync(string name)
    {
        var member = await sandbox.OpenAsync(name, "dasbor");
        await member.UnlockAsync(name);
        await member.ClickAsync(member.Board.GetByTestId("home-lines").GetByRole(AriaRole.Button, new() { NameRegex = OpenCase() }).First);
        await Expect(member.Board.GetByTestId("account-toggle")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        return member;
    }

    [GeneratedRegex("^Buka kasus ")]
    private static partial Regex OpenCase();

    [GeneratedRegex(@"\d{5}")]
    private static partial Regex FiveDigits();
}
