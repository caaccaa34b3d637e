using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>The activity feed, and Graph's call that puts a notice there. A repeat with the same chain id replaces the one before.</summary>
internal sealed class ActivityFeed(TimeProvider time, Changes changes)
{
    private static readonly string[] Known = ["topic", "activityType", "chainId", "previewText", "teamsAppId", "templateParameters", "recipient", "iconId"];
    private readonly ConcurrentDictionary<string, List<FeedItem>> feeds = new();
    private int number;

    public IReadOnlyList<FeedItem> Of(string personId)
    {
        var feed = feeds.GetOrAdd(personId, _ => []);
        lock (feed)
            return [.. feed.OrderByDescending(i => i.At)];
    }

    public IEnumerable<FeedItem> All => feeds.Keys.SelectMany(Of);

    public void MapNotices(IEndpointRouteBuilder app, GraphGuard guard) =>
        app.MapPost("/graph/v1.0/users/{user}/teamwork/sendActivityNotification", SendAsync).AddEndpointFilter(guard.Needs("TeamsActivity.Send.User"));

    private async Task<IResult> SendAsync(string user, HttpContext http)
    {
        JsonObject? body;
        try
        {
            body = await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            body = null;
        }
        if (body is null)
            return GraphAnswers.Error(http, 400, "BadRequest", "Unable to read JSON request payload.");
        if (body.Select(p => p.Key).FirstOrDefault(k => !Known.Contains(k)) is { } unknown)
            return GraphAnswers.UnknownProperty(http, unknown, "microsoft.graph.sendActivityNotification");
        if (DemoOffice.Find(user) is not { } person)
            return GraphAnswers.Error(http, 404, "NotFound", "The recipient was not found.");
        if (!person.Team)
            return GraphAnswers.Error(http, 403, "Forbidden",
                $"Application with AAD App Id '{http.Items["appid"]}' is not authorized to generate notifications to the recipient. Ensure that the expected Teams app is installed in the target scope (user, team, or chat).");
        if (body["activityType"]?.GetValue<string>() is not ("pembaruan" or "systemDefault"))
            return GraphAnswers.Error(http, 400, "BadRequest", "The activity type is not declared in the app's manifest.");
        if (body["topic"]?["source"]?.GetValue<string>() is not ("text" or "entityUrl") || body["topic"]?["value"]?.GetValue<string>() is not { Length: > 0 })
            return GraphAnswers.Error(http, 400, "BadRequest", "The topic of the notification is missing.");
        Put(person.Id, body["chainId"]?.GetValue<long>(), body["topic"]!["value"]!.GetValue<string>(), body["previewText"]?["content"]?.GetValue<string>() ?? "");
        return Results.NoContent();
    }

    private void Put(string personId, long? chain, string title, string preview)
    {
        var feed = feeds.GetOrAdd(personId, _ => []);
        lock (feed)
        {
            if (chain is not null)
                feed.RemoveAll(i => i.ChainId == chain);
            feed.Add(new FeedItem($"n{Interlocked.Increment(ref number)}", title, preview, time.GetUtcNow(), chain));
        }
        changes.Tell("feed", personId);
    }
}

/// <summary>One line of a person's activity feed.</summary>
internal sealed record FeedItem(string Id, string Title, string Preview, DateTimeOffset At, long? ChainId);
