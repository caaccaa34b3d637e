using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Jaring.Bot.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Jaring.Tests.Bot;

/// <summary>The process does not start with a hole in its settings, and says in a sentence where it is.</summary>
public sealed class Microsoft365OptionsTests
{
    [Theory]
    [InlineData("Microsoft365:LoginAuthority", "http://login.example", "LoginAuthority is \"http://login.example\"; it must be an absolute https address")]
    [InlineData("Microsoft365:GraphBaseUrl", "graph", "GraphBaseUrl is \"graph\"")]
    [InlineData("Microsoft365:BotMetadata", "", "BotMetadata is \"\"")]
    [InlineData("Microsoft365:GraphScope", "", "must name a scope")]
    [InlineData("Microsoft365:ServiceHosts:0", "https://smba.example/teams", "host or host:port")]
    [InlineData("Microsoft365:TrustedCertificatePath", "/nowhere.pem", "TrustedCertificatePath names a file that does not exist")]
    [InlineData("Microsoft365:MaxSdkRetries", "4", "it must be 0 to 3")]
    [InlineData("Microsoft365:BotIssuer", "api.botframework.com", "BotIssuer is \"api.botframework.com\"; it must be an absolute https address")]
    [InlineData("Microsoft365:TenantCallsPerSecond", "0", "it must be 1 to 10,000")]
    [InlineData("Microsoft365:Language", "de", "it must be id or en")]
    public async Task Fault_Stops_The_Start_With_A_Sentence(string key, string value, string sentence)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => BotWorld.StartAsync(s => s[key] = value));
        Assert.Contains(sentence, Assert.Single(refused.Failures));
    }

    [Fact]
    public async Task Public_Cloud_Is_The_Default_Host()
    {
        await using var world = await BotWorld.StartAsync(s => s.Remove("Microsoft365:ServiceHosts:0"));
        var hosts = world.App.Services.GetRequiredService<ServiceHosts>();
        Assert.True(hosts.Allows("https://smba.trafficmanager.net/emea/"));
        Assert.False(hosts.Allows("https://smba.trafficmanager.net:444/emea/"));
        Assert.False(hosts.Allows("https://smba.trafficmanager.net/emea/?to="));
        Assert.False(hosts.Allows("https://smba.trafficmanager.net/emea/#"));
        Assert.False(hosts.Allows(world.ServiceUrl));
        Assert.Equal("https://smba.trafficmanager.net/teams/", hosts.DefaultServiceUrl);
    }

    [Fact]
    public async Task Certificate_That_Nobody_Told_Us_To_Trust_Closes_The_Door()
    {
        await using var world = await BotWorld.StartAsync(s => s.Remove("Microsoft365:TrustedCertificatePath"));
        using var response = await world.PostAsync(world.Message());
        Assert.Equal(401, (int)response.StatusCode);
        Assert.Empty(world.Cloud.Requests);
    }

    [Fact]
    public async Task Trusted_Certificate_Does_Not_Excuse_Another_Host_Name()
    {
        await using var world = await BotWorld.StartAsync(
            s => s["Microsoft365:BotMetadata"] = s["Microsoft365:BotMetadata"]!.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        using var response = await world.PostAsync(world.Message());
        Assert.Equal(401, (int)response.StatusCode);
        Assert.Empty(world.Cloud.Requests);
    }

    [Fact]
    public async Task Certificate_Proves_The_Bot_To_Entra()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("jaring-cert-").FullName, "bot.pem");
        using (var key = RSA.Create(2048))
        {
            var request = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            await File.WriteAllTextAsync(path, $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        }

        await using var world = await BotWorld.StartAsync(s =>
        {
            s["Jaring:Offices:0:StaffApp:Credential:Kind"] = "Certificate";
            s["Jaring:Offices:0:StaffApp:Credential:CertificatePath"] = path;
        });
        using var response = await world.PostAsync(world.Message());
        await world.SentAsync(1);
        Assert.Contains("client_assertion=", Assert.Single(world.Cloud.Sent("/token")).Body);
    }
}
