using System.Text;
using System.Text.Json;
using Jaring.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jaring.Tab.Dashboard;

/// <summary>A body that was read, or why not.</summary>
internal readonly record struct Body<T>(T? Value, string Text, ProblemHttpResult? Problem)
    where T : class;

/// <summary>Reads JSON bodies strictly (<see cref="WireJson"/>): JSON only, in UTF-8, no larger than allowed, no field that we do not know.</summary>
internal static class RequestJson
{
    public const int SmallBody = 64 * 1024;

    /// <summary>Five hundred mailboxes and an agenda.</summary>
    public const int SessionBody = 256 * 1024;

    /// <summary>Reads a body of at most <paramref name="largest"/> bytes.</summary>
    public static async Task<Body<T>> ReadAsync<T>(HttpRequest request, int largest, CancellationToken cancellationToken)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            return new(null, "", DashboardProblems.UnsupportedMedia);
        }
        if (await ReadBytesAsync(request, largest, cancellationToken) is not { } bytes)
        {
            return new(null, "", DashboardProblems.TooLarge);
        }
        return Parse<T>(bytes);
    }

    private static Body<T> Parse<T>(byte[] bytes)
        where T : class
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            using var whole = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = WireJson.MaxDepth });
            return Shape<T>(text);
        }
        catch (Exception fault) when (fault is JsonException or DecoderFallbackException)
        {
            return new(null, "", DashboardProblems.BadJson);
        }
    }

    private static Body<T> Shape<T>(string text)
        where T : class
    {
        try
        {
            var value = JsonSerializer.Deserialize<T>(text, WireJson.Options);
            return value is null ? new(null, "", DashboardProblems.BadShape) : new(value, text, null);
        }
        catch (JsonException)
        {
            return new(null, "", DashboardProblems.BadShape);
        }
    }

    private static async Task<byte[]?> ReadBytesAsync(HttpRequest request, int largest, CancellationToken cancellationToken)
    {
        if (request.ContentLength > largest)
        {
            return null;
        }
        var buffer = new byte[largest + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length > largest ? null : buffer[..length];
    }
}
