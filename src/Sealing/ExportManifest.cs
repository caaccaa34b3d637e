using System.Text.Json.Serialization;

namespace Jaring.Sealing;

/// <summary>
/// The list of an export's files, signed by the member who exports. <paramref name="Made"/>: unix seconds by that member's clock.
/// <paramref name="Request"/> and <paramref name="Approve"/>: hashes of the two lines of the case's log that allow it.
/// </summary>
public sealed record ExportManifest(
    [property: JsonPropertyName("v")] string V,
    [property: JsonPropertyName("t")] string T,
    [property: JsonPropertyName("office")] string Office,
    [property: JsonPropertyName("case")] string Case,
    [property: JsonPropertyName("made")] long Made,
    [property: JsonPropertyName("request")] string Request,
    [property: JsonPropertyName("approve")] string Approve,
    [property: JsonPropertyName("files")] IReadOnlyList<ExportedFile> Files)
{
    internal const string Label = "export";

    /// <exception cref="SealingException">json, json-not-canonical, header-v, header-t, length</exception>
    internal static ExportManifest Read(byte[] bytes)
    {
        var manifest = Wire.ReadExact(bytes, SealingJson.Default.ExportManifest);
        SealingException.Require(manifest.V == Headers.Version, "header-v");
        SealingException.Require(manifest.T == Label, "header-t");
        SealingException.Require(Base64Url.Decode(manifest.Case, 16).Length > 0, "length");
        return manifest;
    }

    /// <summary>Whether somebody signed these bytes under one of the keys under which the list that stands knew that id as active.</summary>
    internal static bool IsSigned(byte[] bytes, ExportSignature signature, VerifiedDirectory directory) =>
        directory.KeysOf(signature.By).Any(key => Signatures.IsValid(key, Label, bytes, signature.Sig));
}

/// <summary>One file of an export: path inside the package, length in bytes, SHA-256 in base64url.</summary>
public sealed record ExportedFile(
    [property: JsonPropertyName("path")] string Path,
    [property: JsonPropertyName("size")] long Size,
    [property: JsonPropertyName("sha256")] string Sha256);

internal sealed record ExportSignature(
    [property: JsonPropertyName("by")] string By,
    [property: JsonPropertyName("sig")] string Sig);

internal sealed record ExportDirectory(
    [property: JsonPropertyName("genesis")] string Genesis,
    [property: JsonPropertyName("chain")] IReadOnlyList<DirectoryRecord> Chain,
    [property: JsonPropertyName("past"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ExportList>? Past = null)
{
    /// <summary>Every list from its own first entry on; those that a new founding ended come along as <see cref="VerifiedDirectory.Past"/>.</summary>
    /// <exception cref="SealingException">as in <see cref="Directory.Verify"/>; fields for an empty <c>past</c></exception>
    internal VerifiedDirectory Verify(DateTimeOffset made)
    {
        SealingException.Require(Past is not [], "fields");
        var ended = (Past ?? []).Select(l => Directory.Verify(l.Chain, l.Genesis, made, DirectoryUse.Seal));
        return Directory.Verify(Chain, Genesis, made, DirectoryUse.Seal).After([.. ended]);
    }
}

/// <summary>A list of the team that a new founding ended.</summary>
internal sealed record ExportList(
    [property: JsonPropertyName("genesis")] string Genesis,
    [property: JsonPropertyName("chain")] IReadOnlyList<DirectoryRecord> Chain);

/// <summary>The keys of one case: of each epoch, oldest first; and of the name, once two members opened it.</summary>
internal sealed record ExportKeys(
    [property: JsonPropertyName("ck")] IReadOnlyList<string> Ck,
    [property: JsonPropertyName("ik")] string? Ik);
