namespace Jaring.Team;

/// <summary>
/// Where a person can be reached by a channel (a chat, for example). The address is opaque here: the edge that owns the channel writes and reads it.
/// Persons are kept as a keyed hash of their directory object id, so that the store alone does not list who ever opened the app.
/// </summary>
public interface IAddressBook
{
    /// <summary>Saves or replaces the person's address for this channel and marks it reachable.</summary>
    Task SaveAsync(string officeId, string channel, string objectId, string address, CancellationToken cancellationToken);

    /// <summary>As <see cref="SaveAsync"/>, and believes nothing that this process remembers: another host may have marked the address since.</summary>
    Task RenewAsync(string officeId, string channel, string objectId, string address, CancellationToken cancellationToken);

    /// <summary>The address, or null when unknown or unreachable.</summary>
    Task<string?> FindAsync(string officeId, string channel, string objectId, CancellationToken cancellationToken);

    /// <summary>Keeps the entry but stops using it, for example after it was blocked; the daily check looks whether it works again.</summary>
    Task MarkUnreachableAsync(string officeId, string channel, string objectId, CancellationToken cancellationToken);

    /// <summary>Erases the entry: the app was removed.</summary>
    Task RemoveAsync(string officeId, string channel, string objectId, CancellationToken cancellationToken);
}
