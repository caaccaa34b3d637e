using Jaring.Bot.Protocol;
using Jaring.Offices;

namespace Jaring.Bot.Cards;

/// <summary>
/// The one card of the bot. Thanks and help numbers come first, because whoever writes here may need them now; the warning stands right above the
/// one button, because that is where the eye is before the next step (teams.md §2.4).
/// </summary>
internal static class HomeCard
{
    public static Attachment Create(BotTexts texts, OfficeOptions office)
    {
        var address = Links.Room(office);
        return new AdaptiveCard(
            texts.Language,
            texts.With("bot.home.fallback", address),
            [
                new TextBlock(texts["bot.home.thanks"], Weight: "Bolder", Size: "Medium"),
                new TextBlock(texts["bot.home.danger"], Weight: "Bolder"),
                new TextBlock(texts["bot.home.help"], Weight: "Bolder", Spacing: "Small"),
                new TextBlock(texts["bot.home.tab"]),
                new TextBlock(texts["bot.home.stored"]),
                new TextBlock(texts["bot.home.delete"]),
                new TextBlock(texts["bot.home.copy"], Spacing: "Small"),
                new TextBlock(texts.With("bot.home.private", address)),
                new Image(QrCode.ToDataUri(address), texts.With("bot.home.qr.alt", address), Width: "140px"),
                new TextBlock(texts["bot.home.nowrite"], Weight: "Bolder"),
            ],
            [new OpenUrlAction(texts["bot.home.button"], Links.ToStaffTab(office))]).ToAttachment();
    }
}
