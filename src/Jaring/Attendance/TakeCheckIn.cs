using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Attendance;

/// <summary>
/// Writes down who is here. The answer says nothing of the list: a name that is on it, one that is not, one typed twice and one typed late all end alike,
/// so that nobody learns from this page who was invited or who has come.
/// </summary>
public sealed class TakeCheckIn
{
    /// <summary>Entries of one session; beyond it something types by itself, and the paper list is there.</summary>
    private const int Most = 5_000;

    private readonly FindDoor doors;
    private readonly StoreWriter writer;

    internal TakeCheckIn(FindDoor doors, StoreWriter writer) => (this.doors, this.writer) = (doors, writer);

    /// <summary>Saves the entry, then says so.</summary>
    public async Task<CheckInEnd> TakeAsync(string officeId, string ticket, CheckInInput input, CancellationToken cancellationToken)
    {
        if (await doors.ByTicketAsync(officeId, ticket, cancellationToken) is not { } door || !IsId(input.EntryId))
        {
            return CheckInEnd.NoTicket;
        }

        var (name, unit) = (TypedName.Clean(input.Name), TypedName.Clean(input.Unit));
        if (!door.IsOpen || name.Length == 0)
        {
            return door.IsOpen ? CheckInEnd.NoName : CheckInEnd.Closed;
        }

        return await writer.WriteAsync((store, ct) => KeepAsync(store, new()
        {
            OfficeId = officeId,
            SessionId = door.SessionId,
            EntryId = input.EntryId,
            Name = name,
            Unit = unit,
            Sex = TypedName.Sex(input.Sex),
            Mode = door.Mode,
            OpenedLate = door.IsLate,
        }, ct), cancellationToken);
    }

    /// <summary>True for 22 signs of base64url.</summary>
    internal static bool IsId(string? id) => id is { Length: 22 } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static async Task<CheckInEnd> KeepAsync(JaringDbContext store, CheckIn entry, CancellationToken cancellationToken)
    {
        if (await store.Set<CheckIn>().CountAsync(e => e.OfficeId == entry.OfficeId && e.SessionId == entry.SessionId, cancellationToken) >= Most)
        {
            return CheckInEnd.Closed;
        }

        await store.InsertOrIgnoreAsync(entry, cancellationToken);
        return CheckInEnd.Recorded;
    }
}

/// <summary>What somebody typed.</summary>
/// <param name="EntryId">Made with the page.</param>
/// <param name="Name">As typed.</param>
/// <param name="Unit">As typed; may be empty.</param>
/// <param name="Sex">"L", "P" or anything else for none.</param>
public sealed record CheckInInput(string EntryId, string Name, string Unit, string? Sex);

/// <summary>How it ended.</summary>
public enum CheckInEnd
{
    /// <summary>The entry is saved, or was before.</summary>
    Recorded,

    /// <summary>The list takes no names now: the moderator has to be told.</summary>
    Closed,

    /// <summary>The page was not opened with a code, or days ago.</summary>
    NoTicket,

    /// <summary>No name was typed.</summary>
    NoName,
}
