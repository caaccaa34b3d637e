using System.Text.Json.Serialization;

namespace Jaring.Sealing;

/// <summary>
/// The header a case key is wrapped under (kh): the case, its epoch, the directory it was sealed against, the reporter's keys, and the
/// commitment to the key. On the wire <c>prev</c> (hash of the header before) stands after <c>epoch</c>, and in epoch 0 not at all.
/// </summary>
public sealed record CaseHeader(
    [property: JsonPropertyName("v")] string V,
    [property: JsonPropertyName("t")] string T,
    [property: JsonPropertyName("case")] string Case,
    [property: JsonPropertyName("epoch")] int Epoch,
    [property: JsonPropertyName("dir"), JsonPropertyOrder(2)] DirectoryReference Dir,
    [property: JsonPropertyName("rk"), JsonPropertyOrder(2)] PublicKeys Rk,
    [property: JsonPropertyName("ckc"), JsonPropertyOrder(2)] string Ckc,
    [property: JsonPropertyName("prev"), JsonPropertyOrder(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    string? Prev = null)
{
    internal const string Type = "ck";

    internal byte[] CaseBytes => Base64Url.Decode(Case, 16);

    internal static CaseHeader For(
        byte[] caseId, VerifiedDirectory directory, PublicKeys rk, byte[] key, int epoch = 0, string? prev = null) => new(
        Headers.Version, Type, Base64Url.Encode(caseId), epoch, new(directory.Entry.N, directory.Hash), rk,
        Base64Url.Encode(KeyDerivation.Commit(key, Type, caseId)), prev);

    internal string Encode() => Base64Url.Encode(Wire.Write(this, SealingJson.Default.CaseHeader));

    /// <exception cref="SealingException">header-v, fields, length, point, or a refusal of the bytes themselves</exception>
    internal static CaseHeader Read(string kh)
    {
        var header = Wire.ReadExact(Base64Url.Decode(kh), SealingJson.Default.CaseHeader);
        SealingException.Require(header.V == Headers.Version, "header-v");
        SealingException.Require(header.T == Type && header.Epoch >= 0 && header.Epoch > 0 == header.Prev is not null, "fields");
        SealingException.Require(header.CaseBytes.Length > 0 && Base64Url.Decode(header.Ckc, 32).Length > 0, "length");
        P256.RequirePoint(header.Rk.Kem);
        P256.RequirePoint(header.Rk.Sig);
        return header;
    }

    internal void RequireKnownDirectory(VerifiedDirectory directory) =>
        directory.ChainOf(Dir);
}

/// <summary>A directory entry by number and hash.</summary>
public sealed record DirectoryReference(
    [property: JsonPropertyName("n")] int N,
    [property: JsonPropertyName("h")] string H);
