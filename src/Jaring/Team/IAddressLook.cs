namespace Jaring.Team;

/// <summary>Port to the chat platform: asks whether an address still leads to a conversation, in a way that nobody sees.</summary>
public interface IAddressLook
{
    /// <summary>Looks once. It sends no message to anybody.</summary>
    Task<AddressLooked> LookAsync(string officeId, string address, CancellationToken cancellationToken);
}

/// <summary>What was found.</summary>
/// <param name="Leads">True: somewhere. False: nowhere. Null: nobody could say.</param>
/// <param name="Moved">The address under which it was found, where that is another one.</param>
/// <param name="Mailbox">The mailbox of the one person there, where the platform tells it.</param>
public readonly record struct AddressLooked(bool? Leads, string? Moved = null, string? Mailbox = null);
