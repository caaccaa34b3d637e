using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;
using static Jaring.Sandbox.Cloud.Connector.ConnectorAnswers;

namespace Jaring.Sandbox.Cloud.Connector;

/// <summary>Who is in a personal chat, for the bot: one person. Pages therefore never have a second one.</summary>
internal static class MemberEndpoints
{
    public static void MapMembers(this RouteGroupBuilder conversations)
    {
        conversations.MapGet("{conversation}/members", (string conversation, Chats chats, ThreadLimits limits) =>
            Read(conversation, chats, limits, chat => Results.Json(new JsonArray(Member(chat.Person)))));
        conversations.MapGet("{conversation}/pagedmembers", (string conversation, Chats chats, ThreadLimits limits) =>
            Read(conversation, chats, limits, chat => Results.Json(new JsonObject { ["members"] = new JsonArray(Member(chat.Person)) })));
        conversations.MapGet("{conversation}/members/{member}", (string conversation, string member, Chats chats, ThreadLimits limits) =>
            Read(conversation, chats, limits, chat => member == chat.Person.ChatId || member == chat.Person.Id
                ? Results.Json(Member(chat.Person))
                : Error(404, "MemberNotFoundInConversation", "The member was not found in the conversation.")));
        conversations.MapGet("{conversation}/activities/{activity}/members", (string conversation, string activity, Chats chats, ThreadLimits limits) =>
            Read(conversation, chats, limits, chat => chat.Knows(activity) ? Results.Json(new JsonArray(Member(chat.Person))) : NoActivity()));
    }

    private static IResult Read(string conversation, Chats chats, ThreadLimits limits, Func<Chat, IResult> answer) => chats.Find(conversation) switch
    {
        null => NoConversation(),
        { Installed: false } => NotInRoster(),
        var chat => limits.TryRead(conversation) ? answer(chat) : Throttled(),
    };

    private static JsonObject Member(Person p) => new()
    {
        ["id"] = p.ChatId,
        ["name"] = p.Name,
        ["aadObjectId"] = p.Id,
        ["userPrincipalName"] = p.Mailbox,
        ["tenantId"] = DemoOffice.TenantId,
    };
}
