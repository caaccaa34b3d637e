using Jaring.Offices;
using Jaring.Shapes;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team.Trustees;

/// <summary>
/// Signs a trustee in by the signature key that the directory names, since the organisation has no account for the person. The token is opaque, holds eight
/// hours and is kept as a hash; whoever is removed from the list is out at the next call.
/// </summary>
public sealed class TrusteeSessions(JaringDbContext store, StoreWriter writer, TrusteeChallenges challenges, OfficeRegister offices, TimeProvider clock)
{
    /// <summary>How long a token holds.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(8);

    /// <summary>Label of the signature (docs/sealing.md 17).</summary>
    private const string Label = "wali";

    /// <summary>Begins a session. Every refusal is the same but one, which only the owner of the key can reach.</summary>
    public async Task<SignInResult> BeginAsync(string officeId, string id, string nonce, string signature, CancellationToken cancellationToken)
    {
        if (challenges.Take(officeId, id, nonce) is not { } signed
            || await FindAsync(officeId, id, cancellationToken) is not { } trustee
            || !Jt1.Verify(Label, signed, trustee.Sig, signature))
        {
            return new SignInResult.Refused();
        }

        if (trustee.In(await NewestEntry.ReadAsync(store, officeId, cancellationToken)) == TrusteeState.Removed)
        {
            return new SignInResult.Removed();
        }

        var (token, now) = (Lookup.New(), clock.GetUtcNow());
        var row = new StoredTrusteeSession { OfficeId = officeId, TokenHash = Lookup.HashOf(token)!, TrusteeId = id, Until = (now + Life).ToUnixTimeSeconds() };
        await writer.WriteAsync((write, ct) => SaveAsync(write, row, offices.Get(officeId).Day(now), ct), cancellationToken);
        return new SignInResult.SignedIn(token, DateTimeOffset.FromUnixTimeSeconds(row.Until));
    }

    /// <summary>Who shows this token, or null when it does not hold any more or never did.</summary>
    public async Task<TrusteeCaller?> FindCallerAsync(string officeId, string token, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        if (Lookup.HashOf(token) is not { } hash
            || await store.Set<StoredTrusteeSession>().AsNoTracking()
                .SingleOrDefaultAsync(s => s.OfficeId == officeId && s.TokenHash == hash && s.Until > now, cancellationToken) is not { } session
            || await FindAsync(officeId, session.TrusteeId, cancellationToken) is not { } trustee)
        {
            return null;
        }

        var state = trustee.In(await NewestEntry.ReadAsync(store, officeId, cancellationToken));
        return state == TrusteeState.Removed ? null : new(trustee.TrusteeId, trustee.Name, trustee.Post, trustee.Sex, state, hash);
    }

    /// <summary>Ends a session.</summary>
    public Task EndAsync(string officeId, TrusteeCaller caller, CancellationToken cancellationToken) => writer.WriteAsync(
        (write, ct) => write.Set<StoredTrusteeSession>().Where(s => s.OfficeId == officeId && s.TokenHash == caller.Session).ExecuteDeleteAsync(ct), cancellationToken);

    private Task<StoredTrustee?> FindAsync(string officeId, string id, CancellationToken cancellationToken) =>
        store.Set<StoredTrustee>().AsNoTracking().SingleOrDefaultAsync(t => t.OfficeId == officeId && t.TrusteeId == id, cancellationToken);

    private static async Task<bool> SaveAsync(JaringDbContext store, StoredTrusteeSession row, DateOnly today, CancellationToken cancellationToken)
    {
        await store.Set<StoredTrustee>().Where(t => t.OfficeId == row.OfficeId && t.TrusteeId == row.TrusteeId)
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.SeenOn, today), cancellationToken);
        return await store.InsertOrIgnoreAsync(row, cancellationToken);
    }
}

/// <summary>A trustee who is signed in and not removed.</summary>
/// <param name="Id">Public id.</param>
/// <param name="Name">Name.</param>
/// <param name="Post">Post.</param>
/// <param name="Sex">"L" or "P".</param>
/// <param name="State">Enrolled or active, by the newest entry.</param>
/// <param name="Session">Hash of the token.</param>
public sealed record TrusteeCaller(string Id, string Name, string Post, string Sex, TrusteeState State, string Session);

/// <summary>How signing in ended.</summary>
public abstract record SignInResult
{
    private SignInResult()
    {
    }

    /// <summary>Signed in.</summary>
    /// <param name="Token">The bearer token, base64url of 32 bytes; kept nowhere.</param>
    /// <param name="Until">When it ends.</param>
    public sealed record SignedIn(string Token, DateTimeOffset Until) : SignInResult;

    /// <summary>The nonce is not ours, too old or used, the id unknown, or the signature not its key's.</summary>
    public sealed record Refused : SignInResult;

    /// <summary>The right key, but the list says removed.</summary>
    public sealed record Removed : SignInResult;
}
