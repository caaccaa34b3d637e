using System.Text.Json.Nodes;
using Jaring.Sandbox;
using Jaring.Sandbox.Cloud.Identity;
using Jaring.Sandbox.Demo;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Bot.Playground;

/// <summary>A conversation between the real host and Microsoft's own client for bots.</summary>
public sealed class PlaygroundTests
{
    [PlaygroundFact]
    public async Task A_Conversation_Through_Microsoft_S_Own_Playground()
    {
        var folder = Directory.CreateTempSubdirectory("jaring-relay-").FullName;
        await using var relay = await PlaygroundRelay.StartAsync(CloudStandIn.Certificate);
        var options = new SandboxOptions { PortBase = 0, DataFolder = folder, Founded = false, DrillsEvery = TimeSpan.FromDays(3650) };
        await using var sandbox = await SandboxApp.StartAsync(options, TimeProvider.System, builder =>
        {
            File.AppendAllText(Path.Combine(folder, "sandbox-certificate.pem"), $"\n{CloudStandIn.CertificatePem}\n");
            builder.Configuration.AddInMemoryCollection([new("Microsoft365:ServiceHosts:1", relay.Connector.Authority)]);
        });
        await using var playground = await PlaygroundProcess.StartAsync(relay.Bot);
        relay.RealBot = new Uri(sandbox.Addresses.Room, "api/messages");
        relay.RealConnector = playground.Connector;
        relay.Sign = () => sandbox.Cloud.GetRequiredService<TokenMint>().ForBot(DemoOffice.StaffApp.ClientId, relay.Connector);

        await playground.SayAsync(PlaygroundProcess.Personal, "halo");
        var home = await AnswerAsync(relay, 1);
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)home["attachments"]![0]!["contentType"]);

        await playground.HappensAsync("install");
        Assert.Equal(home["attachments"]!.ToJsonString(), (await AnswerAsync(relay, 2))["attachments"]!.ToJsonString());

        var group = new JsonObject { ["id"] = PlaygroundProcess.Group, ["conversationType"] = "groupChat", ["isGroup"] = true, ["tenantId"] = DemoOffice.TenantId };
        await playground.HappensAsync("install", a => (a["type"], a["text"], a["conversation"]) = ("message", "halo", group));
        Assert.Null((await AnswerAsync(relay, 3))["attachments"]);

        await playground.HappensAsync("install", a => (a["type"], a["name"]) = ("invoke", "task/fetch"));
        await playground.HappensAsync("install", a => (a["type"], a["name"]) = ("invoke", "of/tomorrow"));
        await playground.HappensAsync("userAdded");
        await playground.HappensAsync("uninstall");
        await EventuallyAsync(relay, () => relay.Passed.Count(p => p.ToBot) >= 7);

        // Whatever the Playground sent was taken, and whatever the bot sent the Playground took.
        var invokes = relay.Passed.Where(p => p.ToBot && p.Sent.Contains("\"invoke\"", StringComparison.Ordinal)).ToList();
        Assert.Equal([200, 501], invokes.Select(i => i.Status));
        Assert.NotNull(JsonNode.Parse(invokes[0].Answer)!["task"]!["value"]);
        Assert.All(relay.Passed.Where(p => p.ToBot).Except(invokes), p => Assert.Equal((200, ""), (p.Status, p.Answer)));
        Assert.Equal([201, 201, 201], relay.Passed.Where(p => !p.ToBot).Select(p => p.Status));
    }

    /// <summary>What the bot sent as its n-th, once the Playground has taken it.</summary>
    private static async Task<JsonNode> AnswerAsync(PlaygroundRelay relay, int n)
    {
        await EventuallyAsync(relay, () => relay.Passed.Count(p => !p.ToBot) >= n);
        return JsonNode.Parse(relay.Passed.Where(p => !p.ToBot).ElementAt(n - 1).Sent)!;
    }

    private static async Task EventuallyAsync(PlaygroundRelay relay, Func<bool> holds)
    {
        for (var n = 0; n < 2400 && !holds(); n++)
        {
            await Task.Delay(25);
        }

        Assert.True(holds(), string.Join('\n', relay.Passed));
    }
}
