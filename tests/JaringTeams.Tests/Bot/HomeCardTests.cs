using System.Text.Json.Nodes;

namespace Jaring.Tests.Bot;

/// <summary>Whatever somebody does in the chat, the same card comes back, byte for byte.</summary>
public sealed class HomeCardTests : BotTest
{
    private static readonly string[] Typed =
    [
        "halo", "mulai", "bantuan", "", "saya mau cerita tentang kejadian kemarin", "<b>tolong</b>", "😭", "\u202Eterbalik", "lapor lapor lapor",
        new('x', 20_000),
    ];

    [Fact]
    public async Task Every_Text_Command_Install_And_Greeting_Gets_The_Same_Bytes()
    {
        foreach (var text in Typed)
        {
            using var response = await World.PostAsync(World.Message(text));
        }

        await World.SentAsync(Typed.Length);
        using var installed = await World.PostAsync(World.Activity("installationUpdate", a => a["action"] = "add"));
        await World.SentAsync(Typed.Length + 1);
        using var removed = await World.PostAsync(World.Activity("installationUpdate", a => a["action"] = "remove"));
        await BotWorld.SettleAsync();
        using var added = await World.PostAsync(
            World.Activity("conversationUpdate", a => a["membersAdded"] = new JsonArray(new JsonObject { ["id"] = $"28:{World.AppId}" })));

        var sent = await World.SentAsync(Typed.Length + 2);
        Assert.Equal(Typed.Length + 2, sent.Count);
        Assert.Single(sent.Select(Constant).Distinct());
    }

    [Fact]
    public async Task Installing_Greets_Once_Though_Teams_Tells_Of_It_Twice()
    {
        using var added = await World.PostAsync(
            World.Activity("conversationUpdate", a => a["membersAdded"] = new JsonArray(new JsonObject { ["id"] = $"28:{World.AppId}" })));
        using var installed = await World.PostAsync(World.Activity("installationUpdate", a => a["action"] = "add"));
        await World.SentAsync(1);
        await BotWorld.SettleAsync();
        Assert.Single(World.Cloud.Sent("/activities"));
    }

    [Fact]
    public async Task Somebody_Else_Joining_Or_An_Upgrade_Says_Nothing()
    {
        using var joined = await World.PostAsync(
            World.Activity("conversationUpdate", a => a["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "29:other" })));
        using var upgraded = await World.PostAsync(World.Activity("installationUpdate", a => a["action"] = "add-upgrade"));
        await BotWorld.SettleAsync();
        Assert.Empty(World.Cloud.Sent("/activities"));
    }

    [Fact]
    public async Task Card_Begins_With_Thanks_And_Help_And_Warns_Right_Above_Its_One_Button()
    {
        using var response = await World.PostAsync(World.Message());
        var activity = JsonNode.Parse((await World.SentAsync(1))[0].Body)!;
        Assert.Equal("Pesan dari JaringTeams.", (string?)activity["summary"]);
        var card = activity["attachments"]![0]!["content"]!;
        var texts = card["body"]!.AsArray().Where(e => (string?)e!["type"] == "TextBlock").Select(e => (string?)e!["text"]).ToList();
        Assert.Equal(["Terima kasih sudah menulis.", "Dalam bahaya: 110, 119.", "Butuh bantuan: 129."], texts.Take(3));
        Assert.Contains("Ponsel pribadi tanpa Teams lebih aman. Buka https://ruang.tirtawana.example/tirtawana/ atau pindai kode ini.", texts);
        Assert.Equal("Jangan menulis cerita di obrolan ini.", texts[^1]);
        var action = Assert.Single(card["actions"]!.AsArray())!;
        Assert.Equal("Action.OpenUrl", (string?)action["type"]);
        Assert.StartsWith(
            "https://teams.microsoft.com/l/entity/44444444-4444-4444-8444-444444444444/jaring?", (string?)action["url"], StringComparison.Ordinal);
        var picture = (string)card["body"]!.AsArray().Single(e => (string?)e!["type"] == "Image")!["url"]!;
        Assert.StartsWith("data:image/png;base64,iVBORw0KGgo", picture, StringComparison.Ordinal);
        Assert.True(picture.Length < 10_000);
    }

    [Fact]
    public async Task Answer_Is_A_Reply_In_One_Path_Segment_And_Sets_Only_What_It_Must()
    {
        var message = World.Message();
        using var response = await World.PostAsync(message);
        var sent = Assert.Single(await World.SentAsync(1));
        Assert.Equal($"/teams/v3/conversations/a%3Achat%3B1%3D%402/activities/{message["id"]}", sent.Path);
        Assert.StartsWith("Bearer token-", sent.Authorization, StringComparison.Ordinal);
        Assert.Equal(
            ["attachments", "channelId", "conversation", "from", "replyToId", "summary", "type"],
            JsonNode.Parse(sent.Body)!.AsObject().Select(p => p.Key).Order());
    }

    [Theory]
    [InlineData("groupChat")]
    [InlineData("channel")]
    [InlineData(null)]
    public async Task In_A_Group_There_Is_Only_The_Invitation(string? kind)
    {
        using var response = await World.PostAsync(
            World.Activity("message", a => (a["text"], a["conversation"]!["conversationType"]) = ("halo", kind)));
        var activity = JsonNode.Parse(Assert.Single(await World.SentAsync(1)).Body)!;
        Assert.Equal("Silakan buka obrolan pribadi dengan JaringTeams.", (string?)activity["text"]);
        Assert.Null(activity["attachments"]);
        Assert.Empty(World.Addresses.Kept);
    }

    [Fact]
    public async Task Conversation_Is_Kept_Without_The_Person_And_Erased_When_The_App_Is_Removed()
    {
        using var response = await World.PostAsync(World.Message());
        await World.SentAsync(1);
        var (key, address) = Assert.Single(World.Addresses.Kept);
        Assert.Equal($"tirtawana teams {BotWorld.Person}", key);
        Assert.DoesNotContain(BotWorld.Person, address);
        Assert.DoesNotContain("29:person", address);
        Assert.DoesNotContain("Sari", address);

        using var removed = await World.PostAsync(World.Activity("installationUpdate", a => a["action"] = "remove"));
        await BotWorld.SettleAsync();
        Assert.Equal([BotWorld.Person], World.Addresses.Removed);
    }

    private static string Constant(Seen sent)
    {
        var activity = JsonNode.Parse(sent.Body)!.AsObject();
        activity.Remove("replyToId");
        return activity.ToJsonString();
    }
}
