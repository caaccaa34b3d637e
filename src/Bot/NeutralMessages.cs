using System.Collections.Concurrent;
using Jaring.Announcements;
using Jaring.Bot.Cards;
using Jaring.Bot.Protocol;
using Jaring.Offices;
using Jaring.Reminders;

namespace Jaring.Bot;

/// <summary>
/// The one place that makes the texts which Teams or Outlook can store or show on a lock screen. Each is constant for an office: the
/// same for every person, cause and time, so that a message tells nothing (architecture.md rules 2 and 3). A test walks all of them.
/// </summary>
internal sealed class NeutralMessages(BotTexts texts)
{
    /// <summary>The product's name, the only word that a notice has besides its sentence.</summary>
    public const string ProductName = "JaringTeams";

    /// <summary>The declared activity type of the team app's manifest; its template has no parameters.</summary>
    public const string FeedActivityType = "pembaruan";

    private readonly ConcurrentDictionary<OfficeOptions, Activity> homes = new(ReferenceEqualityComparer.Instance);

    /// <summary>The home card: answer to everything that is typed, to installing and to greeting. It is drawn once: its QR code costs more than a whole turn.</summary>
    public Activity Home(OfficeOptions office) => homes.GetOrAdd(office, DrawHome);

    /// <summary>In a group or channel, where others read along: no card, no reason.</summary>
    public Activity GroupInvite() => MessageFactory.Text(texts["bot.group.invite"], texts["bot.home.summary"]);

    /// <summary>If a client still asks for a dialog.</summary>
    public TaskModuleResponse Dialog() => new(new TaskModuleMessageResponse(texts["bot.dialog.constant"]));

    /// <summary>The team's notice, by chat.</summary>
    public Activity Notice(OfficeOptions office) => MessageFactory.Attachment(NoticeCard.Create(texts, office), texts["notice.activity.text"]);

    /// <summary>The team's notice, in the activity feed, under the sentence of the manifest's template.</summary>
    public string FeedPreview() => texts["notice.activity.preview"];

    /// <summary>What the team says to everybody, in the one language that this edge speaks: the same bytes for each of them.</summary>
    public Activity Announcement(OfficeOptions office, AnnouncementWords words) =>
        MessageFactory.Attachment(AnnouncementCard.Create(texts, office, Said(words)), Said(words).Title);

    /// <summary>The same as a phone shows it.</summary>
    public ShownAnnouncement Shown(AnnouncementWords words) =>
        new(ProductName, Said(words).Title, Said(words).Title, Said(words).Text, texts["bot.home.button"]);

    /// <summary>All that a lock screen shows of a reminder.</summary>
    public string ReminderLine(ReminderOccasion occasion) => occasion == ReminderOccasion.Session ? texts["reminder.session.line"] : texts["reminder.pledge.line"];

    /// <summary>Somebody is reminded: the same words for everybody, whatever the session is.</summary>
    public Activity Reminder(OfficeOptions office, ReminderMessage message) =>
        MessageFactory.Attachment(ReminderCard.Create(texts, office, message).ToAttachment(), ReminderLine(message.Occasion));

    /// <summary>The same card after a press.</summary>
    public Activity Replied(OfficeOptions office, AnsweredInvitation answered) =>
        MessageFactory.Attachment(RepliedCard(office, answered).ToAttachment(), ReminderLine(ReminderOccasion.Session));

    /// <summary>What is said beside the card while nothing can be looked up.</summary>
    public string CalendarAway() => texts["reminder.reply.away"];

    private AdaptiveCard RepliedCard(OfficeOptions office, AnsweredInvitation answered) => answered.Message is not { } message
        ? ReminderCard.Nothing(texts, office)
        : ReminderCard.Create(texts, office, message, answered switch
        {
            { Outcome: ReplyOutcome.Nothing } => texts["reminder.reply.gone"],
            { Outcome: ReplyOutcome.Away } => texts["reminder.reply.away"],
            { Reply: Reply.Accept } => texts["reminder.reply.accepted"],
            { Reply: Reply.Tentative } => texts["reminder.reply.tentatived"],
            _ => texts["reminder.reply.declined"],
        });

    /// <summary>Body of a session in the calendar.</summary>
    public string SessionBody() => texts["calendar.session.body"];

    /// <summary>What invitees read when a session is cancelled.</summary>
    public string CancelComment() => texts["calendar.cancel.comment"];

    private Saying Said(AnnouncementWords words) => texts.Language == "en" ? words.En : words.Id;

    private Activity DrawHome(OfficeOptions office) => MessageFactory.Attachment(HomeCard.Create(texts, office), texts["bot.home.summary"]);
}
