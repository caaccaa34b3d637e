using System.Net.Http.Headers;
using System.Text.Json;
using Jaring.Benchmarks.World;
using Jaring.Sandbox;
using Jaring.Sandbox.Demo;

namespace Jaring.Benchmarks.Bot;

/// <summary>A message of a person, ready to be sent as the chat platform sends it.</summary>
internal sealed record Message(string Id, AuthenticationHeaderValue Token, byte[] Body);

/// <summary>
/// People who write to the bot, over and over: the usual load. Tokens are signed with RS256 as the Bot Framework signs them, several of them in turn;
/// each is proved once and then known (docs/performance.md).
/// </summary>
internal sealed class Conversations(PretendCloud cloud, SandboxAddresses at)
{
    /// <summary>So many that nobody comes near what Teams allows one thread; the product would make the person wait.</summary>
    private const int People = 5000;
    private readonly AuthenticationHeaderValue[] tokens =
        [.. Enumerable.Range(0, 16).Select(_ => new AuthenticationHeaderValue("Bearer", cloud.Mint.ForBot(DemoOffice.StaffApp.ClientId, at.Connector)))];

    private int made;

    /// <summary>That many messages with ids that were never used.</summary>
    public IReadOnlyList<Message> Make(int count) => [.. Enumerable.Range(0, count).Select(_ => Make())];

    /// <summary>A new version of the app comes to that many people: nobody sees anything, and the bot learns where they are.</summary>
    public IReadOnlyList<Message> MakeUpgrades(int count) => [.. Enumerable.Range(1, count).Select(Upgrade)];

    private Message Upgrade(int person) => new($"18000{person:D8}", tokens[person % tokens.Length], JsonSerializer.SerializeToUtf8Bytes(new
    {
        type = "installationUpdate",
        id = $"18000{person:D8}",
        action = "add-upgrade",
        serviceUrl = at.Connector.ToString(),
        channelId = "msteams",
        from = new { id = $"29:person-{person}", aadObjectId = $"0f4b7a61-11d2-4c8e-a1f0-{person:D12}" },
        recipient = new { id = $"28:{DemoOffice.StaffApp.ClientId}", name = "JaringTeams" },
        conversation = new { id = $"a:chat-{person};1=@2", conversationType = "personal", tenantId = DemoOffice.TenantId },
        channelData = new { tenant = new { id = DemoOffice.TenantId } },
    }));

    private Message Make()
    {
        var n = ++made;
        var person = n % People;
        var id = $"17000{n:D8}";
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            type = "message",
            id,
            timestamp = "2026-11-22T01:00:00.000Z",
            serviceUrl = at.Connector.ToString(),
            channelId = "msteams",
            locale = "id-ID",
            text = "Halo, saya ingin bertanya.",
            textFormat = "plain",
            from = new { id = $"29:person-{person}", name = "Sari Utami", aadObjectId = $"0f4b7a61-11d2-4c8e-a1f0-{person:D12}" },
            recipient = new { id = $"28:{DemoOffice.StaffApp.ClientId}", name = "JaringTeams" },
            conversation = new { id = $"a:chat-{person};1=@2", conversationType = "personal", tenantId = DemoOffice.TenantId },
            channelData = new { tenant = new { id = DemoOffice.TenantId } },
            attachments = new[] { new { contentType = "text/html", content = "<p>Halo, saya ingin bertanya.</p>" } },
            entities = new[] { new { type = "clientInfo", locale = "id-ID", country = "ID", platform = "Web", timezone = "Asia/Jakarta" } },
        });
        return new Message(id, tokens[n % tokens.Length], body);
    }
}
