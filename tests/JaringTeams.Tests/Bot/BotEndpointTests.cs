using System.Text.Json.Nodes;

namespace Jaring.Tests.Bot;

/// <summary>POST /api/messages: methods, sizes, shapes, invokes and repeats (teams.md §3.5, §3.6; activity rules 2, 3, 7, 32, T2, T3).</summary>
public sealed class BotEndpointTests : BotTest
{
    private string Bearer => $"Bearer {World.Cloud.Issuer.Sign(World.Claims())}";

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Only_Post_Is_Answered(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/messages");
        using var response = await World.Http.SendAsync(request);
        Assert.Equal(405, (int)response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":7,"from":{"id":"a"},"conversation":{"id":"a"},"recipient":{"id":"a"}}""")]
    [InlineData("""{"from":{"id":"a"},"conversation":{"id":"a"},"recipient":{"id":"a"}}""")]
    [InlineData("""{"type":"message","type":"invoke","from":{"id":"a"},"conversation":{"id":"a"},"recipient":{"id":"a"}}""")]
    [InlineData("""{"type":"message","from":{"id":"a"},"conversation":{"id":".."},"recipient":{"id":"a"}}""")]
    [InlineData("""{"type":"invoke","from":{"id":"a"},"conversation":{"id":"a"},"recipient":{"id":"a"}}""")]
    public async Task Wrong_Shape_Is_A_Bad_Request(string body)
    {
        using var response = await World.PostAsync(body, Bearer);
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Wrong_Content_Type_Is_Refused()
    {
        using var response = await World.PostAsync(World.Message().ToJsonString(), Bearer, "text/plain");
        Assert.Equal(415, (int)response.StatusCode);
    }

    [Theory]
    [InlineData(256 * 1024, 200)]
    [InlineData((256 * 1024) + 1, 413)]
    [InlineData(10 * 1024 * 1024, 413)]
    public async Task Body_May_Have_256_KB(int size, int status)
    {
        var body = World.Message("").ToJsonString();
        body = World.Message(new string('a', size - body.Length)).ToJsonString();
        Assert.Equal(size, body.Length);
        using var response = await World.PostAsync(body, Bearer);
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Body_Without_A_Declared_Length_Is_Measured_While_It_Is_Read()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages");
        request.Headers.TryAddWithoutValidation("Authorization", Bearer);
        request.Headers.TransferEncodingChunked = true;
        request.Content = new StringContent(World.Message(new string('a', 256 * 1024)).ToJsonString());
        request.Content.Headers.ContentType = new("application/json");
        using var response = await World.Http.SendAsync(request);
        Assert.Equal(413, (int)response.StatusCode);
    }

    [Fact]
    public async Task Unknown_Types_And_Fields_Are_Ignored()
    {
        using var typing = await World.PostAsync(World.Activity("typing"));
        using var future = await World.PostAsync(World.Activity("somethingNew", a => a["newField"] = new JsonObject { ["x"] = 1 }));
        using var deleted = await World.PostAsync(World.Activity("messageDelete"));
        Assert.All([typing, future, deleted], r => Assert.Equal(200, (int)r.StatusCode));
        await BotWorld.SettleAsync();
        Assert.Empty(World.Cloud.Sent("/activities"));
    }

    [Fact]
    public async Task Dialog_Is_Answered_With_One_Sentence_And_Closed_With_Nothing()
    {
        using var fetch = await World.PostAsync(World.Activity("invoke", a => a["name"] = "task/fetch"));
        Assert.Equal(200, (int)fetch.StatusCode);
        Assert.Equal("application/json", fetch.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            """{"task":{"value":"Silakan buka tab JaringTeams.","type":"message"}}""", await fetch.Content.ReadAsStringAsync());

        using var submit = await World.PostAsync(World.Activity("invoke", a => (a["name"], a["value"]) = ("task/submit", new JsonObject { ["data"] = "cerita" })));
        Assert.Equal(200, (int)submit.StatusCode);
        Assert.Equal("", await submit.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("adaptivecard/action")]
    [InlineData("composeExtension/query")]
    [InlineData("Task/Fetch")]
    public async Task Other_Invokes_Are_Not_Implemented(string name)
    {
        using var response = await World.PostAsync(World.Activity("invoke", a => a["name"] = name));
        Assert.Equal(501, (int)response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Repeated_Message_Is_Answered_Once()
    {
        var message = World.Message();
        using var first = await World.PostAsync(message);
        using var second = await World.PostAsync(message);
        Assert.Equal(200, (int)second.StatusCode);
        await World.SentAsync(1);
        await BotWorld.SettleAsync();
        Assert.Single(World.Cloud.Sent("/activities"));
    }

    [Fact]
    public async Task Message_Is_Accepted_At_Once_While_The_Connector_Is_Slow()
    {
        using var connectorMayAnswer = new ManualResetEventSlim();
        World.Cloud.Answer = seen =>
        {
            if (seen.Path.EndsWith("/activities", StringComparison.Ordinal) || seen.Path.Contains("/activities/", StringComparison.Ordinal))
            {
                connectorMayAnswer.Wait(TimeSpan.FromSeconds(10));
            }

            return null;
        };
        using var response = await World.PostAsync(World.Message());
        Assert.Equal(200, (int)response.StatusCode);
        connectorMayAnswer.Set();
        Assert.Single(await World.SentAsync(1));
    }
}
