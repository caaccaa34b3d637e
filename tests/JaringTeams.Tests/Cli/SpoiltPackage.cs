using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Cli;
using Jaring.Cli.Packages;
using Jaring.Cli.Verifying;
using Jaring.Sealing;
using Jaring.Tests.Sealing;

namespace Jaring.Tests.Cli;

/// <summary>
/// The export of tests/vectors, to be changed in one place and checked. <see cref="Resign"/> makes the list of contents anew and signs it as the
/// exporting member: the strongest attacker on a package is whoever made it.
/// </summary>
internal sealed class SpoiltPackage
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "vectors");
    private static readonly JsonObject Vector = Vectors.Load("export.json");
    private static readonly Dictionary<string, Reader> Members = Vector["members"]!.AsObject().AsParallel().ToDictionary(
        m => m.Key, m => new Reader(m.Key, MemberRecords.Unlock(m.Value!["rec"].As(SealingJson.Default.MemberRecord), m.Value["pass"].Text())));

    private readonly List<KeyValuePair<string, byte[]>> _files = [];
    private bool _resign;

    public SpoiltPackage()
    {
        using var zip = ZipFile.OpenRead(Original);
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using var content = new MemoryStream();
            stream.CopyTo(content);
            _files.Add(new(entry.FullName, content.ToArray()));
        }
    }

    public static string Original => Path.Combine(Folder, "export.zip");

    public static string Locked => Path.Combine(Folder, "export.jt1f");

    public static string Words => Vector["words"].Text();

    public static string Genesis => Vector["genesis"].Text();

    public static string Ack => Vector["ack"].Text();

    /// <summary>The key of an epoch of the case.</summary>
    public byte[] Key(int epoch) => Json("keys.json")["ck"]![epoch].Raw();

    public static Reader Member(string id) => Members[id];

    public byte[] this[string path]
    {
        get => _files.Single(f => f.Key == path).Value;
        set => _files[_files.FindIndex(f => f.Key == path)] = new(path, value);
    }

    public JsonNode Json(string path) => JsonNode.Parse(this[path])!;

    /// <summary>The file of the only attachment.</summary>
    public string Attachment => _files.Single(f => f.Key.StartsWith("files/", StringComparison.Ordinal)).Key;

    public SpoiltPackage Change(string path, Action<JsonNode> change)
    {
        var json = Json(path);
        change(json);
        this[path] = CanonicalJson.Write(json);
        return this;
    }

    public SpoiltPackage Flip(string path, int fromEnd)
    {
        var bytes = this[path];
        bytes[^fromEnd] ^= 1;
        return this;
    }

    public SpoiltPackage Remove(string path)
    {
        _files.RemoveAll(f => f.Key == path);
        return this;
    }

    public SpoiltPackage Add(string path, byte[] content)
    {
        _files.Add(new(path, content));
        return this;
    }

    /// <summary>Lists what is there now, and signs the list as a1.</summary>
    public SpoiltPackage Resign(Action<JsonNode>? change = null)
    {
        Change("manifest.json", manifest =>
        {
            manifest["files"] = new JsonArray([.. _files.Where(f => !f.Key.StartsWith("manifest", StringComparison.Ordinal)).Select(f => new JsonObject
            {
                ["path"] = f.Key, ["size"] = f.Value.Length, ["sha256"] = Base64Url.Encode(SHA256.HashData(f.Value)),
            })]);
            change?.Invoke(manifest);
        });
        _resign = true;
        return this;
    }

    /// <summary>The first check that does not hold, as "check reason", or "held".</summary>
    public string Verdict(string? genesis = null, string? ack = null)
    {
        if (_resign)
        {
            var signature = Signatures.Sign(Member("a1").Keys.Signing, "export", this["manifest.json"]);
            this["manifest.sig.json"] = CanonicalJson.Write(new JsonObject { ["by"] = "a1", ["sig"] = signature });
        }

        var path = Write();
        try
        {
            using var package = Package.Open(path);
            var first = Examination.Make(package, new VerifyOptions(path, genesis, ack, false)).Findings.FirstOrDefault(f => f.Outcome == Outcome.Failed);
            return first is null ? "held" : $"{first.Check} {first.Reason}";
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Writes the package as a zip and gives its path.</summary>
    public string Write()
    {
        var path = Path.Combine(Path.GetTempPath(), $"jaring-{RandomNumberGenerator.GetHexString(16)}.zip");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, content) in _files)
        {
            using var stream = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
            stream.Write(content);
        }

        return path;
    }

    /// <summary>A line of the log under the newest key, in the place given.</summary>
    public JsonNode Line(string by, int seq, string? prev, string act, string? reference)
    {
        var header = Headers.Write("log", ("log", CaseHeader.Read(Json("case/sealed.json")["kh"].Text()).Case), ("seq", seq), ("prev", prev));
        var signed = SignedPayload.Sign(
            Member(by).Keys.Signing, "log", header, new LogPayload(1_800_000_100, act, reference), SealingJson.Default.LogPayload, by);
        return JsonSerializer.SerializeToNode(SealedObject.Seal(Key(1), "log", header, signed.Encode()), SealingJson.Default.SealedObject)!;
    }

    public SealedObject[] Log => Json("case/log.json").Objects();
}
