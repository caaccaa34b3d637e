namespace Jaring.Outreach.Planning;

/// <summary>One item of the agenda.</summary>
/// <param name="Minutes">How long it takes; 0 when nobody said.</param>
/// <param name="Title">What happens.</param>
public sealed record AgendaItem(int Minutes, string Title);

/// <summary>Somebody who speaks.</summary>
/// <param name="Name">Name as the invitation prints it.</param>
/// <param name="From">Post or organisation; may be empty.</param>
/// <param name="Outside">True when not of the office: somebody whom a letter invites.</param>
public sealed record Speaker(string Name, string From, bool Outside);

/// <summary>What a meeting agreed on.</summary>
/// <param name="Text">What will be done. Nothing about a case.</param>
/// <param name="Owner">Who does it.</param>
/// <param name="Due">Until when, "yyyy-MM-dd".</param>
public sealed record AgreedPoint(string Text, string Owner, string Due);

/// <summary>A contact of a service that was asked on the spot whether it still holds.</summary>
/// <param name="Service">Name of the service.</param>
/// <param name="Contact">Number or person as it stands after the meeting.</param>
/// <param name="Same">True when it is what the office had; false when it has to be renewed in the office's settings.</param>
public sealed record CheckedContact(string Service, string Contact, bool Same);
