namespace Jaring.Shapes;

/// <summary>One encrypted object of JT1 (sealing.md 3.0): header bytes, salt, ciphertext, each base64url.</summary>
public sealed record SealedObject(string H, string S, string C);

/// <summary>A key wrapped to somebody: encapsulated point and ciphertext.</summary>
public sealed record Wrap(string E, string C);

/// <summary>
/// A report as it travels and is kept; requests and drills have the same shape. The order of the fields is part of the shape
/// (tests/vectors, section 3).
/// </summary>
/// <param name="Kh">Case header.</param>
/// <param name="Slots">Eight wraps of the case key; nobody can tell which are dummies.</param>
/// <param name="Rslot">The reporter's wrap.</param>
/// <param name="Report">The account.</param>
/// <param name="Identity">The name, or the same length of nothing.</param>
/// <param name="Idslots">Eight wraps for the identity.</param>
/// <param name="Rid">Hash of the receipt's lookup.</param>
/// <param name="Rbox">The reporter's keys under the receipt.</param>
/// <param name="Ah">Hash of the access token.</param>
public sealed record Sealed(
    string Kh,
    IReadOnlyList<Wrap> Slots,
    Wrap Rslot,
    SealedObject Report,
    SealedObject Identity,
    IReadOnlyList<Wrap> Idslots,
    string Rid,
    SealedObject Rbox,
    string Ah);

/// <summary>A later epoch of a case as it travels and is kept: a new key for those who go on reading. The order of the fields is part of the shape.</summary>
/// <param name="Kh">Its header.</param>
/// <param name="Slots">Eight wraps of the new key.</param>
/// <param name="Rslot">The reporter's wrap.</param>
/// <param name="Auth">Who rotated and what the old key was, under the new one.</param>
/// <param name="Ah">Hash of the new access token.</param>
public sealed record Epoch(string Kh, IReadOnlyList<Wrap> Slots, Wrap Rslot, SealedObject Auth, string Ah);

/// <summary>An epoch that also replaces a lost receipt (sealing.md A9).</summary>
/// <param name="Kh">As in <see cref="Epoch"/>.</param>
/// <param name="Slots">As in <see cref="Epoch"/>.</param>
/// <param name="Rslot">As in <see cref="Epoch"/>.</param>
/// <param name="Auth">As in <see cref="Epoch"/>.</param>
/// <param name="Ah">As in <see cref="Epoch"/>.</param>
/// <param name="Rid">Hash of the new receipt's lookup.</param>
/// <param name="Rbox">The reporter's new keys under the new receipt.</param>
public sealed record EpochWithReceipt(string Kh, IReadOnlyList<Wrap> Slots, Wrap Rslot, SealedObject Auth, string Ah, string Rid, SealedObject Rbox);
