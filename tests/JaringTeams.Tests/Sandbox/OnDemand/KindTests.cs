using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaring.Sandbox.Cloud;
using Jaring.Sandbox.Cloud.Connector;
using Jaring.Sandbox.Cloud.FaultsOnDemand;
using Jaring.Sandbox.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Sandbox.OnDemand;

/// <summary>What a caller sees of each kind of fault, and whether the work was done.</summary>
public sealed class KindTests(SandboxWorld world) : IClassFixture<SandboxWorld>, IAsyncLifetime
{
    private static int last;

    /// <summary>Each test speaks to another person: a chat takes eight messages in two seconds.</summary>
    private readonly Person person = DemoOffice.People[Interlocked.Increment(ref last) % DemoOffice.People.Count];

    private string token = "";
    private string chat = "";

    public async Task InitializeAsync()
    {
        world.Faults.Clear();
        token = await world.TokenAsync(DemoOffice.StaffApp, SandboxWorld.BotScope);
        Chats.Of(person).TryInstall(true);
        chat = $"/connector/v3/conversations/{person.ConversationId}/activities";
    }

    public Task DisposeAsync()
    {
        world.Faults.Clear();
        return Task.CompletedTask;
    }

    private Chats Chats => world.App.Cloud.GetRequiredService<Chats>();

    private int Said => Chats.Of(person).Messages.Count(m => m.From == "bot");

    [Fact]
    public async Task A_Lost_Call_Was_Never_Done_And_A_Lost_Answer_Was()
    {
        var before = Said;
        world.Faults.Connector = new FaultPlan { Kind = FaultKind.LoseCall, Count = 1 };
        await Assert.ThrowsAsync<HttpRequestException>(() => SayAsync());
        Assert.Equal(before, Said);
        world.Faults.Connector = new FaultPlan { Kind = FaultKind.LoseAnswer, Count = 1 };
        await Assert.ThrowsAsync<HttpRequestException>(() => SayAsync());
        Assert.Equal(before + 1, Said);
        Assert.Contains(world.Records.All, r => r is { Struck: FaultKind.LoseAnswer, Status: 0, Answer: "" } && r.Body.Contains("halo", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_Repeated_Call_Is_Done_Twice_And_Answered_Once()
    {
        var before = Said;
        world.Faults.Connector = new FaultPlan { Kind = FaultKind.Repeat, Count = 1 };
        var (status, text, _) = await SayAsync();
        Assert.Equal((201, before + 2), (status, Said));
        Assert.Equal(Chats.Of(person).Messages[^1].Id, (string?)JsonNode.Parse(text)!["id"]);
    }

    [Theory]
    [InlineData(GarbageForm.Truncated)]
    [InlineData(GarbageForm.WrongType)]
    [InlineData(GarbageForm.Huge)]
    [InlineData(GarbageForm.BadUtf8)]
    [InlineData(GarbageForm.WrongLength)]
    public async Task Garbage_Comes_After_The_Work(object form)
    {
        var before = Said;
        world.Faults.Connector = new FaultPlan { Kind = FaultKind.Garbage, Form = (GarbageForm)form, Count = 1 };
        if ((GarbageForm)form == GarbageForm.WrongLength)
        {
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => SayAsync());
        }
        else
        {
            var (status, text, type) = await SayAsync();
            Assert.Equal(201, status);
            Assert.True(form switch
            {
                GarbageForm.WrongType => type == "application/octet-stream",
                GarbageForm.Huge => text.Length > 4_000_000,
                GarbageForm.BadUtf8 => text.Contains('\uFFFD'),
                _ => text.Length > 0 && !text.EndsWith('}'),
            });
        }
        Assert.Equal(before + 1, Said);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(403)]
    [InlineData(413)]
    [InlineData(502)]
    public async Task A_Proxys_Page_Comes_In_Place_Of_The_Work(int status)
    {
        var before = Said;
        world.Faults.Connector = new FaultPlan { Kind = FaultKind.Html, Status = status, Count = 1 };
        var (answered, text, type) = await SayAsync();
        Assert.Equal((status, "text/html", before), (answered, type, Said));
        Assert.StartsWith("<html>", text);
    }

    [Fact]
    public async Task Throttling_Comes_With_And_Without_A_Time()
    {
        world.Faults.Connector = new[] { new FaultPlan { Kind = FaultKind.Throttle, RetryAfter = 9, Count = 1 }, new FaultPlan { Kind = FaultKind.Throttle, Count = 1 } };
        var (first, second) = (await world.CallAsync(token, "POST", chat, Halo), await world.CallAsync(token, "POST", chat, Halo));
        Assert.Equal((429, "9", 429, null), (first.Status, first.RetryAfter, second.Status, second.RetryAfter));
    }

    [Fact]
    public async Task A_Delay_Is_Spread_And_The_Work_Is_Done()
    {
        var before = Said;
        world.Faults.Connector = new FaultPlan { Kind = FaultKind.Delay, DelayMs = 1, DelayMsUpTo = 50, Seed = 4 };
        for (var n = 0; n < 3; n++)
            Assert.Equal(201, (await SayAsync()).Status);
        Assert.Equal((3, before + 3), (world.Faults.Struck.Select(s => s.DelayMs).Distinct().Count(), Said));
    }

    [Fact]
    public async Task Plans_Are_Set_And_Read_Back_By_The_Page()
    {
        var faults = new Uri(world.App.Addresses.Page, "sandbox/faults");
        using var put = await world.Http.PutAsJsonAsync(faults, new { connector = new { kind = "fail", status = 500, count = 1, route = "POST */activities" } });
        Assert.True(put.IsSuccessStatusCode);
        Assert.Equal(500, (await SayAsync()).Status);
        var read = (await world.Http.GetFromJsonAsync<JsonNode>(faults))!;
        Assert.Equal(("fail", 500), ((string?)read["connector"]![0]!["kind"], (int)read["struck"]![0]!["status"]!));
        Assert.Equal("connector", (string?)read["struck"]![0]!["service"]);

        using var bad = await world.Http.PutAsJsonAsync(faults, new { connector = new { kind = "fail", share = 7 } });
        Assert.Equal(400, (int)bad.StatusCode);
        Assert.Contains("connector[0].share", await bad.Content.ReadAsStringAsync());

        using var gone = await world.Http.DeleteAsync(faults);
        Assert.Empty((await world.Http.GetFromJsonAsync<JsonNode>(faults))!["struck"]!.AsArray());
    }

    [Theory]
    [InlineData(7000222, 401, "invalid_client")]
    [InlineData(53003, 400, "access_denied")]
    [InlineData(90033, 429, "temporarily_unavailable")]
    public async Task Entra_Refuses_In_Its_Own_Words(int aadsts, int status, string error)
    {
        world.Faults.Entra = new FaultPlan { Kind = FaultKind.Fail, Aadsts = aadsts, Count = 1, Route = "*/token" };
        var (answered, body) = await world.AskTokenAsync(SandboxWorld.TokenForm(DemoOffice.StaffApp, SandboxWorld.BotScope));
        Assert.Equal((status, error, aadsts), (answered, (string?)body["error"], (int)body["error_codes"]![0]!));
        Assert.StartsWith($"AADSTS{aadsts}: ", (string?)body["error_description"]);
    }

    [Fact]
    public async Task Metadata_And_Keys_Can_Be_Away_Or_Garbage()
    {
        world.Faults.Entra = new[]
        {
            new FaultPlan { Status = 503, Count = 1, Route = "*/openid-configuration" }, new FaultPlan { Kind = FaultKind.Garbage, Form = GarbageForm.Truncated, Route = "*/keys" },
        };
        var metadata = $"/{DemoOffice.TenantId}/v2.0/.well-known/openid-configuration";
        var (first, second) = (await world.CallAsync("", "GET", metadata), await world.CallAsync("", "GET", metadata));
        Assert.Equal((503, 200), (first.Status, second.Status));
        var keys = await world.CallAsync("", "GET", "/botframework/v1/.well-known/keys");
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => keys.Json);
    }

    private static JsonNode Halo => JsonNode.Parse("""{"type":"message","text":"halo"}""")!;

    private async Task<(int Status, string Text, string? Type)> SayAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, chat) { Content = JsonContent.Create(Halo) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await world.Http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Content.Headers.ContentType?.MediaType);
    }
}
