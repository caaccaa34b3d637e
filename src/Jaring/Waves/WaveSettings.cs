using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Jaring.Waves;

/// <summary>What a member says about a wave before it is planned.</summary>
/// <param name="SessionTitle">Title in the calendar of speakers and contacts; neutral.</param>
/// <param name="Moderator">Who moderates; may be empty.</param>
/// <param name="Agenda">What happens, item by item; may be empty.</param>
/// <param name="Days">Days of the office, "yyyy-MM-dd".</param>
/// <param name="Hours">Hours of each day.</param>
/// <param name="Rooms">Rooms.</param>
/// <param name="Teams">Groups of speakers; each is at one place at a time.</param>
/// <param name="Contacts">Whom a package goes to: PPK for a kecamatan, PPS for a desa.</param>
public sealed record WaveSettings(
    string SessionTitle, string Moderator, IReadOnlyList<string> Agenda, IReadOnlyList<string> Days, IReadOnlyList<WaveHours> Hours,
    IReadOnlyList<WaveRoom> Rooms, IReadOnlyList<SpeakerTeam> Teams, IReadOnlyList<WaveContact> Contacts)
{
    /// <summary>Nothing said yet.</summary>
    public static WaveSettings Empty { get; } = new("", "", [], [], [], [], [], []);
}

/// <summary>From when to when, "HH:mm" on the office's clock.</summary>
public sealed record WaveHours(string Start, string End);

/// <summary>A room.</summary>
/// <param name="Name">Name and address, as the invitation says it.</param>
/// <param name="Capacity">Seats.</param>
/// <param name="Areas">The kecamatan whose people may be asked to travel here; its own comes first.</param>
public sealed record WaveRoom(string Name, int Capacity, IReadOnlyList<string> Areas);

/// <summary>Speakers who go together.</summary>
/// <param name="Speakers">Their names.</param>
/// <param name="Mailboxes">Where their calendar is.</param>
public sealed record SpeakerTeam(IReadOnlyList<string> Speakers, IReadOnlyList<string> Mailboxes);

/// <summary>Somebody who passes a package on.</summary>
/// <param name="Name">Name and post.</param>
/// <param name="Area">The kecamatan.</param>
/// <param name="Unit">The desa, or null for everybody in the kecamatan whose desa has no contact of its own.</param>
/// <param name="Mailbox">For the calendar; null for a contact without one.</param>
public sealed record WaveContact(string Name, string Area, string? Unit = null, string? Mailbox = null);

internal sealed class WaveSettingsConverter() : ValueConverter<WaveSettings, string>(
    settings => JsonSerializer.Serialize(settings, JsonSerializerOptions.Web),
    text => JsonSerializer.Deserialize<WaveSettings>(text, JsonSerializerOptions.Web) ?? WaveSettings.Empty);

/// <summary>A change of settings is always a new record: the same text is the same settings.</summary>
internal sealed class WaveSettingsComparer() : ValueComparer<WaveSettings>(
    (a, b) => JsonSerializer.Serialize(a, JsonSerializerOptions.Web) == JsonSerializer.Serialize(b, JsonSerializerOptions.Web),
    settings => JsonSerializer.Serialize(settings, JsonSerializerOptions.Web).GetHashCode(StringComparison.Ordinal),
    settings => settings);
