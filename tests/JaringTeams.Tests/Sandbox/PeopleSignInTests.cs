using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Jaring.Sandbox;
using Jaring.Sandbox.Cloud.Identity;
using Jaring.Sandbox.Demo;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Jaring.Tests.Sandbox;

/// <summary>The pretend Entra signs people in as the real one does for a single-page application: PKCE, one code once, redeemed from the page's own origin.</summary>
public sealed class PeopleSignInTests(SandboxWorld world) : IClassFixture<SandboxWorld>
{
    private const string Verifier = "verifier-verifier-verifier-verifier-verifier";

    private static readonly string Challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    private string Here => SignInEndpoints.RedirectUri(world.App.Addresses);

    [Fact]
    public async Task Code_Becomes_Tokens_Once_And_A_Refresh_Token_Follows_Another()
    {
        var form = Form(await CodeAsync());
        var (status, body) = await RedeemAsync(form);
        Assert.Equal((200, "Bearer"), (status, (string?)body["token_type"]));
        var access = new JsonWebToken((string)body["access_token"]!);
        Assert.Equal((DemoOffice.TeamApp.ClientId, DemoOffice.TeamApp.ClientId, "access_as_user"), (access.Audiences.Single(), access.GetPayloadValue<string>("azp"), access.GetPayloadValue<string>("scp")));
        Assert.Equal("nonce", new JsonWebToken((string)body["id_token"]!).GetPayloadValue<string>("nonce"));
        Assert.Equal(70008, Number(await RedeemAsync(form)));

        var renewal = new Dictionary<string, string> { ["client_id"] = DemoOffice.TeamApp.ClientId, ["grant_type"] = "refresh_token", ["refresh_token"] = (string)body["refresh_token"]! };
        var (renewed, next) = await RedeemAsync(renewal);
        Assert.Equal(200, renewed);
        Assert.NotEqual((string?)body["refresh_token"], (string?)next["refresh_token"]);
        Assert.Equal(700084, Number(await RedeemAsync(renewal)));
    }

    [Theory]
    [InlineData("code_verifier", "another-verifier-another-verifier-another-ver", 501481)]
    [InlineData("redirect_uri", "https://elsewhere.example/", 50011)]
    [InlineData("code", "made-up", 70008)]
    [InlineData("client_id", "22222222-2222-4222-8222-222222222222", 700016)]
    public async Task Faulty_Redemption_Is_Refused(string field, string value, int number)
    {
        var form = Form(await CodeAsync());
        form[field] = value;
        Assert.Equal(number, Number(await RedeemAsync(form)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://elsewhere.example")]
    public async Task Code_Is_Redeemed_From_The_Pages_Origin_Alone(string? origin) => Assert.Equal(9002327, Number(await RedeemAsync(Form(await CodeAsync()), origin)));

    [Theory]
    [InlineData("client_id", "22222222-2222-4222-8222-222222222222", 700016)]
    [InlineData("redirect_uri", "https://elsewhere.example/", 50011)]
    [InlineData("code_challenge", "", 9002325)]
    [InlineData("code_challenge_method", "plain", 9002325)]
    [InlineData("scope", "https://graph.microsoft.com/Mail.Read", 70011)]
    public async Task Faulty_Question_Is_Told_And_Sent_Nowhere(string field, string value, int number)
    {
        var asked = Asked();
        asked[field] = value;
        var answer = await world.CallAsync("", "GET", Address(asked));
        Assert.Equal(200, answer.Status);
        Assert.Contains($"AADSTS{number}: ", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("data-testid=\"account\"", answer.Text, StringComparison.Ordinal);
    }

    /// <summary>From the question over the choice of an account to the code behind the page's address.</summary>
    private async Task<string> CodeAsync()
    {
        var page = (await world.CallAsync("", "GET", Address(Asked()))).Text;
        var link = WebUtility.HtmlDecode(page.Split("href=\"").Single(p => p.Contains("Laras Kinanti", StringComparison.Ordinal)).Split('"')[0]);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await http.GetAsync(new Uri(world.App.Addresses.Page, link));
        var back = answer.Headers.Location!.OriginalString;
        Assert.StartsWith($"{Here}#code=", back, StringComparison.Ordinal);
        Assert.Contains("&state=state&", back, StringComparison.Ordinal);
        return back.Split("#code=")[1].Split('&')[0];
    }

    private Dictionary<string, string> Asked() => new()
    {
        ["client_id"] = DemoOffice.TeamApp.ClientId,
        ["response_type"] = "code",
        ["response_mode"] = "fragment",
        ["redirect_uri"] = Here,
        ["scope"] = $"openid profile offline_access {DemoOffice.TeamApp.ClientId}/access_as_user",
        ["state"] = "state",
        ["nonce"] = "nonce",
        ["code_challenge"] = Challenge,
        ["code_challenge_method"] = "S256",
    };

    private static string Address(Dictionary<string, string> asked) =>
        $"/{DemoOffice.TenantId}/oauth2/v2.0/authorize?{string.Join('&', asked.Select(a => $"{a.Key}={Uri.EscapeDataString(a.Value)}"))}";

    private Dictionary<string, string> Form(string code) => new()
    {
        ["client_id"] = DemoOffice.TeamApp.ClientId,
        ["grant_type"] = "authorization_code",
        ["code"] = code,
        ["redirect_uri"] = Here,
        ["code_verifier"] = Verifier,
    };

    private Task<(int Status, JsonNode Body)> RedeemAsync(Dictionary<string, string> form) => RedeemAsync(form, world.App.Addresses.Dashboard.Origin());

    private async Task<(int Status, JsonNode Body)> RedeemAsync(Dictionary<string, string> form, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(world.App.Addresses.Page, $"/{DemoOffice.TenantId}/oauth2/v2.0/token")) { Content = new FormUrlEncodedContent(form) };
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        using var http = new HttpClient();
        using var answer = await http.SendAsync(request);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    private static int Number((int Status, JsonNode Body) refused)
    {
        Assert.Equal(400, refused.Status);
        return (int)refused.Body["error_codes"]![0]!;
    }
}
