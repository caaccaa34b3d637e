using Jaring.Bot.Protocol;
using Jaring.Offices;

namespace Jaring.Bot.Cards;

/// <summary>The team's notice as a card: one sentence and one button, whatever caused it (architecture.md rule 3).</summary>
internal static class NoticeCard
{
    public static Attachment Create(BotTexts texts, OfficeOptions office) =>
        new AdaptiveCard(
            texts.Language,
            texts["notice.activity.text"],
            [new TextBlock(texts["notice.activity.text"])],
            [new OpenUrlAction(texts["notice.card.button"], Links.ToTeamTab(office))]).ToAttachment();
}
