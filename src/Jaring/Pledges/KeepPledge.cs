using System.Globalization;
using Jaring.Offices;
using Jaring.Storage;
using Jaring.Team;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Pledges;

/// <summary>A member signs on the dashboard, or the team notes what somebody signed on paper. Per person and year.</summary>
public sealed class KeepPledge(StoreWriter writer, OfficeRegister offices, TimeProvider clock)
{
    /// <summary>The member signs for this year, by name and post of the seat. Twice is once.</summary>
    /// <param name="officeId">The office.</param>
    /// <param name="memberId">Who signs.</param>
    /// <param name="version">The wording that the page showed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<PledgeResult> SignAsync(string officeId, string memberId, string version, CancellationToken cancellationToken)
    {
        var now = PledgeDay.Of(offices.Get(officeId), clock);
        if (now.Text.Version != version)
        {
            return PledgeResult.Moved;
        }
        await writer.WriteAsync(
            async (store, ct) =>
            {
                var seat = await store.Set<Seat>().SingleAsync(s => s.OfficeId == officeId && s.MemberId == memberId, ct);
                return await AddAsync(store, now.Row($"{memberId}.{now.Today.Year}", PledgeGroups.Members, seat.Name, seat.Post, selfSigned: true, memberId: memberId), ct);
            },
            cancellationToken);
        WritePoint.PledgeSaved.Pass();
        return PledgeResult.Kept;
    }

    /// <summary>Notes a pact on paper, signed this year or before.</summary>
    public async Task<PledgeResult> RecordAsync(string officeId, string id, PledgeOnPaper paper, CancellationToken cancellationToken)
    {
        var now = PledgeDay.Of(offices.Get(officeId), clock);
        if (!PledgeGroups.All.Contains(paper.Group) || !PledgeDay.AreLines(paper.Name, paper.Post)
            || !DateOnly.TryParseExact(paper.SignedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day > now.Today)
        {
            return PledgeResult.Malformed;
        }
        await writer.WriteAsync((store, ct) => AddAsync(store, now.Row(id, paper.Group, paper.Name.Trim(), paper.Post.Trim(), selfSigned: false, day), ct), cancellationToken);
        WritePoint.PledgeSaved.Pass();
        return PledgeResult.Kept;
    }

    /// <summary>Takes back a note of a paper; what somebody signed in person stays.</summary>
    public Task DropAsync(string officeId, string id, CancellationToken cancellationToken) => writer.WriteAsync(
        (store, ct) => store.Set<Pledge>().Where(p => p.OfficeId == officeId && p.Id == id && !p.SelfSigned).ExecuteDeleteAsync(ct), cancellationToken);

    /// <summary>Adds a signature unless it stands already.</summary>
    internal static async Task<bool> AddAsync(JaringDbContext store, Pledge row, CancellationToken cancellationToken)
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
