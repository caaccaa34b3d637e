namespace Jaring.Outbox;

/// <summary>
/// Port to the chat platform: shows one person the one neutral notice. The text is constant and belongs to the edge; nothing here can change it
/// (architecture.md rules 2 and 3).
/// </summary>
public interface INoticeSender
{
    /// <summary>Sends the notice of one round to one member.</summary>
    Task<Delivery> SendAsync(Notice notice, CancellationToken cancellationToken);
}

/// <summary>One notice to one member.</summary>
/// <param name="OfficeId">The office.</param>
/// <param name="MemberObjectId">The member's directory object id.</param>
/// <param name="Round">The round's instant. The same round sent twice must show once: the edge derives an override id from it.</param>
public sealed record Notice(string OfficeId, string MemberObjectId, DateTimeOffset Round);
