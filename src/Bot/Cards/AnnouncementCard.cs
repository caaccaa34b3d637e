using Jaring.Announcements;
using Jaring.Bot.Protocol;
using Jaring.Offices;

namespace Jaring.Bot.Cards;

/// <summary>What the team says to everybody: a head, a few sentences, and the button that every card has.</summary>
internal static class AnnouncementCard
{
    public static Attachment Create(BotTexts texts, OfficeOptions office, Saying said) =>
        new AdaptiveCard(
            texts.Language,
            $"{said.Title}. {Plain(said.Text)}",
            [new TextBlock(Plain(said.Title), Weight: "Bolder", Size: "Medium"), .. said.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new TextBlock(Plain(line)))],
            [new OpenUrlAction(texts["bot.home.button"], Links.ToStaffTab(office))]).ToAttachment();

    /// <summary>A card reads Markdown: what a member typed stays what it is.</summary>
    private static string Plain(string text) => string.Concat(text.Select(c => c is '\\' or '*' or '_' or '[' or ']' or '`' or '#' or '~' ? $"\\{c}" : $"{c}"));
}
