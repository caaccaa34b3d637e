using System.Text.Json.Nodes;
using Jaring.Bot;
using Jaring.Bot.Notices;
using Jaring.Outbox;
using Jaring.Outreach.Calendar;
using Jaring.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NJsonSchema;

namespace Jaring.Tests.Bot;

/// <summary>What leaves this edge fits the official descriptions of cards, connector and Graph. Skipped where they are not at hand.</summary>
public sealed class SpecificationTests : BotTest
{
    [SpecFact]
    public async Task Cards_Fit_Adaptive_Cards_1_5()
    {
        var path = SpecFolder.Find("adaptive-card-1.5.schema.json")!;
        // NJsonSchema reads the draft's "id" as a base address and looks for the network; the schema's meaning does not need it.
        var text = JsonNode.Parse(await File.ReadAllTextAsync(path))!.AsObject();
        text.Remove("id");
        var schema = await JsonSchema.FromJsonAsync(text.ToJsonString());
        var messages = World.App.Services.GetRequiredService<NeutralMessages>();
        foreach (var card in new[] { messages.Home(World.Office), messages.Notice(World.Office) }.Select(m => m.Attachments![0].Content.GetRawText()))
        {
            Assert.Empty(schema.Validate(card));
            Assert.NotEmpty(schema.Validate(card.Replace("\"wrap\":true", "\"wrap\":\"yes\"", StringComparison.Ordinal)));
        }
    }

    [SpecFact]
    public async Task Activities_Fit_The_Connector()
    {
        using var personal = await World.PostAsync(World.Message());
        using var group = await World.PostAsync(World.Activity("message", a => a["conversation"]!["conversationType"] = "channel"));
        await World.SentAsync(2);
        await NotifyByChatAsync();
        var path = SpecFolder.Find("bot-connector.openapi.json")!;
        var check = new OpenApiCheck(path);
        var activity = check.Body("/v3/conversations/{conversationId}/activities");
        var sent = World.Cloud.Sent("/activities");
        Assert.Equal(3, sent.Count);
        Assert.All(sent, s => Assert.Empty(check.Faults(activity, s.Body)));
        var opened = Assert.Single(World.Cloud.Sent("/v3/conversations"), s => s.Path.EndsWith("/conversations", StringComparison.Ordinal));
        Assert.Empty(check.Faults(check.Body("/v3/conversations"), opened.Body));
        Assert.NotEmpty(check.Faults(activity, """{"type":"message","summry":"x"}"""));
    }

    [SpecFact]
    public async Task Graph_Bodies_Fit_Graph()
    {
        var calendar = World.App.Services.GetRequiredService<ICalendar>();
        var created = await calendar.CreateAsync(Sessions.Online(), default);
        await calendar.CancelAsync("tirtawana", created.Event!.EventId, default);
        await using (var scope = World.App.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<INoticeSender>().SendAsync(Sessions.Notice, new FakeTrail(), default);
        }

        var path = SpecFolder.Find("graph-v1.0-subset.openapi.json")!;
        var check = new OpenApiCheck(path);
        Fits("/users/{user-id}/events", "/events");
        Fits("/users/{user-id}/events/{event-id}/cancel", "/cancel");
        Fits("/users/{user-id}/teamwork/sendActivityNotification", "/sendActivityNotification");
        Assert.NotEmpty(check.Faults(check.Body("/users/{user-id}/events"), """{"subjekt":"x"}"""));

        void Fits(string route, string part)
        {
            var sent = Assert.Single(World.Cloud.Sent(part), s => s.Method == "POST" && s.Path.EndsWith(part, StringComparison.Ordinal));
            Assert.Empty(check.Faults(check.Body(route), sent.Body));
        }
    }

    private async Task NotifyByChatAsync()
    {
        World.Addresses.Kept.Clear();
        await using var scope = World.App.Services.CreateAsyncScope();
        Assert.Equal(Delivery.Done, await scope.ServiceProvider.GetRequiredService<BotChat>().SendAsync(World.Office, Sessions.Notice, new FakeTrail(), default));
    }
}
