using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>Reads a request body as Graph does: JSON, then names and types.</summary>
internal static class GraphBody
{
    /// <summary>The body, or the answer that refuses it.</summary>
    public static async Task<(JsonObject Body, IResult? Refused)> ReadAsync(HttpContext http, string type)
    {
        JsonNode? node;
        try
        {
            node = await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
        }
        catch (JsonException)
        {
            node = null;
        }
        if (node is not JsonObject body)
            return ([], GraphAnswers.Error(http, 400, "BadRequest", "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format."));
        return GraphTypes.Fault(type, body) is { } fault ? (body, GraphAnswers.Error(http, 400, "RequestBodyRead", fault)) : (body, null);
    }
}
