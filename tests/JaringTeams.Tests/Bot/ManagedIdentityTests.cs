namespace Jaring.Tests.Bot;

/// <summary>The best of the three credentials (teams.md §3.3): nothing to keep, the machine vouches for the app. Here the App Service's own endpoint does.</summary>
public sealed class ManagedIdentityTests : BotTest
{
    protected override void Settings(IDictionary<string, string?> settings)
    {
        settings["Jaring:Offices:0:StaffApp:Credential:Kind"] = "ManagedIdentity";
        settings.Remove("Jaring:Offices:0:StaffApp:Credential:Secret");
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", settings["Microsoft365:LoginAuthority"] + "/msi/token");
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", "of-this-machine");
    }

    [Fact]
    public async Task The_Machine_Vouches_For_The_Bot()
    {
        var expires = DateTimeOffset.UtcNow.AddHours(8).ToUnixTimeSeconds();
        World.Cloud.Answer = seen => seen.Path == "/msi/token"
            ? new Reply(200, $$"""{"access_token":"vouched","expires_on":"{{expires}}","resource":"https://api.botframework.com","token_type":"Bearer","client_id":"{{World.AppId}}"}""")
            : null;
        using var response = await World.PostAsync(World.Message());
        Assert.Equal("Bearer vouched", Assert.Single(await World.SentAsync(1)).Authorization);
        var asked = Assert.Single(World.Cloud.Sent("/msi/token"));
        Assert.Contains($"client_id={World.AppId}", asked.Query);
        Assert.Contains("resource=https://api.botframework.com", asked.Query);
        Assert.Empty(World.Cloud.Sent("/oauth2/"));
    }
}
