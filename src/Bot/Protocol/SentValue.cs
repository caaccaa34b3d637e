using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jaring.Bot.Protocol;

/// <summary>What is kept of something that a card or dialog sent: nothing that a person could have typed.</summary>
/// <param name="Submit">Hash of the submit key, made by the client once for each thing it sends.</param>
/// <param name="Press">The code of one of our own buttons, of exactly the length that they have.</param>
internal sealed record SentValue(string? Submit, string? Press);

/// <summary>
/// Reads <c>submitKey</c> (22 to 64 letters, digits, hyphens and underscores) and <c>press</c> (43 of them) in <c>value</c>, <c>value.data</c> or
/// <c>value.action.data</c>. All else, and with it whatever was typed, is skipped.
/// </summary>
internal sealed class SentValueConverter : JsonConverter<SentValue>
{
    private const int Shortest = 22, Longest = 64, PressLength = 43, Deepest = 2;

    public override SentValue? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var found = new SentValue(null, null);
        Find(ref reader, 0, ref found);
        return found is { Submit: null, Press: null } ? null : found;
    }

    /// <summary>What we send has no value (A3080 asks for an object where there is one).</summary>
    public override void Write(Utf8JsonWriter writer, SentValue value, JsonSerializerOptions options) => writer.WriteNullValue();

    /// <summary>Leaves the reader on the last token of the value, whatever that is.</summary>
    private static void Find(ref Utf8JsonReader reader, int depth, ref SentValue found)
    {
        if (reader.TokenType != JsonTokenType.StartObject || depth > Deepest)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isKey, isPress) = (reader.ValueTextEquals("submitKey"u8), reader.ValueTextEquals("press"u8));
            var isBelow = reader.ValueTextEquals("data"u8) || reader.ValueTextEquals("action"u8);
            reader.Read();
            if (isBelow)
            {
                Find(ref reader, depth + 1, ref found);
            }
            else if (isKey && reader.TokenType == JsonTokenType.String)
            {
                found = found with { Submit = Mark(reader.GetString()!) ?? found.Submit };
            }
            else if (isPress && reader.TokenType == JsonTokenType.String)
            {
                found = found with { Press = Code(reader.GetString()!) ?? found.Press };
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static string? Mark(string key) =>
        key.Length is >= Shortest and <= Longest && key.All(IsPlain) ? Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(key))) : null;

    private static string? Code(string press) => press.Length == PressLength && press.All(IsPlain) ? press : null;

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';
}
