using System.Net;
using System.Text.Json.Nodes;
using Jaring.Team;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace Jaring.Tests.Dashboard;

/// <summary>Whom sign-in lets in, and when it looks anew. Whom every route refuses is told in <see cref="Security.Doors.Callers"/>.</summary>
public sealed class SignInTests
{
    [Theory]
    [InlineData("Teams on desktop")]
    [InlineData("the app's own page at the plain address")]
    [InlineData("several scopes")]
    [InlineData("expired a minute ago")]
    [InlineData("no name claims")]
    [InlineData("ids in capitals")]
    public async Task Token_That_Differs_Harmlessly_Is_Taken(string difference)
    {
        await using var app = await TeamApp.StartAsync();
        var claims = app.Claims(app.Members[0]);
        var now = app.Clock.GetUtcNow().ToUnixTimeSeconds();
        switch (difference)
        {
            case "Teams on desktop": claims["azp"] = "1fec8e78-bce4-4aaf-ab1b-5451cc387264"; break;
            case "the app's own page at the plain address": claims["azp"] = claims["aud"]; break;
            case "several scopes": claims["scp"] = "profile access_as_user"; break;
            case "expired a minute ago": claims["exp"] = now - 60; break;
            case "no name claims": claims.Remove("name"); break;
            case "ids in capitals": claims["oid"] = app.Members[0].Oid.ToUpperInvariant(); break;
        }
        Assert.Equal(HttpStatusCode.OK, (await app.WithToken(app.Issuer.Sign(claims)).GetAsync("/tirtawana/api/home")).StatusCode);
    }

    [Fact]
    public async Task Seat_Is_Looked_Up_At_Each_Call()
    {
        await using var app = await TeamApp.StartAsync();
        var client = app.As(app.Members[1]);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/tirtawana/api/home")).StatusCode);
        await app.ReadAsync(store => store.Set<Seat>().Where(s => s.ObjectId == app.Members[1].Oid).ExecuteDeleteAsync());
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/tirtawana/api/home")).StatusCode);
    }

    [Fact]
    public async Task Member_Taken_Out_Of_The_Configuration_Is_Out_After_The_Next_Start_And_Hears_No_Notice()
    {
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync();
        Assert.Equal(HttpStatusCode.OK, (await app.As(app.Members[1]).GetAsync("/tirtawana/api/home")).StatusCode);
        await using var again = await app.RestartAsync(office => office.Team.RemoveAt(1));
        Assert.Equal(HttpStatusCode.Forbidden, (await again.As(app.Members[1]).GetAsync("/tirtawana/api/home")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await again.As(app.Members[0]).GetAsync("/tirtawana/api/home")).StatusCode);

        await again.RequestNoticeAsync();
        await again.LiveAsync(TimeSpan.FromDays(2), TimeSpan.FromHours(1));
        Assert.Equal(again.Members.Where((_, n) => n != 1).Select(m => m.Oid), again.Notices.Sent.Select(s => s.Notice.MemberObjectId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Metadata_Away_Closes_The_Door_Until_It_Is_Back()
    {
        await using var app = await TeamApp.StartAsync();
        app.Issuer.IsAway = true;
        var away = await app.As(app.Members[0]).GetAsync("/tirtawana/api/home");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
        Assert.Equal("sign-in-away", (string)JsonNode.Parse(await away.Content.ReadAsStringAsync())!["code"]!);

        app.Issuer.IsAway = false;
        app.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(HttpStatusCode.OK, (await app.As(app.Members[0]).GetAsync("/tirtawana/api/home")).StatusCode);

        app.Issuer.IsAway = true;
        app.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(HttpStatusCode.OK, (await app.As(app.Members[0]).GetAsync("/tirtawana/api/home")).StatusCode);
        app.Clock.Advance(TimeSpan.FromHours(13));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await app.As(app.Members[0]).GetAsync("/tirtawana/api/home")).StatusCode);
    }

    [Fact]
    public async Task New_Signing_Key_Is_Taken_At_The_First_Request_And_Unknown_Ones_Do_Not_Flood_Entra()
    {
        await using var app = await TeamApp.StartAsync();
        await app.As(app.Members[0]).GetAsync("/tirtawana/api/home");
        var before = app.Issuer.Reads;
        app.Issuer.Rotate();
        Assert.Equal(HttpStatusCode.OK, (await app.As(app.Members[0]).GetAsync("/tirtawana/api/home")).StatusCode);
        Assert.Equal(before + 1, app.Issuer.Reads);

        var foreign = TokenIssuer.NewKey();
        for (var n = 0; n < 20; n++)
        {
            var forged = app.Issuer.Sign(app.Claims(app.Members[0]), new RsaSecurityKey(foreign.Rsa) { KeyId = $"invented-{n}" });
            Assert.Equal(HttpStatusCode.Unauthorized, (await app.WithToken(forged).GetAsync("/tirtawana/api/home")).StatusCode);
            app.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.Equal(before + 1, app.Issuer.Reads);
        Assert.Equal(HttpStatusCode.OK, (await app.As(app.Members[0]).GetAsync("/tirtawana/api/home")).StatusCode);
    }
}
