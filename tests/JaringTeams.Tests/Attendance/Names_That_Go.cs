using Jaring.Attendance;
using Jaring.Feedback;
using Jaring.Outreach;
using Jaring.Retention;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Attendance;

/// <summary>Names go thirty days after a session; what a session and a year came to stays, and three sessions of one person are one person.</summary>
public sealed class Names_That_Go
{
    [Fact]
    public async Task Leave_Their_Counts_And_A_Year_Counts_People_Once()
    {
        await using var hall = await Hall.OpenAsync();
        await hall.MarkAsync(await hall.AddAsync("Yoga Pratama", "Umum", "L"), "onsite");
        await hall.MarkAsync(await hall.AddAsync("Sari Dewi", "Umum", "P"), "online");
        await hall.AddAsync("Tidak Datang", "Umum");
        await hall.CheckInAsync("Nama Diketik");
        Assert.Equal([(2026, "Umum", 2)], await CoverageAsync(hall));

        await SweepAsync(hall, new(2026, 12, 30, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(3, (await hall.ListAsync())["people"]!.AsArray().Count);
        await SweepAsync(hall, new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await SweepAsync(hall, new(2027, 1, 2, 0, 0, 0, TimeSpan.Zero));

        var list = await hall.ListAsync();
        Assert.Equal((0, 0), (list["people"]!.AsArray().Count, list["entries"]!.AsArray().Count));
        Assert.Equal("""[{"unit":"Umum","listed":3,"onSite":1,"online":1,"men":1,"women":1}]""", list["units"]!.ToJsonString());
        Assert.Equal([(2026, "Umum", 2)], await CoverageAsync(hall));
        await hall.ChangeAsync(new { add = new[] { new { id = Jaring.Storage.PublicId.New(), name = "Terlambat", unit = "Umum", sex = "" } } }, System.Net.HttpStatusCode.BadRequest);
        Assert.DoesNotContain("Yoga", await EverythingAsync(hall), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_A_Second_Session_Of_The_Same_Person_Are_Not_A_Second_Person_And_The_Year_Ends_In_Counts()
    {
        await using var hall = await Hall.OpenAsync();
        await hall.MarkAsync(await hall.AddAsync("Yoga Pratama", "Umum"), "onsite");
        await SweepAsync(hall, new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await hall.App.ReadAsync(async store =>
        {
            var first = await store.Set<Session>().AsNoTracking().SingleAsync();
            var mark = Assert.Single(await store.Set<ReachedPerson>().ToListAsync());
            Assert.Equal(22, mark.Mark.Length);
            store.Add(new ReachedPerson { OfficeId = first.OfficeId, Year = 2026, Unit = "Umum", Mark = "another" });
            return await store.SaveChangesAsync();
        });
        Assert.Equal([(2026, "Umum", 2)], await CoverageAsync(hall));
        await SweepAsync(hall, new(2027, 2, 5, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(0, await hall.App.ReadAsync(s => s.Set<ReachedPerson>().CountAsync()));
        Assert.Equal([(2026, "Umum", 2)], await CoverageAsync(hall));
    }

    [Fact]
    public async Task Spelled_Alike_In_Two_Sessions_Of_A_Year_Are_One_Person()
    {
        await using var hall = await Hall.OpenAsync();
        await hall.MarkAsync(await hall.AddAsync("Yoga Pratama", "Umum"), "onsite");
        await hall.MarkAsync(await hall.AddAsync("YOGA  pratama", "Umum"), "onsite");
        await hall.MarkAsync(await hall.AddAsync("Yoga Pratama", "Hukum"), "onsite");
        Assert.Equal([(2026, "Hukum", 1), (2026, "Umum", 1)], await CoverageAsync(hall));
    }

    [Fact]
    public async Task Take_Everything_Else_Along_When_The_Session_Goes()
    {
        await using var hall = await Hall.OpenAsync();
        await hall.MarkAsync(await hall.AddAsync("Yoga Pratama", "Umum"), "onsite");
        await hall.CloseAsync(true);
        await SweepAsync(hall, new(2029, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal((0, 0, 0, 0), await hall.App.ReadAsync(async s => (await s.Set<Session>().CountAsync(), await s.Set<Turnout>().CountAsync(), await s.Set<AttendanceDesk>().CountAsync(), await s.Set<FeedbackCount>().CountAsync())));
        Assert.Equal([(2026, "Umum", 1)], await CoverageAsync(hall));
    }

    private static async Task SweepAsync(Hall hall, DateTimeOffset at)
    {
        hall.App.Clock.MoveTo(at);
        await hall.App.Services.GetRequiredService<EraseWhatIsPast>().RunAsync(default);
    }

    private static async Task<IEnumerable<(int, string, int)>> CoverageAsync(Hall hall)
    {
        await using var scope = hall.App.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ReadCoverage>().ReadAsync(TeamApp.Office, default)).Select(u => (u.Year, u.Unit, u.People));
    }

    private static Task<string> EverythingAsync(Hall hall) => hall.App.ReadAsync(async store =>
    {
        var rows = new List<string>();
        rows.AddRange(await store.Set<Turnout>().Select(t => t.Unit).ToListAsync());
        rows.AddRange(await store.Set<ReachedPerson>().Select(r => r.Unit + r.Mark).ToListAsync());
        rows.AddRange(await store.Set<Participant>().Select(p => p.Name).ToListAsync());
        rows.AddRange(await store.Set<CheckIn>().Select(p => p.Name).ToListAsync());
        return string.Join(' ', rows);
    });
}
