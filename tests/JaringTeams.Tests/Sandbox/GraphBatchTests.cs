using System.Text.Json.Nodes;
using Jaring.Sandbox.Cloud;
using Jaring.Sandbox.Cloud.Graph;
using Jaring.Sandbox.Demo;
using Jaring.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NJsonSchema;
using Xunit.Abstractions;

namespace Jaring.Tests.Sandbox;

/// <summary>Several calls in one: <c>$batch</c> (teams.md §7.3; specs/graph-batch.schema.json).</summary>
public sealed class GraphBatchTests(SandboxWorld world, ITestOutputHelper output) : IClassFixture<SandboxWorld>
{
    private const string Users = $"/users/{DemoOffice.Mailbox}";
    private readonly GraphCaller graph = new(world);

    [Fact]
    public async Task Each_Call_Has_Its_Own_Answer_And_What_Depends_On_A_Failure_Fails()
    {
        var answer = await RunAsync(
            Step("1", "POST", "events", GraphCaller.Body("2027-01-12T09:00:00", "2027-01-12T10:00:00")),
            Step("2", "GET", "events/x"),
            Step("3", "GET", "calendar", after: "1"),
            Step("4", "GET", "calendar", after: "2"),
            Step("5", "POST", "events", new JsonObject { ["subjekt"] = "x" }));
        Assert.Equal([(1, 201), (2, 404), (3, 200), (4, 424), (5, 400)], Statuses(answer));
        Assert.Equal("Sosialisasi", (string?)answer.Json["responses"]![0]!["body"]!["subject"]);
        Assert.True(answer.Json["responses"]![1]!["headers"]!["request-id"] is not null, answer.Text);
        await FitsAsync(answer.Text);
    }

    [Fact]
    public async Task Twenty_For_One_Mailbox_Run_Four_At_A_Time_And_None_Is_Throttled()
    {
        var limits = world.App.Cloud.GetRequiredService<MailboxLimits>();
        world.Faults.Graph = new FaultPlan { DelayMs = 40 };
        try
        {
            var answer = await RunAsync([.. Enumerable.Range(1, 20).Select(n => Step($"{n}", "GET", "calendar"))]);
            Assert.All(Statuses(answer), s => Assert.Equal(200, s.Status));
            Assert.Equal(4, limits.MostSeen);
        }
        finally
        {
            world.Faults.Graph = new FaultPlan();
        }
    }

    [Fact]
    public async Task Throttled_Part_Says_When_To_Come_Back_While_The_Whole_Is_200()
    {
        world.Faults.Graph = new FaultPlan { Route = "GET */calendar", Status = 429, Count = 1, RetryAfter = 7 };
        var answer = await RunAsync(Step("1", "GET", "calendar"), Step("2", "GET", "calendar", after: "1"));
        Assert.Equal([(1, 429), (2, 424)], Statuses(answer));
        Assert.Equal("7", (string?)answer.Json["responses"]![0]!["headers"]!["Retry-After"]);
        await FitsAsync(answer.Text);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(21)]
    public async Task Batch_Holds_One_To_Twenty(int steps)
    {
        var answer = await RunAsync([.. Enumerable.Range(1, steps).Select(n => Step($"{n}", "GET", "calendar"))]);
        Assert.Equal((400, "BadRequest"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Ids_Are_Unlike_And_Only_Earlier_Ones_Are_Waited_For()
    {
        Assert.Equal(400, (await RunAsync(Step("1", "GET", "calendar"), Step("1", "GET", "calendar"))).Status);
        Assert.Equal(400, (await RunAsync(Step("1", "GET", "calendar", after: "2"), Step("2", "GET", "calendar"))).Status);
        Assert.Equal(401, (await world.CallAsync("", "POST", "/graph/v1.0/$batch", new JsonObject())).Status);
    }

    private Task<GraphCaller.Answer> RunAsync(params JsonObject[] steps) => graph.CallAsync("POST", "/graph/v1.0/$batch", new JsonObject { ["requests"] = new JsonArray([.. steps]) });

    private static JsonObject Step(string id, string method, string part, JsonObject? body = null, string? after = null)
    {
        var step = new JsonObject { ["id"] = id, ["method"] = method, ["url"] = $"{Users}/{part}" };
        if (body is not null)
            (step["body"], step["headers"]) = (body, new JsonObject { ["Content-Type"] = "application/json" });
        if (after is not null)
            step["dependsOn"] = new JsonArray(after);
        return step;
    }

    private static IEnumerable<(int Id, int Status)> Statuses(GraphCaller.Answer answer)
    {
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json["responses"]!.AsArray().Select(r => (int.Parse((string)r!["id"]!), (int)r["status"]!));
    }

    private async Task FitsAsync(string answer)
    {
        if (SpecFolder.Find("graph-batch.schema.json") is not { } path)
        {
            output.WriteLine("not checked: shared/specs is not here");
            return;
        }
        var response = JsonNode.Parse(await File.ReadAllTextAsync(path))!["definitions"]!["response"]!;
        Assert.Empty((await JsonSchema.FromJsonAsync(response.ToJsonString())).Validate(answer));
        Assert.NotEmpty((await JsonSchema.FromJsonAsync(response.ToJsonString())).Validate("""{"responses":[{"id":"1"}]}"""));
    }
}
