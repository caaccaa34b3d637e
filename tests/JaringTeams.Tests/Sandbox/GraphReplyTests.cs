using System.Text.Json.Nodes;
using static Jaring.Tests.Sandbox.GraphCaller;

namespace Jaring.Tests.Sandbox;

/// <summary>Replies of a guest by Graph: whose calendar, which body, and what the organiser sees (Graph's pages of accept, tentativelyAccept, decline).</summary>
public sealed class GraphReplyTests(SandboxWorld world) : IClassFixture<SandboxWorld>, IAsyncLifetime
{
    private readonly GraphCaller graph = new(world);

    private static string Own => $"/graph/v1.0/users/{SandboxWorld.Person("Yoga").Id}";

    public Task InitializeAsync()
    {
        world.Faults.StaffCalendars = true;
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        world.Faults.StaffCalendars = false;
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_Copy_Has_Its_Own_Id_And_The_Same_UId_And_Shows_No_Hidden_Guest()
    {
        var made = await graph.MakeAsync(e => e["hideAttendees"] = true);
        var copy = Assert.Single(await FindAsync(made))!;
        Assert.NotEqual((string?)made["id"], (string?)copy["id"]);
        Assert.Equal(((string?)made["iCalUId"], false), ((string?)copy["iCalUId"], (bool)copy["isOrganizer"]!));
        Assert.DoesNotContain(Sari, copy.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_A_Reply_That_Is_Sent_Reaches_The_Organiser()
    {
        var made = await graph.MakeAsync();
        var copy = Assert.Single(await FindAsync(made))!;
        Assert.Equal((202, ""), await PostAsync(copy, "accept", """{"SendResponse":false}"""));
        Assert.Equal("none", await AnswerAsync(made));
        Assert.Equal((202, ""), await PostAsync(copy, "accept", """{"SendResponse":true,"Comment":null}"""));
        Assert.Equal("accepted", await AnswerAsync(made));
        Assert.Equal((202, ""), await PostAsync(copy, "tentativelyAccept", """{"SendResponse":true}"""));
        Assert.Equal("tentativelyAccepted", await AnswerAsync(made));
        Assert.Equal((202, ""), await PostAsync(copy, "decline", """{"SendResponse":true}"""));
        Assert.Equal("declined", await AnswerAsync(made));
        Assert.Empty(await FindAsync(made));
        Assert.Equal(404, (await PostAsync(copy, "accept", """{"SendResponse":true}""")).Status);
    }

    [Theory]
    [InlineData("accept", """{"sendResponse":"ya"}""")]
    [InlineData("accept", """{"proposedNewTime":null}""")]
    [InlineData("decline", """{"answer":true}""")]
    [InlineData("tentativelyAccept", "[]")]
    public async Task A_Body_That_Graph_Does_Not_Know_Is_Refused(string call, string body)
    {
        var made = await graph.MakeAsync();
        Assert.Equal(400, (await PostAsync(Assert.Single(await FindAsync(made))!, call, body)).Status);
        Assert.Equal("none", await AnswerAsync(made));
    }

    [Fact]
    public async Task The_Organiser_Cannot_Reply_And_Nobody_Without_The_Wider_Permission_Reads_Along()
    {
        var made = await graph.MakeAsync();
        Assert.Equal(400, (await graph.CallAsync("POST", $"{Mailbox}/events/{made["id"]}/accept", JsonNode.Parse("""{"SendResponse":true}"""))).Status);
        world.Faults.StaffCalendars = false;
        Assert.Equal(403, (await graph.CallAsync("GET", $"{Own}/events?$filter=iCalUId eq '{made["iCalUId"]}'")).Status);
        Assert.Equal(403, (await graph.CallAsync("POST", $"{Own}/events/any/accept", JsonNode.Parse("{}"))).Status);
    }

    private async Task<JsonArray> FindAsync(JsonNode made) => (await graph.CallAsync("GET", $"{Own}/events?$filter=iCalUId eq '{made["iCalUId"]}'")).Value;

    private async Task<(int Status, string Text)> PostAsync(JsonNode copy, string call, string body)
    {
        var answer = await graph.CallAsync("POST", $"{Own}/events/{copy["id"]}/{call}", JsonNode.Parse(body));
        return (answer.Status, answer.Text);
    }

    private async Task<string?> AnswerAsync(JsonNode made) => (string?)(await graph.CallAsync("GET", $"{Mailbox}/events/{made["id"]}")).Json["attendees"]!.AsArray()
        .Single(a => (string?)a!["emailAddress"]!["address"] == Yoga)!["status"]!["response"];
}
