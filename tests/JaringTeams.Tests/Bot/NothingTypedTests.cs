using System.Text.Json.Nodes;

namespace Jaring.Tests.Bot;

/// <summary>A unique word, put everywhere that Teams can carry what a person typed, is nowhere afterwards (architecture.md rule 1).</summary>
public sealed class NothingTypedTests : BotTest
{
    private const string Canary = "kenari7Qx2Zt9";

    [Fact]
    public async Task What_Is_Typed_Stays_In_No_Log_Store_Or_Request()
    {
        using var message = await World.PostAsync(World.Activity("message", Fill));
        using var edited = await World.PostAsync(World.Activity("messageUpdate", Fill));
        using var fetch = await World.PostAsync(World.Activity("invoke", a => Fill(a, "task/fetch")));
        using var submit = await World.PostAsync(World.Activity("invoke", a => Fill(a, "task/submit")));
        using var action = await World.PostAsync(World.Activity("invoke", a => Fill(a, "adaptiveCard/action")));
        using var broken = await World.PostAsync($$"""{"type":"message","text":"{{Canary}}",""", $"Bearer {World.Cloud.Issuer.Sign(World.Claims())}");
        using var refused = await World.PostAsync(World.Activity("message", Fill).ToJsonString(), "Bearer a.b.c");
        Assert.Equal(
            [200, 200, 200, 200, 200, 400, 401],
            new[] { message, edited, fetch, submit, action, broken, refused }.Select(r => (int)r.StatusCode));
        Assert.Single(await World.SentAsync(1));

        Assert.NotEmpty(World.Logs.Lines);
        Assert.DoesNotContain(Canary, World.Logs.All);
        Assert.DoesNotContain(BotWorld.Person, World.Logs.All);
        Assert.DoesNotContain("Sari", World.Logs.All);
        Assert.DoesNotContain("chat;1", World.Logs.All);
        Assert.DoesNotContain("chat%3B1", World.Logs.All);
        Assert.DoesNotContain(Canary, string.Join('\n', World.Addresses.Kept.Values));
        Assert.DoesNotContain(Canary, string.Join('\n', World.Cloud.Requests));
        foreach (var response in new[] { message, edited, fetch, submit, action, broken, refused })
        {
            Assert.DoesNotContain(Canary, await response.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task When_The_Connector_Fails_Its_Body_Stays_Out_Of_The_Log()
    {
        World.Cloud.Answer = seen => seen.Path.Contains("/activities", StringComparison.Ordinal)
            ? new Reply(400, $$$"""{"error":{"code":"{{{Canary}}}","message":"{{{Canary}}}"}}""")
            : null;
        using var response = await World.PostAsync(World.Message());
        await World.SentAsync(1);
        await BotWorld.SettleAsync();
        Assert.Contains("connector-refused", World.Logs.All);
        Assert.DoesNotContain(Canary, World.Logs.All);
    }

    private static void Fill(JsonObject activity) => Fill(activity, null);

    private static void Fill(JsonObject activity, string? name)
    {
        activity["name"] = name;
        activity["text"] = Canary;
        activity["summary"] = Canary;
        activity["value"] = new JsonObject { ["cerita"] = Canary };
        activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = $"<p>{Canary}</p>" });
        activity["entities"] = new JsonArray(new JsonObject { ["type"] = "mention", ["text"] = Canary });
        activity["channelData"]!["typed"] = Canary;
        activity["from"]!["name"] = Canary;
    }
}
