using System.Text.Json;
using System.Text.Json.Serialization;
using Jaring.Bot.Protocol;

namespace Jaring.Bot.Cards;

/// <summary>An Adaptive Card 1.5 with the few elements that we use. There is no input element on purpose: nothing is typed into a card.</summary>
internal sealed record AdaptiveCard(string Lang, string FallbackText, IReadOnlyList<CardElement> Body, IReadOnlyList<CardAction> Actions)
{
    [JsonPropertyName("$schema")]
    public string Schema => "http://adaptivecards.io/schemas/adaptive-card.json";

    public string Type => "AdaptiveCard";

    public string Version => "1.5";

    /// <summary>The card as a message carries it.</summary>
    public Attachment ToAttachment() =>
        new("application/vnd.microsoft.card.adaptive", JsonSerializer.SerializeToElement(this, CardJson.Default.AdaptiveCard));
}

/// <summary>An element of a card's body.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextBlock), "TextBlock")]
[JsonDerivedType(typeof(Image), "Image")]
internal abstract record CardElement;

/// <summary>A paragraph.</summary>
internal sealed record TextBlock(string Text, string? Weight = null, string? Size = null, string? Spacing = null) : CardElement
{
    public bool Wrap => true;
}

/// <summary>A picture with words for screen readers.</summary>
internal sealed record Image(string Url, string AltText, string Width) : CardElement;

/// <summary>A button.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(OpenUrlAction), "Action.OpenUrl")]
[JsonDerivedType(typeof(ExecuteAction), "Action.Execute")]
internal abstract record CardAction;

/// <summary>A button that opens a link.</summary>
internal sealed record OpenUrlAction(string Title, string Url) : CardAction;

/// <summary>A button that sends one code to the bot, which answers with the card as it stands then.</summary>
internal sealed record ExecuteAction(string Title, string Verb, PressData Data) : CardAction;

/// <summary>All that a button sends.</summary>
internal sealed record PressData(string Press);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AdaptiveCard))]
internal sealed partial class CardJson : JsonSerializerContext;
