using Jaring.Outbox;

namespace Jaring.Tests.Support;

/// <summary>Remembers by which way a notice went, as the outbox row does.</summary>
internal sealed class FakeTrail(NoticeWay earlier = NoticeWay.None) : INoticeTrail
{
    public NoticeWay Earlier => earlier;

    public List<NoticeWay> Left { get; } = [];

    public Task LeaveAsync(NoticeWay way, CancellationToken cancellationToken)
    {
        Left.Add(way);
        return Task.CompletedTask;
    }
}
