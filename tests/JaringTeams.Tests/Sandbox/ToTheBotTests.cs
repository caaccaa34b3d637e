using System.Globalization;
using System.Text.Json.Nodes;
using Jaring.Sandbox.Cloud.Connector;
using Jaring.Sandbox.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Sandbox;

/// <summary>Everything that a person does reaches the bot in activities that keep specs/activity-rules.md, rules 8 to 16.</summary>
public sealed class ToTheBotTests(ToTheBotTests.Lived lived) : IClassFixture<ToTheBotTests.Lived>
{
    private const string BotId = "28:5b7c4d10-9a3e-4f21-8c66-0d2e4f6a8b11";
    private static readonly Person Sari = SandboxWorld.Person("Sari");

    [Fact]
    public void Everything_Arrived_And_Was_Taken_By_The_Real_Bot()
    {
        Assert.Equal(
            ["conversationUpdate", "installationUpdate", "message", "messageDelete", "invoke", "installationUpdate"],
            lived.Activities.Select(a => (string?)a["type"]));
        Assert.Equal([200, 200, 200, 200, 200, 200], lived.Statuses);
    }

    [Fact]
    public void Rule_8_From_Has_An_Id_And_A_Name() =>
        Each(a => Assert.Equal((Sari.ChatId, Sari.Name), ((string?)a["from"]!["id"], (string?)a["from"]!["name"])));

    [Fact]
    public void Rule_9_Recipient_Is_The_Bot() => Each(a => Assert.Equal((BotId, "JaringTeams"), ((string?)a["recipient"]!["id"], (string?)a["recipient"]!["name"])));

    [Fact]
    public void Rule_10_Service_Url_Is_There_And_Stable() => Each(a => Assert.Equal(lived.App.Addresses.Connector.ToString(), (string?)a["serviceUrl"]));

    [Fact]
    public void Rule_11_Ids_And_Times()
    {
        Each(a =>
        {
            Assert.Matches(@"^\d{13}$", (string?)a["id"]);
            Assert.EndsWith("Z", (string?)a["timestamp"]);
            Assert.EndsWith("+07:00", (string?)a["localTimestamp"]);
            Assert.Equal(
                DateTimeOffset.Parse((string)a["timestamp"]!, CultureInfo.InvariantCulture), DateTimeOffset.Parse((string)a["localTimestamp"]!, CultureInfo.InvariantCulture));
            Assert.Equal("Asia/Jakarta", (string?)a["localTimezone"]);
        });
        var own = lived.Activities.Where(a => (string?)a["type"] != "messageDelete").Select(a => (string?)a["id"]).ToList();
        Assert.Equal(own.Count, own.Distinct().Count());
    }

    [Fact]
    public void Rule_12_The_Conversation_Is_Personal() => Each(a =>
    {
        var conversation = a["conversation"]!;
        Assert.Equal((Sari.ConversationId, "personal", false), ((string?)conversation["id"], (string?)conversation["conversationType"], (bool)conversation["isGroup"]!));
        Assert.Equal("msteams", (string?)a["channelId"]);
    });

    [Fact]
    public void Rule_13_Plain_Text_And_Nothing_To_Speak_Or_To_Sum_Up()
    {
        Each(a => Assert.False(a.AsObject().ContainsKey("speak") || a.AsObject().ContainsKey("summary")));
        var message = Of("message");
        Assert.Equal(("1 < 2 & \"halo\"", "plain"), ((string?)message["text"], (string?)message["textFormat"]));
    }

    [Fact]
    public void Rule_14_Nobody_Is_Added_Twice()
    {
        var added = Of("conversationUpdate")["membersAdded"]!.AsArray().Select(m => (string?)m!["id"]).ToList();
        Assert.Equal([Sari.ChatId, BotId], added);
        Each(a => Assert.False(a.AsObject().ContainsKey("topicName") || a.AsObject().ContainsKey("historyDisclosed")));
    }

    [Fact]
    public void Rule_15_Only_The_Persons_Own_Deletion_Comes_Back()
    {
        var deleted = Assert.Single(lived.Activities, a => (string?)a["type"] is "messageDelete" or "messageUpdate");
        Assert.Equal(((string?)Of("message")["id"], "softDeleteMessage"), ((string?)deleted["id"], (string?)deleted["channelData"]!["eventType"]));
        Assert.True(lived.BotSaid > 0);
    }

    [Fact]
    public void Rule_16_One_Account_Has_One_Id()
    {
        var added = Of("conversationUpdate")["membersAdded"]!.AsArray();
        Each(a => Assert.Equal(((string?)added[0]!["id"], (string?)added[1]!["id"]), ((string?)a["from"]!["id"], (string?)a["recipient"]!["id"])));
    }

    [Fact]
    public void Teams_Sends_What_Was_Typed_A_Second_Time_As_Html()
    {
        var copy = Assert.Single(Of("message")["attachments"]!.AsArray())!;
        Assert.Equal(("text/html", "<p>1 &lt; 2 &amp; &quot;halo&quot;</p>"), ((string?)copy["contentType"], (string?)copy["content"]));
    }

    [Fact]
    public void The_Tenant_Is_Told_In_Both_Places() => Each(a => Assert.Equal(
        (DemoOffice.TenantId, DemoOffice.TenantId), ((string?)a["channelData"]!["tenant"]!["id"], (string?)a["conversation"]!["tenantId"])));

    private void Each(Action<JsonNode> check) => Assert.All(lived.Activities, check);

    private JsonNode Of(string type) => lived.Activities.Single(a => (string?)a["type"] == type);

    /// <summary>A person's whole life with the app: twice opened at once, one message, its deletion, an invoke, the removal.</summary>
    public sealed class Lived : SandboxWorld, IAsyncLifetime
    {
        internal IReadOnlyList<JsonNode> Activities { get; private set; } = [];

        internal IReadOnlyList<int> Statuses { get; private set; } = [];

        internal int BotSaid { get; private set; }

        async Task IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            var channel = App.Cloud.GetRequiredService<BotChannel>();
            await Task.WhenAll(channel.InstallAsync(Sari, default), channel.InstallAsync(Sari, default));
            var said = await channel.SayAsync(Sari, "1 < 2 & \"halo\"", default);
            var chat = App.Cloud.GetRequiredService<Chats>().Of(Sari);
            await Jaring.Tests.Support.Eventually.IsAsync(true, () => Task.FromResult(chat.Messages.Count(m => m.From == "bot") >= 2));
            Assert.True(await channel.DeleteAsync(Sari, said.Id, default));
            await channel.InvokeAsync(Sari, "task/fetch", null, default);
            await channel.UninstallAsync(Sari, default);
            await channel.UninstallAsync(Sari, default);
            var sent = Records.All.Where(r => r.Service == "bot").ToList();
            Activities = [.. sent.Select(r => JsonNode.Parse(r.Body)!)];
            Statuses = [.. sent.Select(r => r.Status)];
            BotSaid = chat.Messages.Count(m => m.From == "bot");
        }
    }
}
