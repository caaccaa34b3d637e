using System.Text.Json.Nodes;
using static Jaring.Sandbox.Cloud.Connector.ConnectorAnswers;

namespace Jaring.Sandbox.Cloud.Connector;

/// <summary>What the bot says in a conversation: new, as an answer, changed, deleted.</summary>
internal static class ActivityEndpoints
{
    public static void MapActivities(this RouteGroupBuilder conversations)
    {
        conversations.MapPost("{conversation}/activities", (string conversation, HttpRequest request, Chats chats, ThreadLimits limits, Changes changes) =>
            SendAsync(conversation, null, request, chats, limits, changes));
        conversations.MapPost("{conversation}/activities/{activity}", SendAsync);
        conversations.MapPut("{conversation}/activities/{activity}", UpdateAsync);
        conversations.MapDelete("{conversation}/activities/{activity}", Delete);
    }

    /// <summary>Keeps what the bot says and tells the pages of everybody who sees it.</summary>
    public static ChatMessage Append(this Chats chats, Chat chat, JsonObject activity, Changes changes)
    {
        var message = chats.NewMessage("bot", activity.DeepClone().AsObject());
        chat.Add(message);
        chat.Tell(changes);
        return message;
    }

    private static async Task<IResult> SendAsync(string conversation, string? activity, HttpRequest request, Chats chats, ThreadLimits limits, Changes changes)
    {
        var found = chats.Find(conversation);
        if (Standing.RefusesWriting(found) is { } refused)
            return refused;
        var chat = found!;
        if (!limits.TryThread(CountedCall.Send, Standing.Bot, chat.Place.Id))
            return Throttled();
        if (await ActivityShape.ReadAsync(request) is not { } body)
            return Error(400, "BadSyntax", "The activity could not be read.");
        if (ActivityShape.Fault(body) is { } fault)
            return Error(400, "BadSyntax", fault);
        if ((activity ?? ActivityShape.Text(body, "replyToId")) is { } answered && !chat.Knows(answered))
            return Error(400, "BadArgument", "The activity that is answered is not part of this conversation.");
        if (ActivityShape.Text(body, "type") == "typing")
            return Results.StatusCode(202);
        if (!ActivityShape.HasContent(body))
            return Error(400, "BadSyntax", "Activity must contain text or an attachment.");
        var message = chats.Append(chat, body, changes);

        // Several attachments become several messages, of which no single id is told (teams.md §1.3).
        return body["attachments"] is JsonArray { Count: > 1 } ? Results.StatusCode(202) : Results.Json(new { id = message.Id }, statusCode: 201);
    }

    private static async Task<IResult> UpdateAsync(string conversation, string activity, HttpRequest request, Chats chats, Changes changes)
    {
        var found = chats.Find(conversation);
        if (Standing.RefusesWriting(found) is { } refused)
            return refused;
        var chat = found!;
        if (await ActivityShape.ReadAsync(request) is not { } body)
            return Error(400, "BadSyntax", "The activity could not be read.");
        if (ActivityShape.Fault(body) is { } fault)
            return Error(400, "BadSyntax", fault);
        if (!ActivityShape.HasContent(body))
            return Error(400, "BadSyntax", "Activity must contain text or an attachment.");
        if (NotOwn(chat, activity) is { } forbidden)
            return forbidden;
        if (!chat.Replace(activity, body))
            return NoActivity();
        chat.Tell(changes);
        return Results.Json(new { id = activity });
    }

    private static IResult Delete(string conversation, string activity, Chats chats, Changes changes)
    {
        var found = chats.Find(conversation);
        if (Standing.RefusesWriting(found) is { } refused)
            return refused;
        var chat = found!;
        if (NotOwn(chat, activity) is { } forbidden)
            return forbidden;
        if (!chat.Delete(activity))
            return NoActivity();
        chat.Tell(changes);
        return Results.Ok();
    }

    /// <summary>A bot changes and deletes only what it said itself.</summary>
    private static IResult? NotOwn(Chat chat, string activity) =>
        chat.Messages.Any(m => m.Id == activity && m.From != "bot") ? NotPermitted("The activity is not the bot's own.") : null;
}
