using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaring.Attendance.Newcomers;
using Jaring.Retention;
using Jaring.Storage;
using Jaring.Tests.Outreach;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Attendance;

/// <summary>Who is new and has not been to a session: matched by name and unit, asked about where only the name is the same, and counted when names go.</summary>
public sealed class Newcomers_Not_Yet_Reached
{
    [Fact]
    public async Task Are_Told_Apart_From_Those_Who_Came_Also_After_The_Names_Of_The_List_Are_Gone()
    {
        await using var hall = await Hall.OpenAsync();
        await AddAsync(hall, ("Ayu Baskara", "Umum"), ("Bima Aji", "Hukum"), ("Citra Lestari", "Data"));
        await hall.MarkAsync(await hall.AddAsync("AYU  baskara", "umum"), "onsite");
        await hall.MarkAsync(await hall.AddAsync("Bima Aji", "Teknis"), "online");
        await hall.AddAsync("Citra Lestari", "Data");
        Assert.Equal([("Citra Lestari", false, null), ("Bima Aji", false, "Teknis"), ("Ayu Baskara", true, null)], await ListAsync(hall));

        await SweepAsync(hall, new(2027, 1, 3, 0, 0, 0, TimeSpan.Zero));
        Assert.Empty((await hall.ListAsync())["people"]!.AsArray());
        Assert.Equal([("Citra Lestari", false, null), ("Bima Aji", false, "Teknis"), ("Ayu Baskara", true, null)], await ListAsync(hall));
    }

    [Fact]
    public async Task Are_Taken_For_The_Same_Person_When_Somebody_Says_So_And_Back()
    {
        await using var hall = await Hall.OpenAsync();
        await AddAsync(hall, ("Bima Aji", "Hukum"));
        var id = (string)(await ReadAsync(hall))[0]!["id"]!;
        await ChangeAsync(hall, new { confirm = new[] { new { id, came = true } } });
        Assert.Equal([("Bima Aji", true, null)], await ListAsync(hall));
        await ChangeAsync(hall, new { confirm = new[] { new { id, came = false } } });
        Assert.Equal([("Bima Aji", false, null)], await ListAsync(hall));
        await ChangeAsync(hall, new { remove = new[] { id } });
        Assert.Empty(await ListAsync(hall));
    }

    [Fact]
    public async Task From_The_Same_File_Twice_Are_Listed_Once_And_What_Is_No_Day_Is_Refused()
    {
        await using var hall = await Hall.OpenAsync();
        await AddAsync(hall, ("Bima Aji", "Hukum"));
        await AddAsync(hall, ("BIMA AJI", "hukum"), ("Bima Aji", ""));
        Assert.Equal(2, (await ListAsync(hall)).Count);
        foreach (var day in new[] { "kemarin", "2020-01-01", "2026-02-30" })
        {
            await ChangeAsync(hall, new { add = new[] { new { id = PublicId.New(), name = "Dewi", unit = "", startsOn = day } } }, HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task Leave_Two_Counts_Once_Their_Year_Is_Counted()
    {
        await using var hall = await Hall.OpenAsync();
        await AddAsync(hall, ("Ayu Baskara", "Umum"), ("Bima Aji", "Hukum"));
        await hall.MarkAsync(await hall.AddAsync("Ayu Baskara", "Umum"), "onsite");
        await SweepAsync(hall, new(2027, 1, 30, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(2, (await ListAsync(hall)).Count);
        await SweepAsync(hall, new(2027, 2, 5, 0, 0, 0, TimeSpan.Zero));
        await SweepAsync(hall, new(2027, 2, 6, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal((0, 2026, 2, 1), await hall.App.ReadAsync(async s =>
        {
            var year = await s.Set<NewcomerYear>().SingleAsync();
            return (await s.Set<Newcomer>().CountAsync(), year.Year, year.Listed, year.Reached);
        }));
    }

    [Fact]
    public async Task Names_Of_A_Year_Are_For_Whoever_Handles_Lists_And_Each_Stands_Once()
    {
        await using var hall = await Hall.OpenAsync();
        await hall.MarkAsync(await hall.AddAsync("Yoga Pratama", "Umum"), "onsite");
        await hall.AddAsync("YOGA pratama", "Umum");
        await hall.AddAsync("Sari Dewi", "Umum");
        var names = await hall.Moderator().GetFromJsonAsync<JsonNode>($"/{TeamApp.Office}/api/attendance/coverage/names");
        Assert.Equal([("Sari Dewi", false), ("Yoga Pratama", true)], names!["names"]!.AsArray().Select(n => (Name: (string)n!["name"]!, Came: (bool)n["came"]!)).OrderBy(n => n.Came));
    }

    private static Task<JsonNode> AddAsync(Hall hall, params (string Name, string Unit)[] people) =>
        ChangeAsync(hall, new { add = people.Select(p => new { id = PublicId.New(), name = p.Name, unit = p.Unit, startsOn = "2026-10-01" }) });

    private static async Task<JsonNode> ChangeAsync(Hall hall, object change, HttpStatusCode status = HttpStatusCode.OK) =>
        await SessionRequests.JsonAsync(await hall.Moderator().PostAsJsonAsync($"/{TeamApp.Office}/api/attendance/newcomers", change), status);

    private static async Task<JsonArray> ReadAsync(Hall hall) => (await hall.Moderator().GetFromJsonAsync<JsonNode>($"/{TeamApp.Office}/api/attendance/newcomers"))!["newcomers"]!.AsArray();

    private static async Task<List<(string, bool, string?)>> ListAsync(Hall hall) =>
        [.. (await ReadAsync(hall)).Select(n => ((string)n!["name"]!, (bool)n["came"]!, (string?)n["perhapsIn"]))];

    private static async Task SweepAsync(Hall hall, DateTimeOffset at)
    {
        hall.App.Clock.MoveTo(at);
        await hall.App.Services.GetRequiredService<EraseWhatIsPast>().RunAsync(default);
    }
}
