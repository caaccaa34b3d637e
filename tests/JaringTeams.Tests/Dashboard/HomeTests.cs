using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaring.Intake;
using Jaring.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Dashboard;

public sealed class HomeTests
{
    [Fact]
    public async Task Home_Tells_Who_I_Am_And_When_Notices_Leave()
    {
        await using var app = await TeamApp.StartAsync();
        var home = await app.HomeAsync(app.Members[0]);
        Assert.Equal("Laras Kinanti", (string)home["me"]!["name"]!);
        Assert.True((bool)home["me"]!["coordinator"]!);
        Assert.Equal(["me", "stage", "refounding", "enrolled", "team", "directoryUntil", "nextNotice", "lastNotice", "checkedAt", "delivery", "oldNumbers", "posko", "letters"], home.AsObject().Select(p => p.Key));
        Assert.Equal(5, home["team"]!.AsArray().Count);
        Assert.Equal("2026-11-23T08:15:00+07:00", (string)home["nextNotice"]!);
        Assert.Null(home["lastNotice"]);
        Assert.Equal("2026-11-21T20:00:00+07:00", (string)home["checkedAt"]!);
    }

    [Fact]
    public async Task Home_Does_Not_Move_In_The_Minute_In_Which_Something_Arrives()
    {
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync();
        var before = (await app.HomeAsync(app.Members[1])).ToJsonString();
        await app.RequestNoticeAsync();
        Assert.Equal(before, (await app.HomeAsync(app.Members[1])).ToJsonString());

        app.Clock.MoveTo(new(2026, 11, 23, 1, 15, 0, TimeSpan.Zero));
        await app.DeliverAsync();
        Assert.Equal("2026-11-23T08:15:00+07:00", (string)(await app.HomeAsync(app.Members[1]))["lastNotice"]!);
    }

    [Fact]
    public async Task Index_Is_The_Same_Set_For_Every_Member()
    {
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync();
        for (var n = 0; n < 3; n++)
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ISubmitDrill>().SubmitAsync(TeamApp.Office, default);
        }
        app.Clock.Advance(TimeSpan.FromDays(3));
        var seen = new List<string>();
        foreach (var member in app.Members)
        {
            var index = (await app.As(member).GetFromJsonAsync<JsonNode>("/tirtawana/api/index"))!["entries"]!.AsArray();
            Assert.All(index, e => Assert.Equal(8, e!["slots"]!.AsArray().Count));
            seen.Add(string.Join('|', index.Select(e => (string)e!["kh"]!).Order(StringComparer.Ordinal)));
        }
        Assert.Single(seen.Distinct());
        Assert.Equal(3, seen[0].Split('|').Length);
    }
}
