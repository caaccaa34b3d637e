using Jaring.EndToEnd.Support;
using Jaring.Retention;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>Until when a case is kept: its readers move the day and hold it, the person who sent it reads both, and in the end it is gone for all.</summary>
public sealed class KeepTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private readonly List<string> faults = [];

    private static BrowserNewContextOptions Phone => new() { Locale = "id-ID", HasTouch = true, IsMobile = true, ViewportSize = new() { Width = 360, Height = 740 } };

    [Fact]
    public async Task A_case_is_kept_held_let_go_and_destroyed()
    {
        await using var staff = await sandbox.OpenAsync(Reporter);
        await staff.OpenRoomFromChatAsync();
        var code = await staff.TellAsync("Cerita karangan yang kelak dimusnahkan.", "0812");

        await using var reader = await OpenCaseAsync(Reader);
        await reader.AnswerAsync("Terima kasih sudah bercerita.");
        var card = reader.Board.GetByTestId("keep");
        await Expect(card.GetByTestId("keep-standing")).ToContainTextAsync("Dimusnahkan setelah");
        await card.GetByTestId("keep-day").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await PressAsync(reader, "keep-set", "keep-set-yes");
        await Expect(card.GetByTestId("keep-lines")).ToContainTextAsync($"{Reader} menetapkan", new() { Timeout = 20_000 });
        await LookAsync(reader, "keep", "day");

        await using var other = await OpenCaseAsync(OtherReader, Phone);
        await Expect(other.Board.GetByTestId("keep-lines")).ToContainTextAsync($"{Reader} menetapkan");
        await PressAsync(other, "keep-hold", "keep-hold-yes");
        await Expect(other.Board.GetByTestId("keep-standing")).ToContainTextAsync("Tidak dimusnahkan selama ditahan.", new() { Timeout = 20_000 });
        await LookAsync(other, "keep", "held");

        await staff.ReadAnswerAsync(code, "Terima kasih sudah bercerita.");
        await Expect(staff.Room.GetByTestId("case-keep")).ToContainTextAsync("lalu dimusnahkan. Pesan baru memperpanjangnya. Ada proses hukum, jadi pemusnahan ditunda.");
        await staff.Room.GetByTestId("case-keep").ScrollIntoViewIfNeededAsync();
        await staff.ShootAsync("keep-reporter");

        await PressAsync(other, "keep-release", "keep-release-yes");
        await Expect(other.Board.GetByTestId("keep-releasing")).ToContainTextAsync("Pembaca lain masih dapat menahannya lagi.", new() { Timeout = 20_000 });
        await LookAsync(other, "keep", "releasing");

        await DestroyAsync();
        await PressAsync(reader, "case-back");
        await reader.ClickAsync(reader.Board.GetByTestId("refresh"));
        await Expect(reader.Board.GetByTestId("doubt-erased")).ToContainTextAsync("Server mencatat pemusnahan pada", new() { Timeout = 30_000 });
        await PressAsync(reader, "destroyed-open");
        await Expect(reader.Board.GetByTestId("destroyed")).ToContainTextAsync("Berita acara pemusnahan: 1 kasus");
        await LookAsync(reader, "destroyed", "list");
        await PressAsync(reader, "destroyed-print");
        await reader.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(reader.Board.GetByTestId("certificate")).ToContainTextAsync("Dimusnahkan: 1 kasus, 1 pesan,");
        await Expect(reader.Board.GetByTestId("destroyed-open")).Not.ToBeVisibleAsync();
        await reader.ShootAsync("destroyed-paper");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>Lets the case's time be over since long ago, then the host's daily sweep.</summary>
    private async Task DestroyAsync()
    {
        await using var store = await sandbox.App.Host.GetRequiredService<IDbContextFactory<JaringDbContext>>().CreateDbContextAsync();
        await store.Database.ExecuteSqlAsync($"UPDATE cases SET erase_after = '2020-01-01', due_on = '2020-01-02', held = 0, release_on = NULL");
        await sandbox.App.Host.GetRequiredService<EraseWhatIsPast>().RunAsync(default);
        Assert.Equal(0, await store.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM cases").SingleAsync());
    }

    private async Task<TeamsWindow> OpenCaseAsync(string name, BrowserNewContextOptions? device = null)
    {
        var member = await sandbox.OpenAsync(name, "dasbor", device);
        await member.UnlockAsync(name);
        if (device is not null)
        {
            await member.ClickAsync(member.Board.GetByTestId("menu"));
        }

        await member.ClickAsync(member.Board.GetByTestId("nav-cases"));
        await member.ClickAsync(member.Board.GetByTestId("case-list").GetByRole(AriaRole.Button).First);
        await Expect(member.Board.GetByTestId("keep-standing")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        return member;
    }

    private static async Task PressAsync(TeamsWindow member, params string[] testIds)
    {
        foreach (var id in testIds)
        {
            await member.ClickAsync(member.Board.GetByTestId(id));
        }
    }

    /// <summary>Every mode by axe, on a phone every width by the layout's rules, and pictures.</summary>
    private async Task LookAsync(TeamsWindow member, string part, string screen)
    {
        faults.AddRange(await Axe.DashboardFaultsAsync(member, $"{part}, {screen}"));
        foreach (var mode in Mode.All.Reverse())
        {
            await mode.DressAsync(member.Page, member.Board.Locator("html"));
            await member.Board.GetByTestId(part).ScrollIntoViewIfNeededAsync();
            await member.ShootAsync($"{part}-{screen}-{mode.Name}");
        }

        if (member.Page.ViewportSize!.Width == 360)
        {
            faults.AddRange(await Layout.FaultsAsync(member.Page, member.Board.Locator("html"), $"{part}, {screen}"));
            await member.ResizeAsync(360, 740);
        }
    }
}
