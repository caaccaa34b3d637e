using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Pledges;
using Jaring.Tests.Outreach;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Tests.Papers;

/// <summary>Staff and commissioners sign their pakta integritas themselves, signed in with the office's account: each for herself, once a year, and nobody sees another.</summary>
public sealed class Own_Pledges : IAsyncLifetime
{
    private const string Sri = "c0000000-0000-4000-8000-000000000001", Yoga = "c0000000-0000-4000-8000-000000000002", Path = "/tirtawana/api/own-pledge";
    private TeamApp app = null!;

    public async Task InitializeAsync()
    {
        app = await TeamApp.StartAsync();
        await app.FoundAsync();
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Somebody_Without_A_Seat_Signs_Once_By_The_Name_Of_The_Account_And_Takes_It_Back()
    {
        using var sri = As(Sri, "Sri Wahyuningsih");
        var first = await ReadAsync(sri);
        Assert.Equal((2026, "Sri Wahyuningsih", null), ((int)first["year"]!, (string)first["name"]!, first["signed"]));
        Assert.DoesNotContain("menjaga rahasia", first.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, await SignAsync(sri, "Orang Lain"));
        Assert.Equal(HttpStatusCode.NoContent, await SignAsync(sri, "Sri", group: "commissioner"));
        Assert.Equal(("Sri Wahyuningsih", "staff", "2026-11-21"), await SignedAsync(sri));
        Assert.Equal([("Sri Wahyuningsih", "tab")], await TeamSeesAsync());

        Assert.Equal(HttpStatusCode.NoContent, (await sri.DeleteAsync(Path)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await sri.DeleteAsync(Path)).StatusCode);
        Assert.Empty(await TeamSeesAsync());
        app.Clock.MoveTo(new(2027, 1, 2, 3, 0, 0, TimeSpan.Zero));
        using var later = As(Sri, "Sri Wahyuningsih");
        Assert.Equal((2027, null), ((int)(await ReadAsync(later))["year"]!, (await ReadAsync(later))["signed"]));
    }

    [Fact]
    public async Task A_Name_Is_Typed_Where_The_Account_Tells_None_And_Nothing_Half_Is_Signed()
    {
        using var yoga = As(Yoga, null);
        Assert.Equal("", (string)(await ReadAsync(yoga))["name"]!);
        Assert.Equal(HttpStatusCode.BadRequest, await SignAsync(yoga, " "));
        Assert.Equal(HttpStatusCode.BadRequest, await SignAsync(yoga, "Yoga", group: "member"));
        Assert.Equal(HttpStatusCode.Conflict, await SignAsync(yoga, "Yoga", version: "lama"));
        Assert.Equal(HttpStatusCode.NoContent, await SignAsync(yoga, " Yoga Pratama "));
        Assert.Equal(("Yoga Pratama", "staff", "2026-11-21"), await SignedAsync(yoga));
    }

    [Fact]
    public async Task Nobody_Sees_Or_Takes_Back_Another_S_And_The_Team_Takes_Back_None()
    {
        using var sri = As(Sri, "Sri Wahyuningsih");
        using var yoga = As(Yoga, "Yoga Pratama");
        await SignAsync(sri, "");
        Assert.DoesNotContain("Sri", (await ReadAsync(yoga)).ToJsonString(), StringComparison.Ordinal);
        await yoga.DeleteAsync(Path);
        var row = (await app.ReadAsync(s => s.Set<Pledge>().ToListAsync())).Single();
        Assert.Equal(HttpStatusCode.NoContent, (await app.As(app.Members[0]).DeleteAsync($"/tirtawana/api/pledges/{row.Id}")).StatusCode);
        Assert.Equal([("Sri Wahyuningsih", "tab")], await TeamSeesAsync());

        foreach (var path in new[] { "pledges", "media", "sessions", "home" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await sri.GetAsync($"/tirtawana/api/{path}")).StatusCode);
        }
    }

    /// <summary>The row is found by a keyed hash: the store keeps the name and no account, and the log says neither.</summary>
    [Fact]
    public async Task The_Store_Keeps_No_Account()
    {
        using var sri = As(Sri, "Sri Wahyuningsih");
        await SignAsync(sri, "");
        var row = (await app.ReadAsync(s => s.Set<Pledge>().AsNoTracking().ToListAsync())).Single();
        Assert.DoesNotContain(Sri, JsonSerializer.Serialize(row), StringComparison.OrdinalIgnoreCase);
        Assert.Equal((22, null, true), (row.Id.Length, row.MemberId, row.SelfSigned));
    }

    private HttpClient As(string account, string? name)
    {
        var claims = app.Issuer.Claims(TeamApp.Tenant, TeamApp.ClientId, account, app.Clock.GetUtcNow());
        claims.Remove("name");
        if (name is not null)
        {
            claims["name"] = name;
        }

        return app.WithToken(app.Issuer.Sign(claims));
    }

    private static async Task<JsonNode> ReadAsync(HttpClient who) => await SessionRequests.JsonAsync(await who.GetAsync(Path), HttpStatusCode.OK);

    private static async Task<(string, string, string)> SignedAsync(HttpClient who) =>
        (await ReadAsync(who))["signed"] is { } signed ? ((string)signed["name"]!, (string)signed["group"]!, (string)signed["signedOn"]!) : default;

    private static async Task<HttpStatusCode> SignAsync(HttpClient who, string name, string group = "staff", string version = "bawaan-1") =>
        (await who.PutAsJsonAsync(Path, new { version, group, name, post = "Staf" })).StatusCode;

    private async Task<IEnumerable<(string, string)>> TeamSeesAsync() =>
        (await SessionRequests.JsonAsync(await app.As(app.Members[2]).GetAsync("/tirtawana/api/pledges"), HttpStatusCode.OK))["signed"]!.AsArray().Select(s => ((string)s!["name"]!, (string)s["way"]!));
}
