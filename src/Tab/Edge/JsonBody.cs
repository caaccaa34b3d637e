using System.Text.Json;
using System.Text.Unicode;
using Jaring.Shapes;
using Microsoft.AspNetCore.Http;

namespace Jaring.Tab.Edge;

/// <summary>Reads a JSON body strictly and never more of it than the route allows.</summary>
internal static class JsonBody
{
    /// <summary>Enough for every body but a report.</summary>
    public const int UsualBytes = 128 * 1024;

    /// <summary>The body as a <typeparamref name="T"/>.</summary>
    /// <exception cref="RequestRefused"><c>unsupported-media</c>, <c>too-large</c>, <c>bad-json</c> or <c>bad-shape</c>.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        // A page of another site can send forms and plain text without being asked, but not this type.
        if (!request.HasJsonContentType())
        {
            throw new RequestRefused("unsupported-media");
        }

        return Parse<T>(await ReadBytesAsync(request, maxBytes, cancellationToken));
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBytesAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            throw new RequestRefused("too-large");
        }

        var buffer = new byte[(request.ContentLength ?? maxBytes) + 1];
        var read = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return read <= maxBytes ? buffer.AsMemory(0, read) : throw new RequestRefused("too-large");
    }

    private static T Parse<T>(ReadOnlyMemory<byte> body)
    {
        try
        {
            RequireJson(body);
            return JsonSerializer.Deserialize<T>(body.Span, WireJson.Options) ?? throw new RequestRefused("bad-shape");
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new RequestRefused("bad-shape");
        }
    }

    /// <summary>Valid UTF-8, one JSON value, no name twice in one object, no deep nest.</summary>
    private static void RequireJson(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = Utf8.IsValid(body.Span)
                ? JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = WireJson.MaxDepth, AllowDuplicateProperties = false })
                : throw new RequestRefused("bad-json");
        }
        catch (JsonException)
        {
            throw new RequestRefused("bad-json");
        }
    }
}
