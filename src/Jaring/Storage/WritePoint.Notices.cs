namespace Jaring.Storage;

/// <content>Places of what is told later: turns of the chat, addresses, the outbox and its notices.</content>
public sealed partial class WritePoint
{
    /// <summary>A turn of the chat is taken up, nobody has an answer.</summary>
    public static WritePoint TurnTaken { get; } = new("turn.taken");

    /// <summary>A person's address is saved.</summary>
    public static WritePoint AddressSaved { get; } = new("address.saved");

    /// <summary>A person's address is marked as one that does not work.</summary>
    public static WritePoint AddressUnreachable { get; } = new("address.unreachable");

    /// <summary>The address of somebody who removed the app is erased.</summary>
    public static WritePoint AddressRemoved { get; } = new("address.removed");

    /// <summary>The daily look at an address is written down.</summary>
    public static WritePoint AddressChecked { get; } = new("address.checked");

    /// <summary>Due rows are taken, none was tried.</summary>
    public static WritePoint OutboxTaken { get; } = new("outbox.taken");

    /// <summary>A row was tried, how it ended is not written.</summary>
    public static WritePoint OutboxTried { get; } = new("outbox.tried");

    /// <summary>How a row ended is written.</summary>
    public static WritePoint OutboxSettled { get; } = new("outbox.settled");

    /// <summary>Rows that were told long ago are erased.</summary>
    public static WritePoint OutboxForgotten { get; } = new("outbox.forgotten");

    /// <summary>A round has one row for each member, and is not settled itself.</summary>
    public static WritePoint RoundExpanded { get; } = new("round.expanded");

    /// <summary>The way by which a member is about to be told is saved; nothing was sent.</summary>
    public static WritePoint NoticeMarked { get; } = new("notice.marked");

    /// <summary>The feed took a notice, nothing here knows.</summary>
    public static WritePoint NoticeInFeed { get; } = new("notice.in-feed");

    /// <summary>The chat took a notice, nothing here knows.</summary>
    public static WritePoint NoticeInChat { get; } = new("notice.in-chat");

    /// <summary>A notice of unknown end is put off to the next round, and its row is settled.</summary>
    public static WritePoint NoticeOwed { get; } = new("notice.owed");
}
