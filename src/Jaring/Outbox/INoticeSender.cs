namespace Jaring.Outbox;

/// <summary>
/// Port to the chat platform: shows one person the one neutral notice. The text is constant and belongs to the edge; nothing here can change it
/// (architecture.md rules 2 and 3).
/// </summary>
public interface INoticeSender
{
    /// <summary>
    /// Sends the notice of one round to one member, and says in <paramref name="trail"/> by which way before each call that could show it.
    /// <see cref="DeliveryOutcome.Unsure"/> when the notice may stand before the member although nobody confirmed it.
    /// </summary>
    Task<Delivery> SendAsync(Notice notice, INoticeTrail trail, CancellationToken cancellationToken);
}

/// <summary>
/// What is known of earlier attempts to show this notice. A feed entry that is sent again takes the place of the first, a chat message never does:
/// so a notice that may have been shown by one way must not take another in the same round (docs/decisions/0007).
/// </summary>
public interface INoticeTrail
{
    /// <summary>The way by which an earlier attempt may have shown it.</summary>
    NoticeWay Earlier { get; }

    /// <summary>Saves that this way is about to be taken; a crash after it counts as shown.</summary>
    Task LeaveAsync(NoticeWay way, CancellationToken cancellationToken);
}

/// <summary>How a notice reaches a member.</summary>
public enum NoticeWay
{
    /// <summary>It was not shown.</summary>
    None,

    /// <summary>The activity feed; a repeat takes the place of the first.</summary>
    Feed,

    /// <summary>The chat with the bot; a repeat would be a second message.</summary>
    Chat,
}

/// <summary>One notice to one member.</summary>
/// <param name="OfficeId">The office.</param>
/// <param name="MemberObjectId">The member's directory object id.</param>
/// <param name="Round">The round's instant. The same round sent twice must show once: the feed derives an override id from it.</param>
public sealed record Notice(string OfficeId, string MemberObjectId, DateTimeOffset Round);
