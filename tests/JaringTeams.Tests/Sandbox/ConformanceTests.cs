using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaring.Intake;
using Jaring.Sandbox;
using Jaring.Sandbox.Cloud;
using Jaring.Sandbox.Cloud.Connector;
using Jaring.Sandbox.Cloud.Identity;
using Jaring.Sandbox.Demo;
using Jaring.Tests.Support;
using Jaring.Tests.Support.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Sandbox;

/// <summary>
/// What the real product and the Sandbox say to each other fits the official descriptions of Graph, connector and activities. Every world of a
/// test is compared when it ends (<see cref="Ledger"/>); this one makes sure that everything did happen.
/// </summary>
public sealed class ConformanceTests(ConformanceTests.Everyday everyday) : IClassFixture<ConformanceTests.Everyday>
{
    [Theory]
    [InlineData("connector", "POST", "/activities")]
    [InlineData("connector", "POST", "/conversations")]
    [InlineData("graph", "POST", "/sendActivityNotification")]
    [InlineData("graph", "POST", "/events")]
    [InlineData("graph", "GET", "/events/")]
    [InlineData("graph", "POST", "/cancel")]
    [InlineData("bot", "POST", "/api/messages")]
    public void The_Product_Did_All_Of_It(string service, string method, string part) =>
        Assert.Contains(everyday.Lived, r => r.Service == service && r.Method == method && r.Path.Contains(part, StringComparison.Ordinal) && r.Status is >= 200 and < 300);

    [SpecTheory]
    [InlineData("graph", 15)]
    [InlineData("connector", 15)]
    [InlineData("entra", 3)]
    [InlineData("bot", 5)]
    public void Every_Call_And_Answer_Fits(string service, int least)
    {
        var calls = everyday.Records.ToTraffic().Where(r => r.Service == service).ToList();
        Assert.True(calls.Count >= least, $"only {calls.Count} calls");
        Assert.Empty(Ledger.Compare(calls)!);
    }

    /// <summary>One founded office in which the product does everything once, and a caller who gets every kind of answer.</summary>
    public sealed class Everyday : SandboxWorld, IAsyncLifetime
    {
        private protected override SandboxOptions Options => new()
        {
            PortBase = 0,
            DataFolder = DataFolder,
            NoticesEvery = TimeSpan.FromSeconds(1),
            DrillsEvery = TimeSpan.FromDays(3650),
        };

        /// <summary>What passed before the caller of the tests came.</summary>
        internal IReadOnlyList<CloudRecord> Lived { get; private set; } = [];

        async Task IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            await LiveAsync();
            Lived = [.. Records.All];
            await AskForEveryAnswerAsync();
            await ConnectorTraffic.LiveAsync(this);
            await GraphTraffic.CauseAsync(this);
        }

        private async Task LiveAsync()
        {
            var channel = App.Cloud.GetRequiredService<BotChannel>();
            var said = await channel.SayAsync(Person("Yoga"), "mulai", default);
            await channel.DeleteAsync(Person("Yoga"), said.Id, default);
            await channel.InvokeAsync(Person("Yoga"), "task/fetch", null, default);
            await channel.InstallAsync(Person("Laras"), default);
            await WhenSeenAsync("connector", "/activities", 3);

            await DrillAsync();
            await WhenSeenAsync("graph", "/sendActivityNotification", 5);
            Faults.MissingPermissions = ["TeamsActivity.Send.User"];
            App.Cloud.GetRequiredService<Chats>().Of(Person("Ratna")).TryInstall(true); // by an administrator: the bot never heard of it
            await DrillAsync();
            await WhenSeenAsync("connector", "/conversations", 1, atEnd: true);
            Faults.MissingPermissions = [];

            var id = await PlanAsync();
            await Eventually.IsAsync(true, async () =>
            {
                await AskAsync($"sessions/{id}/refresh", null);
                return Records.All.Any(r => r.Service == "graph" && r.Path.Contains("/events/", StringComparison.Ordinal));
            });
            await AskAsync($"sessions/{id}/cancel", null);
            await WhenSeenAsync("graph", "/cancel", 1);
        }

        private async Task DrillAsync()
        {
            await using var scope = App.Host.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ISubmitDrill>().SubmitAsync(DemoOffice.Id, default);
        }

        private async Task<string> PlanAsync()
        {
            var day = DateTimeOffset.UtcNow.AddDays(40).ToString("yyyy-MM-dd");
            var session = await AskAsync("sessions", new
            {
                submitKey = "AAAAAAAAAAAAAAAAAAAAAA",
                kind = "training",
                title = "Sosialisasi: ruang kerja yang saling menghormati",
                startsAt = $"{day}T09:00",
                endsAt = $"{day}T11:00",
                online = true,
                moderator = "",
                speakers = Array.Empty<string>(),
                attendees = new[] { "yoga@tirtawana.example" },
                agenda = Array.Empty<string>(),
                place = "Aula",
            });
            return (string)session["id"]!;
        }

        private async Task<JsonNode> AskAsync(string path, object? body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(App.Addresses.Dashboard, $"{DemoOffice.Id}/api/{path}"))
            {
                Content = body is null ? null : JsonContent.Create(body),
            };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", App.Cloud.GetRequiredService<TokenMint>().ForTab(Person("Laras")));
            using var answer = await Http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, text);
            return JsonNode.Parse(text)!;
        }

        private Task WhenSeenAsync(string service, string part, int count, bool atEnd = false) => Eventually.IsAsync(true, () => Task.FromResult(
            Records.All.Count(r => r.Service == service && r.Status is >= 200 and < 300
                && (atEnd ? r.Path.EndsWith(part, StringComparison.Ordinal) : r.Path.Contains(part, StringComparison.Ordinal))) >= count));

        private async Task AskForEveryAnswerAsync()
        {
            var bot = await TokenAsync(DemoOffice.StaffApp, BotScope);
            var graph = await TokenAsync(DemoOffice.TeamApp, GraphScope);
            var chat = $"/connector/v3/conversations/{Person("Yoga").ConversationId}";
            var message = JsonNode.Parse("""{"type":"message","text":"halo"}""")!;
            var sent = (await CallAsync(bot, "POST", $"{chat}/activities", message)).Json["id"];
            foreach (var (method, path) in new[]
            {
                ("PUT", $"activities/{sent}"), ("POST", $"activities/{sent}"), ("POST", "activities/404"), ("PUT", "activities/404"), ("GET", "members"),
                ("GET", $"members/{Person("Yoga").Id}"), ("GET", "members/nobody"), ("GET", "pagedmembers?pageSize=5"), ("GET", $"activities/{sent}/members"),
                ("DELETE", $"activities/{sent}"),
            })
                await CallAsync(bot, method, $"{chat}/{path}", method is "GET" or "DELETE" ? null : message);
            await CallAsync(bot, "POST", $"{chat}/activities", JsonNode.Parse("""{"type":"typing"}"""));
            await CallAsync(bot, "POST", $"{chat}/activities", JsonNode.Parse("""{"type":"message"}"""));
            await CallAsync("", "GET", $"{chat}/members");

            var events = $"/graph/v1.0/users/{DemoOffice.Mailbox}/events";
            var made = JsonNode.Parse("""
                {"subject":"x","body":{"contentType":"html","content":"<p>x</p>"},"location":{"displayName":"Aula"},"isOnlineMeeting":true,"transactionId":"t-1",
                 "start":{"dateTime":"2027-01-12T09:00:00","timeZone":"Asia/Jakarta"},"end":{"dateTime":"2027-01-12T11:00:00","timeZone":"Asia/Jakarta"},
                 "attendees":[{"emailAddress":{"address":"yoga@tirtawana.example","name":"Yoga"},"type":"optional"}]}
                """)!;
            var id = (await CallAsync(graph, "POST", events, made)).Json["id"];
            await CallAsync(graph, "POST", events, JsonNode.Parse("""{"subjekt":"x"}"""));
            await CallAsync(graph, "GET", $"{events}/{id}?$select=subject,attendees");
            await CallAsync(graph, "GET", $"{events}/{id}", null, ("Prefer", "outlook.timezone=\"Asia/Jakarta\""));
            await CallAsync(graph, "PATCH", $"{events}/{id}", JsonNode.Parse("""{"body":{"contentType":"text","content":"x"}}"""));
            await CallAsync(graph, "GET", $"/graph/v1.0/users/{DemoOffice.Mailbox}/calendarView?startDateTime=2027-01-01T00:00:00Z&endDateTime=2027-02-01T00:00:00Z&$top=5");
            await CallAsync(graph, "GET", "/graph/v1.0/users/laras@tirtawana.example/events/x");
            await CallAsync("", "GET", $"{events}/{id}");
            await CallAsync(graph, "DELETE", $"{events}/{id}");
            await CallAsync(graph, "DELETE", $"{events}/{id}");
            await CallAsync(graph, "POST", $"/graph/v1.0/users/{Person("Yoga").Id}/teamwork/sendActivityNotification", JsonNode.Parse("""{"activityType":"pembaruan"}"""));
            foreach (var status in new[] { 429, 500, 502, 503, 504, 507 })
            {
                (Faults.Graph, Faults.Connector) = (new FaultPlan { Status = status, Count = 1 }, new FaultPlan { Status = status, Count = 1 });
                await CallAsync(graph, "GET", $"{events}/x");
                await CallAsync(bot, "GET", $"{chat}/members");
            }
        }
    }
}
