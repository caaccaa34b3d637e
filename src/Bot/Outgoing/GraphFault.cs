using Jaring.Outbox;

namespace Jaring.Bot.Outgoing;

/// <summary>
/// How a Graph call failed, read from the wire and not from exceptions: their messages hold whole bodies and, for a gateway's HTML, not even
/// the status.
/// </summary>
/// <param name="Code">Our stable code in kebab-case.</param>
/// <param name="Status">HTTP status; null when there was no answer.</param>
/// <param name="RequestId">Graph's id of the request, for a support case.</param>
/// <param name="RetryAfter">What Graph asked us to wait, if it did.</param>
/// <param name="MayHaveArrived">True when Graph may have done what was asked: no answer to a call that left, or a gateway's or a broken server's.</param>
/// <param name="IsOurs">True when the call never left, because it would have been too much: nothing has failed.</param>
internal sealed record GraphFault(string Code, int? Status = null, string? RequestId = null, TimeSpan? RetryAfter = null, bool MayHaveArrived = false, bool IsOurs = false)
{
    /// <summary>The fault that a status means.</summary>
    public static GraphFault FromStatus(int status, string? requestId, TimeSpan? retryAfter) =>
        new(CodeOf(status), status, requestId, retryAfter, MayHaveArrived: status is < 300 or 500 or 502 or 504);

    /// <summary>
    /// The fault behind a page below 500 that something between us and Graph wrote. Its status says nothing about the call: a refusal is not Graph's,
    /// and a success did nothing.
    /// </summary>
    public static GraphFault FromPage(int status, TimeSpan? retryAfter) => new(status < 300 ? "graph-unreadable" : "graph-away", RetryAfter: retryAfter);

    /// <summary>The mailbox has had as many calls as it takes for now, or has asked for a pause.</summary>
    public static GraphFault Paced(TimeSpan wait) => new("graph-paced", RetryAfter: wait, IsOurs: true);

    /// <summary>True when the same call may succeed later.</summary>
    public bool MayPass => Status is null or < 300 or 408 or 409 or 412 or 423 or 429 or >= 500;

    /// <summary>The same for the outbox.</summary>
    public Delivery ToDelivery() => IsOurs ? Delivery.Wait(Code, RetryAfter!.Value) : MayPass ? Delivery.Again(Code, RetryAfter) : Delivery.GiveUp(Code);

    private static string CodeOf(int status) => status switch
    {
        < 300 => "graph-unreadable",
        400 => "graph-bad-request",
        401 => "graph-unauthorized",
        403 => "graph-forbidden",
        404 => "graph-not-found",
        409 => "graph-conflict",
        429 => "graph-throttled",
        507 => "graph-mailbox-full",
        >= 500 => "graph-away",
        _ => "graph-refused",
    };
}

/// <summary>What a Graph call gave: a value or a fault.</summary>
internal readonly record struct GraphAnswer<T>(T? Value, GraphFault? Fault)
    where T : class;
