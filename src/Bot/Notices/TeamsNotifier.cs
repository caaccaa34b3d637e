using Jaring.Offices;
using Jaring.Outbox;
using Microsoft.Extensions.Logging;

namespace Jaring.Bot.Notices;

/// <summary>Tells a member that there is something to look at: by one way first and by the other where that fails, as the office chose.</summary>
internal sealed partial class TeamsNotifier(ActivityFeed feed, BotChat chat, OfficeRegister offices, ILogger<TeamsNotifier> logger) : INoticeSender
{
    public async Task<Delivery> SendAsync(Notice notice, CancellationToken cancellationToken)
    {
        var office = offices.Get(notice.OfficeId);
        var feedFirst = office.Notices.ActivityFeedFirst;

        var first = feedFirst ? await feed.SendAsync(office, notice, cancellationToken) : await chat.SendAsync(office, notice, cancellationToken);
        if (first.Outcome == DeliveryOutcome.Done)
        {
            return first;
        }

        LogOtherWay(logger, office.Id, first.Fault!);
        var second = feedFirst ? await chat.SendAsync(office, notice, cancellationToken) : await feed.SendAsync(office, notice, cancellationToken);
        return Better(first, second);
    }

    /// <summary>Told by either way is told; otherwise it is worth another try as long as one way may still open.</summary>
    private static Delivery Better(Delivery first, Delivery second) =>
        second.Outcome == DeliveryOutcome.Done || first.Outcome == DeliveryOutcome.GiveUp ? second : first;

    [LoggerMessage(LogLevel.Warning, "A notice of {Office} goes the other way: {Code}.")]
    private static partial void LogOtherWay(ILogger logger, string office, string code);
}
