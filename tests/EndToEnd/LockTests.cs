using Jaring.EndToEnd.Support;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>A page that is left alone locks itself, says so beforehand, and what was being written is there again; and every fortnight it asks for the words.</summary>
public sealed class LockTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private const string Half = "Kalimat yang belum selesai di tengah";

    private readonly List<string> faults = [];

    [Fact]
    public async Task After_fifteen_minutes_it_locks_and_gives_the_half_written_text_back()
    {
        await using var staff = await sandbox.OpenAsync(Reporter, "ruang");
        await staff.OpenRoomAsync();
        await staff.TellAsync("Cerita karangan untuk kunci.", "0812");
        await using var member = await sandbox.OpenAsync(Reader, "mulai");
        await member.Page.Clock.InstallAsync();
        await member.Page.GotoAsync($"{sandbox.PageUrl}/?as={await sandbox.PersonIdAsync(Reader)}&app=dasbor");
        await member.TypeWordsAsync(await member.WordsOfAsync(Reader));
        await member.MakePinAsync();
        await member.ReadAccountAsync();
        await member.FillAsync("answer-text", Half);
        await member.FillAsync("answer-next", "Langkah yang belum dikirim");

        await member.Page.Clock.FastForwardAsync("12:30");
        await Expect(member.Board.GetByTestId("lock-soon")).ToHaveCountAsync(0);
        await member.Page.Clock.FastForwardAsync("01:00");
        await member.SeeAsync("lock-soon", "karena tidak ada kegiatan.");
        await member.ShootAsync("23-lock-soon");
        await member.Board.GetByTestId("answer-next").PressAsync("End");
        await Expect(member.Board.GetByTestId("lock-soon")).ToHaveCountAsync(0);

        await member.Page.Clock.FastForwardAsync("15:10");
        await member.SeeAsync("unlock-pin-field");
        await Expect(member.Board.GetByText("Terkunci. Tulisan yang belum disimpan sudah dikunci bersama sesi ini.")).ToBeVisibleAsync();
        faults.AddRange(await member.LookAsync("23-locked"));
        Assert.DoesNotContain(Half, await member.Board.Locator("html").EvaluateAsync<string>("root => root.outerHTML"), StringComparison.Ordinal);
        await member.TypePinAsync();
        await Expect(member.Board.GetByTestId("answer-text")).ToHaveValueAsync(Half, new() { Timeout = 20_000 });
        await Expect(member.Board.GetByTestId("answer-next")).ToHaveValueAsync("Langkah yang belum dikirim");

        await member.GoAsync("outreach");
        await member.PressAsync("outreach-new");
        await member.FillAsync("plan-place", "Ruang Serbaguna");
        await member.PressAsync("lock");
        await member.TypePinAsync();
        await Expect(member.Board.GetByTestId("plan-place")).ToHaveValueAsync("Ruang Serbaguna", new() { Timeout = 20_000 });
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Six_words_are_asked_for_each_fortnight_and_may_be_put_off_once()
    {
        await using var member = await sandbox.OpenOwnDeviceAsync(OtherReader);
        await member.TypeWordsAsync(await member.WordsOfAsync(OtherReader));
        await member.MakePinAsync();
        await member.SeeAsync("home");
        await member.Page.Clock.SetFixedTimeAsync(DateTime.UtcNow.AddDays(14).AddMinutes(1));

        await member.ReloadAsync();
        await member.TypePinAsync();
        await member.SeeAsync("practice", "Sudah dua minggu. Ketik enam kata Anda agar tetap ingat.");
        faults.AddRange(await member.LookAsync("24-practice"));
        await member.PressAsync("practice-later");
        await member.SeeAsync("home");

        await member.ReloadAsync();
        await member.TypePinAsync();
        await member.SeeAsync("practice");
        await Expect(member.Board.GetByTestId("practice-later")).ToHaveCountAsync(0);
        await member.PressAsync("practice-lost");
        await member.SeeAsync("practice-forgotten");
        faults.AddRange(await member.LookAsync("24-practice-forgotten"));
        await member.PressAsync("practice-on");
        await member.SeeAsync("home");

        await member.ReloadAsync();
        await member.TypePinAsync();
        await member.TypeWordsAsync("enam kata yang salah semua ini");
        await Expect(member.Board.GetByText("Kata-kata itu belum cocok.")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await member.TypeWordsAsync(await member.WordsOfAsync(OtherReader));
        await member.SeeAsync("home");

        await member.ReloadAsync();
        await member.TypePinAsync();
        await member.SeeAsync("home");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
