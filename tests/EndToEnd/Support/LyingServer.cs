using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Jaring.EndToEnd.Support;

/// <summary>Stands between one browser and the real host: as long as a lie is told, this browser alone hears something else.</summary>
internal sealed class LyingServer
{
    private readonly Dictionary<string, Func<JsonNode, JsonNode>> changes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Status, string Body)> refusals = new(StringComparer.Ordinal);

    /// <summary>What was sent to a path that swallows what is sent to it.</summary>
    public List<JsonNode> Swallowed { get; } = [];

    /// <summary>Paths that say "taken" to what is posted and keep it to themselves.</summary>
    public HashSet<string> Swallowing { get; } = new(StringComparer.Ordinal);

    public static async Task<LyingServer> BetweenAsync(TeamsWindow window)
    {
        var server = new LyingServer();
        await window.Page.Context.RouteAsync("**/tirtawana/**", server.AnswerAsync);
        return server;
    }

    /// <summary>From now on this path answers so; the end of a path is its name.</summary>
    public LyingServer Say(string path, Action<JsonNode> lie) => SayAnother(path, answer =>
    {
        lie(answer);
        return answer;
    });

    /// <summary>From now on this path answers with something else altogether.</summary>
    public LyingServer SayAnother(string path, Func<JsonNode, JsonNode> lie)
    {
        changes[path] = lie;
        return this;
    }

    public LyingServer Refuse(string path, int status = 404, string body = """{"code":"not-found","status":404,"title":"x"}""")
    {
        refusals[path] = (status, body);
        return this;
    }

    /// <summary>The truth again.</summary>
    public void Stop()
    {
        changes.Clear();
        refusals.Clear();
        Swallowing.Clear();
    }

    private async Task AnswerAsync(IRoute route)
    {
        var path = new Uri(route.Request.Url).AbsolutePath;
        var method = route.Request.Method;
        if (method == "POST" && Swallowing.Any(path.EndsWith))
        {
            Swallowed.Add(JsonNode.Parse(route.Request.PostData!)!);
            await route.FulfillAsync(new() { Status = 201, ContentType = "application/json", Body = "{}" });
        }
        else if (refusals.FirstOrDefault(r => path.EndsWith(r.Key, StringComparison.Ordinal)) is { Key: not null, Value: var (status, body) })
        {
            await route.FulfillAsync(new() { Status = status, ContentType = "application/problem+json", Body = body });
        }
        else if (changes.FirstOrDefault(c => path.EndsWith(c.Key, StringComparison.Ordinal)).Value is { } change)
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(answer.Ok && (method is "GET" or "POST") ? new() { Response = answer, Body = change(JsonNode.Parse(await answer.TextAsync())!).ToJsonString() } : new() { Response = answer });
        }
        else
        {
            await route.ContinueAsync();
        }
    }
}
