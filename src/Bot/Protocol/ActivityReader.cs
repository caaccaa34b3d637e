using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Jaring.Bot.Protocol;

/// <summary>What came of reading a request body: an activity, or the status to answer with.</summary>
internal readonly record struct ReadActivity(Activity? Activity, int Status);

/// <summary>
/// Reads an activity of at most 256 KB. The bytes, which hold what a person typed, live in one borrowed buffer and are wiped before it is
/// given back.
/// </summary>
internal static class ActivityReader
{
    private const int Largest = 256 * 1024;

    public static async Task<ReadActivity> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            return new(null, StatusCodes.Status415UnsupportedMediaType);
        }

        if (request.ContentLength > Largest)
        {
            return new(null, StatusCodes.Status413PayloadTooLarge);
        }

        // One byte more than may come, so that a body without a length is found out when it is too long.
        var most = (int)(request.ContentLength ?? Largest) + 1;
        var buffer = ArrayPool<byte>.Shared.Rent(most);
        var length = 0;
        try
        {
            int read;
            while (length < most && (read = await request.Body.ReadAsync(buffer.AsMemory(length, most - length), cancellationToken)) > 0)
            {
                length += read;
            }

            return length > Largest ? new(null, StatusCodes.Status413PayloadTooLarge) : Parse(buffer.AsSpan(0, length));
        }
        finally
        {
            buffer.AsSpan(0, length).Clear();
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static ReadActivity Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var activity = JsonSerializer.Deserialize(json, ProtocolJson.Default.Activity);
            return HasShape(activity) ? new(activity, StatusCodes.Status200OK) : new(null, StatusCodes.Status400BadRequest);
        }
        catch (JsonException)
        {
            return new(null, StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>
    /// Type, conversation, recipient, sender (A2010, A2080, A2070, A2060); an invoke has a name (A5401). Ids must be able to stand in a path.
    /// </summary>
    private static bool HasShape(Activity? activity) =>
        activity is { Type.Length: > 0, From.Id.Length: > 0 }
        && IsSegment(activity.Conversation?.Id)
        && IsSegment(activity.Recipient?.Id)
        && (activity.Id is null || IsSegment(activity.Id))
        && (activity.Type != ActivityTypes.Invoke || activity.Name is { Length: > 0 });

    private static bool IsSegment(string? id) => id is { Length: > 0 and <= 1024 } and not ("." or "..");
}
