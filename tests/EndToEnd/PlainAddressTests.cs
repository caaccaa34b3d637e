using System.Text.Json;
using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>The dashboard in a window of its own: sign-in with the office's account, and a passkey that opens the keys.</summary>
public sealed class PlainAddressTests(PlainSandbox sandbox) : IClassFixture<PlainSandbox>
{
    private readonly List<string> faults = [];

    private string Address => $"{sandbox.App.Addresses.Dashboard}tirtawana/masuk";

    [Fact]
    public async Task Somebody_signs_in_makes_a_passkey_and_opens_with_it()
    {
        await using var context = await sandbox.Browser.NewContextAsync(new() { Locale = "id-ID", ViewportSize = new() { Width = 1280, Height = 900 } });
        await context.AddInitScriptAsync(TeamsWindow.WatchPolicy);
        var page = await context.NewPageAsync();
        var troubles = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error" && message.Text.StartsWith("policy:", StringComparison.Ordinal) && !message.Text.Contains("res.cdn.office.net", StringComparison.Ordinal)) troubles.Add(message.Text); };
        await AddAuthenticatorAsync(context, page);

        await page.GotoAsync($"{sandbox.App.Addresses.Dashboard}tirtawana/");
        await page.GetByTestId("outside-go").ClickAsync();
        await Expect(page.GetByTestId("plain-go")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await LookAsync(page, "30-plain");
        await SignInAsync(page);
        await Expect(page.GetByTestId("unlock-secret")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        Assert.Equal(Address, page.Url);
        Assert.Equal("0 0", await page.EvaluateAsync<string>("() => `${sessionStorage.length} ${document.cookie.length}`"));
        await Expect(page.GetByTestId("unlock-passkey")).ToHaveCountAsync(0);

        var words = (await sandbox.PersonAsync(Reader)).GetProperty("passphrase").GetString()!;
        await page.GetByTestId("unlock-secret").FillAsync(words);
        await page.GetByTestId("unlock-open").ClickAsync();
        await page.GetByTestId("pin-later").ClickAsync(new() { Timeout = 20_000 });
        await page.GetByTestId("nav-team").ClickAsync();
        await page.GetByTestId("my-keys-open").ClickAsync(new() { Timeout = 20_000 });
        await page.GetByTestId("keys-passkey").ClickAsync();
        await LookAsync(page, "30-passkey-proof");
        await page.GetByTestId("unlock-secret").FillAsync(words);
        await page.GetByTestId("unlock-open").ClickAsync();
        await Expect(page.GetByTestId("passkey-make-go")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await LookAsync(page, "30-passkey-make");
        await page.GetByTestId("passkey-make-go").ClickAsync();
        await Expect(page.GetByTestId("passkeys").GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1, new() { Timeout = 20_000 });
        await LookAsync(page, "30-my-keys");

        await page.GetByTestId("lock").ClickAsync();
        await Expect(page.GetByTestId("unlock-passkey")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await LookAsync(page, "30-unlock-passkey");
        await page.GetByTestId("unlock-passkey").ClickAsync();
        await Expect(page.GetByTestId("my-keys")).ToBeVisibleAsync(new() { Timeout = 20_000 });

        // A reloaded page knows nobody; signed in again, the passkey is all that is needed.
        await page.ReloadAsync();
        await SignInAsync(page);
        await page.GetByTestId("unlock-passkey").ClickAsync(new() { Timeout = 20_000 });
        await Expect(page.GetByTestId("home-checked")).ToContainTextAsync("Diperiksa", new() { Timeout = 20_000 });
        Assert.Empty(troubles);

        await page.GetByTestId("nav-team").ClickAsync();
        await page.GetByTestId("my-keys-open").ClickAsync(new() { Timeout = 20_000 });
        await page.GetByTestId("passkey-remove").ClickAsync();
        await page.GetByTestId("passkey-remove-yes").ClickAsync();
        await Expect(page.GetByTestId("passkeys").GetByRole(AriaRole.Listitem)).ToHaveCountAsync(0, new() { Timeout = 20_000 });
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>An answer to a question that this window did not ask, and a code that somebody else redeemed first, sign nobody in.</summary>
    [Fact]
    public async Task Answers_that_were_not_asked_for_sign_nobody_in()
    {
        await using var context = await sandbox.Browser.NewContextAsync(new() { Locale = "id-ID" });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{Address}#code=gestohlen&state=fremd");
        await Expect(page.GetByTestId("plain-refused")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        Assert.Equal(Address, page.Url);

        await page.RouteAsync("**/oauth2/v2.0/token", async route =>
        {
            await route.FetchAsync();
            await route.ContinueAsync();
        });
        await SignInAsync(page);
        await Expect(page.GetByTestId("plain-refused")).ToContainTextAsync("Masuk belum berhasil. Coba sekali lagi dari sini.", new() { Timeout = 20_000 });
        await page.UnrouteAllAsync();
        await SignInAsync(page);
        await Expect(page.GetByTestId("unlock-secret")).ToBeVisibleAsync(new() { Timeout = 20_000 });
    }

    /// <summary>From the staff's tab, which knows nobody, to a page that says first that it records a name; back to nothing by the same person alone.</summary>
    [Fact]
    public async Task Somebody_of_the_staff_agrees_to_the_pact_and_takes_it_back()
    {
        await using var context = await sandbox.Browser.NewContextAsync(new() { Locale = "id-ID", ViewportSize = new() { Width = 1280, Height = 900 } });
        var tab = await context.NewPageAsync();
        await tab.GotoAsync($"{sandbox.App.Addresses.Room}tirtawana/jadwal");
        var page = await tab.RunAndWaitForPopupAsync(() => tab.GetByTestId("open-pact").PressAsync("Enter"));
        await Expect(page.GetByTestId("pact-first")).ToContainTextAsync("mencatat nama Anda", new() { Timeout = 20_000 });
        await Expect(page.GetByTestId("pact-elsewhere")).ToContainTextAsync("Bukan di sini");
        await LookAsync(page, "31-pact");
        await page.GetByTestId("pact-go").PressAsync("Enter");
        await page.GetByTestId("account").Filter(new() { HasText = "Yoga Pratama" }).ClickAsync(new() { Timeout = 20_000 });
        await Expect(page.GetByTestId("pact-name")).ToContainTextAsync("Yoga Pratama", new() { Timeout = 20_000 });
        Assert.Equal("0 0", await page.EvaluateAsync<string>("() => `${sessionStorage.length} ${document.cookie.length}`"));
        await page.GetByTestId("pact-post").FillAsync("Staf Subbagian Data");
        await LookAsync(page, "31-pact-points");
        await page.GetByTestId("pact-sign").PressAsync("Enter");
        await Expect(page.GetByTestId("pact-signed")).ToContainTextAsync("Yoga Pratama, Pegawai", new() { Timeout = 20_000 });
        await LookAsync(page, "31-pact-signed");
        await page.GetByTestId("pact-withdraw").PressAsync("Enter");
        await page.GetByTestId("pact-withdraw-yes").PressAsync("Enter");
        await Expect(page.GetByTestId("pact-form")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static async Task SignInAsync(IPage page)
    {
        await page.GetByTestId("plain-go").ClickAsync(new() { Timeout = 20_000 });
        await page.GetByTestId("account").Filter(new() { HasText = Reader }).ClickAsync(new() { Timeout = 20_000 });
    }

    /// <summary>Chromium's own pretend security key with the PRF extension, whose owner always says yes.</summary>
    private static async Task AddAuthenticatorAsync(IBrowserContext context, IPage page)
    {
        var cdp = await context.NewCDPSessionAsync(page);
        await cdp.SendAsync("WebAuthn.enable");
        await cdp.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = JsonSerializer.SerializeToElement(new
            {
                protocol = "ctap2",
                ctap2Version = "ctap2_1",
                transport = "internal",
                hasResidentKey = true,
                hasUserVerification = true,
                hasPrf = true,
                isUserVerified = true,
                automaticPresenceSimulation = true,
            }),
        });
    }

    private async Task LookAsync(IPage page, string screen)
    {
        var root = page.Locator("html");
        faults.AddRange(await Axe.FaultsAsync(root, screen));
        foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            if (Environment.GetEnvironmentVariable("JARING_SCREENSHOTS") is { Length: > 0 } folder)
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{screen}-{scheme.ToString().ToLowerInvariant()}.png") });
        }
        faults.AddRange(await Layout.FaultsAsync(page, root, screen));
        if (Environment.GetEnvironmentVariable("JARING_SCREENSHOTS") is { Length: > 0 } phone)
            await page.ScreenshotAsync(new() { Path = Path.Combine(phone, $"{screen}-phone.png") });
        await page.SetViewportSizeAsync(1280, 900);
    }
}
