using System.Net;
using Jaring.Outbox;

namespace Jaring.Bot.Protocol;

/// <summary>What a call to the connector means for us (teams.md §3.4).</summary>
internal enum ConnectorOutcome
{
    /// <summary>Accepted.</summary>
    Done,

    /// <summary>Try again later.</summary>
    Again,

    /// <summary>This person cannot be reached by this conversation: the app is not installed, blocked, or the conversation is gone.</summary>
    Unreachable,

    /// <summary>Trying again would not help.</summary>
    Refused,
}

/// <summary>How one call to the connector ended.</summary>
/// <param name="Outcome">What to do.</param>
/// <param name="Fault">A stable code in kebab-case unless done.</param>
/// <param name="Id">The id of what was made, when done.</param>
/// <param name="RetryAfter">What the connector asked us to wait, if it did.</param>
/// <param name="MayHaveArrived">
/// True for a failure after which the other side may have done what was asked: the answer never came, or a gateway spoke in its place. Every
/// other failure is certain: a 4xx, a 429 or a 503 was refused, and a call that found nobody or had no token was never made.
/// </param>
/// <param name="Mailbox">The mailbox of the one person in the conversation, where that was asked for and told.</param>
internal readonly record struct ConnectorAnswer(
    ConnectorOutcome Outcome, string? Fault = null, string? Id = null, TimeSpan? RetryAfter = null, bool MayHaveArrived = false, string? Mailbox = null)
{
    /// <summary>The fault of a token that the connector did not take; a new one is tried once.</summary>
    public const string Unauthorized = "connector-unauthorized";

    /// <summary>The fault of a call that came too fast.</summary>
    public const string Throttled = "connector-throttled";

    /// <summary>The fault of a call that was not made, because our own pace left no room for it.</summary>
    public const string Paced = "connector-paced";

    /// <summary>The fault of a change to something that is no longer there.</summary>
    public const string ActivityGone = "connector-activity-gone";

    /// <summary>A call that was refused or not made.</summary>
    public static ConnectorAnswer Failed(ConnectorOutcome outcome, string fault) => new(outcome, fault);

    /// <summary>A call that was made and got no answer.</summary>
    public static ConnectorAnswer Unanswered(string fault) => new(ConnectorOutcome.Again, fault, MayHaveArrived: true);

    /// <summary>
    /// Reads the status; the code in the body is used only to name a wrong host, and to tell a lost message from a lost conversation. It may be
    /// missing: errors of gateways are HTML.
    /// </summary>
    public static ConnectorAnswer FromError(HttpStatusCode status, string? code, TimeSpan? retryAfter) => status switch
    {
        HttpStatusCode.Unauthorized => Failed(ConnectorOutcome.Refused, Unauthorized),
        HttpStatusCode.Forbidden when code == "InvalidBotApiHost" => Failed(ConnectorOutcome.Unreachable, "connector-wrong-host"),
        HttpStatusCode.Forbidden => Failed(ConnectorOutcome.Unreachable, "connector-forbidden"),
        HttpStatusCode.NotFound when code == "ActivityNotFoundInConversation" => Failed(ConnectorOutcome.Refused, ActivityGone),
        HttpStatusCode.NotFound => Failed(ConnectorOutcome.Unreachable, "connector-not-found"),
        HttpStatusCode.PreconditionFailed => Failed(ConnectorOutcome.Again, "connector-precondition"),
        HttpStatusCode.RequestEntityTooLarge => Failed(ConnectorOutcome.Refused, "connector-too-big"),
        HttpStatusCode.TooManyRequests => new(ConnectorOutcome.Again, Throttled, RetryAfter: retryAfter),
        HttpStatusCode.ServiceUnavailable => new(ConnectorOutcome.Again, "connector-away", RetryAfter: retryAfter),
        HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout =>
            new(ConnectorOutcome.Again, "connector-away", RetryAfter: retryAfter, MayHaveArrived: true),
        HttpStatusCode.InternalServerError => new(ConnectorOutcome.Refused, "connector-broken", MayHaveArrived: true),
        _ => Failed(ConnectorOutcome.Refused, "connector-refused"),
    };

    /// <summary>The same for the outbox.</summary>
    public Delivery ToDelivery() => Outcome switch
    {
        ConnectorOutcome.Done => Delivery.Done,
        ConnectorOutcome.Again => Delivery.Again(Fault!, RetryAfter),
        _ => Delivery.GiveUp(Fault!),
    };
}
