using System.Globalization;
using System.Text.Json;
using Jaring.Offices;
using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Team;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Pledges;

/// <summary>A member signs in the tab, or the team notes what somebody signed on paper. Per person and year.</summary>
public sealed class KeepPledge(StoreWriter writer, OfficeRegister offices, TimeProvider clock)
{
    private const int Longest = 200;

    /// <summary>The member signs for this year, by name and post of the seat. Twice is once.</summary>
    /// <param name="officeId">The office.</param>
    /// <param name="memberId">Who signs.</param>
    /// <param name="version">The wording that the page showed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<PledgeResult> SignAsync(string officeId, string memberId, string version, CancellationToken cancellationToken)
    {
        var (office, text, today) = Now(officeId);
        if (text.Version != version)
        {
            return PledgeResult.Moved;
        }
        await writer.WriteAsync(
            async (store, ct) =>
            {
                var seat = await store.Set<Seat>().SingleAsync(s => s.OfficeId == office.Id && s.MemberId == memberId, ct);
                return await AddAsync(store, Row(office.Id, $"{memberId}.{today.Year}", PledgeGroups.Members, seat.Name, seat.Post, today, text, memberId), ct);
            },
            cancellationToken);
        WritePoint.PledgeSaved.Pass();
        return PledgeResult.Kept;
    }

    /// <summary>Notes a pact on paper, signed this year or before.</summary>
    public async Task<PledgeResult> RecordAsync(string officeId, string id, PledgeOnPaper paper, CancellationToken cancellationToken)
    {
        var (office, text, today) = Now(officeId);
        if (!PledgeGroups.All.Contains(paper.Group) || paper.Name.Trim().Length is < 1 or > Longest || paper.Post.Length > Longest
            || !DateOnly.TryParseExact(paper.SignedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day > today)
        {
            return PledgeResult.Malformed;
        }
        await writer.WriteAsync((store, ct) => AddAsync(store, Row(office.Id, id, paper.Group, paper.Name.Trim(), paper.Post.Trim(), day, text, null), ct), cancellationToken);
        WritePoint.PledgeSaved.Pass();
        return PledgeResult.Kept;
    }

    /// <summary>Takes back a note of a paper; what a member signed in the tab stays.</summary>
    public Task DropAsync(string officeId, string id, CancellationToken cancellationToken) => writer.WriteAsync(
        (store, ct) => store.Set<Pledge>().Where(p => p.OfficeId == officeId && p.Id == id && p.MemberId == null).ExecuteDeleteAsync(ct), cancellationToken);

    private (OfficeOptions Office, PledgeText Text, DateOnly Today) Now(string officeId)
    {
        var office = offices.Get(officeId);
        return (office, PledgeText.Of(office), DateOnly.FromDateTime(office.Local(clock.GetUtcNow()).DateTime));
    }

    private static Pledge Row(string officeId, string id, string group, string name, string post, DateOnly day, PledgeText text, string? memberId) => new()
    {
        OfficeId = officeId,
        Id = id,
        Year = day.Year,
        Group = group,
        Name = name,
        Post = post,
        MemberId = memberId,
        SignedOn = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Text = JsonSerializer.Serialize(text, WireJson.Options),
    };

    private static async Task<bool> AddAsync(JaringDbContext store, Pledge row, CancellationToken cancellationToken)
    {
        if (!await store.Set<Pledge>().AnyAsync(p => p.OfficeId == row.OfficeId && p.Id == row.Id, cancellationToken))
        {
            store.Add(row);
            await store.SaveChangesAsync(cancellationToken);
        }
        return true;
    }
}

/// <summary>What stands on a paper that somebody signed.</summary>
public sealed record PledgeOnPaper(string Group, string Name, string Post, string SignedOn);

/// <summary>How keeping ended.</summary>
public enum PledgeResult
{
    /// <summary>It stands.</summary>
    Kept,

    /// <summary>The wording is another one by now; nothing was signed.</summary>
    Moved,

    /// <summary>No known group, no name, or no day that has come.</summary>
    Malformed,
}
