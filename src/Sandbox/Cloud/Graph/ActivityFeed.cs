using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>The activity feed, and Graph's call that puts a notice there. A repeat with the same chain id replaces the one before.</summary>
internal sealed class ActivityFeed(TimeProvider time, Changes changes)
{
    private const int LongestPreview = 150;
    private const string DeepLink = "https://teams.microsoft.com/l/";
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
        var (body, refused) = await GraphBody.ReadAsync(http, GraphTypes.Notification);
        if (refused is not null)
            return refused;
        if (DemoOffice.People.FirstOrDefault(p => p.Id == user || p.Mailbox == user) is not { } person)
            return GraphAnswers.Error(http, 404, "NotFound", "The recipient was not found.");
        if (!person.Team)
            return GraphAnswers.Error(http, 403, "Forbidden",
                $"Application with AAD App Id '{http.Items["appid"]}' is not authorized to generate notifications to the recipient. Ensure that the expected Teams app is installed in the target scope (user, team, or chat).");
        if (Fault(body) is { } fault)
            return GraphAnswers.Error(http, 400, "BadRequest", fault);
        Put(person.Id, body["chainId"]?.GetValue<long>(), body["topic"]!["value"]!.GetValue<string>(), body["previewText"]?["content"]?.GetValue<string>() ?? "");
        return Results.NoContent();
    }

    /// <summary>What Teams refuses in a notice although every name and type is right, or null.</summary>
    private static string? Fault(JsonObject body)
    {
        var topic = body["topic"] as JsonObject;
        if (body["activityType"]?.GetValue<string>() is not ("pembaruan" or "systemDefault"))
            return "The activity type is not declared in the app's manifest.";
        if (body["activityType"]!.GetValue<string>() == "systemDefault" && !Parameters(body).Contains("systemDefaultText"))
            return "The template parameter systemDefaultText is missing.";
        if (topic?["source"] is null || topic["value"]?.GetValue<string>() is not { Length: > 0 })
            return "The topic of the notification is missing.";
        if (topic["source"]!.GetValue<string>() == "text" && topic["webUrl"]?.GetValue<string>().StartsWith(DeepLink, StringComparison.Ordinal) != true)
            return "A text topic needs a webUrl that is a deep link of Teams.";
        return body["previewText"]?["content"]?.GetValue<string>().Length > LongestPreview ? "The preview text is longer than 150 characters." : null;
    }

    private static IEnumerable<string?> Parameters(JsonObject body) => (body["templateParameters"] as JsonArray ?? []).Select(p => p?["name"]?.GetValue<string>());

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
