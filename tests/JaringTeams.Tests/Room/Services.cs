using System.Net;
using Jaring.Tests.Hosting;

namespace Jaring.Tests.Room;

public sealed class Services
{
    [Fact]
    public async Task Of_An_Office_Are_The_Same_For_Everybody_And_Say_What_Is_Old()
    {
        await using var app = await JaringApplication.StartAsync(s => TwoServices.Add(s, "Jaring:Offices:0"));
        var answer = await JaringApplication.JsonAsync(await app.Room.GetAsync("/tirtawana/api/services"));
        var services = answer.GetProperty("services").EnumerateArray().ToList();
        Assert.Equal(["dinsos-p3a", "puskesmas"], services.Select(s => s.GetProperty("id").GetString()));
        Assert.Equal(["police-3x24", ""], services.Select(s => s.GetProperty("duty").GetString()));
        Assert.Equal("2026-11-02", services[0].GetProperty("verifiedOn").GetString());
        Assert.Equal([false, true], services.Select(s => s.GetProperty("stale").GetBoolean()));
        Assert.Equal("", services[0].GetProperty("cost").GetString());
    }

    /// <summary>Who checked a number is for the office; the other office's services, and the dashboard, are no place for them.</summary>
    [Fact]
    public async Task Do_Not_Say_Who_Checked_Them_And_Are_The_Own_Office_S_Alone()
    {
        await using var app = await JaringApplication.StartAsync(s => TwoServices.Add(s, "Jaring:Offices:0"));
        Assert.DoesNotContain("Laras Kinanti", await app.Room.GetStringAsync("/tirtawana/api/services"), StringComparison.Ordinal);
        var other = await JaringApplication.JsonAsync(await app.OtherRoom.GetAsync($"/{JaringApplication.OtherOffice}/api/services"));
        Assert.Equal(0, other.GetProperty("services").GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await app.Dashboard.GetAsync("/tirtawana/api/services")).StatusCode);
    }
}
