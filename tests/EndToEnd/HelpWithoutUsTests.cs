using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>Help that needs nothing of ours but the first answer: every file hangs or fails afterwards, or everything came and then the line died.</summary>
public sealed class HelpWithoutUsTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private static BrowserNewContextOptions Phone => new() { Locale = "id-ID", HasTouch = true, IsMobile = true, ViewportSize = new() { Width = 360, Height = 740 } };

    private string Address => $"{sandbox.App.Addresses.Room}tirtawana/";

    [Fact]
    public async Task Numbers_and_the_card_stand_when_network_and_scripts_die_after_the_first_answer()
    {
        await OnlyTheFirstAnswerAsync(null, "desk", route => Task.Delay(Timeout.Infinite));
        await OnlyTheFirstAnswerAsync(Phone, "phone", route => route.AbortAsync("connectionreset"));
        await LoadedAndThenCutAsync();
    }

    private async Task OnlyTheFirstAnswerAsync(BrowserNewContextOptions? options, string name, Func<IRoute, Task> others)
    {
        await using var context = await sandbox.Browser.NewContextAsync(options);
        var page = await context.NewPageAsync();
        await page.RouteAsync("**/*", route => route.Request.ResourceType == "document" ? route.ContinueAsync() : others(route));
        await page.GotoAsync(Address, new() { WaitUntil = WaitUntilState.Commit });
        foreach (var said in new[] { "Polisi. 24 jam, gratis.", "Ambulans dan pertolongan medis.", "SAPA, pendampingan. WhatsApp 08111-129-129.", "healing119.id" })
            await Expect(page.GetByText(said).First).ToBeVisibleAsync();

        // The help desk and the services near by came with that answer as well.
        await Expect(page.GetByText("Posko kami: ruang layanan lantai 1.")).ToBeVisibleAsync();
        await Expect(page.GetByText("RSUD Tirtawana: IGD, 24 jam; telepon (0200) 000-119.")).ToBeVisibleAsync();
        await page.GetByText("Kartu 72 jam").ClickAsync();
        await Expect(page.GetByText("Dalam 72 jam, tenaga kesehatan dapat memberi obat")).ToBeVisibleAsync();
        await page.GetByText("Menurut kebutuhan Anda").ClickAsync();
        await Expect(page.GetByText("LPSK: 148, pada jam kerja.")).ToBeVisibleAsync();

        // Links where a phone can dial; plain text at a desk, where a link may open a Teams call.
        Assert.Equal(options is null ? 0 : 1, await page.GetByRole(AriaRole.Link, new() { Name = "110", Exact = true }).CountAsync());
        Assert.Equal(0, await page.GetByTestId("safe-yes").CountAsync());

        // After eight seconds the page says that the rest has not come; nobody waits for them here.
        await Expect(page.GetByText("Bila halaman ini tidak berubah, sisanya belum termuat.")).Not.ToBeVisibleAsync();
        await page.EvaluateAsync("() => document.getAnimations().forEach((a) => a.finish())");
        await Expect(page.GetByText("Bila halaman ini tidak berubah, sisanya belum termuat.")).ToBeVisibleAsync();
        await ShootAsync(page, $"help-alone-{name}");
    }

    private async Task LoadedAndThenCutAsync()
    {
        await using var context = await sandbox.Browser.NewContextAsync(Phone);
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address);
        await Expect(page.GetByTestId("safe-yes")).ToBeVisibleAsync();
        await ShootAsync(page, "help-safety");
        await context.SetOfflineAsync(true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Nomor bantuan", Exact = true }).ClickAsync();
        await Expect(page.GetByTestId("posko")).ToContainTextAsync("Posko kami: ruang layanan lantai 1.");
        await Expect(page.GetByText("LPSK (pelindungan saksi dan korban): 148")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "129", Exact = true })).ToBeVisibleAsync();
        await context.SetOfflineAsync(false);
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Nomor bantuan", Exact = true }).ClickAsync();
        await page.GetByTestId("need-medical").Locator("summary").ClickAsync();
        await Expect(page.GetByTestId("need-medical").GetByText("RSUD Tirtawana: IGD, 24 jam; telepon (0200) 000-119.")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("need-medical").GetByText("Sumber: Karangan untuk mencoba.").First).ToBeVisibleAsync();
        await ShootAsync(page, "help-numbers");
    }

    private static async Task ShootAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("JARING_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
