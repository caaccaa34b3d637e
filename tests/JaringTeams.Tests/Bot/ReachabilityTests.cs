using System.Text.Json.Nodes;
using Jaring.Announcements;
using Jaring.Storage;
using Jaring.Team;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Bot;

/// <summary>The directory of conversations stays true: installed, upgraded, blocked, moved, removed; and a look at it that nobody sees.</summary>
public sealed class ReachabilityTests : BotTest
{
    private static readonly AnnouncementWords Words = ReviewedTexts.All[0].Words;

    private IAnnouncementSender Announcer => World.App.Services.GetRequiredService<IAnnouncementSender>();

    private IAddressLook Look => World.App.Services.GetRequiredService<IAddressLook>();

    [Fact]
    public async Task Two_Hosts_That_Hear_Of_One_Installation_Greet_Once()
    {
        await using var other = await BotWorld.StartAsync(turns: World.Turns);
        using var added = await World.PostAsync(World.Activity("conversationUpdate", a => a["membersAdded"] = new JsonArray(new JsonObject { ["id"] = $"28:{World.AppId}" })));
        await World.SentAsync(1);
        using var installed = await other.PostAsync(other.Activity("installationUpdate", a => (a["action"], a["id"]) = ("add", "another")));
        await BotWorld.SettleAsync();
        Assert.Single(World.Cloud.Sent("/activities"));
        Assert.Empty(other.Cloud.Sent("/activities"));
        Assert.Single(other.Addresses.Kept);
    }

    [Fact]
    public async Task Removed_And_Installed_Again_Is_Greeted_Again()
    {
        await InstallationAsync("add");
        await World.SentAsync(1);
        await InstallationAsync("remove");
        await Until(() => !World.Addresses.Removed.IsEmpty);
        Assert.Empty(World.Addresses.Kept);
        await InstallationAsync("add");
        Assert.Equal(2, (await World.SentAsync(2)).Count);
        Assert.Single(World.Addresses.Kept);
    }

    [Fact]
    public async Task A_Store_That_Is_Away_Costs_Nobody_The_Greeting()
    {
        (World.Turns.Trouble, World.Addresses.Trouble) = (Task.FromException<bool>(new StoreAwayException(new IOException())), Task.FromException(new StoreAwayException(new IOException())));
        await InstallationAsync("add");
        Assert.Single(await World.SentAsync(1));
    }

    [Fact]
    public async Task An_Upgrade_Says_Nothing_And_Renews_The_Address()
    {
        await InstallationAsync("add-upgrade");
        await Until(() => !World.Addresses.Kept.IsEmpty);
        Assert.Empty(World.Cloud.Sent("/activities"));
        Assert.Contains(World.ServiceUrl, World.Addresses.Kept.Single().Value);
        await InstallationAsync("remove-upgrade");
        await BotWorld.SettleAsync();
        Assert.Single(World.Addresses.Kept);
    }

    [Theory]
    [InlineData(201, null, ToldOutcome.Sent)]
    [InlineData(403, "ConversationBlockedByUser", ToldOutcome.Unreachable)]
    [InlineData(403, "BotNotInConversationRoster", ToldOutcome.Unreachable)]
    [InlineData(404, "ConversationNotFound", ToldOutcome.Unreachable)]
    [InlineData(400, "BadSyntax", ToldOutcome.Refused)]
    [InlineData(413, "MessageSizeTooBig", ToldOutcome.Refused)]
    [InlineData(429, "Throttled", ToldOutcome.Later)]
    [InlineData(412, "PreconditionFailed", ToldOutcome.Later)]
    [InlineData(503, null, ToldOutcome.Later)]
    [InlineData(500, "ServiceError", ToldOutcome.Unsure)]
    [InlineData(502, null, ToldOutcome.Unsure)]
    [InlineData(504, null, ToldOutcome.Unsure)]
    public async Task An_Announcement_Ends_As_The_Connector_Says(int status, string? code, ToldOutcome outcome)
    {
        var address = await AddressAsync();
        World.Cloud.Answer = seen => seen.Path.EndsWith("/activities", StringComparison.Ordinal) ? new Reply(status, code is null ? "{}" : $$$"""{"error":{"code":"{{{code}}}","message":"x"}}""") : null;
        Assert.Equal(outcome, (await Announcer.TellAsync("tirtawana", address, Words, default)).Outcome);
    }

    [Fact]
    public async Task What_A_Member_Typed_Is_Text_On_The_Card_And_What_The_Preview_Shows()
    {
        var own = AnnouncementWords.Of(new("Kegiatan *bersama*", "Baris satu.\n[Bukan tautan](di sini) _miring_"));
        var address = await AddressAsync();
        await Announcer.TellAsync("tirtawana", address, own, default);
        var sent = JsonNode.Parse(World.Cloud.Sent("/activities")[^1].Body)!;
        var shown = Announcer.Preview("tirtawana", own);
        Assert.Equal(("JaringTeams", shown.Line), (shown.App, (string?)sent["summary"]));
        Assert.Equal(
            [@"Kegiatan \*bersama\*", "Baris satu.", @"\[Bukan tautan\](di sini) \_miring\_"],
            sent["attachments"]![0]!["content"]!["body"]!.AsArray().Select(b => (string?)b!["text"]));
        Assert.Equal(shown.Button, (string?)sent["attachments"]![0]!["content"]!["actions"]![0]!["title"]);
        Assert.Null(sent["replyToId"]);
    }

    [Theory]
    [InlineData(200, null, true)]
    [InlineData(403, "BotNotInConversationRoster", false)]
    [InlineData(404, "ConversationNotFound", false)]
    [InlineData(429, "Throttled", null)]
    [InlineData(503, null, null)]
    [InlineData(500, null, null)]
    public async Task A_Look_Sends_Nothing_And_Says_Whether_It_Leads_Somewhere(int status, string? code, bool? leads)
    {
        var address = await AddressAsync();
        World.Cloud.Answer = seen => seen.Path.EndsWith("/pagedmembers", StringComparison.Ordinal)
            ? new Reply(status, code is null ? """{"members":[{"id":"29:person","name":"Sari Utami"}]}""" : $$$"""{"error":{"code":"{{{code}}}","message":"x"}}""") : null;
        var before = World.Cloud.Sent("/activities").Count;
        Assert.Equal(new AddressLooked(leads), await Look.LookAsync("tirtawana", address, default));
        var asked = World.Cloud.Requests.Where(r => r.Path.EndsWith("/pagedmembers", StringComparison.Ordinal)).ToList();
        Assert.Equal("GET", Assert.Single(asked).Method);
        Assert.Equal("", asked[0].Body);
        Assert.Equal(before, World.Cloud.Sent("/activities").Count);
        Assert.DoesNotContain("Sari", World.Logs.All);
    }

    [Fact]
    public async Task What_Has_Moved_Is_Found_Under_The_Public_Address()
    {
        var address = (await AddressAsync()).Replace("/teams/", "/old/", StringComparison.Ordinal);
        World.Cloud.Answer = seen => seen.Path.EndsWith("/pagedmembers", StringComparison.Ordinal) ? new Reply(seen.Path.StartsWith("/old", StringComparison.Ordinal) ? 403 : 200) : null;
        var looked = await Look.LookAsync("tirtawana", address, default);
        Assert.True(looked.Leads);
        Assert.Contains(World.ServiceUrl, looked.Moved);
        Assert.Equal(ToldOutcome.Sent, (await Announcer.TellAsync("tirtawana", looked.Moved!, Words, default)).Outcome);
    }

    [Fact]
    public async Task A_Host_That_Is_Not_On_The_List_Is_Asked_Nothing()
    {
        var address = (await AddressAsync()).Replace(new Uri(World.Cloud.Address).Authority, "elsewhere.example", StringComparison.Ordinal);
        Assert.Equal(ToldOutcome.Refused, (await Announcer.TellAsync("tirtawana", address, Words, default)).Outcome);
        World.Cloud.Answer = seen => seen.Path.EndsWith("/pagedmembers", StringComparison.Ordinal) ? new Reply(404, """{"error":{"code":"ConversationNotFound"}}""") : null;
        Assert.Equal(default, await Look.LookAsync("tirtawana", address, default));
    }

    private async Task<string> AddressAsync()
    {
        using var hello = await World.PostAsync(World.Message());
        await World.SentAsync(1);
        return World.Addresses.Kept.Single().Value;
    }

    private async Task InstallationAsync(string action)
    {
        using var answer = await World.PostAsync(World.Activity("installationUpdate", a => a["action"] = action));
        Assert.Equal(200, (int)answer.StatusCode);
    }

    private static async Task Until(Func<bool> so)
    {
        for (var n = 0; n < 400 && !so(); n++)
        {
            await Task.Delay(25);
        }

        Assert.True(so());
    }
}
