using System.Net;
using Jaring.Intake;
using Jaring.Offices;
using Jaring.Tests.Hosting;
using Jaring.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Intake;

public sealed class Guards
{
    private static readonly IPAddress Here = IPAddress.Parse("203.0.113.7");

    [Fact]
    public async Task A_Puzzle_Pays_For_One_Report_In_Its_Time_And_Office()
    {
        var time = ManualClock.Monday();
        await using var app = await JaringApplication.StartAsync(configure: b => b.Services.AddSingleton<TimeProvider>(time));
        var puzzles = app.Services.GetRequiredService<Puzzle>();
        var puzzle = puzzles.Issue("tirtawana");
        var nonce = JaringApplication.Solve(puzzle);

        Assert.True(puzzles.Accept("tirtawana", puzzle.Challenge, nonce, "one"));
        Assert.True(puzzles.Accept("tirtawana", puzzle.Challenge, nonce, "one"));
        Assert.False(puzzles.Accept("tirtawana", puzzle.Challenge, nonce, "two"));

        var fresh = puzzles.Issue("tirtawana");
        var solution = JaringApplication.Solve(fresh);
        Assert.False(puzzles.Accept("lembayung", fresh.Challenge, solution, "two"));
        Assert.False(puzzles.Accept("tirtawana", fresh.Challenge, -1, "two"));
        Assert.False(puzzles.Accept("tirtawana", fresh.Challenge[..^4] + "AAAA", solution, "two"));
        time.Advance(TimeSpan.FromMinutes(31));
        Assert.False(puzzles.Accept("tirtawana", fresh.Challenge, solution, "two"));
    }

    [Fact]
    public void The_Rule_Is_The_One_Of_The_Vectors()
    {
        var file = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "office.json"));
        using var vectors = System.Text.Json.JsonDocument.Parse(file);
        Assert.All(vectors.RootElement.GetProperty("puzzle").EnumerateArray(), v => Assert.Equal(
            v.GetProperty("ok").GetBoolean(),
            Puzzle.IsSolved(
                System.Buffers.Text.Base64Url.DecodeFromChars(v.GetProperty("challenge").GetString()),
                v.GetProperty("bits").GetInt32(),
                v.GetProperty("nonce").GetUInt64())));
    }

    [Fact]
    public async Task The_First_Reports_Do_Not_Wait_And_Later_Ones_Stand_In_A_Line()
    {
        var time = ManualClock.Monday();
        var queue = new BucketQueue(2, TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), time);
        var turns = Enumerable.Range(0, 6).Select(_ => queue.WaitAsync(Here, default)).ToList();

        Assert.Equal(2, turns.Count(t => t.IsCompleted));
        time.Advance(TimeSpan.FromSeconds(2));
        await turns[2].WaitAsync(TimeSpan.FromSeconds(5));
        Assert.False(turns[3].IsCompleted);
        time.Advance(TimeSpan.FromSeconds(3));
        await Task.WhenAll(turns).WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_Busy_Neighbourhood_Is_Slow_But_Never_Refused()
    {
        var time = ManualClock.Monday();
        await using var app = await JaringApplication.StartAsync(
            s => s["Room:FreeReportsPerBucket"] = "1", b => b.Services.AddSingleton<TimeProvider>(time));
        Assert.Equal(HttpStatusCode.Created, (await app.SubmitAsync(TestReport.New().Sealed)).StatusCode);

        var second = app.SubmitAsync(TestReport.New().Sealed);
        await Task.Delay(TimeSpan.FromSeconds(1));
        Assert.False(second.IsCompleted);
        Assert.Equal(1, (await app.RowsAsync())["cases"]);
        while (!second.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(2));
            await Task.Delay(100);
        }

        Assert.Equal(HttpStatusCode.Created, (await second).StatusCode);
    }

    [Theory]
    [InlineData("203.0.113.250", false)]
    [InlineData("::ffff:203.0.113.9", false)]
    [InlineData("203.0.114.7", true)]
    [InlineData("2001:db8::1", true)]
    public void A_Crowd_Slows_Only_Its_Own_Neighbourhood(string other, bool isFree)
    {
        var queue = new BucketQueue(1, TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(20), ManualClock.Monday());
        for (var n = 0; n < 50; n++)
        {
            _ = queue.WaitAsync(Here, default);
        }

        Assert.Equal(isFree, queue.WaitAsync(IPAddress.Parse(other), default).IsCompleted);
    }

    [Fact]
    public void A_New_Window_Begins_Without_Waiting()
    {
        var time = ManualClock.Monday();
        var queue = new BucketQueue(1, TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(20), time);
        _ = queue.WaitAsync(Here, default);
        Assert.False(queue.WaitAsync(Here, default).IsCompleted);
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.True(queue.WaitAsync(Here, default).IsCompleted);
    }

    [Fact]
    public void Three_Working_Days_Leave_Out_Weekend_And_Holidays()
    {
        var office = new OfficeOptions();
        office.Notices.Holidays.Add("2026-11-24");
        Assert.Equal(new DateOnly(2026, 11, 26), new OfficeOptions().WorkingDayAfter(new DateOnly(2026, 11, 23), 3));
        Assert.Equal(new DateOnly(2026, 11, 25), new OfficeOptions().WorkingDayAfter(new DateOnly(2026, 11, 20), 3));
        Assert.Equal(new DateOnly(2026, 11, 27), office.WorkingDayAfter(new DateOnly(2026, 11, 23), 3));
    }
}
