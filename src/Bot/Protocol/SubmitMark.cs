using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jaring.Bot.Protocol;

/// <summary>
/// Reads of what a card or dialog sends nothing but the hash of its submit key: <c>submitKey</c> in <c>value</c>, <c>value.data</c> or
/// <c>value.action.data</c>, 22 to 64 letters, digits, hyphens and underscores, made by the client once for each thing it sends. All else, and with it whatever was typed, is skipped.
/// </summary>
internal sealed class SubmitMarkConverter : JsonConverter<string>
{
    private const int Shortest = 22, Longest = 64, Deepest = 2;

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Find(ref reader, 0);

    /// <summary>What we send has no value (A3080 asks for an object where there is one).</summary>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteNullValue();

    /// <summary>Leaves the reader on the last token of the value, whatever that is.</summary>
    private static string? Find(ref Utf8JsonReader reader, int depth)
    {
        if (reader.TokenType != JsonTokenType.StartObject || depth > Deepest)
        {
            reader.Skip();
            return null;
        }

        string? found = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isKey, isBelow) = (reader.ValueTextEquals("submitKey"u8), reader.ValueTextEquals("data"u8) || reader.ValueTextEquals("action"u8));
            reader.Read();
            if (isKey && reader.TokenType == JsonTokenType.String)
            {
                found = Mark(reader.GetString()!);
            }
            else if (isBelow)
            {
                found ??= Find(ref reader, depth + 1);
            }
            else
            {
                reader.Skip();
            }
        }

        return found;
    }

    private static string? Mark(string key) =>
        key.Length is >= Shortest and <= Longest && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(key)))
            : null;
}
