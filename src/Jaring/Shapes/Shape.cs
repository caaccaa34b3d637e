using System.Text.Json;

namespace Jaring.Shapes;

/// <summary>The checks that all sealed objects share. Each throws <see cref="ShapeException"/> unless all is exactly as it must be.</summary>
internal static class Shape
{
    public const string Version = "JT1";
    public const int IdBytes = 16;
    public const int HashBytes = 32;
    private const int SaltBytes = 32;
    private const int TagBytes = 16;
    private const int SlotBytes = 64 + TagBytes;
    private const int SlotCount = 8;

    /// <summary>Parses a value whose text must be the one and only way to write it, so that nothing can hide in spaces, escapes or repeats.</summary>
    public static T Canonical<T>(string text)
    {
        try
        {
            var value = JsonSerializer.Deserialize<T>(text, WireJson.Options);
            Require(value is not null && string.Equals(JsonSerializer.Serialize(value, WireJson.Options), text, StringComparison.Ordinal));
            return value!;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new ShapeException(ShapeException.BadShape);
        }
    }

    /// <summary>A header: canonical JSON in base64url, known version, expected type.</summary>
    public static T Header<T>(string h, string type)
        where T : IHeader
    {
        var bytes = Bytes(h);
        var text = System.Text.Encoding.ASCII.GetString(bytes);
        RequireKnownVersion(text);
        var header = Canonical<T>(text);
        Require(header.T == type);
        return header;
    }

    /// <summary>An object of exactly one to <paramref name="maxSteps"/> padding steps.</summary>
    public static void Object(SealedObject o, int step, int maxSteps)
    {
        Bytes(o.S, SaltBytes);
        var padded = Bytes(o.C).Length - TagBytes;
        Require(padded > 0 && padded % step == 0 && padded / step <= maxSteps);
    }

    /// <summary>A wrap of a slot: a point on the curve and 64 sealed bytes.</summary>
    /// <param name="w">Null where a list held one: the serialiser checks fields for null, but not the items of a list.</param>
    public static void Slot(Wrap? w)
    {
        Require(w is not null);
        Point(w!.E);
        Bytes(w.C, SlotBytes);
    }

    /// <summary>Eight slots, neither more nor fewer: their number must not tell how many read.</summary>
    public static void Slots(IReadOnlyList<Wrap> slots)
    {
        Require(slots.Count == SlotCount);
        foreach (var slot in slots)
        {
            Slot(slot);
        }
    }

    public static void Point(string text) => Require(Jt1.IsPoint(text));

    public static byte[] Bytes(string text, int? length = null)
    {
        Require(Jt1.TryDecode(text, out var bytes) && (length is null || bytes.Length == length));
        return bytes!;
    }

    public static void Require(bool holds)
    {
        if (!holds)
        {
            throw new ShapeException(ShapeException.BadShape);
        }
    }

    /// <summary>A later version may have other fields: its name is told before anything else is judged.</summary>
    private static void RequireKnownVersion(string header)
    {
        try
        {
            using var parsed = JsonDocument.Parse(header, new JsonDocumentOptions { MaxDepth = WireJson.MaxDepth });
            if (parsed.RootElement.ValueKind == JsonValueKind.Object
                && parsed.RootElement.TryGetProperty("v", out var v)
                && !(v.ValueKind == JsonValueKind.String && v.ValueEquals(Version)))
            {
                throw new ShapeException(ShapeException.UnknownVersion);
            }
        }
        catch (JsonException)
        {
            throw new ShapeException(ShapeException.BadShape);
        }
    }
}
