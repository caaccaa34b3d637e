using System.Collections.Concurrent;
using Jaring.Outbox;

namespace Jaring.Tests.Support;

/// <summary>Stands in for Teams: keeps what was sent and when, and fails where a test says so.</summary>
internal sealed class FakeNotices(TimeProvider clock) : INoticeSender
{
    public ConcurrentQueue<(Notice Notice, DateTimeOffset At)> Sent { get; } = new();

    public ConcurrentQueue<Notice> Tried { get; } = new();

    public Func<Notice, Delivery> Answer { get; set; } = _ => Delivery.Done;

    /// <summary>The way that it takes.</summary>
    public NoticeWay Way { get; set; } = NoticeWay.Feed;

    public async Task<Delivery> SendAsync(Notice notice, INoticeTrail trail, CancellationToken cancellationToken)
    {
        await trail.LeaveAsync(Way, cancellationToken);
        Tried.Enqueue(notice);
        var answer = Answer(notice);
        if (answer.Outcome == DeliveryOutcome.Done)
        {
            Sent.Enqueue((notice, clock.GetUtcNow()));
        }
        return answer;
    }
}
