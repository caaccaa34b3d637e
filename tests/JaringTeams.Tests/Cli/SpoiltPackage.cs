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

    /// <param name="original">The package to spoil; <see cref="Original"/> when null.</param>
    public SpoiltPackage(string? original = null)
    {
        using var zip = ZipFile.OpenRead(original ?? Original);
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using var content = new MemoryStream();
            stream.CopyTo(content);
            _files.Add(new(entry.FullName, content.ToArray()));
        }
    }

    public static string Original => Path.Combine(Folder, "export.zip");

    /// <summary>A case from before the team was founded anew, with files that came with messages.</summary>
    public static string Anew => Path.Combine(Folder, "export-anew.zip");

    public static string Locked => Path.Combine(Folder, "export.jt1f");

    public static string Words => Vector["words"].Text();

    public static string Genesis => Vector["genesis"].Text();

    /// <summary>The first list after the founding anew.</summary>
    public static string AnewGenesis => Vector["anew"].Text();

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

    /// <summary>Attached files, the largest first.</summary>
    public IReadOnlyList<string> Attachments =>
        [.. _files.Where(f => f.Key.StartsWith("files/", StringComparison.Ordinal)).OrderByDescending(f => f.Value.Length).Select(f => f.Key)];

    /// <summary>The largest of them.</summary>
    public string Attachment => Attachments[0];

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
        var first = Examined(genesis, ack).Findings.FirstOrDefault(f => f.Outcome == Outcome.Failed);
        return first is null ? "held" : $"{first.Check} {first.Reason}";
    }

    public Examination Examined(string? genesis = null, string? ack = null)
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
            return Examination.Make(package, new VerifyOptions(path, genesis, ack, false));
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Writes the package as a zip, packed as the dashboard packs it, and gives its path.</summary>
    public string Write()
    {
        var path = Path.Combine(Path.GetTempPath(), $"jaring-{RandomNumberGenerator.GetHexString(16)}.zip");
        using var zip = File.Create(path);
        var entries = new List<byte[]>();
        foreach (var (name, content) in _files)
        {
            var part = new ZipPart(Bytes.Utf8(name), (uint)content.Length, ZipFrame.CheckSum(new MemoryStream(content), content.Length));
            entries.Add(ZipFrame.Entry(part, (uint)zip.Position));
            zip.Write([.. ZipFrame.Head(part), .. part.Name, .. content]);
        }

        var at = (uint)zip.Position;
        entries.ForEach(e => zip.Write(e));
        zip.Write(ZipFrame.End(entries.Count, (uint)zip.Position - at, at));
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

    /// <summary>Puts another last message in the place of the answer to the request for the name, and makes both signatures for the export anew over it.</summary>
    public SpoiltPackage Answered(string by, string kind, string? ask = null)
    {
        var (thread, log) = (Json("case/thread.json").Objects(), Log);
        var key = CaseKey.Fit(Json("case/epochs.json")[0]!["kh"].Text(), Key(1));
        var body = new JsonObject { ["kind"] = kind, ["ask"] = ask ?? thread[4].Hash(), ["w"] = new JsonObject() };
        var answer = Messages.Seal(key, Member(by), new(4, thread[4].Hash()), body);
        Change("case/thread.json", t => t[5] = JsonSerializer.SerializeToNode(answer, SealingJson.Default.SealedObject));
        Change("case/log.json", l => l[2] = Line("a1", 2, log[1].Hash(), "export.request.name", answer.Hash()));
        var request = Log[2].Hash();
        Change("case/log.json", l => l[3] = Line("b2", 3, request, "export.approve.name", request));
        return Resign(m => (m["request"], m["approve"]) = (request, Log[3].Hash()));
    }

    public SealedObject[] Log => Json("case/log.json").Objects();
}
