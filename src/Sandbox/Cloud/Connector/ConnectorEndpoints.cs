using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;
using static Jaring.Sandbox.Cloud.Connector.ConnectorAnswers;

namespace Jaring.Sandbox.Cloud.Connector;

/// <summary>
/// The Bot Connector: the calls of teams.md §1.3 for personal chats, with the errors of §3.4. It stands under /connector, the service URL of
/// activities, and under /teams, the public path by which a bot opens a chat that it never heard from.
/// </summary>
internal static class ConnectorEndpoints
{
    public static void MapConnector(this IEndpointRouteBuilder app)
    {
        foreach (var prefix in new[] { "/connector/v3/conversations", "/teams/v3/conversations" })
        {
            var conversations = app.MapGroup(prefix).AddEndpointFilter(ConnectorGuard.PassAsync);
            conversations.MapPost("", CreateConversationAsync);
            conversations.MapPost("{conversation}/activities", (string conversation, HttpRequest request, Chats chats, ThreadLimits limits, Changes changes) =>
                SendAsync(conversation, null, request, chats, limits, changes));
            conversations.MapPost("{conversation}/activities/{activity}", SendAsync);
            conversations.MapPut("{conversation}/activities/{activity}", UpdateAsync);
            conversations.MapDelete("{conversation}/activities/{activity}", Delete);
            conversations.MapMembers();
        }
    }

    private static async Task<IResult> CreateConversationAsync(HttpRequest request, Chats chats, ThreadLimits limits)
    {
        if (await ReadAsync(request) is not { } body || body["members"] is not JsonArray { Count: 1 } members)
            return Error(400, "BadSyntax", "A personal conversation has exactly one member.");
        if (ActivityShape.Text(body["channelData"]?["tenant"], "id") != DemoOffice.TenantId)
            return NotInRoster();
        var asked = ActivityShape.Text(members[0], "id");
        if (DemoOffice.People.FirstOrDefault(p => asked == p.Id || asked == p.ChatId) is not { } person)
            return Error(404, "ConversationNotFound", "The user was not found.");
        if (!limits.TrySend(person.ConversationId))
            return Throttled();
        return chats.Of(person).Installed
            ? Results.Json(new { id = person.ConversationId }, statusCode: 201)
            : Error(403, "ForbiddenOperationException", "The app is not installed for the user.");
    }

    private static async Task<IResult> SendAsync(string conversation, string? activity, HttpRequest request, Chats chats, ThreadLimits limits, Changes changes)
    {
        if (Refused(chats.Find(conversation)) is { } refused)
            return refused;
        if (!limits.TrySend(conversation))
            return Throttled();
        var chat = chats.Find(conversation)!;
        if (await ReadAsync(request) is not { } body)
            return Error(400, "BadSyntax", "The activity could not be read.");
        if (ActivityShape.Fault(body) is { } fault)
            return Error(400, "BadSyntax", fault);
        if ((activity ?? ActivityShape.Text(body, "replyToId")) is { } answered && !chat.Knows(answered))
            return Error(400, "BadArgument", "The activity that is answered is not part of this conversation.");
        if (ActivityShape.Text(body, "type") == "typing")
            return Results.StatusCode(202);
        if (!ActivityShape.HasContent(body))
            return Error(400, "BadSyntax", "Activity must contain text or an attachment.");
        var message = chats.NewMessage("bot", body);
        chat.Add(message);
        changes.Tell("chat", chat.Person.Id);
        return Results.Json(new { id = message.Id }, statusCode: 201);
    }

    private static async Task<IResult> UpdateAsync(string conversation, string activity, HttpRequest request, Chats chats, Changes changes)
    {
        if (Refused(chats.Find(conversation)) is { } refused)
            return refused;
        var chat = chats.Find(conversation)!;
        if (await ReadAsync(request) is not { } body)
            return Error(400, "BadSyntax", "The activity could not be read.");
        if (ActivityShape.Fault(body) is { } fault)
            return Error(400, "BadSyntax", fault);
        if (!ActivityShape.HasContent(body))
            return Error(400, "BadSyntax", "Activity must contain text or an attachment.");
        if (NotOwn(chat, activity) is { } forbidden)
            return forbidden;
        if (!chat.Replace(activity, body))
            return NoActivity();
        changes.Tell("chat", chat.Person.Id);
        return Results.Json(new { id = activity });
    }

    private static IResult Delete(string conversation, string activity, Chats chats, Changes changes)
    {
        if (Refused(chats.Find(conversation)) is { } refused)
            return refused;
        var chat = chats.Find(conversation)!;
        if (NotOwn(chat, activity) is { } forbidden)
            return forbidden;
        if (!chat.Delete(activity))
            return NoActivity();
        changes.Tell("chat", chat.Person.Id);
        return Results.Ok();
    }

    /// <summary>Nobody writes to a chat that does not exist or in which the app is not installed.</summary>
    private static IResult? Refused(Chat? chat) => chat is null ? NoConversation() : chat.Installed ? null : NotInRoster();

    /// <summary>A bot changes and deletes only what it said itself.</summary>
    private static IResult? NotOwn(Chat chat, string activity) =>
        chat.Messages.Any(m => m.Id == activity && m.From != "bot") ? Error(403, "NotEnoughPermissions", "The activity is not the bot's own.") : null;

    private static async Task<JsonObject?> ReadAsync(HttpRequest request)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
