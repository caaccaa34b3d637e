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
