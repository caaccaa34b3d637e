using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;
using static Jaring.Tests.Sandbox.GraphCaller;

namespace Jaring.Tests.Sandbox;

/// <summary>Who is written to when an event is made, changed or cancelled (teams.md §7; Graph's page of "update event").</summary>
public sealed class GraphMailTests(SandboxWorld world) : IClassFixture<SandboxWorld>
{
    private readonly GraphCaller graph = new(world);

    [Fact]
    public async Task Changing_Only_The_Attendees_Writes_To_Those_Who_Came_Or_Went()
    {
        var made = await graph.MakeAsync();
        await graph.PatchAsync(made, Only(Yoga, Wening));
        Assert.Equal(("Invitation", "Invitation Cancellation", "Invitation"), await InboxesAsync(made));
        await graph.PatchAsync(made, Only(Yoga, Wening));
        Assert.Equal(("Invitation", "Invitation Cancellation", "Invitation"), await InboxesAsync(made));
    }

    [Theory]
    [InlineData("""{"start":{"dateTime":"2027-01-12T08:00:00","timeZone":"Asia/Jakarta"}}""")]
    [InlineData("""{"location":{"displayName":"Aula"}}""")]
    [InlineData("""{"subject":"Lain"}""")]
    [InlineData("""{"body":{"contentType":"text","content":"x"}}""")]
    public async Task Changing_What_Guests_See_Writes_To_All(string change)
    {
        var made = await graph.MakeAsync();
        await graph.PatchAsync(made, change);
        Assert.Equal(("Invitation Update", "Invitation Update", ""), await InboxesAsync(made));
    }

    [Theory]
    [InlineData("""{"hideAttendees":true}""")]
    [InlineData("""{"categories":["Jaring"],"reminderMinutesBeforeStart":30}""")]
    public async Task Changing_What_Is_The_Organisers_Own_Writes_To_Nobody(string change)
    {
        var made = await graph.MakeAsync();
        Assert.Equal(200, (await graph.PatchAsync(made, change)).Status);
        Assert.Equal(("Invitation", "Invitation", ""), await InboxesAsync(made));
    }

    [Fact]
    public async Task New_Guest_Together_With_A_New_Time_Is_Invited_And_The_Others_Are_Updated()
    {
        var made = await graph.MakeAsync();
        await graph.PatchAsync(made, $$"""{"location":{"displayName":"Aula"},{{Only(Yoga, Wening).Trim('{')}}""");
        Assert.Equal(("Invitation Update", "Invitation Cancellation", "Invitation"), await InboxesAsync(made));
    }

    [Fact]
    public async Task Cancelling_Sends_The_Note_And_Deleting_None()
    {
        var cancelled = await graph.MakeAsync();
        await graph.CallAsync("POST", $"{Mailbox}/events/{cancelled["id"]}/cancel", JsonNode.Parse("""{"Comment":"Batal."}"""));
        Assert.Equal("Batal.", await NoteAsync(cancelled));
        var deleted = await graph.MakeAsync();
        await graph.CallAsync("DELETE", $"{Mailbox}/events/{deleted["id"]}");
        Assert.Null(await NoteAsync(deleted));
        Assert.Equal("Invitation Cancellation", await graph.MailAsync(Yoga, deleted));

        async Task<string?> NoteAsync(JsonNode made) =>
            (string?)(await graph.LettersAsync(Yoga)).Single(l => (string?)l!["eventId"] == (string?)made["id"] && (string?)l["kind"] == "Cancellation")!["text"];
    }

    [Fact]
    public async Task Group_Reaches_Its_Members_Once_And_Removing_One_By_Name_Writes_To_All()
    {
        var made = await graph.MakeAsync(b => b["attendees"] = Guests(DemoOffice.AllStaff, Yoga));
        Assert.All(await Task.WhenAll(DemoOffice.People.Select(p => graph.MailAsync(p.Mailbox, made))), mail => Assert.Equal("Invitation", mail));
        await graph.PatchAsync(made, Only(DemoOffice.AllStaff));
        Assert.All(await Task.WhenAll(DemoOffice.People.Select(p => graph.MailAsync(p.Mailbox, made))), mail => Assert.Equal("Invitation Update", mail));
    }

    [Fact]
    public async Task Answer_Of_A_Group_Member_Stands_With_The_Organiser()
    {
        var made = await graph.MakeAsync(b => b["attendees"] = Guests(DemoOffice.AllStaff));
        Assert.Equal(204, await graph.ReplyAsync("Yoga", made, "declined"));
        var held = (await graph.CallAsync("GET", $"{Mailbox}/events/{made["id"]}")).Json;
        Assert.Equal("declined", (string?)held["attendees"]!.AsArray().Single(a => (string?)a!["emailAddress"]!["address"] == Yoga)!["status"]!["response"]);
        Assert.Equal("Reply", await graph.MailAsync("mailbox", made));
    }

    [Fact]
    public async Task Address_That_Does_Not_Exist_Bounces_And_The_Event_Stands()
    {
        var made = await graph.MakeAsync(b => b["attendees"] = Guests("tiada@tirtawana.example", "tamu@luar.example"));
        var bounce = Assert.Single(await graph.LettersAsync("mailbox"), l => (string?)l!["eventId"] == (string?)made["id"])!;
        Assert.Equal(("Undeliverable", "tiada@tirtawana.example"), ((string?)bounce["kind"], (string?)bounce["text"]));
        Assert.Equal("Invitation", await graph.MailAsync("tamu@luar.example", made));
        Assert.Equal("", await graph.MailAsync("tiada@tirtawana.example", made));
    }

    [Theory]
    [InlineData(true, 204)]
    [InlineData(false, 404)]
    public async Task Another_Time_Is_Proposed_Only_Where_Proposals_Are_Taken(bool taken, int status)
    {
        var made = await graph.MakeAsync(b => b["allowNewTimeProposals"] = taken);
        Assert.Equal(status, await graph.ReplyAsync("Yoga", made, "tentativelyAccepted", proposes: true));
        var yoga = (await graph.CallAsync("GET", $"{Mailbox}/events/{made["id"]}")).Json["attendees"]![0]!;
        Assert.Equal(taken ? "2027-01-12T13:00:00" : null, (string?)yoga["proposedNewTime"]?["start"]!["dateTime"]);
    }

    private static string Only(params string[] attendees) => new JsonObject { ["attendees"] = Guests(attendees) }.ToJsonString();

    private async Task<(string Yoga, string Sari, string Wening)> InboxesAsync(JsonNode made) =>
        (await graph.MailAsync(Yoga, made), await graph.MailAsync(Sari, made), await graph.MailAsync(Wening, made));
}
