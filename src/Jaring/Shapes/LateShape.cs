using System.Text.Json;

namespace Jaring.Shapes;

/// <summary>The two slots beside a report or an epoch (docs/sealing.md 17): always two, so that nobody sees whether a trustee is named.</summary>
internal static class LateShape
{
    private const int Count = 2;

    /// <summary>Requires two slots, or nothing from a page of before.</summary>
    /// <exception cref="ShapeException">They are not.</exception>
    public static void Check(string? text)
    {
        if (text is null)
        {
            return;
        }

        var slots = Shape.Canonical<List<Wrap>>(text);
        Shape.Require(slots.Count == Count);
        slots.ForEach(Shape.Slot);
    }

    /// <summary>Those that were checked when they came.</summary>
    public static IReadOnlyList<Wrap> Read(string text) => JsonSerializer.Deserialize<List<Wrap>>(text, WireJson.Options)!;
}
