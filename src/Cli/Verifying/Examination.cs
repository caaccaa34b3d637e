using System.Security.Cryptography;
using Jaring.Cli.Packages;
using Jaring.Sealing;

namespace Jaring.Cli.Verifying;

/// <summary>
/// All checks of one export, in the order in which each stands on the ones before (docs/verify.md says how to repeat them by hand).
/// What was found on the way stays readable afterwards, for the report.
/// </summary>
internal sealed partial class Examination
{
    private readonly Package _package;
    private readonly VerifyOptions _options;
    private readonly Checklist _checks = new();
    private readonly List<Note> _notes = [];
    private CaseParts _parts = null!;
    private Sealed _sealed = null!;
    private byte[][] _keys = [];

    private Examination(Package package, VerifyOptions options) => (_package, _options) = (package, options);

    public IReadOnlyList<Finding> Findings => _checks.Findings;

    /// <summary>What is no fault and yet has to be known.</summary>
    public IReadOnlyList<Note> Notes => _notes;

    public ExportManifest? Manifest { get; private set; }

    /// <summary>Who exported, by id.</summary>
    public ExportSignature? Signer { get; private set; }

    public VerifiedDirectory? List { get; private set; }

    /// <summary>SHA-256 of the report as it was sent.</summary>
    public byte[]? SealedHash { get; private set; }

    public CaseEvidence? Evidence { get; private set; }

    public EvidenceChain<EvidenceMessage>? Thread { get; private set; }

    public EvidenceChain<EvidenceLine>? Log { get; private set; }

    public bool Held => Findings.All(f => f.Outcome != Outcome.Failed);

    public static Examination Make(Package package, VerifyOptions options)
    {
        var examination = new Examination(package, options);
        examination.CheckPackage();
        examination.CheckCase();
        examination.CheckWhatWasAdded();
        return examination;
    }

    /// <summary>The name that the team signed for an id, from the newest entry of a list that knows it; else the id.</summary>
    public string NameOf(string id) =>
        List?.Chains.SelectMany(c => c.Entries).Reverse().SelectMany(e => e.Members).FirstOrDefault(m => m.Id == id && m.Who is not null)?.Who?.Name ?? id;

    private void CheckPackage()
    {
        _checks.Make("package", [], () =>
        {
            _package.RequireKnownParts();
            _parts = new(_package);
            SealedHash = SHA256.HashData(_parts.SealedBytes);
        });
        _checks.Make("frame", [], _package.RequireFrame);
        _checks.Make("manifest", ["package"], CheckManifest);
        _checks.Make("list", ["package"], CheckList);
        _checks.Make("signer", ["list"], CheckSigner);
    }

    private void CheckManifest()
    {
        var manifest = ReadManifest();
        CheckFailed.Require(manifest.Files.DistinctBy(f => f.Path).Count() == manifest.Files.Count, "file-twice");
        var listed = manifest.Files.ToDictionary(f => f.Path);
        foreach (var path in _package.Paths.Where(p => p is not ("manifest.json" or "manifest.sig.json")))
        {
            CheckFailed.Require(listed.Remove(path, out var file), "file-not-listed", path);
            using var content = _package.OpenPart(path);
            CheckFailed.Require(Base64Url.Encode(SHA256.HashData(content)) == file!.Sha256, "file-changed", path);
        }

        CheckFailed.Require(listed.Count == 0, "file-missing", listed.Keys.FirstOrDefault() ?? "");
    }

    private void CheckList()
    {
        List = _parts.Directory.Verify(DateTimeOffset.FromUnixTimeSeconds(ReadManifest().Made));
        var typed = (_options.Genesis ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var first = List.Chains.Select(c => Base64Url.Decode(c.Hashes[0])).ToList();
        CheckFailed.Require(_options.Genesis is null || typed.Any(t => Fingerprint.Is(t, first[^1])), "other-genesis");
        CheckFailed.Require(typed.All(t => first.Any(hash => Fingerprint.Is(t, hash))), "other-genesis");
        foreach (var hash in first.Where(hash => !typed.Any(t => Fingerprint.Is(t, hash))))
        {
            _notes.Add(new(hash == first[^1] ? "genesis" : "anew", ("digits", Fingerprint.Digits(hash))));
        }

        if (List.Stale is { } since)
        {
            _notes.Add(new("stale", ("date", Times.Day(since))));
        }
    }

    private void CheckSigner()
    {
        var signer = Wire.Read(_package.Read("manifest.sig.json"), SealingJson.Default.ExportSignature);
        CheckFailed.Require(ExportManifest.IsSigned(_package.Read("manifest.json"), signer, List!), "signature");
        Signer = signer;
    }

    private ExportManifest ReadManifest()
    {
        var manifest = Manifest ?? ExportManifest.Read(_package.Read("manifest.json"));
        CheckFailed.Require(manifest.Made is > 0 and < Times.Latest, "time");
        return Manifest = manifest;
    }
}

/// <summary>Something that is no fault and yet has to be known: text <c>verify.note.{Key}</c>.</summary>
internal sealed record Note(string Key, params (string Name, string Value)[] Values);
