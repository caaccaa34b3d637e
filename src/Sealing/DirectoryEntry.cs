using System.Text.Json.Serialization;

namespace Jaring.Sealing;

/// <summary>One signed state of the team: who may read, with which keys, until when. Times are unix seconds.</summary>
public sealed record DirectoryEntry(
    [property: JsonPropertyName("v")] string V,
    [property: JsonPropertyName("t")] string T,
    [property: JsonPropertyName("n")] int N,
    [property: JsonPropertyName("prev")] string? Prev,
    [property: JsonPropertyName("iat")] long Iat,
    [property: JsonPropertyName("exp")] long Exp,
    [property: JsonPropertyName("pol")] DirectoryPolicy Pol,
    [property: JsonPropertyName("members")] IReadOnlyList<DirectoryMember> Members)
{
    /// <summary>The member with this id if active here, else null.</summary>
    public DirectoryMember? Active(string id) => Members.FirstOrDefault(m => m.Id == id && m.IsActive);
}

/// <summary>q: signatures a later entry needs; minR: fewest readers of a report; idT: members who open a name together.</summary>
public sealed record DirectoryPolicy(
    [property: JsonPropertyName("q")] int Q,
    [property: JsonPropertyName("minR")] int MinR,
    [property: JsonPropertyName("idT")] int IdT);

/// <summary>A member or the trustee: keys, whether active, and the name the whole team signed for.</summary>
public sealed record DirectoryMember(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("kem")] string Kem,
    [property: JsonPropertyName("sig")] string Sig,
    [property: JsonPropertyName("st")] string St,
    [property: JsonPropertyName("role")] string Role,
    [property: JsonPropertyName("who"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Who? Who = null)
{
    internal bool IsActive => St == "active";

    internal bool IsTrustee => Role == "trustee";

    internal bool HasSameKeys(DirectoryMember other) => Id == other.Id && Kem == other.Kem && Sig == other.Sig;
}

/// <summary>
/// A reader's name and position as the whole team signed it; pages take labels from here only, so that a server cannot swap them.
/// <paramref name="Sex"/> is "L" (laki-laki) or "P" (perempuan): a reporter may want to choose by it.
/// </summary>
public sealed record Who(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("post")] string Post,
    [property: JsonPropertyName("sex")] string Sex);

/// <summary>An entry as its exact bytes (base64url) and the signatures under it.</summary>
public sealed record DirectoryRecord(
    [property: JsonPropertyName("e")] string E,
    [property: JsonPropertyName("sigs")] IReadOnlyList<DirectorySignature> Sigs);

/// <summary>One member's signature, raw r||s in base64url.</summary>
public sealed record DirectorySignature(
    [property: JsonPropertyName("by")] string By,
    [property: JsonPropertyName("sig")] string Sig);

/// <summary>Somebody who founds the team.</summary>
public sealed record FoundingMember(string Id, string Kem, string Sig, Who Who);
