using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Sandbox.Cloud.Identity;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.Cloud.Connector;

/// <summary>
/// The Bot Connector: the calls of teams.md §1.3 for personal chats, with the errors of §3.4. It stands under /connector, the service URL of
/// activities, and under /teams, the public path by which a bot opens a chat that it never heard from.
/// </summary>
internal static class ConnectorEndpoints
{
    private const int LargestBody = 100 * 1024;

    public static void MapConnector(this IEndpointRouteBuilder app)
    {
        MapConnector(app.MapGroup("/connector/v3"));
        MapConnector(app.MapGroup("/teams/v3"));
    }

    private static void MapConnector(RouteGroupBuilder v3)
    {
        v3.AddEndpointFilter(GuardAsync);
        v3.MapPost("/conversations", CreateConversationAsync);
        v3.MapPost("/conversations/{conversation}/activities", (string conversation, HttpRequest request, Chats chats, Changes changes) => SendAsync(conversation, null, request, chats, changes));
        v3.MapPost("/conversations/{conversation}/activities/{activity}", (string conversation, string activity, HttpRequest request, Chats chats, Changes changes) => SendAsync(conversation, activity, request, chats, changes));
        v3.MapPut("/conversations/{conversation}/activities/{activity}", UpdateAsync);
        v3.MapDelete("/conversations/{conversation}/activities/{activity}", Delete);
        v3.MapGet("/conversations/{conversation}/members", (string conversation, Chats chats) => Members(chats.Find(conversation), m => new JsonArray(m)));
        v3.MapGet("/conversations/{conversation}/pagedmembers", (string conversation, Chats chats) => Members(chats.Find(conversation), m => new JsonObject { ["members"] = new JsonArray(m) }));
        v3.MapGet("/conversations/{conversation}/members/{member}", (string conversation, string member, Chats chats) =>
            chats.Find(conversation) is { } chat && (member == chat.Person.ChatId || member == chat.Person.Id)
                ? Results.Json(Member(chat.Person))
                : Error(404, "MemberNotFoundInConversation", "The member was not found in the conversation."));
    }

    private static async ValueTask<object?> GuardAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Request.EnableBuffering();
        using var reader = new StreamReader(http.Request.Body, leaveOpen: true);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        http.Request.Body.Position = 0;
        http.RequestServices.GetRequiredService<Records>().Add("connector", http.Request.Method, http.Request.Path, body);

        var (token, _) = await http.RequestServices.GetRequiredService<TokenMint>().CheckAppAsync(http.Request.Headers.Authorization, TokenMint.BotAudience);
        if (token is null || token.GetPayloadValue<string>("appid") != DemoOffice.StaffApp.ClientId)
            return Error(401, "BotNotRegistered", "The bot is not registered or its token was refused.");
        var struck = await http.RequestServices.GetRequiredService<Faults>().Connector.StrikeAsync(http.RequestServices.GetRequiredService<TimeProvider>());
        if (struck is not null)
        {
            if (struck.RetryAfter is { } seconds)
                http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return struck.Status switch
            {
                429 => Error(429, "Throttled", "Too many requests."),
                403 => Error(403, "ConversationBlockedByUser", "The user has blocked the conversation with the bot."),
                502 or 503 or 504 => Results.Text("<html><body>Bad gateway</body></html>", "text/html", statusCode: struck.Status),
                var status => Error(status, "ServiceError", "The service could not do this."),
            };
        }
        return body.Length * sizeof(char) > LargestBody
            ? Results.Text("<html><body>413 Request Entity Too Large</body></html>", "text/html", statusCode: 413)
            : await next(context);
    }

    private static async Task<IResult> CreateConversationAsync(HttpRequest request, Chats chats)
    {
        if (await ReadAsync(request) is not { } body || body["members"] is not JsonArray { Count: > 0 } members)
            return Error(400, "BadSyntax", "The members of the conversation are missing.");
        if (body["channelData"]?["tenant"]?["id"]?.GetValue<string>() != DemoOffice.TenantId)
            return Error(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");
        if (DemoOffice.Find(members[0]?["id"]?.GetValue<string>()) is not { } person)
            return Error(404, "ConversationNotFound", "The user was not found.");
        var chat = chats.Of(person);
        return chat.Installed
            ? Results.Json(new { id = person.ConversationId }, statusCode: 201)
            : Error(403, "ForbiddenOperationException", "The app is not installed for the user.");
    }

    private static async Task<IResult> SendAsync(string conversation, string? replyTo, HttpRequest request, Chats chats, Changes changes)
    {
        if (chats.Find(conversation) is not { } chat)
            return Error(404, "ConversationNotFound", "Conversation not found.");
        if (!chat.Installed)
            return Error(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");
        if (await ReadAsync(request) is not { } activity || activity["type"] is null)
            return Error(400, "BadSyntax", "The activity could not be read.");
        if (replyTo is not null && chat.Copies.All(m => m.Id != replyTo))
            return Error(400, "BadArgument", "The activity that is answered is not part of this conversation.");
        if (activity["type"]!.GetValue<string>() == "typing")
            return Results.StatusCode(202);
        if (activity["text"] is null && activity["attachments"] is not JsonArray { Count: > 0 })
            return Error(400, "BadSyntax", "Activity must contain text or an attachment.");
        var message = chats.NewMessage("bot", activity);
        chat.Add(message);
        changes.Tell("chat", chat.Person.Id);
        return Results.Json(new { id = message.Id }, statusCode: 201);
    }

    private static async Task<IResult> UpdateAsync(string conversation, string activity, HttpRequest request, Chats chats, Changes changes)
    {
        if (chats.Find(conversation) is not { } chat)
            return Error(404, "ConversationNotFound", "Conversation not found.");
        if (await ReadAsync(request) is not { } body)
            return Error(400, "BadSyntax", "The activity could not be read.");
        if (!chat.Replace(activity, body))
            return Error(404, "ActivityNotFoundInConversation", "The activity was not found.");
        changes.Tell("chat", chat.Person.Id);
        return Results.Json(new { id = activity });
    }

    private static IResult Delete(string conversation, string activity, Chats chats, Changes changes)
    {
        if (chats.Find(conversation) is not { } chat)
            return Error(404, "ConversationNotFound", "Conversation not found.");
        if (!chat.Delete(activity))
            return Error(404, "ActivityNotFoundInConversation", "The activity was not found.");
        changes.Tell("chat", chat.Person.Id);
        return Results.Ok();
    }

    private static IResult Members(Chat? chat, Func<JsonNode, JsonNode> shape) =>
        chat is null ? Error(404, "ConversationNotFound", "Conversation not found.") : Results.Json(shape(Member(chat.Person)));

    private static JsonObject Member(Person p) => new()
    {
        ["id"] = p.ChatId,
        ["name"] = p.Name,
        ["aadObjectId"] = p.Id,
        ["userPrincipalName"] = p.Mailbox,
        ["tenantId"] = DemoOffice.TenantId,
    };

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

    private static IResult Error(int status, string code, string message) => Results.Json(new { error = new { code, message } }, statusCode: status);
}
