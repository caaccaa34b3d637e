using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Jaring.Cases;
using Jaring.Cases.Index;
using Jaring.Intake;
using Jaring.Retention;
using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Storage.Shredding;
using Jaring.Tests.Support;
using Jaring.Tests.Team;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Months;

/// <summary>The index forgets (sealing.md A2): over months, through absence, joining, leaving and a clock that ran ahead.</summary>
public sealed class Index_That_Forgets
{
    [Fact]
    public async Task Reports_And_Drills_Leave_On_The_Same_Day_And_Drills_Alone_Leave_The_Store()
    {
        await using var world = await World.StartAsync();
        var report = await world.ReportAsync();
        await world.DrillAsync();
        var keys = await world.ShredKeysAsync();
        for (var day = 1; day < 60; day++)
        {
            await world.DayAsync();

            // Sent on a Saturday evening: both show themselves on Monday.
            Assert.Equal((day, day < 2 ? 0 : 2), (day, (await world.IndexAsync()).Count));
        }

        await world.DayAsync();
        Assert.Empty(await world.IndexAsync());
        Assert.Equal([report], await world.StoredAsync());
        Assert.Equal(1, await world.ForgottenAsync());

        // With the drill goes its shred key, so that no key without a case tells of it; the report's stays.
        var kept = Assert.Single(await world.ShredKeysAsync());
        Assert.Equal([kept], keys.Where(world.HasKey));
        Assert.Equal(2, keys.Count);
        Assert.True(world.IsErased(keys.Single(k => k != kept)));
        Assert.Empty(await world.App.ReadAsync(s => s.Set<StoredDestruction>().ToListAsync()));
    }

    [Fact]
    public async Task A_Drill_Whose_Key_Went_Before_A_Death_Goes_In_The_Next_Night_And_Is_Counted_With_No_Report()
    {
        await using var world = await World.StartAsync();
        await world.DrillAsync();
        await world.PassAsync(59);
        world.Erase(await world.ShredKeysAsync());
        await world.DayAsync();
        Assert.Empty(await world.StoredAsync());
        Assert.Empty(await world.App.ReadAsync(s => s.Set<StoredDestruction>().ToListAsync()));
    }

    [Fact]
    public async Task Half_A_Year_Of_Reports_And_Drills_Keeps_The_Index_Short_And_Every_Report()
    {
        await using var world = await World.StartAsync();
        var (reports, longest) = (new List<string>(), 0);
        for (var day = 0; day < 183; day++)
        {
            if (day % 3 == 0)
            {
                reports.Add(await world.ReportAsync());
            }

            if (day % 30 == 0)
            {
                await world.DrillAsync();
            }

            await world.DayAsync();
            longest = Math.Max(longest, (await world.IndexAsync()).Count);
        }

        Assert.InRange(longest, 20, 23);
        Assert.Equal(reports.Order(StringComparer.Ordinal), (await world.StoredAsync()).Intersect(reports).Order(StringComparer.Ordinal));
        Assert.InRange((await world.StoredAsync()).Count - reports.Count, 1, 3);
    }

    [Fact]
    public async Task Somebody_Who_Is_Away_Keeps_It_Waiting_And_Loses_Nothing()
    {
        await using var world = await World.StartAsync();
        var report = await world.ReportAsync();
        for (var day = 0; day < 120; day++)
        {
            await world.DayAsync(away: 4);
        }

        Assert.Equal([report], await world.IndexAsync());
        await world.DayAsync();
        await world.DayAsync();
        Assert.Empty(await world.IndexAsync());
    }

    [Fact]
    public async Task Somebody_Who_Left_Keeps_Nothing_And_Somebody_Who_Joins_Is_Waited_For_Without_Showing_What_Went()
    {
        await using var world = await World.StartAsync(members: 4);
        await world.ReportAsync();
        await world.PassAsync(61);
        Assert.Empty(await world.IndexAsync());

        var late = await world.ReportAsync();
        await world.App.EnrolAsync(world.App.Members[4]);
        await world.AgreeAsync(entry => entry.Add(world.App.Members[4]), world.App.Members[4]);
        for (var day = 0; day < 70; day++)
        {
            await world.DayAsync();
        }

        // She has not looked once: what came goes on standing there, what went before does not come back.
        Assert.Equal([late], await world.IndexAsync());
        await world.AgreeAsync(entry => entry.Remove(world.App.Members[4]));
        await world.DayAsync(members: 4);
        Assert.Empty(await world.IndexAsync());
    }

    [Fact]
    public async Task A_Clock_That_Ran_Ahead_Hides_Nothing_That_Comes_Afterwards()
    {
        await using var world = await World.StartAsync();
        await world.ReportAsync();
        await world.PassAsync(2);
        world.App.Clock.Advance(TimeSpan.FromDays(365));
        await world.DayAsync();
        Assert.Empty(await world.IndexAsync());

        world.App.Clock.MoveTo(TeamApp.Start.AddDays(4));
        var report = await world.ReportAsync();
        await world.App.Services.GetRequiredService<EraseWhatIsPast>().RunAsync(default);
        Assert.Empty(await world.SeenAsync());
        for (var day = 0; day < 59; day++)
        {
            await world.DayAsync();
            Assert.Contains(report, await world.IndexAsync());
        }
    }

    [Fact]
    public async Task A_Day_That_Is_None_Or_Has_Yet_To_Come_Is_Refused()
    {
        await using var world = await World.StartAsync();
        foreach (var day in new[] { "2026-11-22", "yesterday", "", "2026-11-31", "21-11-2026" })
        {
            var answer = await world.App.PutAsync(world.App.Members[0], "index/seen", $$"""{"day":"{{day}}"}""");
            Assert.Equal((day, HttpStatusCode.BadRequest), (day, answer.StatusCode));
        }

        Assert.Empty(await world.SeenAsync());
    }

    private sealed class World : IAsyncDisposable
    {
        private readonly int members;

        private World(TeamApp app, int members) => (App, this.members) = (app, members);

        public TeamApp App { get; }

        public static async Task<World> StartAsync(int members = 5)
        {
            var app = await TeamApp.StartAsync();
            await app.FoundAsync(members);
            return new(app, members);
        }

        /// <summary>A day goes by; everybody but one who may be away looks at the index and takes it in; in the night the host erases.</summary>
        public async Task DayAsync(int? away = null, int? members = null)
        {
            App.Clock.Advance(TimeSpan.FromDays(1));
            for (var at = 0; at < (members ?? this.members); at++)
            {
                if (at != away)
                {
                    var index = (await App.As(App.Members[at]).GetFromJsonAsync<JsonNode>($"/{TeamApp.Office}/api/index"))!;
                    (await App.PutAsync(App.Members[at], "index/seen", $$"""{"day":"{{index["day"]}}"}""")).EnsureSuccessStatusCode();
                }
            }

            await App.Services.GetRequiredService<EraseWhatIsPast>().RunAsync(default);
        }

        public async Task PassAsync(int days)
        {
            for (var day = 0; day < days; day++)
            {
                await DayAsync();
            }
        }

        /// <summary>Bytes in a report's shape whose rid is nobody's: to the host a report.</summary>
        public async Task<string> ReportAsync()
        {
            await using var scope = App.Services.CreateAsyncScope();
            var chain = (await scope.ServiceProvider.GetRequiredService<Jaring.Team.IReadDirectory>().ReadAsync(TeamApp.Office, default)).Chain;
            var text = DrillReport.Make(chain.Count - 1, LaterEntries.HashOf(chain[^1].E), RandomNumberGenerator.GetBytes(32));
            var result = await scope.ServiceProvider.GetRequiredService<SubmitReport>().SubmitAsync(new(TeamApp.Office, TestMember.B64(RandomNumberGenerator.GetBytes(16)), text), default);
            Assert.IsType<SubmitReportResult.Accepted>(result);
            return SealedShape.Read(text).CaseId;
        }

        public async Task DrillAsync()
        {
            await using var scope = App.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ISubmitDrill>().SubmitAsync(TeamApp.Office, default);
        }

        public async Task AgreeAsync(Action<JsonObject> change, params TestMember[] newcomers)
        {
            var e = await App.NextAsync(change);
            await App.AgreeAsync(e, [App.Members[0], App.Members[1], .. newcomers]);
        }

        public async Task<IReadOnlyList<string>> IndexAsync()
        {
            await using var scope = App.Services.CreateAsyncScope();
            return [.. (await scope.ServiceProvider.GetRequiredService<ReadIndex>().ReadAsync(TeamApp.Office, false, default)).Select(e => Shape.Header<CaseHeader>(e.Kh, "ck").Case)];
        }

        public Task<List<string>> StoredAsync() => App.ReadAsync(s => s.Set<StoredCase>().Select(c => c.CaseId).ToListAsync());

        public Task<List<string>> ShredKeysAsync() => App.ReadAsync(s => s.Set<StoredCase>().Select(c => c.ShredKey).ToListAsync());

        /// <summary>As a host that starts anew reads the file.</summary>
        public bool HasKey(string name) => new ShredKeys(App.Services.GetRequiredService<DataFolder>()).Find(name) is not null;

        public bool IsErased(string name) => new ShredKeys(App.Services.GetRequiredService<DataFolder>()).IsErased(name);

        public void Erase(List<string> names) => App.Services.GetRequiredService<ShredKeys>().Erase(names);

        public Task<int> ForgottenAsync() => App.ReadAsync(s => s.Set<StoredForgotten>().CountAsync());

        public Task<List<string>> SeenAsync() => App.ReadAsync(s => s.Set<StoredIndexSeen>().Select(i => i.SeenOn).ToListAsync());

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
