using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaring.Pledges;
using Jaring.Retention;
using Jaring.Tests.Outreach;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Papers;

/// <summary>Pakta integritas: per person and year, in the tab or on paper, in the words that stood when it was signed.</summary>
public sealed class Pledges_Of_A_Year
{
    private const string PaperId = "AAAAAAAAAAAAAAAAAAAAAA";

    [Fact]
    public async Task Member_Signs_Before_Keys_Are_Made_And_Twice_Is_Once()
    {
        await using var app = await TeamApp.StartAsync();
        var version = (string)(await MineAsync(app))["text"]!["version"]!;
        Assert.Equal(("bawaan-1", false), (version, (bool)(await MineAsync(app))["signed"]!));
        Assert.Equal(HttpStatusCode.NoContent, (await SignAsync(app, version)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await SignAsync(app, version)).StatusCode);
        Assert.True((bool)(await MineAsync(app))["signed"]!);

        await app.FoundAsync();
        var year = await YearAsync(app);
        Assert.Equal([app.Members[0].Name], year["signed"]!.AsArray().Select(s => (string)s!["name"]!));
        Assert.Equal(app.Members.Skip(1).Select(m => m.Name).Order(StringComparer.Ordinal), year["waiting"]!.AsArray().Select(n => (string)n!));
        app.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal((2027, false), ((int)(await MineAsync(app))["year"]!, (bool)(await MineAsync(app))["signed"]!));
    }

    /// <summary>Whoever did not sign makes keys all the same: an emergency does not wait for paper.</summary>
    [Fact]
    public async Task Nobody_Is_Kept_From_Anything_By_A_Pledge()
    {
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync();
        Assert.Empty(await app.ReadAsync(s => s.Set<Pledge>().ToListAsync()));
    }

    [Fact]
    public async Task Other_Words_Than_Were_Read_Are_Not_Signed_And_What_Was_Signed_Stays_As_It_Was()
    {
        await using var app = await TeamApp.StartAsync();
        await SignAsync(app, "bawaan-1");
        await using var after = await app.RestartAsync(o =>
        {
            (o.Pledge.Version, o.Pledge.Source, o.Pledge.Secrecy) = ("2026-1", "Surat edaran karangan", "menjaga rahasia.");
            o.Pledge.Points.Add("menghormati setiap orang.");
        });
        Assert.Equal(HttpStatusCode.Conflict, (await after.PutAsync(after.Members[1], "me/pledge", """{"version":"bawaan-1"}""")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await after.PutAsync(after.Members[1], "me/pledge", """{"version":"2026-1"}""")).StatusCode);
        await after.FoundAsync();
        Assert.Equal([("Bagas Wirawan", "2026-1"), ("Laras Kinanti", "bawaan-1")], (await YearAsync(after))["signed"]!.AsArray().Select(s => ((string)s!["name"]!, (string)s["version"]!)));
    }

    [Fact]
    public async Task Paper_Is_Noted_With_Its_Day_And_Taken_Back_And_A_Members_Own_Word_Is_Not()
    {
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync();
        await SignAsync(app, "bawaan-1");
        foreach (var (group, name, day) in new[] { ("staff", "Sri", "2026-12-24"), ("boss", "Sri", "2026-11-20"), ("staff", " ", "2026-11-20"), ("staff", "Sri", "kemarin") })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await RecordAsync(app, group, name, day)).StatusCode);
        }
        Assert.Equal(HttpStatusCode.NoContent, (await RecordAsync(app, "staff", "Sri Wahyuningsih", "2026-11-20")).StatusCode);
        Assert.Equal(["Sri Wahyuningsih", "Laras Kinanti"], (await YearAsync(app))["signed"]!.AsArray().Select(s => (string)s!["name"]!));

        var mine = (await app.ReadAsync(s => s.Set<Pledge>().Where(p => p.MemberId != null).ToListAsync())).Single();
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<KeepPledge>().DropAsync(TeamApp.Office, mine.Id, default);
        await app.As(app.Members[2]).DeleteAsync($"/tirtawana/api/pledges/{PaperId}");
        Assert.Equal(["Laras Kinanti"], (await YearAsync(app))["signed"]!.AsArray().Select(s => (string)s!["name"]!));
    }

    [Fact]
    public async Task They_Go_After_Five_Years()
    {
        await using var app = await TeamApp.StartAsync();
        await SignAsync(app, "bawaan-1");
        app.Clock.MoveTo(new(2031, 12, 20, 0, 0, 0, TimeSpan.Zero));
        await app.Services.GetRequiredService<EraseWhatIsPast>().RunAsync(default);
        Assert.Single(await app.ReadAsync(s => s.Set<Pledge>().ToListAsync()));
        app.Clock.MoveTo(new(2032, 1, 2, 0, 0, 0, TimeSpan.Zero));
        await app.Services.GetRequiredService<EraseWhatIsPast>().RunAsync(default);
        Assert.Empty(await app.ReadAsync(s => s.Set<Pledge>().ToListAsync()));
    }

    private static async Task<JsonNode> MineAsync(TeamApp app) => (await app.As(app.Members[0]).GetFromJsonAsync<JsonNode>("/tirtawana/api/me/pledge"))!;

    private static async Task<JsonNode> YearAsync(TeamApp app) => await SessionRequests.JsonAsync(await app.As(app.Members[2]).GetAsync("/tirtawana/api/pledges"), HttpStatusCode.OK);

    private static Task<HttpResponseMessage> SignAsync(TeamApp app, string version) => app.PutAsync(app.Members[0], "me/pledge", $$"""{"version":"{{version}}"}""");

    private static Task<HttpResponseMessage> RecordAsync(TeamApp app, string group, string name, string day) =>
        app.PutAsync(app.Members[1], $"pledges/{PaperId}", new JsonObject { ["group"] = group, ["name"] = name, ["post"] = "Staf", ["signedOn"] = day }.ToJsonString());
}
