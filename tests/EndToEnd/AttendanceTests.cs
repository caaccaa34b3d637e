using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>
/// A session today: somebody in the hall types the code of the moderator's screen on a phone without script and account; the moderator finds the name, takes
/// it for somebody on the list, and taps another one. Each new screen in three themes, at 360 px, without a fault for axe.
/// </summary>
public sealed class AttendanceTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    [Fact]
    public async Task From_the_code_on_the_screen_to_a_name_on_the_list()
    {
        using var api = new HttpClient { BaseAddress = sandbox.App.Addresses.Dashboard };
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await sandbox.TokenAsync(Reader));
        var id = await PlanAsync(api);
        await AddAsync(api, id);
        await using var member = await sandbox.OpenAsync(Reader, "dasbor", new() { Locale = "id-ID", ViewportSize = new() { Width = 1280, Height = 900 } });
        var board = member.Board;
        await member.UnlockAsync(Reader);
        await member.PressAsync(board.GetByTestId("nav-outreach"));
        await member.PressAsync(board.GetByTestId("session-open"));
        await Expect(board.GetByTestId("attendance-count")).ToContainTextAsync("Hadir 0 dari 2.", new() { Timeout = 20_000 });
        await member.PressAsync(board.GetByTestId("attendance-screen"));
        await Expect(board.GetByTestId("qr-screen").Locator(".qr")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        var faults = new List<string>(await LookAsync(member, "attendance screen"));
        var code = await board.GetByTestId("qr-screen-code").InnerTextAsync();
        await CheckInAsync(code, faults);

        await member.PressAsync(board.GetByTestId("qr-screen-close"));
        await Expect(board.GetByTestId("attendance-typed")).ToContainTextAsync("Sari Dewi", new() { Timeout = 20_000 });
        faults.AddRange(await LookAsync(member, "attendance"));
        await member.PressAsync(board.GetByTestId("attendance-match"));
        await Expect(board.GetByTestId("attendance-count")).ToContainTextAsync("Hadir 1 dari 2.", new() { Timeout = 20_000 });
        await member.PressAsync(board.GetByRole(AriaRole.Button, new() { Name = "Yoga Pratama" }).First);
        await Expect(board.GetByTestId("attendance-count")).ToContainTextAsync("Hadir 2 dari 2.", new() { Timeout = 20_000 });
        Assert.Empty(faults);
        Assert.Empty(member.Troubles);
    }

    private async Task CheckInAsync(string code, List<string> faults)
    {
        await using var phone = await sandbox.Browser.NewContextAsync(new() { Locale = "id-ID", ViewportSize = new() { Width = 360, Height = 740 }, JavaScriptEnabled = false });
        var page = await phone.NewPageAsync();
        await page.GotoAsync($"{sandbox.App.Addresses.Room}tirtawana/hadir");
        await page.GetByLabel("Kode di layar ruangan").FillAsync(code.ToLowerInvariant());
        await page.GetByRole(AriaRole.Button, new() { Name = "Buka" }).ClickAsync();
        await page.GetByLabel("Nama").FillAsync("sari dewi");
        await page.GetByLabel("Unit atau desa/kelurahan").FillAsync("Umum");
        var form = page.Url;
        await page.GetByRole(AriaRole.Button, new() { Name = "Catat kehadiran" }).ClickAsync();
        await Expect(page.GetByTestId("checkin-done")).ToHaveTextAsync("tercatat");
        await SeeAsync(form, "check-in", faults);
        await SeeAsync($"{sandbox.App.Addresses.Room}tirtawana/hadir/222222", "check-in, code over", faults);
        await SeeAsync($"{sandbox.App.Addresses.Room}tirtawana/jadwal", "schedule", faults);
    }

    private async Task SeeAsync(string address, string name, List<string> faults)
    {
        await using var phone = await sandbox.Browser.NewContextAsync(new() { Locale = "id-ID", ViewportSize = new() { Width = 360, Height = 740 } });
        var page = await phone.NewPageAsync();
        await page.GotoAsync(address);
        foreach (var mode in Mode.All)
        {
            await mode.DressAsync(page);
            faults.AddRange(await Axe.FaultsAsync(page.Locator("html"), $"{name}, {mode.Name}", again: mode != Mode.All[0]));
            await Shot.TakeAsync(page, $"{name}, {mode.Name}");
        }

        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{name} scrolls sideways.");
    }

    private static async Task<IEnumerable<string>> LookAsync(TeamsWindow member, string screen)
    {
        var faults = await Axe.DashboardFaultsAsync(member, screen);
        await Mode.All[0].DressAsync(member.Page, member.Board.Locator("html"));
        await member.ResizeAsync(360, 1400);
        await member.ShootAsync($"{screen.Replace(' ', '-')}-phone");
        await member.ResizeAsync(1280, 900);
        await member.ShootAsync($"{screen.Replace(' ', '-')}-desk");
        return faults;
    }

    /// <summary>In half an hour on the office's clock, so that its list is open now.</summary>
    private static async Task<string> PlanAsync(HttpClient api)
    {
        var start = TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta")).AddMinutes(30);
        using var answer = await api.PostAsJsonAsync("/tirtawana/api/sessions", new
        {
            submitKey = "AAAAAAAAAAAAAAAAAAAAAA",
            kind = "training",
            title = "Sosialisasi: ruang kerja yang saling menghormati",
            startsAt = start.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
            endsAt = start.AddHours(1).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
            place = "Ruang Pertemuan",
            online = false,
            moderator = "Laras Kinanti",
            speakers = Array.Empty<object>(),
            attendees = new[] { "sari@tirtawana.example" },
            agenda = Array.Empty<object>(),
        });
        return (string)(await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!["id"]!;
    }

    private static async Task AddAsync(HttpClient api, string session)
    {
        var add = new[] { (Id: "AAAAAAAAAAAAAAAAAAAAAA", Name: "Sari Dewi"), (Id: "AAAAAAAAAAAAAAAAAAAAAQ", Name: "Yoga Pratama") }.Select(p => new { id = p.Id, name = p.Name, unit = "Umum", sex = (string?)null });
        using var answer = await api.PostAsJsonAsync($"/tirtawana/api/sessions/{session}/attendance", new { add });
        answer.EnsureSuccessStatusCode();
    }
}
