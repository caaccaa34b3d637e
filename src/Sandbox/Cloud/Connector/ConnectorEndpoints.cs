using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;
using static Jaring.Sandbox.Cloud.Connector.ConnectorAnswers;

namespace Jaring.Sandbox.Cloud.Connector;

/// <summary>
/// The Bot Connector: the calls of teams.md §1.3 with the errors of §3.4. It stands under /connector, the service URL of activities, and under
/// /teams, the public path by which a bot opens a chat that it never heard from.
/// </summary>
internal static class ConnectorEndpoints
{
    public static void MapConnector(this IEndpointRouteBuilder app)
    {
        foreach (var prefix in new[] { "/connector", "/teams" })
        {
            var connector = app.MapGroup(prefix).AddEndpointFilter(ConnectorGuard.PassAsync);
            var conversations = connector.MapGroup("v3/conversations");
            conversations.MapPost("", CreateConversationAsync);
            conversations.MapActivities();
            conversations.MapMembers();
            connector.MapGroup("v3/teams/{team}").MapTeams();
            foreach (var tokens in new[] { "api/usertoken", "api/botsignin", "api/oauth" })
                connector.Map($"{tokens}/{{**rest}}", () => Error(400, "BadArgument", "The bot has no connection for signing people in."));

            // Batches, meetings, attachments, history: not ours.
            connector.MapFallback("{**rest}", () => Error(404, "NotFound", "The connector has no such call here."));
        }
    }

    private static async Task<IResult> CreateConversationAsync(HttpRequest request, Chats chats, ThreadLimits limits, Changes changes)
    {
        if (await ActivityShape.ReadAsync(request) is not { } body || ActivityShape.WrongParameter(body) is not null)
            return Error(400, "BadSyntax", "The parameters could not be read.");
        if (ActivityShape.Text(body["bot"], "id") is { } bot && bot != Standing.Bot)
            return Error(400, "BadArgument", "The bot is not the one that the token speaks for.");
        if ((ActivityShape.Text(ActivityShape.Part(body["channelData"], "tenant"), "id") ?? ActivityShape.Text(body, "tenantId")) != DemoOffice.TenantId)
            return NotInRoster();
        return ActivityShape.Text(ActivityShape.Part(body["channelData"], "channel"), "id") is { } channel
            ? StartThread(channel, body, chats, limits, changes)
            : OpenPersonalChat(body, chats, limits, changes);
    }

    /// <summary>A person is named by chat id or directory id, never by mail (teams.md §3.6); the app has to be there already.</summary>
    private static IResult OpenPersonalChat(JsonObject body, Chats chats, ThreadLimits limits, Changes changes)
    {
        if (body["members"] is not JsonArray { Count: 1 } members || body["isGroup"]?.GetValue<bool>() == true)
            return Error(400, "BadSyntax", "A personal conversation has exactly one member.");
        var asked = ActivityShape.Text(members[0], "id");
        if (asked?.StartsWith("29:", StringComparison.Ordinal) != true && !Guid.TryParse(asked, out _))
            return Error(400, "BadArgument", "The member's id is neither of the chat nor of the directory.");
        if (DemoOffice.People.FirstOrDefault(p => asked == p.Id || asked == p.ChatId) is not { } person)
            return Error(404, "ConversationNotFound", "The user was not found.");
        if (!limits.TryThread(CountedCall.Create, Standing.Bot, person.ConversationId))
            return Throttled();
        var chat = chats.Of(person);
        if (!chat.Installed)
            return NotInstalled();
        if (Standing.RefusesWriting(chat) is { } refused)
            return refused;
        var first = body["activity"] as JsonObject;
        if (first is not null && ActivityShape.Fault(first) is { } fault)
            return Error(400, "BadSyntax", fault);
        return Results.Json(Made(person.ConversationId, first is null ? null : chats.Append(chat, first, changes).Id), statusCode: 201);
    }

    /// <summary>A post in a channel begins a thread of its own.</summary>
    private static IResult StartThread(string channel, JsonObject body, Chats chats, ThreadLimits limits, Changes changes)
    {
        var chat = chats.Find(channel);
        if (Standing.RefusesWriting(chat) is { } refused)
            return refused;
        if (!limits.TryThread(CountedCall.Create, Standing.Bot, chat!.Place.Id))
            return Throttled();
        if (body["activity"] is not JsonObject first || ActivityShape.Fault(first) is not null || !ActivityShape.HasContent(first))
            return Error(400, "BadSyntax", "A thread begins with a message.");
        var message = chats.Append(chat, first, changes);
        return Results.Json(Made(Chats.ThreadId(chat.Place, message.Id), message.Id), statusCode: 201);
    }

    private static JsonObject Made(string id, string? activityId) =>
        activityId is null ? new() { ["id"] = id } : new() { ["id"] = id, ["activityId"] = activityId };
}
