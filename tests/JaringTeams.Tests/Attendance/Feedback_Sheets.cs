using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaring.Feedback;
using Jaring.Retention;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Attendance;

/// <summary>Feedback: nobody signs in, nobody is read alone, and nobody's answer shows by looking twice.</summary>
public sealed class Feedback_Sheets
{
    [Fact]
    public async Task Are_Read_From_The_Fifth_On_And_Then_By_Fives()
    {
        await using var hall = await Hall.OpenAsync();
        var address = new Uri((string)(await hall.ScreenAsync())["feedback"]!).AbsolutePath;
        for (var n = 1; n <= 12; n++)
        {
            await GiveAsync(hall, address, n % 2 == 0 ? "1" : "3", $"Saran {n}");
            var seen = await ResultsAsync(hall);
            var expected = n / 5 * 5;
            Assert.Equal((expected, expected), ((int)seen["sheets"]!, seen["suggestions"]!.AsArray().Count));
            Assert.Equal(expected, Sum(seen["questions"]![0]!));
        }

        var last = await ResultsAsync(hall);
        Assert.Equal((5, 0, 5), ((int)last["questions"]![0]!["yes"]!, (int)last["questions"]![0]!["partly"]!, (int)last["questions"]![0]!["notYet"]!));
        Assert.Equal(0, Sum(last["questions"]![1]!));
        Assert.NotEqual(Enumerable.Range(1, 10).Select(n => $"Saran {n}"), last["suggestions"]!.AsArray().Select(s => (string)s!));
    }

    [Fact]
    public async Task Sent_Twice_Are_One_And_Hold_Nothing_Once_They_Are_Counted()
    {
        await using var hall = await Hall.OpenAsync();
        var address = new Uri((string)(await hall.ScreenAsync())["feedback"]!).AbsolutePath;
        var page = await FormAsync(hall, address);
        for (var n = 0; n < 4; n++)
        {
            await SendAsync(hall, address, page, "1", "Sama");
        }

        Assert.Equal(1, await hall.App.ReadAsync(s => s.Set<FeedbackAnswer>().CountAsync(a => a.Waiting)));
        for (var n = 0; n < 4; n++)
        {
            await GiveAsync(hall, address, "2", "");
        }

        await SendAsync(hall, address, page, "1", "Sama");
        Assert.Equal(5, (int)(await ResultsAsync(hall))["sheets"]!);
        Assert.All(await hall.App.ReadAsync(s => s.Set<FeedbackAnswer>().ToListAsync()), a => Assert.Equal((false, 0, 0, 0, null), (a.Waiting, a.One, a.Two, a.Three, a.Suggestion)));
    }

    [Fact]
    public async Task Say_Where_Not_To_Tell_And_Keep_Neither_Empty_Ones_Nor_Those_After_Two_Weeks()
    {
        await using var hall = await Hall.OpenAsync();
        var address = new Uri((string)(await hall.ScreenAsync())["feedback"]!).AbsolutePath;
        var page = await (await hall.GetAsync(address)).Content.ReadAsStringAsync();
        Assert.Contains("Ingin bercerita? Bukan di sini. Buka https://ruang.tirtawana.example/tirtawana/.", page, StringComparison.Ordinal);
        Assert.Contains("Nama tidak diminta.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"nama\"", page, StringComparison.Ordinal);
        await GiveAsync(hall, address, "9", "  ");
        Assert.Equal(0, await hall.App.ReadAsync(s => s.Set<FeedbackAnswer>().CountAsync()));
        await GiveAsync(hall, address, "1", new string('a', 400));
        Assert.Equal(300, (await hall.App.ReadAsync(s => s.Set<FeedbackAnswer>().SingleAsync())).Suggestion!.Length);

        hall.App.Clock.MoveTo(new(2026, 12, 15, 5, 0, 0, TimeSpan.Zero));
        Assert.Contains("tidak menerima jawaban", await (await hall.GetAsync(address)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("tidak menerima jawaban", await (await hall.GetAsync("/tirtawana/umpan-balik/22222222")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await hall.App.Services.GetRequiredService<EraseWhatIsPast>().RunAsync(default);
        Assert.Equal(0, await hall.App.ReadAsync(s => s.Set<FeedbackAnswer>().CountAsync()));
    }

    private static async Task GiveAsync(Hall hall, string address, string one, string text) => await SendAsync(hall, address, await FormAsync(hall, address), one, text);

    private static async Task<string> FormAsync(Hall hall, string address) =>
        Hall.Hidden().Match(await (await hall.GetAsync(address)).Content.ReadAsStringAsync()).Groups[2].Value;

    private static async Task SendAsync(Hall hall, string address, string id, string one, string text)
    {
        using var answer = await hall.PostAsync(address, new() { ["kiriman"] = id, ["one"] = one, ["saran"] = text });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(">Terima kasih.</p>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<JsonNode> ResultsAsync(Hall hall) => (await hall.Moderator().GetFromJsonAsync<JsonNode>($"/{TeamApp.Office}/api/sessions/{hall.Session}/feedback"))!;

    private static int Sum(JsonNode question) => (int)question["yes"]! + (int)question["partly"]! + (int)question["notYet"]!;
}
