using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Pledges;

/// <summary>
/// Somebody of the office signs for herself, reads what she signed, and takes it back. The row is found by a keyed hash of account and year whose key lies
/// outside the store: the store keeps the name that she signed with, and no account.
/// </summary>
public sealed class OwnPledge
{
    private readonly JaringDbContext store;
    private readonly StoreWriter writer;
    private readonly HostKeys keys;
    private readonly OfficeRegister offices;
    private readonly TimeProvider clock;

    internal OwnPledge(JaringDbContext store, StoreWriter writer, HostKeys keys, OfficeRegister offices, TimeProvider clock) =>
        (this.store, this.writer, this.keys, this.offices, this.clock) = (store, writer, keys, offices, clock);

    /// <summary>This year's wording, and what this person signed this year. Nobody else's row is read.</summary>
    public async Task<OwnPledgeView> ReadAsync(string officeId, string objectId, CancellationToken cancellationToken)
    {
        var now = PledgeDay.Of(offices.Get(officeId), clock);
        var id = IdOf(officeId, now.Today.Year, objectId);
        var row = await store.Set<Pledge>().AsNoTracking().SingleOrDefaultAsync(p => p.OfficeId == officeId && p.Id == id, cancellationToken);
        return new(now.Today.Year, now.Text, row is null ? null : new(row.Group, row.Name, row.Post, row.SignedOn, ReadPledges.VersionOf(row)));
    }

    /// <summary>Signs for this year. Twice is once: what was signed first stands until it is taken back.</summary>
    /// <param name="officeId">The office.</param>
    /// <param name="objectId">The account that is signed in.</param>
    /// <param name="signing">What the person typed, and the wording that the page showed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<PledgeResult> SignAsync(string officeId, string objectId, OwnSigning signing, CancellationToken cancellationToken)
    {
        var now = PledgeDay.Of(offices.Get(officeId), clock);
        if (now.Text.Version != signing.Version)
        {
            return PledgeResult.Moved;
        }

        if (!PledgeGroups.OfOffice.Contains(signing.Group) || !PledgeDay.AreLines(signing.Name, signing.Post))
        {
            return PledgeResult.Malformed;
        }

        var row = now.Row(IdOf(officeId, now.Today.Year, objectId), signing.Group, signing.Name.Trim(), signing.Post.Trim(), selfSigned: true);
        await writer.WriteAsync((context, ct) => KeepPledge.AddAsync(context, row, ct), cancellationToken);
        WritePoint.PledgeSaved.Pass();
        return PledgeResult.Kept;
    }

    /// <summary>Takes this year's signature back. What is not there is taken back already.</summary>
    public Task WithdrawAsync(string officeId, string objectId, CancellationToken cancellationToken)
    {
        var id = IdOf(officeId, PledgeDay.Of(offices.Get(officeId), clock).Today.Year, objectId);
        return writer.WriteAsync((context, ct) => context.Set<Pledge>().Where(p => p.OfficeId == officeId && p.Id == id).ExecuteDeleteAsync(ct), cancellationToken);
    }

    private string IdOf(string officeId, int year, string objectId)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"own\0{officeId}\0{year}\0{objectId.ToUpperInvariant()}");
        return Base64Url.EncodeToString(HMACSHA256.HashData(keys.Get("pledges"), Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }
}

/// <summary>What somebody signs.</summary>
/// <param name="Version">The wording that the page showed.</param>
/// <param name="Group">"staff" or "commissioner".</param>
/// <param name="Name">Name.</param>
/// <param name="Post">Post and unit, in one line; may be empty.</param>
public sealed record OwnSigning(string Version, string Group, string Name, string Post);

/// <summary>The year's wording and the own signature.</summary>
/// <param name="Year">The year on the office's clock.</param>
/// <param name="Text">The wording of today.</param>
/// <param name="Signed">What this person signed; null before.</param>
public sealed record OwnPledgeView(int Year, PledgeText Text, OwnSigned? Signed);

/// <summary>A signature as whoever gave it sees it.</summary>
public sealed record OwnSigned(string Group, string Name, string Post, string SignedOn, string Version);
