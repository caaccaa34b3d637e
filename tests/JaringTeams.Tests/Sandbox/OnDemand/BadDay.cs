using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaring.Intake;
using Jaring.Outbox;
using Jaring.Sandbox;
using Jaring.Sandbox.Cloud.Connector;
using Jaring.Sandbox.Cloud.FaultsOnDemand;
using Jaring.Sandbox.Cloud.Graph;
using Jaring.Sandbox.Cloud.Identity;
using Jaring.Sandbox.Demo;
using Jaring.Storage;
using Jaring.Tests.Bot;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jaring.Tests.Sandbox.OnDemand;

/// <summary>
/// The whole product beside the Sandbox on a day on which things go wrong: notice rounds every half minute of a clock that a test moves, an outbox that
/// does not give up, and every log line kept.
/// </summary>
public class BadDay : SandboxWorld, IAsyncLifetime
{
    private readonly ShiftedClock clock = new();

    internal LogCollector Logs { get; } = new();

    private protected override SandboxOptions Options => new()
    {
        PortBase = 0,
        DataFolder = DataFolder,
        NoticesEvery = TimeSpan.FromSeconds(30),
        DrillsEvery = TimeSpan.FromDays(3650),
        HostSettings = new Dictionary<string, string?>
        {
            ["Outbox:FirstPause"] = "00:00:00.1",
            ["Outbox:LongestPause"] = "00:00:00.5",
            ["Outbox:Poll"] = "00:00:00.05",
            ["Outbox:MaxAttempts"] = "100",
        },
    };

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        foreach (var person in DemoOffice.Team)
            await App.Cloud.GetRequiredService<BotChannel>().InstallAsync(person, default);
        await UntilAsync(() => Task.FromResult(DemoOffice.Team.All(p => Cards(p) > 0)), "every member has the chat");
    }

    private protected override void ConfigureHost(WebApplicationBuilder builder)
    {
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs).AddFilter<LogCollector>(null, LogLevel.Trace);
        builder.Services.AddSingleton<TimeProvider>(clock);
    }

    /// <summary>A decoy, as the schedule makes one, and the round that tells of it.</summary>
    internal async Task DrillAsync()
    {
        await using var scope = App.Host.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ISubmitDrill>().SubmitAsync(DemoOffice.Id, default);
    }

    /// <summary>Lets the next round be due.</summary>
    internal void MoveToNextRound()
    {
        var missing = App.Host.GetRequiredService<INoticeDesk>().NextRound(DemoOffice.Id) - clock.GetUtcNow();
        clock.Shift += missing > TimeSpan.Zero ? missing : TimeSpan.Zero;
    }

    internal void Move(TimeSpan by) => clock.Shift += by;

    /// <summary>Waits until it is so; the clock goes on by two seconds each time, so that nothing waits for a pause.</summary>
    internal async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        for (var n = 0; n < 1500; n++)
        {
            if (await isSo())
                return;
            await Task.Delay(40);
            if (n % 10 == 9)
                Move(TimeSpan.FromSeconds(2));
        }
        Assert.Fail($"Not so in time: {what}. Struck: {string.Join(", ", Faults.Struck.TakeLast(5).Select(s => $"{s.Kind} {s.Status} {s.Form} {s.Path}"))}. Logs: {string.Join('\n', Logs.Lines.Where(l => l.StartsWith("Warning", StringComparison.Ordinal) || l.StartsWith("Error", StringComparison.Ordinal)).TakeLast(6))}");
    }

    /// <summary>A number out of the outbox.</summary>
    internal async Task<int> OutboxAsync(Func<IQueryable<OutboxRow>, IQueryable<OutboxRow>> which)
    {
        await using var store = await App.Host.GetRequiredService<IDbContextFactory<JaringDbContext>>().CreateDbContextAsync();
        return await which(store.Set<OutboxRow>()).CountAsync();
    }

    /// <summary>Waits until nothing is left to be told.</summary>
    internal Task AllToldAsync() => UntilAsync(async () => await OutboxAsync(rows => rows.Where(r => r.State == OutboxState.Pending)) == 0, "everything is told");

    /// <summary>Plans a session as a member.</summary>
    internal Task<HttpResponseMessage> PlanAsync(string title, int day = 40) => AskAsync(HttpMethod.Post, "sessions", new
    {
        submitKey = Jaring.Sealing.Base64Url.Encode(Guid.NewGuid().ToByteArray()),
        kind = "training",
        title,
        startsAt = $"{DateTimeOffset.UtcNow.AddDays(day):yyyy-MM-dd}T09:00",
        endsAt = $"{DateTimeOffset.UtcNow.AddDays(day):yyyy-MM-dd}T11:00",
        online = true,
        moderator = "",
        speakers = Array.Empty<string>(),
        attendees = new[] { "yoga@tirtawana.example" },
        agenda = Array.Empty<string>(),
        place = "Aula",
    });

    internal async Task<JsonNode> SessionAsync(string title)
    {
        using var answer = await AskAsync(HttpMethod.Get, "sessions", null);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["sessions"]!.AsArray().Single(s => (string?)s!["title"] == title)!;
    }

    /// <summary>What the dashboard's first page says about deliveries: late ones and given-up ones.</summary>
    internal async Task<(int Pending, int Parked)> DeliveryAsync()
    {
        using var answer = await AskAsync(HttpMethod.Get, "home", null);
        var delivery = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["delivery"]!;
        return ((int)delivery["pending"]!, (int)delivery["parked"]!);
    }

    /// <summary>The status of a member's first page.</summary>
    internal async Task<HttpStatusCode> SignInAsync()
    {
        using var answer = await AskAsync(HttpMethod.Get, "home", null);
        return answer.StatusCode;
    }

    /// <summary>Subjects of what the organising mailbox holds.</summary>
    internal IEnumerable<JsonObject> Events(string title) => App.Cloud.GetRequiredService<Calendars>().All.Where(e => (string?)e["subject"] == title);

    /// <summary>What the bot wrote in the person's chat.</summary>
    internal int Cards(Person person) => App.Cloud.GetRequiredService<Chats>().Of(person).Messages.Count(m => m.From == "bot");

    /// <summary>The person's activity feed.</summary>
    internal IReadOnlyList<FeedItem> Feed(Person person) => App.Cloud.GetRequiredService<ActivityFeed>().Of(person.Id);

    /// <summary>No word of any fault stands in a log line, whatever its level and category.</summary>
    internal void NothingLeaked() => Assert.DoesNotContain(SpoiltAnswer.Canary, Logs.All);

    internal async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(App.Addresses.Dashboard, $"{DemoOffice.Id}/api/{path}"))
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", App.Cloud.GetRequiredService<TokenMint>().ForTab(Person("Laras")));
        return await Http.SendAsync(request);
    }
}
