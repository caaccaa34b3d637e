using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Jaring.Sealing;

/// <summary>Strict reading of JSON records: no unknown, missing, repeated or null fields.</summary>
internal static class Wire
{
    public static T Read<T>(ReadOnlySpan<byte> bytes, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, type) ?? throw new SealingException("json");
        }
        catch (JsonException)
        {
            throw new SealingException("json");
        }
    }

    /// <summary>For signed or hashed JSON: the bytes must be the very bytes that <see cref="Write"/> gives for what was read.</summary>
    public static T ReadExact<T>(ReadOnlySpan<byte> bytes, JsonTypeInfo<T> type) where T : class
    {
        var value = Read(bytes, type);
        CanonicalJson.RequireCanonical(bytes, JsonSerializer.SerializeToNode(value, type));
        return value;
    }

    public static byte[] Write<T>(T value, JsonTypeInfo<T> type) => CanonicalJson.Write(JsonSerializer.SerializeToNode(value, type));
}
