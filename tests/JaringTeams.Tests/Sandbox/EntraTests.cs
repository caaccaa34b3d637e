using System.Text.Json.Nodes;
using Jaring.Sandbox.Cloud;
using Jaring.Sandbox.Cloud.Identity;
using Jaring.Sandbox.Demo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Jaring.Tests.Sandbox;

/// <summary>The pretend Entra and the Bot Framework's metadata (specs/entra-tokens.md).</summary>
public sealed class EntraTests(SandboxWorld world) : IClassFixture<SandboxWorld>
{
    private static readonly DemoApp Staff = DemoOffice.StaffApp;

    [Fact]
    public async Task Good_Secret_Gets_A_Token_For_The_Scope()
    {
        var (status, body) = await world.AskTokenAsync(SandboxWorld.TokenForm(Staff, SandboxWorld.BotScope));
        Assert.Equal((200, "Bearer", 3599), (status, (string?)body["token_type"], (int)body["expires_in"]!));
        var token = new JsonWebToken((string?)body["access_token"]);
        Assert.Equal(("https://api.botframework.com", $"https://sts.windows.net/{DemoOffice.TenantId}/"), (token.Audiences.Single(), token.Issuer));
        Assert.Equal((Staff.ClientId, "1.0"), (token.GetPayloadValue<string>("appid"), token.GetPayloadValue<string>("ver")));
    }

    [Theory]
    [InlineData("client_secret", "wrong", 401, "invalid_client", 7000215)]
    [InlineData("client_id", "22222222-2222-4222-8222-222222222222", 400, "unauthorized_client", 700016)]
    [InlineData("scope", "https://graph.microsoft.com/Calendars.ReadWrite", 400, "invalid_scope", 70011)]
    [InlineData("grant_type", "password", 400, "unsupported_grant_type", 70003)]
    [InlineData("grant_type", null, 400, "invalid_request", 900144)]
    public async Task Refusals_Are_Entras(string field, string? value, int status, string error, int code)
    {
        var form = SandboxWorld.TokenForm(Staff, SandboxWorld.BotScope);
        form.Remove(field);
        if (value is not null)
            form[field] = value;
        var (answered, body) = await world.AskTokenAsync(form);
        Assert.Equal((status, error, code), (answered, (string?)body["error"], (int)body["error_codes"]![0]!));
        Assert.StartsWith($"AADSTS{code}: ", (string?)body["error_description"]);
        Assert.Contains((string)body["trace_id"]!, (string?)body["error_description"]);
        Assert.DoesNotContain(Staff.Secret, body.ToJsonString());
    }

    [Fact]
    public async Task Another_Tenant_Is_Unknown()
    {
        const string other = "99999999-9999-4999-8999-999999999999";
        var (status, body) = await world.AskTokenAsync(SandboxWorld.TokenForm(Staff, SandboxWorld.BotScope), other);
        Assert.Equal((400, 90002), (status, (int)body["error_codes"]![0]!));
        Assert.Equal(400, (await world.CallAsync("", "GET", $"/{other}/v2.0/.well-known/openid-configuration")).Status);
    }

    [Fact]
    public async Task Body_That_Is_No_Form_Is_Refused_And_Not_An_Accident()
    {
        var answer = await world.CallAsync("", "POST", $"/{DemoOffice.TenantId}/oauth2/v2.0/token", new JsonObject());
        Assert.Equal((400, "invalid_request"), (answer.Status, (string?)answer.Json["error"]));
    }

    [Fact]
    public async Task Throttled_Entra_Says_When_To_Come_Back()
    {
        world.Faults.Entra = new FaultPlan { Status = 429, Count = 1, RetryAfter = 7 };
        var answer = await world.CallAsync("", "POST", $"/{DemoOffice.TenantId}/oauth2/v2.0/token");
        Assert.Equal((429, "7", 90033), (answer.Status, answer.RetryAfter, (int)answer.Json["error_codes"]![0]!));
    }

    [Fact]
    public async Task Metadata_Names_Issuer_And_Keys_That_Check_A_Tabs_Token()
    {
        var metadata = await world.CallAsync("", "GET", $"/{DemoOffice.TenantId}/v2.0/.well-known/openid-configuration");
        var keys = await KeysAsync((string)metadata.Json["jwks_uri"]!);
        var mint = world.App.Cloud.GetRequiredService<TokenMint>();
        var result = await CheckAsync(mint.ForTab(SandboxWorld.Person("Laras")), keys, (string)metadata.Json["issuer"]!, DemoOffice.TeamApp.ClientId);
        Assert.True(result.IsValid);
        var claims = result.Claims;
        Assert.Equal(("2.0", "access_as_user", DemoOffice.TenantId, "5e3ce6c0-2b1f-4285-8d4b-75ee78787346"), (claims["ver"], claims["scp"], claims["tid"], claims["azp"]));
        Assert.DoesNotContain(keys.Keys, k => k.AdditionalData.ContainsKey("endorsements"));
    }

    [Fact]
    public async Task Bot_Metadata_Endorses_Its_Keys_For_Teams()
    {
        var metadata = await world.CallAsync("", "GET", "/botframework/v1/.well-known/openidconfiguration");
        Assert.Equal("https://api.botframework.com", (string?)metadata.Json["issuer"]);
        var keys = await KeysAsync((string)metadata.Json["jwks_uri"]!);
        Assert.All(keys.Keys, k => Assert.Contains("msteams", k.AdditionalData["endorsements"].ToString()));
        var token = world.App.Cloud.GetRequiredService<TokenMint>().ForBot(Staff.ClientId, world.App.Addresses.Connector);
        var result = await CheckAsync(token, keys, "https://api.botframework.com", Staff.ClientId);
        Assert.Equal(world.App.Addresses.Connector.ToString(), result.Claims["serviceurl"]);
    }

    [Fact]
    public async Task Rotation_Publishes_A_New_Key_And_Keeps_The_One_Before()
    {
        await using var own = new Rotating();
        await own.World.InitializeAsync();
        var mint = own.World.App.Cloud.GetRequiredService<TokenMint>();
        var old = await own.World.TokenAsync(DemoOffice.TeamApp, SandboxWorld.GraphScope);
        var first = mint.EntraKeys.Published[0].KeyId;

        await RotateAsync(own.World);
        Assert.Equal(2, mint.EntraKeys.Published.Count);
        Assert.NotEqual(first, mint.EntraKeys.Published[0].KeyId);
        Assert.Equal(404, (await own.World.CallAsync(old, "GET", Event)).Status);

        await RotateAsync(own.World);
        Assert.DoesNotContain(mint.EntraKeys.Published, k => k.KeyId == first);
        Assert.Equal(401, (await own.World.CallAsync(old, "GET", Event)).Status);
    }

    [Fact]
    public async Task Withdrawn_Keys_Are_Gone_At_Once()
    {
        await using var own = new Rotating();
        await own.World.InitializeAsync();
        var mint = own.World.App.Cloud.GetRequiredService<TokenMint>();
        var old = await own.World.TokenAsync(DemoOffice.TeamApp, SandboxWorld.GraphScope);

        await RotateAsync(own.World, "withdraw");
        Assert.Single(mint.EntraKeys.Published);
        Assert.Equal(401, (await own.World.CallAsync(old, "GET", Event)).Status);
    }

    [Fact]
    public async Task An_Unpublished_Key_Is_Unknown_To_Everybody_But_Its_Maker()
    {
        await using var own = new Rotating();
        await own.World.InitializeAsync();
        var mint = own.World.App.Cloud.GetRequiredService<TokenMint>();
        await RotateAsync(own.World, "unpublished");
        var kid = new JsonWebToken(mint.ForTab(SandboxWorld.Person("Laras"))).Kid;
        Assert.DoesNotContain(mint.EntraKeys.Published, k => k.KeyId == kid);
        Assert.Equal(404, (await own.World.CallAsync(await own.World.TokenAsync(DemoOffice.TeamApp, SandboxWorld.GraphScope), "GET", Event)).Status);

        await RotateAsync(own.World, "keep");
        Assert.Contains(mint.EntraKeys.Published, k => k.KeyId == new JsonWebToken(mint.ForTab(SandboxWorld.Person("Laras"))).Kid);
    }

    private const string Event = $"/graph/v1.0/users/{DemoOffice.Mailbox}/events/none";

    private static async Task RotateAsync(SandboxWorld world, string keys = "keep")
    {
        using var answer = await world.Http.PostAsync(new Uri(world.App.Addresses.Page, $"sandbox/rotate-keys?keys={keys}"), null);
        Assert.True(answer.IsSuccessStatusCode);
    }

    private async Task<JsonWebKeySet> KeysAsync(string address) => new(await world.Http.GetStringAsync(address));

    private static Task<TokenValidationResult> CheckAsync(string token, JsonWebKeySet keys, string issuer, string audience) =>
        new JsonWebTokenHandler().ValidateTokenAsync(
            token, new TokenValidationParameters { ValidIssuer = issuer, ValidAudience = audience, IssuerSigningKeys = keys.GetSigningKeys() });

    private sealed class Rotating : IAsyncDisposable
    {
        public SandboxWorld World { get; } = new();

        public async ValueTask DisposeAsync() => await World.DisposeAsync();
    }
}
