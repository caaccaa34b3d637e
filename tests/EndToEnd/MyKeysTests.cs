using Jaring.EndToEnd.Support;
using Jaring.Sandbox.Demo;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>"Kunci saya": devices, six words, printed code, and the keys themselves after a year or after all of it was lost.</summary>
public sealed class MyKeysTests(UnfoundedSandbox sandbox) : IClassFixture<UnfoundedSandbox>
{
    private const string Third = "Ratna Puspita";

    private readonly List<string> faults = [];

    [Fact]
    public async Task Ways_are_changed_devices_removed_keys_renewed_and_lost_ones_replaced()
    {
        var windows = new List<TeamsWindow>();
        var papers = new List<Paper>();
        foreach (var name in new[] { OtherReader, Steps.Reader, Third })
        {
            windows.Add(await sandbox.OpenAsync(name, "dasbor"));
            papers.Add(await windows[^1].EnrolAsync());
        }
        await ListSteps.FoundAsync(windows);
        await TellAsync();
        var (proposer, owner, other) = (windows[0], windows[1], windows[2]);

        await owner.GoToKeysAsync();
        await ChoosePictureAsync(owner);
        await RemoveAnotherDeviceAsync(owner, papers[1]);
        var words = await ChangeWordsAsync(owner, papers[1]);
        var code = await ChangeCodeAsync(owner, words, papers[1].Code);
        words = await RenewAsync(owner, proposer, words);
        await ReplaceAsync(owner, proposer, other, words, code);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        foreach (var window in windows)
            await window.DisposeAsync();
    }

    /// <summary>A report to two of them, so that there is something which keys open.</summary>
    private async Task TellAsync()
    {
        await using var staff = await sandbox.OpenAsync(Reporter, "ruang");
        await staff.OpenRoomAsync();
        await staff.TellAsync("Cerita karangan untuk kunci lama dan baru.", "0812");
    }

    /// <summary>A photo becomes a small square, is seen before it is used, shown as the server gives it, and taken away again.</summary>
    private async Task ChoosePictureAsync(TeamsWindow owner)
    {
        await owner.SeeAsync("picture-none");
        await owner.Board.GetByTestId("picture-input").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "catatan.png", MimeType = "image/png", Buffer = "<svg/>"u8.ToArray() });
        await owner.SeeAsync("picture-fault", "Berkas ini tidak dapat dibuka sebagai foto.");
        await owner.Board.GetByTestId("picture-input").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "saya.jpg", MimeType = "image/jpeg", Buffer = DemoFaces.Of(DemoOffice.Team.First())! });
        await owner.SeeAsync("picture-preview", "Setiap orang yang membuka Ruang aman dapat melihat gambar ini");
        faults.AddRange(await owner.LookAsync("24-picture-preview"));
        await owner.PressAsync("picture-use");
        await owner.SeeAsync("picture-shown");
        await owner.ShootAsync("24-picture-shown");
        await owner.PressAsync("picture-renew");
        await owner.SeeAsync("picture-shown");
        await owner.PressAsync("picture-remove");
        await owner.PressAsync("picture-remove-yes");
        await owner.SeeAsync("picture-none");
    }

    /// <summary>A PIN on two devices; the one taken off the list opens nothing any more.</summary>
    private async Task RemoveAnotherDeviceAsync(TeamsWindow owner, Paper paper)
    {
        await using var lost = await sandbox.OpenAsync(Steps.Reader, "dasbor", ListSteps.Phone);
        await lost.TypeWordsAsync(paper.Words);
        await lost.MakePinAsync();
        await owner.PressAsync("keys-pin");
        await owner.MakePinAsync("271828");
        var devices = owner.Board.GetByTestId("devices").GetByRole(Microsoft.Playwright.AriaRole.Listitem);
        await Expect(devices).ToHaveCountAsync(2, new() { Timeout = 20_000 });
        var badge = owner.Board.Locator(".badge");
        await Expect(devices.Filter(new() { Has = badge })).ToHaveCountAsync(1);
        faults.AddRange(await owner.LookAsync("25-my-keys"));

        var gone = devices.Filter(new() { HasNot = badge });
        await owner.ClickAsync(gone.GetByTestId("device-remove"));
        await owner.ShootAsync("25-device-remove");
        await owner.ClickAsync(gone.GetByTestId("device-remove-yes"));
        await Expect(devices).ToHaveCountAsync(1, new() { Timeout = 20_000 });
        await lost.PressAsync("lock");
        await lost.TypePinAsync();
        await lost.SeeAsync("pin-gone");
    }

    private async Task<string> ChangeWordsAsync(TeamsWindow owner, Paper paper)
    {
        await owner.PressAsync("keys-words");
        await owner.SeeAsync("change-words-proof");
        faults.AddRange(await owner.LookAsync("26-change-words"));
        await owner.TypeWordsAsync(paper.Words);
        var words = await owner.WriteWordsAsync();
        await owner.SeeAsync("change-words-done", "Enam kata lama tidak membuka apa pun lagi.");
        faults.AddRange(await owner.LookAsync("26-changed-words"));
        await owner.PressAsync("change-close");

        await using var elsewhere = await sandbox.OpenAsync(Steps.Reader, "dasbor");
        await elsewhere.TypeWordsAsync(paper.Words);
        await Expect(elsewhere.Board.GetByText("Kata-kata itu belum cocok.")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await elsewhere.UnlockWithAsync(words);
        await elsewhere.SeeAsync("home");
        return words;
    }

    /// <summary>The page before is behind by the words that were changed on it, and goes on; the printed sheet shows the code and nothing else.</summary>
    private async Task<string> ChangeCodeAsync(TeamsWindow owner, string words, string old)
    {
        await owner.PressAsync("keys-code");
        await owner.TypeWordsAsync(words);
        await owner.SeeAsync("enrol-code");
        await owner.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        await Expect(owner.Board.GetByTestId("enrol-code")).ToBeVisibleAsync();
        await Expect(owner.Board.GetByTestId("enrol-kept")).ToBeHiddenAsync();
        await owner.ShootAsync("27-printed-code");
        await owner.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Screen });
        faults.AddRange(await owner.LookAsync("27-new-code"));
        var code = await owner.WriteCodeAsync();
        await owner.SeeAsync("change-code-done");
        await owner.PressAsync("change-close");

        await using var elsewhere = await sandbox.OpenAsync(Steps.Reader, "dasbor");
        await elsewhere.PressAsync("unlock-other");
        await elsewhere.FillAsync("unlock-secret", old);
        await elsewhere.PressAsync("unlock-open");
        await Expect(elsewhere.Board.GetByTestId("unlock-secret")).ToHaveAttributeAsync("aria-invalid", "true", new() { Timeout = 20_000 });
        await elsewhere.FillAsync("unlock-secret", code);
        await elsewhere.PressAsync("unlock-open");
        await elsewhere.SeeAsync("after-code");
        faults.AddRange(await elsewhere.LookAsync("27-after-code"));
        await elsewhere.PressAsync("after-code-later");
        await elsewhere.PutOffPinAsync();
        await elsewhere.SeeAsync("home");
        return code;
    }

    /// <summary>The old keys propose, the new ones prove that they are held, another member signs; what was sealed to the old keys still opens.</summary>
    private async Task<string> RenewAsync(TeamsWindow owner, TeamsWindow signer, string words)
    {
        await owner.PressAsync("keys-renew");
        faults.AddRange(await owner.LookAsync("28-renew-start"));
        await owner.PressAsync("enrol-begin");
        var fresh = await owner.WriteWordsAsync();
        await owner.WriteCodeAsync();
        await owner.SeeAsync("keys-waiting", "menunggu tanda tangan anggota lain");
        faults.AddRange(await owner.LookAsync("28-renew-waiting"));
        var digits = await owner.DigitsAsync("renew-digits");

        await signer.GoAsync("team");
        Assert.Equal(digits, await signer.DigitsAsync("proposal-digits"));
        await signer.PressAsync("proposal-sign");
        await Expect(signer.Board.GetByTestId("proposal")).ToHaveCountAsync(0, new() { Timeout = 20_000 });

        await owner.GoAsync("team");
        await owner.SeeAsync("rekeyed");
        faults.AddRange(await owner.LookAsync("28-rekeyed"));
        await owner.ReloadAsync();
        await owner.UnlockWithAsync(fresh);
        Assert.Contains("kunci lama dan baru", await owner.ReadAccountAsync(), StringComparison.Ordinal);
        await owner.GoToKeysAsync();
        await owner.SeeAsync("previous-keys", "1 kasus masih disegel dengan kunci lama.");
        faults.AddRange(await owner.LookAsync("28-previous"));
        await ShareAgainAsync(signer);
        await owner.ReloadAsync();
        await owner.UnlockWithAsync(fresh);
        await Expect(owner.Board.GetByTestId("home-checked")).ToContainTextAsync("Diperiksa", new() { Timeout = 20_000 });
        await owner.GoToKeysAsync();
        await owner.SeeAsync("previous-keys", "Tidak ada kasus di daftar yang masih memerlukan kunci lama.");
        await owner.PressAsync("previous-destroy");
        await owner.PressAsync("previous-destroy-yes");
        await Expect(owner.Board.GetByTestId("previous-keys")).ToHaveCountAsync(0, new() { Timeout = 20_000 });
        await owner.ReloadAsync();
        await owner.UnlockWithAsync(fresh);
        Assert.Contains("kunci lama dan baru", await owner.ReadAccountAsync(), StringComparison.Ordinal);

        await using var elsewhere = await sandbox.OpenAsync(Steps.Reader, "dasbor");
        await elsewhere.TypeWordsAsync(words);
        await Expect(elsewhere.Board.GetByText("Kata-kata itu belum cocok.")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        return fresh;
    }

    /// <summary>Another reader seals the cases of somebody with new keys to those.</summary>
    private static async Task ShareAgainAsync(TeamsWindow holder)
    {
        await holder.GoAsync("cases");
        await holder.PressAsync("readers-open");
        await holder.PressAsync("handover-rewrap");
        await holder.PressAsync("handover-rewrap-yes");
        await Expect(holder.Board.GetByTestId("handover-rewrap")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        await holder.GoAsync("team");
    }

    /// <summary>Everything is lost: new keys, seen and signed by two others; they open nothing of before, until another reader shares it again.</summary>
    private async Task ReplaceAsync(TeamsWindow owner, TeamsWindow proposer, TeamsWindow signer, string words, string code)
    {
        await owner.ReloadAsync();
        await owner.PressAsync("unlock-lost");
        faults.AddRange(await owner.LookAsync("29-lost"));
        await owner.PressAsync("unlock-anew");
        faults.AddRange(await owner.LookAsync("29-replace-start"));
        await owner.PressAsync("enrol-begin");
        var fresh = await owner.WriteWordsAsync();
        await owner.WriteCodeAsync();
        await owner.SeeAsync("joining", "Kunci baru Anda menunggu");
        faults.AddRange(await owner.LookAsync("29-replace-waiting"));
        var digits = await owner.DigitsAsync("joining-digits");

        await proposer.PressAsync("newcomer-admit");
        Assert.Equal(digits, await proposer.DigitsAsync("newcomer-digits"));
        await proposer.ShootAsync("29-replace-admit");
        await proposer.PressAsync("newcomer-same");
        await owner.PressAsync("proposal-sign");
        await signer.GoAsync("team");
        Assert.Equal(digits, await signer.DigitsAsync("proposal-digits"));
        await signer.ShootAsync("29-replace-sign");
        await signer.PressAsync("proposal-sign");
        await owner.SeeAsync("home");
        await Expect(owner.Board.GetByTestId("home-checked")).ToContainTextAsync("Diperiksa", new() { Timeout = 20_000 });
        await Expect(owner.Board.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { NameRegex = new("^Buka kasus ") })).ToHaveCountAsync(0);
        await ShareAgainAsync(proposer);

        await owner.ReloadAsync();
        await owner.TypeWordsAsync(words);
        await Expect(owner.Board.GetByText("Kata-kata itu belum cocok.")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await owner.UnlockWithAsync(fresh);
        Assert.Contains("kunci lama dan baru", await owner.ReadAccountAsync(), StringComparison.Ordinal);
        Assert.NotEmpty(code);
    }
}
