using Jaring.Shapes;

namespace Jaring.Team;

/// <summary>
/// Reads the office's signed directory of members: what a browser needs to decide, by itself, whom it seals to. The server can keep it back but
/// not change it: each entry is signed and entry 0 is fixed by the genesis hash (sealing.md §3.3, flow 1).
/// </summary>
public interface IReadDirectory
{
    /// <summary>The directory; an empty chain and no genesis before the founding.</summary>
    Task<DirectoryView> ReadAsync(string officeId, CancellationToken ct);
}

/// <summary>The directory of one office.</summary>
/// <param name="Pinned">What the office's genesis file says; null before the founding.</param>
/// <param name="Chain">The entries in order, entry 0 first.</param>
/// <param name="Past">Chains of the team before it was founded anew, the oldest first.</param>
public sealed record DirectoryView(PinnedGenesis? Pinned, IReadOnlyList<DirectoryRecordView> Chain, IReadOnlyList<PastChain> Past)
{
    /// <summary>Hash of entry 0 as pinned, base64url; null before the founding.</summary>
    public string? Genesis => Pinned?.Genesis;

    /// <summary>The newest entry as people compare it; null before the founding.</summary>
    public DirectoryHead? Head => Chain is [.., { E: var e }] && Jt1.TryDecode(e, out var bytes) ? new DirectoryHead(Chain.Count - 1, Jt1.DirectoryHash(bytes)) : null;
}

/// <summary>The newest entry of a chain.</summary>
/// <param name="N">Its number, from 0.</param>
/// <param name="Hash">Its hash, base64url.</param>
public sealed record DirectoryHead(int N, string Hash);

/// <summary>A chain that ended when the team was founded anew: what was sealed under it is read with it.</summary>
/// <param name="Genesis">Hash of its entry 0, base64url.</param>
/// <param name="Chain">Its entries in order.</param>
public sealed record PastChain(string Genesis, IReadOnlyList<DirectoryRecordView> Chain);

/// <summary>One entry and its signatures.</summary>
/// <param name="E">The exact bytes of the entry, base64url.</param>
/// <param name="Sigs">Who signed it.</param>
public sealed record DirectoryRecordView(string E, IReadOnlyList<DirectorySignatureView> Sigs);

/// <summary>One signature below an entry.</summary>
/// <param name="By">The member's id.</param>
/// <param name="Sig">ECDSA P-256, 64 bytes r‖s, base64url.</param>
public sealed record DirectorySignatureView(string By, string Sig);
