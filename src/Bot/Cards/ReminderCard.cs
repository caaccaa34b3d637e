using Jaring.Offices;
using Jaring.Reminders;

namespace Jaring.Bot.Cards;

/// <summary>
/// That there is something in the schedule, or a paper of the year: constant words, and a button that opens where it stands. Where the office lets replies be
/// written, three buttons more, each of which sends one opaque code and nothing typed.
/// </summary>
internal static class ReminderCard
{
    /// <summary>The name of what a button does, the same for all three: the code tells them apart, and only to us.</summary>
    public const string Verb = "reply";

    /// <summary>The card as it is sent, or as it stands after a press.</summary>
    /// <param name="texts">The words.</param>
    /// <param name="office">The office.</param>
    /// <param name="message">Whom it is for.</param>
    /// <param name="said">The sentence; null for the one that it is sent with.</param>
    public static AdaptiveCard Create(BotTexts texts, OfficeOptions office, ReminderMessage message, string? said = null)
    {
        var (line, text) = message.Occasion == ReminderOccasion.Session
            ? (texts["reminder.session.line"], texts["reminder.session.text"])
            : (texts["reminder.pledge.line"], texts["reminder.pledge.text"]);
        var sentence = said ?? text;
        return new AdaptiveCard(texts.Language, $"{line} {sentence}", [new TextBlock(line, Weight: "Bolder"), new TextBlock(sentence)], [.. Buttons(texts, message), Open(texts, office, message)]);
    }

    /// <summary>What somebody reads whose press means nothing: the same whoever pressed and whatever it was.</summary>
    public static AdaptiveCard Nothing(BotTexts texts, OfficeOptions office) => new(
        texts.Language, texts["reminder.reply.nothing"], [new TextBlock(texts["reminder.reply.nothing"])], [new OpenUrlAction(texts["reminder.session.button"], Links.Schedule(office))]);

    private static IEnumerable<CardAction> Buttons(BotTexts texts, ReminderMessage message) => message.Presses is not { } presses
        ? []
        :
        [
            new ExecuteAction(texts["reminder.reply.accept"], Verb, new PressData(presses.Accept)),
            new ExecuteAction(texts["reminder.reply.tentative"], Verb, new PressData(presses.Tentative)),
            new ExecuteAction(texts["reminder.reply.decline"], Verb, new PressData(presses.Decline)),
        ];

    private static OpenUrlAction Open(BotTexts texts, OfficeOptions office, ReminderMessage message) => message switch
    {
        { Occasion: ReminderOccasion.Pledge } => new(texts["notice.card.button"], Links.ToTeamTab(office)),
        { SessionId: { } session } => new(texts["reminder.session.button"], Links.Session(office, session)),
        _ => new(texts["reminder.session.button"], Links.Schedule(office)),
    };
}
