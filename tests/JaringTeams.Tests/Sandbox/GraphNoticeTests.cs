using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;

namespace Jaring.Tests.Sandbox;

/// <summary>The pretend activity feed: sendActivityNotification (teams.md §7; specs/graph-errors.json).</summary>
public sealed class GraphNoticeTests(SandboxWorld world) : IClassFixture<SandboxWorld>
{
    private static readonly Person Nurul = SandboxWorld.Person("Nurul");

    [Fact]
    public async Task Notice_Stands_In_The_Feed_And_The_Same_Chain_Takes_Its_Place()
    {
        Assert.Equal((204, ""), await SentAsync(n => n["chainId"] = 11));
        Assert.Equal((204, ""), await SentAsync(n =>
        {
            n["chainId"] = 11;
            n["previewText"]!["content"] = "Kedua";
        }));
        Assert.Equal((204, ""), await SentAsync(n => n["chainId"] = 12));
        var feed = await FeedAsync();
        Assert.Equal(["Kedua"], feed.Where(i => (long?)i!["chainId"] == 11).Select(i => (string?)i!["preview"]));
        Assert.Contains(feed, i => (long?)i!["chainId"] == 12);
    }

    [Theory]
    [InlineData("Yoga", 403, "Forbidden")]
    [InlineData("", 404, "NotFound")]
    public async Task Only_Who_Has_The_Teams_App_Is_Told(string name, int status, string code)
    {
        var user = name.Length == 0 ? Guid.NewGuid().ToString() : SandboxWorld.Person(name).Id;
        var answer = await SendAsync(Notice(), user);
        Assert.Equal((status, code), (answer.Status, answer.Code));
        if (status == 403)
            Assert.Contains("Ensure that the expected Teams app is installed in the target scope", (string?)answer.Json["error"]!["message"]);
    }

    [Theory]
    [InlineData("""{"activityType":"laporan"}""", "BadRequest")]
    [InlineData("""{"activityType":null}""", "BadRequest")]
    [InlineData("""{"activityType":"systemDefault"}""", "BadRequest")]
    [InlineData("""{"topic":null}""", "BadRequest")]
    [InlineData("""{"topic":{"source":"text","value":"JaringTeams"}}""", "BadRequest")]
    [InlineData("""{"topic":{"source":"text","value":"JaringTeams","webUrl":"https://elsewhere.example/"}}""", "BadRequest")]
    [InlineData("""{"topic":{"source":"teks","value":"JaringTeams"}}""", "RequestBodyRead")]
    [InlineData("""{"chainId":"11"}""", "RequestBodyRead")]
    [InlineData("""{"recipient":{}}""", "RequestBodyRead")]
    public async Task What_Teams_Would_Not_Show_Is_Refused(string change, string code)
    {
        var before = (await FeedAsync()).Count;
        var notice = Notice();
        foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
            notice[name] = value?.DeepClone();
        var answer = await SendAsync(notice);
        Assert.Equal((400, code, before), (answer.Status, answer.Code, (await FeedAsync()).Count));
    }

    [Theory]
    [InlineData(150, 204)]
    [InlineData(151, 400)]
    public async Task Preview_Has_At_Most_150_Characters(int length, int status)
    {
        var (answered, _) = await SentAsync(n => n["previewText"]!["content"] = new string('a', length));
        Assert.Equal(status, answered);
    }

    [Fact]
    public async Task App_Without_The_Permission_Is_Told_Which()
    {
        var staff = await world.TokenAsync(DemoOffice.StaffApp, SandboxWorld.GraphScope);
        var answer = await world.CallAsync(staff, "POST", Path(Nurul.Id), Notice());
        Assert.Equal((403, "Forbidden"), (answer.Status, answer.Code));
        Assert.Contains("TeamsActivity.Send.User", (string?)answer.Json["error"]!["message"]);
    }

    private static string Path(string user) => $"/graph/v1.0/users/{user}/teamwork/sendActivityNotification";

    private static JsonObject Notice() => JsonNode.Parse("""
        {"topic":{"source":"text","value":"JaringTeams","webUrl":"https://teams.microsoft.com/l/entity/a/dasbor"},
         "activityType":"pembaruan","previewText":{"content":"Ada pembaruan."},"templateParameters":[]}
        """)!.AsObject();

    private async Task<(int Status, string Text)> SentAsync(Action<JsonObject> change)
    {
        var notice = Notice();
        change(notice);
        var answer = await SendAsync(notice);
        return (answer.Status, answer.Status == 204 ? answer.Text : "");
    }

    private async Task<SandboxWorld.Answer> SendAsync(JsonObject notice, string? user = null) =>
        await world.CallAsync(await world.TokenAsync(DemoOffice.TeamApp, SandboxWorld.GraphScope), "POST", Path(user ?? Nurul.Id), notice);

    private async Task<JsonArray> FeedAsync() =>
        JsonNode.Parse(await world.Http.GetStringAsync(new Uri(world.App.Addresses.Page, $"sandbox/feed/{Nurul.Id}")))!["items"]!.AsArray();
}
