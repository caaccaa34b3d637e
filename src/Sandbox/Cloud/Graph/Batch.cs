using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>
/// Graph's <c>$batch</c>: up to 20 calls in one, each with its own status; four at a time for one mailbox (teams.md §7.3). Each goes through
/// the pretend cloud like any other call, with all its limits.
/// </summary>
internal sealed class Batch(HttpClient http, SandboxAddresses addresses)
{
    private const int MostSteps = 20;
    private static readonly string[] Told = ["Retry-After", "Content-Type", "Location", "request-id"];

    public void Map(IEndpointRouteBuilder app, GraphGuard guard) => app.MapPost("/graph/v1.0/$batch", (Delegate)RunAsync).AddEndpointFilter(guard.AnyAppAsync);

    private async Task<IResult> RunAsync(HttpContext context)
    {
        var (body, refused) = await GraphBody.ReadAsync(context, GraphTypes.Batch);
        if (refused is not null)
            return refused;
        var steps = (body["requests"] as JsonArray ?? []).Select(Step.From).ToList();
        if (steps.Count is 0 or > MostSteps)
            return GraphAnswers.Error(context, 400, "BadRequest", $"A batch holds 1 to {MostSteps} requests.");
        if (!AreInOrder(steps))
            return GraphAnswers.Error(context, 400, "BadRequest", "Every request of a batch needs an id of its own, a method and a relative url, and depends on earlier ones only.");
        var answers = new Dictionary<string, Task<JsonObject>>();
        var slots = new ConcurrentDictionary<string, SemaphoreSlim>(StringComparer.OrdinalIgnoreCase);
        foreach (var step in steps)
            answers[step!.Id] = AnswerAsync(step, [.. step.After.Select(a => answers[a])], slots.GetOrAdd(step.Mailbox, _ => new SemaphoreSlim(MailboxLimits.MostAtOnce)), context);
        return Results.Json(new JsonObject { ["responses"] = new JsonArray([.. await Task.WhenAll(answers.Values)]) });
    }

    private static bool AreInOrder(IReadOnlyList<Step?> steps)
    {
        var earlier = new HashSet<string>();
        return steps.All(s => s is not null && s.After.All(earlier.Contains) && earlier.Add(s.Id));
    }

    private async Task<JsonObject> AnswerAsync(Step step, IReadOnlyList<Task<JsonObject>> before, SemaphoreSlim slot, HttpContext context)
    {
        if ((await Task.WhenAll(before)).Any(a => a["status"]!.GetValue<int>() >= 400))
            return new JsonObject { ["id"] = step.Id, ["status"] = 424, ["body"] = new JsonObject { ["error"] = new JsonObject { ["code"] = "FailedDependency", ["message"] = "Failed Dependency" } } };
        await slot.WaitAsync(context.RequestAborted);
        try
        {
            return await SendAsync(step, context);
        }
        finally
        {
            slot.Release();
        }
    }

    private async Task<JsonObject> SendAsync(Step step, HttpContext context)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(step.Method), new Uri(addresses.Page, $"graph/v1.0{step.Url}"));
        request.Headers.Authorization = AuthenticationHeaderValue.Parse(context.Request.Headers.Authorization.ToString());
        foreach (var (name, value) in step.Headers.Where(h => !h.Key.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)))
            request.Headers.TryAddWithoutValidation(name, value?.ToString());
        if (step.Body is not null)
            request.Content = new StringContent(step.Body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request, context.RequestAborted);
        var headers = new JsonObject();
        foreach (var name in Told)
            if (answer.Headers.NonValidated.TryGetValues(name, out var values) || answer.Content.Headers.NonValidated.TryGetValues(name, out values))
                headers[name] = values.ToString();
        var text = await answer.Content.ReadAsStringAsync(context.RequestAborted);
        var told = new JsonObject { ["id"] = step.Id, ["status"] = (int)answer.StatusCode, ["headers"] = headers };
        if (text.Length > 0)
            told["body"] = answer.Content.Headers.ContentType?.MediaType == "application/json" ? JsonNode.Parse(text) : JsonValue.Create(text);
        return told;
    }

    /// <summary>One call of a batch.</summary>
    private sealed record Step(string Id, string Method, string Url, JsonObject Headers, JsonNode? Body, IReadOnlyList<string> After)
    {
        /// <summary>What shares a limit: the user in the path.</summary>
        public string Mailbox => string.Join('/', Url.Split('/', '?').Skip(1).Take(2));

        public static Step? From(JsonNode? node) =>
            node?["id"]?.GetValue<string>() is { Length: > 0 } id && node["method"]?.GetValue<string>() is { } method and ("GET" or "POST" or "PATCH" or "PUT" or "DELETE")
            && node["url"]?.GetValue<string>() is { } url && url.StartsWith('/')
                ? new Step(id, method, url, node["headers"] as JsonObject ?? [], node["body"], [.. (node["dependsOn"] as JsonArray ?? []).Select(d => d!.GetValue<string>())])
                : null;
    }
}
