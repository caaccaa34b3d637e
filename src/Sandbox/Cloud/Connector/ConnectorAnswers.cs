using System.Text.Json.Nodes;
using Jaring.Sandbox.Cloud.FaultsOnDemand;

namespace Jaring.Sandbox.Cloud.Connector;

/// <summary>The Bot Connector's error bodies (teams.md §3.4), and its gateway's, which are HTML.</summary>
internal static class ConnectorAnswers
{
    public static IResult Error(int status, string code, string message) => Results.Json(new JsonObject
    {
        ["error"] = new JsonObject { ["code"] = code, ["message"] = message },
    }, statusCode: status);

    public static IResult NoConversation() => Error(404, "ConversationNotFound", "Conversation not found.");

    public static IResult NotInRoster() => Error(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");

    public static IResult Blocked() => Error(403, "ConversationBlockedByUser", "The user has blocked the conversation with the bot.");

    public static IResult NotPermitted(string message) => Error(403, "NotEnoughPermissions", message);

    public static IResult NotInstalled() => Error(403, "ForbiddenOperationException", "The app is not installed for the user.");

    /// <summary>The one error that comes from further inside and looks otherwise: its code is a number, its text is JSON in a string (msteams-docs, proactive messages).</summary>
    public static IResult WritesBlocked() => Results.Json(new JsonObject
    {
        ["errorCode"] = 209,
        ["message"] = new JsonObject { ["subCode"] = "MessageWritesBlocked", ["details"] = "The thread takes no messages." }.ToJsonString(),
    }, statusCode: 403);

    public static IResult NoActivity() => Error(404, "ActivityNotFoundInConversation", "The activity was not found.");

    public static IResult Throttled() => Error(429, "Throttled", "Too many requests.");

    public static IResult Gateway(int status) => Results.Text($"<html><body><h1>{status}</h1></body></html>", "text/html", statusCode: status);

    /// <summary>What a fault on demand looks like.</summary>
    public static IResult Struck(Strike struck, HttpResponse response)
    {
        struck.TellWhen(response);
        return struck.Status switch
        {
            429 => Throttled(),
            403 => Error(403, "ConversationBlockedByUser", "The user has blocked the conversation with the bot."),
            412 => Error(412, "PreconditionFailed", "The precondition failed."),
            502 or 503 or 504 => Gateway(struck.Status),
            var status => Error(status, "ServiceError", "The service could not do this."),
        };
    }
}
