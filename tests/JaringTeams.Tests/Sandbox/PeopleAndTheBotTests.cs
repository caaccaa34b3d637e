using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Sandbox.Cloud.Connector;
using Jaring.Sandbox.Demo;
using Jaring.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Sandbox;

/// <summary>Group chats, channels, edits, reactions and repeated clicks, with the real bot at the other end (teams.md §3.5, §3.6).</summary>
public sealed class PeopleAndTheBotTests(SandboxWorld world) : IClassFixture<SandboxWorld>
{
    private static readonly string BotId = $"28:{DemoOffice.StaffApp.ClientId}";
    private static readonly Person Wening = SandboxWorld.Person("Wening");

    private BotChannel Channel => world.App.Cloud.GetRequiredService<BotChannel>();

    private Chats Chats => world.App.Cloud.GetRequiredService<Chats>();

    [Theory]
    [InlineData("groupChat")]
    [InlineData("channel")]
    public async Task Bot_Comes_To_A_Place_Hears_Only_Its_Name_And_Goes(string type)
    {
        var place = DemoPlaces.All.Last(p => p.Type == type);
        var home = place.TeamId is null ? place : DemoPlaces.Channels[0];
        var added = await DuringAsync(() => Channel.InstallAsync(Wening, place, default));
        Assert.Equal(["conversationUpdate", "installationUpdate"], added.Select(a => (string?)a["type"]));
        Assert.Equal(BotId, (string?)Assert.Single(added[0]["membersAdded"]!.AsArray())!["id"]);
        Assert.Equal("add", (string?)added[1]["action"]);
        Assert.All(added, a => Assert.Equal((home.Id, type, true), ((string?)a["conversation"]!["id"], (string?)a["conversation"]!["conversationType"], (bool)a["conversation"]!["isGroup"]!)));
        Assert.Equal(place.TeamId is null ? null : "teamMemberAdded", (string?)added[0]["channelData"]!["eventType"]);
        Assert.Equal(place.TeamId, (string?)added[1]["channelData"]!["team"]?["id"]);
        await BotSaysAsync(home, 1);

        Assert.Empty(await DuringAsync(() => Channel.SayAsync(Wening, place, "rapat jam sembilan", mention: false, default)));
        var before = Said(place);
        var heard = Assert.Single(await DuringAsync(() => Channel.SayAsync(Wening, place, "halo", mention: true, default)));
        Assert.Equal("<at>JaringTeams</at> halo", (string?)heard["text"]);
        var mention = heard["entities"]!.AsArray().Single(e => (string?)e!["type"] == "mention")!;
        Assert.Equal((BotId, "<at>JaringTeams</at>"), ((string?)mention["mentioned"]!["id"], (string?)mention["text"]));
        Assert.Equal(type == "channel" ? $"{place.Id};messageid={heard["id"]}" : place.Id, (string?)heard["conversation"]!["id"]);
        await BotSaysAsync(place, before + 1);
        Assert.Null(Chats.Of(place).Messages[^1].Activity["attachments"]?.AsArray().FirstOrDefault());

        var removed = await DuringAsync(() => Channel.UninstallAsync(Wening, place, default));
        Assert.Equal(["conversationUpdate", "installationUpdate"], removed.Select(a => (string?)a["type"]));
        Assert.Equal((BotId, "remove"), ((string?)removed[0]["membersRemoved"]![0]!["id"], (string?)removed[1]["action"]));
        Assert.Empty(await DuringAsync(() => Channel.SayAsync(Wening, place, "halo", mention: true, default)));
    }

    [Fact]
    public async Task Edit_Deletion_And_Reaction_Are_Heard_And_Not_Answered()
    {
        var person = SandboxWorld.Person("Yoga");
        var said = await Channel.SayAsync(person, "dulu", default);
        await BotSaysAsync(Place.Of(person), 2);
        var bots = Chats.Of(person).Messages.Last(m => m.From == "bot").Id;
        var events = await DuringAsync(async () =>
        {
            Assert.True(await Channel.EditAsync(person, said.Id, "kini", default));
            Assert.True(await Channel.ReactAsync(person, bots, "like", added: true, default));
            Assert.True(await Channel.ReactAsync(person, bots, "like", added: false, default));
            Assert.True(await Channel.DeleteAsync(person, said.Id, default));
        });
        Assert.Equal(["messageUpdate", "messageReaction", "messageReaction", "messageDelete"], events.Select(e => (string?)e["type"]));
        Assert.Equal((said.Id, "kini", "editMessage"), ((string?)events[0]["id"], (string?)events[0]["text"], (string?)events[0]["channelData"]!["eventType"]));
        Assert.Equal((bots, "like"), ((string?)events[1]["replyToId"], (string?)events[1]["reactionsAdded"]![0]!["type"]));
        Assert.Equal("like", (string?)events[2]["reactionsRemoved"]![0]!["type"]);
        Assert.Equal("softDeleteMessage", (string?)events[3]["channelData"]!["eventType"]);
        Assert.Equal(2, Said(Place.Of(person)));
        Assert.Equal(["dulu", "kini"], Chats.Of(person).Copies.Where(c => c.Id == said.Id).Select(c => (string?)c.Activity["text"]));
        Assert.False(await Channel.EditAsync(person, bots, "bukan milik saya", default));
        Assert.False(await Channel.ReactAsync(person, said.Id, "like", added: true, default));
    }

    [Fact]
    public async Task Whoever_Expects_Replies_In_The_Response_Gets_Them_There()
    {
        var person = SandboxWorld.Person("Sari");
        await Channel.SayAsync(person, "satu", default);
        await BotSaysAsync(Place.Of(person), 2);
        var (_, status) = await Channel.SayAsync(person, "dua", "expectReplies", default);
        Assert.Equal(200, status);
        Assert.Equal(3, Said(Place.Of(person)));
        await Channel.SayAsync(person, "tiga", default);
        await BotSaysAsync(Place.Of(person), 4);
    }

    [Fact]
    public async Task Repeated_Click_Gets_The_Same_Answer()
    {
        var answers = await Channel.InvokeAsync(SandboxWorld.Person("Ratna"), "task/fetch", null, InvokeRepeat.SameId, default);
        Assert.Equal(2, answers.Count);
        Assert.Equal(answers[0], answers[1]);
        Assert.Equal(200, answers[0].Status);
        var ids = world.Records.All.Where(r => r.Service == "bot").TakeLast(2).Select(r => (string?)JsonNode.Parse(r.Body)!["id"]).ToList();
        Assert.Equal(ids[0], ids[1]);
    }

    [Fact]
    public async Task Blocked_Bot_And_Disabled_App_Hear_Nothing()
    {
        var person = SandboxWorld.Person("Nurul");
        await Channel.InstallAsync(person, default);
        Chats.Of(person).State = new ConversationState { Blocked = true };
        Assert.Empty(await DuringAsync(() => Channel.SayAsync(person, "halo", default)));
        Chats.Of(person).State = new ConversationState();
        Assert.Single(await DuringAsync(() => Channel.SayAsync(person, "halo", default)));
    }

    [Fact]
    public async Task Page_Can_Do_All_Of_It()
    {
        var person = SandboxWorld.Person("Dimas");
        var group = Uri.EscapeDataString(DemoPlaces.Group.Id);
        Assert.Equal(3, (await PageAsync("GET", "threads")).Json.AsArray().Count);
        Assert.Equal(204, (await PageAsync("POST", $"threads/installation?id={group}", new { oid = person.Id, installed = true })).Status);
        Assert.Equal(202, (await PageAsync("POST", $"threads/messages?id={group}", new { oid = person.Id, text = "halo", mention = true })).Status);
        Assert.Equal(204, (await PageAsync("POST", $"threads/installation?id={group}", new { oid = person.Id, installed = false })).Status);

        var said = (string)(await PageAsync("POST", $"chats/{person.Id}", new { text = "dulu" })).Json["id"]!;
        await BotSaysAsync(Place.Of(person), 2);
        var bots = Chats.Of(person).Messages.Last(m => m.From == "bot").Id;
        Assert.Equal(204, (await PageAsync("PUT", $"chats/{person.Id}/{said}", new { text = "kini" })).Status);
        Assert.Equal(204, (await PageAsync("POST", $"chats/{person.Id}/{bots}/reactions", new { type = "like" })).Status);
        var clicked = (await PageAsync("POST", $"chats/{person.Id}/invoke", new { name = "task/fetch", repeat = 1 })).Json;
        Assert.Equal((200, 200), ((int)clicked["status"]!, (int)clicked["repeats"]![0]!["status"]!));

        Assert.Equal(404, (await PageAsync("PUT", "threads/state?id=nowhere", new { blocked = true })).Status);
        Assert.Equal(400, (await PageAsync("PUT", "tenant", new { outage = 418 })).Status);
        Assert.True((bool)(await PageAsync("GET", "tenant")).Json["registered"]!);
    }

    private Task<SandboxWorld.Answer> PageAsync(string method, string path, object? body = null) =>
        world.CallAsync("", method, $"/sandbox/{path}", body is null ? null : JsonSerializer.SerializeToNode(body));

    private async Task<IReadOnlyList<JsonNode>> DuringAsync(Func<Task> act)
    {
        var before = world.Records.All.Count(r => r.Service == "bot");
        await act();
        return [.. world.Records.All.Where(r => r.Service == "bot").Skip(before).Select(r => JsonNode.Parse(r.Body)!)];
    }

    private int Said(Place place) => Chats.Of(place).Messages.Count(m => m.From == "bot");

    private Task BotSaysAsync(Place place, int count) => Eventually.IsAsync(count, () => Task.FromResult(Said(place)));
}

/// <summary>How long the service and the client wait, by a clock that the test moves.</summary>
public sealed class WaitingForTheBotTests(TimelessSandbox world) : IClassFixture<TimelessSandbox>
{
    private static readonly Person Bagas = SandboxWorld.Person("Bagas");

    [Fact]
    public async Task Invoke_That_Is_Not_Answered_Ends_With_504_After_15_Seconds()
    {
        using var silent = new HttpClient(new Silence()) { Timeout = Timeout.InfiniteTimeSpan };
        var channel = ActivatorUtilities.CreateInstance<BotChannel>(world.App.Cloud, silent);
        world.App.Cloud.GetRequiredService<Chats>().Of(Bagas).TryInstall(true);
        var answer = channel.InvokeAsync(Bagas, "task/fetch", null, default);
        world.Manual.Advance(TimeSpan.FromSeconds(14.9));
        await Task.WhenAny(answer, Task.Delay(100));
        Assert.False(answer.IsCompleted);
        world.Manual.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal((504, ""), await answer);
    }

    [Fact]
    public async Task Client_Clicks_Again_Under_A_New_Id_After_Half_A_Minute()
    {
        var channel = world.App.Cloud.GetRequiredService<BotChannel>();
        await channel.InstallAsync(Bagas, default);
        var sent = world.Records.All.Count;
        var answers = channel.InvokeAsync(Bagas, "task/fetch", null, InvokeRepeat.NewIdLater, default);
        await Eventually.IsAsync(true, () => Task.FromResult(world.Records.All.Skip(sent).Any(r => r.Body.Contains("task/fetch", StringComparison.Ordinal))));
        while (!answers.IsCompleted)
        {
            world.Manual.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(20);
        }
        Assert.Equal([200, 200], (await answers).Select(a => a.Status));
        var ids = world.Records.All.Where(r => r.Body.Contains("task/fetch", StringComparison.Ordinal)).TakeLast(2).Select(r => JsonNode.Parse(r.Body)!).ToList();
        Assert.NotEqual((string?)ids[0]["id"], (string?)ids[1]["id"]);
        var apart = DateTimeOffset.Parse((string)ids[1]["timestamp"]!, CultureInfo.InvariantCulture) - DateTimeOffset.Parse((string)ids[0]["timestamp"]!, CultureInfo.InvariantCulture);
        Assert.Equal(30, apart.TotalSeconds, 1.0);
    }

    private sealed class Silence : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        }
    }
}
