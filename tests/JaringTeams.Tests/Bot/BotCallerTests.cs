using System.Text.Json.Nodes;

namespace Jaring.Tests.Bot;

/// <summary>Who may speak to the bot (teams.md §3.1, the cases of §3.2 and more). Each case goes through HTTP; the allowed caller is the control.</summary>
public sealed class BotCallerTests : BotTest
{
    [Fact]
    public async Task The_Bot_Framework_Gets_In() => await GetsInAsync(_ => { });

    [Theory]
    [InlineData("RS384")]
    [InlineData("RS512")]
    public async Task Other_Allowed_Algorithms_Get_In(string algorithm) =>
        await AnswersAsync(200, World.Message(), World.Cloud.Issuer.Sign(World.Claims(), algorithm));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic {token}")]
    [InlineData("Bearer {token} more")]
    [InlineData("{token}")]
    [InlineData("Bearer not.a.token")]
    [InlineData("Bearer garbage")]
    public async Task Header_Must_Be_Bearer_And_One_Token(string? header)
    {
        header = header?.Replace("{token}", World.Cloud.Issuer.Sign(World.Claims()), StringComparison.Ordinal);
        using var response = await World.PostAsync(World.Message().ToJsonString(), header);
        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("aud", "99999999-9999-4999-8999-999999999999", "audience")]
    [InlineData("iss", "https://api.botframework.us", "issuer")]
    [InlineData("iss", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", "issuer")]
    [InlineData("iss", "https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0", "issuer")]
    [InlineData("serviceurl", null, "service-url")]
    [InlineData("serviceurl", "https://smba.trafficmanager.net/other/", "service-url")]
    [InlineData("exp", null, "signature-or-lifetime")]
    public async Task Wrong_Claim_Is_Refused(string claim, string? value, string reason)
    {
        var claims = World.Claims();
        claims.Remove(claim);
        if (value is not null)
        {
            claims[claim] = value;
        }

        await RefusesAsync(reason, World.Message(), World.Cloud.Issuer.Sign(claims));
    }

    [Fact]
    public async Task Two_Audiences_Are_Refused() =>
        await RefusedAsync("audience", c => c["aud"] = new JsonArray(World.AppId, "99999999-9999-4999-8999-999999999999"));

    [Fact]
    public async Task Service_Url_May_Differ_In_Case() => await GetsInAsync(c => c["serviceurl"] = World.ServiceUrl.ToUpperInvariant());

    [Fact]
    public async Task Four_Minutes_Too_Late_Get_In() => await GetsInAsync(c => c["exp"] = Unix(-4));

    [Fact]
    public async Task Six_Minutes_Too_Late_Are_Refused() => await RefusedAsync("signature-or-lifetime", c => c["exp"] = Unix(-6));

    [Fact]
    public async Task Six_Minutes_Too_Early_Are_Refused() => await RefusedAsync("signature-or-lifetime", c => c["nbf"] = Unix(6));

    [Theory]
    [InlineData("HS256")]
    [InlineData("PS256")]
    [InlineData("none")]
    public async Task Other_Algorithms_Are_Refused(string algorithm) =>
        await RefusesAsync("algorithm", World.Message(), World.Cloud.Issuer.Sign(World.Claims(), algorithm));

    [Fact]
    public async Task Foreign_Key_Under_A_Known_Id_Is_Refused() =>
        await RefusesAsync("signature-or-lifetime", World.Message(), World.Cloud.Issuer.Sign(World.Claims(), key: BotIssuer.Foreign));

    [Fact]
    public async Task Emulator_And_Skill_Tokens_Are_Refused()
    {
        await RefusedAsync("issuer", c => (c["iss"], c["ver"], c["appid"]) = ("https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/", "1.0", World.AppId));
        await RefusedAsync("issuer", c => (c["iss"], c["ver"], c["azp"]) = ($"https://login.microsoftonline.com/{BotWorld.Tenant}/v2.0", "2.0", Guid.NewGuid().ToString()));
    }

    [Fact]
    public async Task Key_Endorsed_For_Another_Channel_Is_Refused()
    {
        World.Cloud.Issuer.Endorsements = ["webchat"];
        await RefusedAsync("channel", _ => { });
    }

    [Fact]
    public async Task Key_Without_Endorsements_Is_Refused()
    {
        World.Cloud.Issuer.Endorsements = null;
        await RefusedAsync("channel", _ => { });
    }

    [Theory]
    [InlineData("channelId", "webchat", "channel")]
    [InlineData("channelId", "directline", "channel")]
    [InlineData("channelId", "", "channel")]
    [InlineData("channelId", null, "channel")]
    [InlineData("channelData", """{"tenant":{"id":"99999999-9999-4999-8999-999999999999"}}""", "tenant")]
    [InlineData("channelData", null, "tenant")]
    [InlineData("conversation", """{"id":"a:1","tenantId":"99999999-9999-4999-8999-999999999999"}""", "conversation-tenant")]
    [InlineData("recipient", """{"id":"28:99999999-9999-4999-8999-999999999999"}""", "recipient")]
    public async Task Activity_That_Says_Something_Else_Is_Refused(string field, string? value, string reason)
    {
        var activity = World.Message();
        activity[field] = value?.StartsWith('{') == true ? JsonNode.Parse(value) : value;
        await RefusesAsync(reason, activity, World.Cloud.Issuer.Sign(World.Claims()));
    }

    [Theory]
    [InlineData("https://evil.example/teams/")]
    [InlineData("https://{host}.evil.example/")]
    [InlineData("https://{host}@evil.example/")]
    [InlineData("http://{host}/teams/")]
    [InlineData("https://127.0.0.1/teams/")]
    public async Task Service_Url_Off_The_List_Is_Refused_Even_When_The_Token_Says_So(string url)
    {
        url = url.Replace("{host}", new Uri(World.Cloud.Address).Authority, StringComparison.Ordinal);
        var claims = World.Claims();
        claims["serviceurl"] = url;
        await RefusesAsync("service-host", World.Activity("message", a => a["serviceUrl"] = url), World.Cloud.Issuer.Sign(claims));
    }

    [Fact]
    public async Task New_Key_Is_Accepted_By_The_Request_That_Brings_It()
    {
        await GetsInAsync(_ => { });
        World.Cloud.Issuer.RollOver();
        await GetsInAsync(_ => { });
    }

    [Fact]
    public async Task Invented_Key_Ids_Do_Not_Make_Us_Hammer_The_Issuer()
    {
        for (var i = 0; i < 20; i++)
        {
            await RefusesAsync("key-unknown", World.Message(), World.Cloud.Issuer.Sign(World.Claims(), keyId: $"invented-{i}"));
        }

        Assert.Equal(5, World.Cloud.Sent("/botframework/keys").Count);
        await GetsInAsync(_ => { });
    }

    [Fact]
    public async Task Without_Keys_Nobody_Gets_In()
    {
        World.Cloud.Answer = seen => seen.Path.StartsWith("/botframework", StringComparison.Ordinal) ? new Reply(503) : null;
        await RefusedAsync("key-unknown", _ => { });
    }

    [Fact]
    public async Task Keys_Are_Used_For_Less_Than_A_Day_Without_Being_Read_Again()
    {
        await GetsInAsync(_ => { });
        World.Cloud.Answer = seen => seen.Path.StartsWith("/botframework", StringComparison.Ordinal) ? new Reply(503) : null;
        World.Clock.Shift = TimeSpan.FromHours(23);
        await GetsInAsync(c => c["exp"] = Unix(24 * 60));
        World.Clock.Shift = TimeSpan.FromHours(24.1);
        await RefusedAsync("key-unknown", c => c["exp"] = Unix(26 * 60));
    }

    private static long Unix(int minutes) => DateTimeOffset.UtcNow.AddMinutes(minutes).ToUnixTimeSeconds();

    private Task GetsInAsync(Action<JsonObject> change) => AnswersAsync(200, World.Message(), Token(change));

    private Task RefusedAsync(string reason, Action<JsonObject> change) => RefusesAsync(reason, World.Message(), Token(change));

    private async Task RefusesAsync(string reason, JsonObject activity, string token)
    {
        await AnswersAsync(401, activity, token);
        Assert.EndsWith($"refused: {reason}. ", World.Logs.Lines.Last(l => l.Contains(" was refused: ", StringComparison.Ordinal)));
    }

    private string Token(Action<JsonObject> change)
    {
        var claims = World.Claims();
        change(claims);
        return World.Cloud.Issuer.Sign(claims);
    }

    private async Task AnswersAsync(int status, JsonObject activity, string token)
    {
        using var response = await World.PostAsync(activity.ToJsonString(), $"Bearer {token}");
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }
}
