using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jaring.Bot.Protocol;

/// <summary>The answer to an invoke: its status is the HTTP status, its body the HTTP body (rule T3).</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">JSON, or null for an empty body.</param>
internal sealed record InvokeResponse(int Status, JsonElement? Body = null)
{
    /// <summary>We have no handler for this invoke.</summary>
    public static InvokeResponse NotImplemented { get; } = new(501);

    /// <summary>Nothing to say: an empty 200, which closes a dialog (teams.md §3.6).</summary>
    public static InvokeResponse Closed { get; } = new(200);

    /// <summary>200 with this body.</summary>
    public static InvokeResponse Ok(JsonElement body) => new(200, body);
}

/// <summary>Answer to <c>task/fetch</c> and <c>task/submit</c>; null is 200 with an empty body and closes it (teams.md §3.6).</summary>
internal sealed record TaskModuleResponse(TaskModuleMessageResponse Task);

/// <summary>A dialog that shows one sentence.</summary>
internal sealed record TaskModuleMessageResponse(string Value, string Type = "message");

/// <summary>Answer to <c>adaptiveCard/action</c>: the card that takes the place of the pressed one, or a sentence beside it (teams.md §3.6).</summary>
internal sealed record CardInvokeResponse(int StatusCode, string Type, [property: JsonConverter(typeof(VerbatimConverter))] JsonElement Value);
