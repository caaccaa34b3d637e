using Jaring.EndToEnd.Support;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>The everyday way in (sealing.md A10): PIN, this device's key, the server's half; and what happens when one of them is not there.</summary>
public sealed class PinTests(AwaySandbox sandbox) : IClassFixture<AwaySandbox>
{
    private const string WrongPin = "739416";

    /// <summary>The key that stays on the device, as any script of the page would find it.</summary>
    private const string DeviceKey = """
        async () => {
          const open = await new Promise((done, failed) => { const r = indexedDB.open("jaring"); r.onsuccess = () => done(r.result); r.onerror = () => failed(r.error); });
          const all = await new Promise(done => { const r = open.transaction("devices").objectStore("devices").getAll(); r.onsuccess = () => done(r.result); });
          open.close();
          const taken = await crypto.subtle.exportKey("raw", all[0].key).then(() => "taken", fault => fault.name);
          return [all.length, all[0].key.extractable, taken].join(" ");
        }
        """;

    private readonly List<string> faults = [];

    [Fact]
    public async Task A_pin_opens_on_its_own_device_until_five_wrong_ones_end_it()
    {
        await using var member = await sandbox.OpenOwnDeviceAsync(Reader);
        var halves = await HalvesAsync();
        await member.TypeWordsAsync(await member.WordsOfAsync(Reader));
        await OfferAsync(member);
        await member.SeeAsync("home");
        Assert.Equal(halves + 1, await HalvesAsync());
        Assert.Equal("1 false InvalidAccessError", await member.Page.Frame("tab-team")!.EvaluateAsync<string>(DeviceKey));

        await member.PressAsync("lock");
        await member.SeeAsync("unlock-pin-field");
        await LookAsync(member, "20-unlock-pin");
        await member.TypePinAsync(WrongPin);
        await Expect(member.Board.GetByText("PIN belum cocok. Sisa 4 kali coba. Setelah itu, pakai enam kata Anda.")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await LookAsync(member, "20-unlock-pin-wrong");
        await member.TypePinAsync();
        await member.SeeAsync("home");

        await member.ReloadAsync();
        await member.TypePinAsync();
        await member.SeeAsync("home");
        await TellOfStrangeTriesAsync(member);

        await member.PressAsync("lock");
        for (var left = 4; left > 0; left--)
        {
            await member.TypePinAsync(WrongPin);
            await Expect(member.Board.GetByText($"Sisa {left} kali coba.")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        }
        await member.TypePinAsync(WrongPin);
        await member.SeeAsync("pin-gone", "PIN di perangkat ini sudah tidak berlaku. Pakai enam kata Anda.");
        await LookAsync(member, "20-unlock-pin-gone");
        Assert.Equal(halves, await HalvesAsync());
        await member.TypeWordsAsync(await member.WordsOfAsync(Reader));
        await member.PressAsync("pin-later");
        await member.SeeAsync("home");
        Assert.All(member.Troubles, told => Assert.Matches("status of (403|409)", told));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Where_nothing_can_be_stored_a_pin_resumes_the_open_page_for_eight_hours()
    {
        await using var member = await sandbox.OpenAsync(OtherReader, "dasbor");
        await member.TypeWordsAsync(await member.WordsOfAsync(OtherReader));
        await member.SeeAsync("pin-offer", "PIN berlaku delapan jam selama halaman terbuka.");
        await LookAsync(member, "21-pin-page");
        await member.MakePinAsync();
        await member.SeeAsync("home");
        await member.PressAsync("lock");
        await member.TypePinAsync();
        await member.SeeAsync("home");

        await member.PressAsync("lock");
        sandbox.MoveAhead(TimeSpan.FromHours(8));
        await member.TypePinAsync();
        await member.SeeAsync("pin-gone");

        await member.TypeWordsAsync(await member.WordsOfAsync(OtherReader));
        await member.MakePinAsync("271828");
        await member.SeeAsync("home");
        await member.ReloadAsync();
        await member.SeeAsync("unlock-secret");
        await Expect(member.Board.GetByTestId("unlock-pin-field")).ToHaveCountAsync(0);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>A server that hands out another half than it was given is told as what it is, and opens nothing.</summary>
    [Fact]
    public async Task Half_that_is_not_this_devices_is_told()
    {
        await using var member = await sandbox.OpenAsync(Excluded, "dasbor");
        await member.TypeWordsAsync(await member.WordsOfAsync(Excluded));
        await member.MakePinAsync();
        await member.SeeAsync("home");
        await member.PressAsync("lock");
        await member.Page.Context.RouteAsync("**/api/me/devices/*/open", route => route.FulfillAsync(new()
        {
            ContentType = "application/json",
            Body = $$"""{"half":"{{new string('A', 43)}}","wrongBefore":0}""",
        }));
        await member.TypePinAsync();
        await member.SeeAsync("pin-half", "Server memberi bagian kunci yang bukan milik perangkat ini");
        await LookAsync(member, "22-half");
        await Expect(member.Board.GetByTestId("lock")).ToHaveCountAsync(0);
        await member.Page.Context.UnrouteAllAsync();
        await member.PressAsync("unlock-pin");
        await member.TypePinAsync();
        await member.SeeAsync("home");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private Task<int> HalvesAsync() => sandbox.CountAsync("SELECT COUNT(*) AS Value FROM devices");

    /// <summary>What everybody would guess is refused with a sentence, two that differ begin anew, and the third try is kept.</summary>
    private async Task OfferAsync(TeamsWindow member)
    {
        await member.SeeAsync("pin-offer");
        await LookAsync(member, "20-pin-offer");
        foreach (var (pin, sentence) in new[] { ("17845", "PIN terdiri dari"), ("170845", "tampak seperti tanggal"), ("234567", "berurutan"), ("444444", "Satu angka yang diulang") })
        {
            await member.FillAsync("pin-new", pin);
            await member.PressAsync("pin-next");
            await Expect(member.Board.GetByText(sentence)).ToBeVisibleAsync();
        }
        await LookAsync(member, "20-pin-weak");
        await member.FillAsync("pin-new", UnlockSteps.Pin);
        await member.PressAsync("pin-next");
        await member.FillAsync("pin-again", WrongPin);
        await LookAsync(member, "20-pin-again");
        await member.PressAsync("pin-next");
        await Expect(member.Board.GetByText("Dua PIN itu belum sama.")).ToBeVisibleAsync();
        await member.MakePinAsync();
    }

    /// <summary>Tries in another window of the same device are counted, and its owner hears of them.</summary>
    private async Task TellOfStrangeTriesAsync(TeamsWindow member)
    {
        var page = await member.Page.Context.NewPageAsync();
        var other = new TeamsWindow(page, sandbox);
        await page.GotoAsync($"{sandbox.PageUrl}/?as={await sandbox.PersonIdAsync(Reader)}&app=dasbor");
        for (var left = 4; left > 2; left--)
        {
            await other.TypePinAsync(WrongPin);
            await Expect(other.Board.GetByText($"Sisa {left} kali coba.")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        }
        await page.CloseAsync();
        await member.PressAsync("lock");
        await member.TypePinAsync();
        await member.SeeAsync("tries", "2 kali dicoba keliru");
        await LookAsync(member, "20-strange-tries");
        await member.PressAsync("tries-mine");
        await member.SeeAsync("home");
    }

    private async Task LookAsync(TeamsWindow member, string screen) => faults.AddRange(await member.LookAsync(screen));
}
