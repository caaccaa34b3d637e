using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaring.Attendance;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Tests.Attendance;

/// <summary>Somebody from outside the team moderates: a link to one list, for as long as it is open, and no way from there to anything else.</summary>
public sealed class An_Outside_Moderator
{
    [Fact]
    public async Task Taps_Matches_And_Adds_By_The_Pass_Of_The_Link()
    {
        await using var hall = await Hall.OpenAsync();
        var person = await hall.AddAsync("Yoga Pratama");
        var same = await hall.AddAsync("Sari Dewi");
        await hall.CheckInAsync("sari dewi");
        await hall.CheckInAsync("Tamu <Baru>");
        var entries = (await hall.ListAsync())["entries"]!.AsArray().ToDictionary(e => (string)e!["name"]!, e => (string)e!["id"]!);
        var path = await GiveAsync(hall);

        var page = await PostAsync(hall, path, ("orang", person), ("cara", "onsite"));
        Assert.Contains("Hadir 1 dari 2.", page, StringComparison.Ordinal);
        Assert.Contains("Cocok: Sari Dewi", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<Baru>", page, StringComparison.Ordinal);
        await PostAsync(hall, path, ("orang", person), ("cara", "onsite"));
        await PostAsync(hall, path, ("entri", entries["sari dewi"]), ("orang", same));
        await PostAsync(hall, path, ("entri", entries["Tamu <Baru>"]), ("untuk", "baru"));
        page = await PostAsync(hall, path, ("entri", entries["Tamu <Baru>"]), ("untuk", "baru"));
        Assert.Contains("Hadir 3 dari 3.", page, StringComparison.Ordinal);
        Assert.Contains("Hadir 2 dari 3.", await PostAsync(hall, path, ("orang", person), ("cara", "")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_Back_A_Name_Put_Aside_By_Mistake_And_Stays_At_The_Line_That_Was_Tapped()
    {
        await using var hall = await Hall.OpenAsync();
        var person = await hall.AddAsync("Yoga Pratama");
        await hall.CheckInAsync("Tamu Baru");
        var entry = (string)(await hall.ListAsync())["entries"]![0]!["id"]!;
        var path = await GiveAsync(hall);

        var page = await PostAsync(hall, path, ("entri", entry), ("untuk", "sisih"));
        Assert.Contains("outside-put", page, StringComparison.Ordinal);
        Assert.DoesNotContain("1 nama belum cocok", page, StringComparison.Ordinal);
        page = await PostAsync(hall, path, ("entri", entry), ("untuk", "kembali"));
        Assert.DoesNotContain("outside-put", page, StringComparison.Ordinal);
        Assert.Contains("1 nama belum cocok", page, StringComparison.Ordinal);
        Assert.Contains($"<li id=\"o-{person}\">", page, StringComparison.Ordinal);
        Assert.Contains($"#o-{person}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loses_The_List_With_Its_Hours_With_A_Newer_Pass_And_When_The_Team_Wants_It()
    {
        await using var hall = await Hall.OpenAsync();
        var person = await hall.AddAsync("Yoga Pratama");
        var first = await GiveAsync(hall);
        var second = await GiveAsync(hall);
        await AssertOverAsync(hall, first);
        Assert.Contains("Yoga", await ReadAsync(hall, second), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await hall.Moderator().DeleteAsync($"/{TeamApp.Office}/api/sessions/{hall.Session}/attendance/pass")).StatusCode);
        await AssertOverAsync(hall, second);
        var third = await GiveAsync(hall);
        hall.App.Clock.Advance(TimeSpan.FromHours(3.6));
        await AssertOverAsync(hall, third);
        Assert.Contains("tidak berlaku", await PostAsync(hall, third, ("orang", person), ("cara", "onsite")), StringComparison.Ordinal);
        Assert.Null((await hall.ListAsync())["people"]![0]!["mode"]);
        Assert.Equal(HttpStatusCode.BadRequest, (await hall.Moderator().PostAsJsonAsync($"/{TeamApp.Office}/api/sessions/{hall.Session}/attendance/pass", new { })).StatusCode);
    }

    [Fact]
    public async Task Reaches_Nothing_Of_The_Dashboard_And_No_Other_Office()
    {
        await using var hall = await Hall.OpenAsync();
        var pass = (await GiveAsync(hall)).Split('/')[^1];
        using var stranger = hall.App.WithToken(pass);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync($"/{TeamApp.Office}/api/sessions/{hall.Session}/attendance")).StatusCode);
        using var elsewhere = hall.App.Anonymous("ruang.lembayung.example");
        Assert.Contains("outside-over", await elsewhere.GetStringAsync($"/{TeamApp.OtherOffice}/hadir/meja/{pass}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taking_Back_A_Pass_Of_No_Session_Leaves_Nothing_Behind()
    {
        await using var hall = await Hall.OpenAsync();
        Assert.Equal(HttpStatusCode.NoContent, (await hall.Moderator().DeleteAsync($"/{TeamApp.Office}/api/sessions/none/attendance/pass")).StatusCode);
        Assert.Empty(await hall.App.ReadAsync(store => store.Set<AttendanceDesk>().Select(d => d.SessionId).ToListAsync()));
    }

    private static async Task<string> GiveAsync(Hall hall)
    {
        using var answer = await hall.Moderator().PostAsJsonAsync($"/{TeamApp.Office}/api/sessions/{hall.Session}/attendance/pass", new { });
        return new Uri((string)(await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!["address"]!).AbsolutePath;
    }

    private static async Task<string> ReadAsync(Hall hall, string path) => await (await hall.GetAsync(path)).Content.ReadAsStringAsync();

    private static async Task AssertOverAsync(Hall hall, string path)
    {
        var page = await ReadAsync(hall, path);
        Assert.Contains("outside-over", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Yoga", page, StringComparison.Ordinal);
    }

    private static async Task<string> PostAsync(Hall hall, string path, params (string Name, string Value)[] fields)
    {
        using var answer = await hall.PostAsync(path, fields.ToDictionary(f => f.Name, f => f.Value));
        return await answer.Content.ReadAsStringAsync();
    }
}
