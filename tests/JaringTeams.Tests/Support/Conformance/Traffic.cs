namespace Jaring.Tests.Support.Conformance;

/// <summary>One call that is compared with the official descriptions.</summary>
/// <param name="Service">"graph", "connector", "entra", or "bot" for what the chat platform sent to the bot.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Route">Path without the prefix under which the service stands.</param>
/// <param name="Query">Query, unescaped, with its question mark, or nothing.</param>
/// <param name="Body">Body as sent.</param>
/// <param name="Status">Status of the answer; 0 when there was none, or none that the service itself gave.</param>
/// <param name="Answer">Body of the answer; null when it is not to be compared.</param>
internal sealed record Traffic(string Service, string Method, string Route, string Query, string Body, int Status, string? Answer)
{
    /// <summary>The service did not do it, so that the call may well be wrong: that is what a refusal is for.</summary>
    public bool IsRefused => Status is >= 400 and not 429;

    /// <summary>For a list of faults: no host, no body.</summary>
    public string Name => $"{Service} {Method} {Route} {Status}";
}
