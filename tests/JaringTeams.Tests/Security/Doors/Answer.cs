using System.Text.Json.Nodes;

namespace Jaring.Tests.Security.Doors;

/// <summary>What came back.</summary>
internal sealed record Answer(int Status, string Code, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public static async Task<Answer> OfAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        var isProblem = answer.Content.Headers.ContentType?.MediaType == "application/problem+json";
        var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new((int)answer.StatusCode, isProblem && body.Length > 0 ? (string)JsonNode.Parse(body)!["code"]! : "", body, headers);
    }

    public override string ToString() => $"{Status} {Code}";
}
