using Jaring.Offices;
using Jaring.Outbox;
using Microsoft.Extensions.Logging;

namespace Jaring.Bot.Notices;

/// <summary>
/// Tells a member that there is something to look at: by one way first and by the other where that failed for certain, as the office chose.
/// Where nobody knows how the first way ended there is no second: the member would see one notice in two places.
/// </summary>
internal sealed partial class TeamsNotifier(ActivityFeed feed, BotChat chat, OfficeRegister offices, ILogger<TeamsNotifier> logger) : INoticeSender
{
    public async Task<Delivery> SendAsync(Notice notice, INoticeTrail trail, CancellationToken cancellationToken)
    {
        var office = offices.Get(notice.OfficeId);
        var feedFirst = office.Notices.ActivityFeedFirst;
        if (trail.Earlier == NoticeWay.Feed)
        {
            return await feed.SendAsync(office, notice, trail, cancellationToken);
        }

        var first = feedFirst ? await feed.SendAsync(office, notice, trail, cancellationToken) : await chat.SendAsync(office, notice, trail, cancellationToken);
        if (first.Outcome is DeliveryOutcome.Done or DeliveryOutcome.Unsure)
        {
            return first;
        }

        LogOtherWay(logger, office.Id, first.Fault!);
        var second = feedFirst ? await chat.SendAsync(office, notice, trail, cancellationToken) : await feed.SendAsync(office, notice, trail, cancellationToken);
        return Better(first, second);
    }

    /// <summary>Told, or perhaps told, by the second way counts; otherwise it is worth another try as long as one way may still open.</summary>
    private static Delivery Better(Delivery first, Delivery second) =>
        second.Outcome is DeliveryOutcome.Done or DeliveryOutcome.Unsure || first.Outcome == DeliveryOutcome.GiveUp ? second : first;

    [LoggerMessage(LogLevel.Warning, "A notice of {Office} goes the other way: {Code}.")]
    private static partial void LogOtherWay(ILogger logger, string office, string code);
}
