namespace Jaring.Attendance.Codes;

/// <summary>One kind of code.</summary>
/// <param name="Name">Keeps the kinds apart under one key.</param>
/// <param name="Step">How long one stands.</param>
/// <param name="Grace">How many earlier ones are still taken.</param>
/// <param name="Length">Signs; with thirty different ones, six are 729 million.</param>
internal sealed record CodeKind(string Name, TimeSpan Step, int Grace, int Length)
{
    /// <summary>On the screen: a new one each minute, taken two minutes longer, so that slow hands still get in.</summary>
    public static CodeKind OnSite { get; } = new(Presence.OnSite, TimeSpan.FromMinutes(1), 2, 6);

    /// <summary>In the link for those who take part from elsewhere: a chat is read later than a screen. Longer, so that no code of one kind is one of the other.</summary>
    public static CodeKind Online { get; } = new(Presence.Online, TimeSpan.FromMinutes(15), 1, 9);

    /// <summary>On the feedback page: the same for the whole of a session's life. No step within the centuries that the clock knows.</summary>
    public static CodeKind Feedback { get; } = new("feedback", TimeSpan.FromDays(365_000), 0, 8);

    /// <summary>The right to show a session's screen in a window without sign-in: it shows what the whole hall sees. A day and the one before.</summary>
    public static CodeKind Screen { get; } = new("screen", TimeSpan.FromDays(1), 1, 26);

    /// <summary>The right of a page that was opened with a code in time: who types slowly is not asked for a new one.</summary>
    public static CodeKind TicketOf(string mode) => mode == Presence.Online ? TicketOnline : TicketOnSite;

    /// <summary>As <see cref="TicketOf"/>: past this many steps an entry is marked as late, so that the moderator looks twice.</summary>
    public const int InTime = 1;

    private static readonly CodeKind TicketOnSite = new("ticket-onsite", TimeSpan.FromMinutes(10), 30, 22), TicketOnline = new("ticket-online", TimeSpan.FromMinutes(10), 30, 22);
}
