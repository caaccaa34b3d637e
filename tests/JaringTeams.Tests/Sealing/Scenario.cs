using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Sealing;
using Directory = Jaring.Sealing.Directory;

namespace Jaring.Tests.Sealing;

/// <summary>scenario.json, with its directory verified and its members unlocked once for all tests.</summary>
internal sealed class Scenario
{
    private static readonly Lazy<Scenario> Once = new(() => new Scenario());

    private readonly JsonObject _json = Vectors.Load("scenario.json");
    private readonly Dictionary<string, Reader> _members;
    private readonly Lazy<OpenCase> _main;
    private readonly Lazy<CaseKey> _second;

    private Scenario()
    {
        Directory = Verify(_json["chain"]!, Now);
        _members = _json["members"]!.AsObject().AsParallel().ToDictionary(m => m.Key, m => new Reader(
            m.Key, MemberRecords.Unlock(m.Value!["rec"].As(SealingJson.Default.MemberRecord), m.Value["pass"].Text())));
        _main = new(() => Reports.OpenAsMember(Member("m1"), Case("main"), Directory));
        _second = new(() => OpenEpoch("m1").Key);
    }

    public static Scenario Instance => Once.Value;

    public JsonNode this[string name] => _json[name]!;

    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeSeconds((long)_json["now"]!);

    public string Shape => _json["shape"].Text();

    public byte[] Site => _json["site"].Raw();

    public VerifiedDirectory Directory { get; }

    public IEnumerable<string> MemberIds => _members.Keys;

    /// <summary>Case "main", opened by m1.</summary>
    public OpenCase Main => _main.Value;

    /// <summary>Keys of its two epochs.</summary>
    public CaseKey[] Keys => [Main.Key, _second.Value];

    public Reader Member(string id) => _members[id];

    public JsonObject CaseJson(string name) => _json["cases"]![name]!.DeepClone().AsObject();

    public Sealed Case(string name) => CaseJson(name).As(SealingJson.Default.Sealed);

    public static DirectoryRecord[] Chain(JsonNode chain) =>
        [.. chain.AsArray().Select(r => r.As(SealingJson.Default.DirectoryRecord))];

    public VerifiedDirectory Verify(
        JsonNode chain, DateTimeOffset now, string? genesis = null, DirectoryUse use = DirectoryUse.Strict) =>
        Jaring.Sealing.Directory.Verify(Chain(chain), genesis ?? _json["genesis"].Text(), now, use);

    /// <summary>Case "main" with the slots and sets of the section "sets", and the closing set where asked for.</summary>
    public (Sealed Case, SealedObject[] Sets) Granted(bool closed)
    {
        var sets = _json["sets"]!;
        var last = closed ? new[] { sets.AsObject("close") } : [];
        return (Case("main") with { Slots = sets["slots"].Wraps() }, [.. sets["sets"].Objects(), .. last]);
    }

    public Epoch Epoch(JsonNode? json = null) => (json ?? _json["epoch"]!["epoch"]).As(SealingJson.Default.Epoch);

    public OpenEpoch OpenEpoch(string id) =>
        Epochs.Open(Member(id), Epoch(), _json["epoch"]!["kh0"].Text(), EndOfFirstEpoch, Directory);

    public EpochEnd EndOfFirstEpoch(CaseKey old)
    {
        var (main, sets) = Granted(closed: true);
        var state = Reports.OpenAsMember(Member("m6"), main, Directory, new() { CachedKey = old.Secret, Sets = sets }).Slots;
        return new(state.To, state.Next);
    }

    /// <summary>The signing key of somebody of the newest entry that knows the id; the log's readers only.</summary>
    public string LogReaderKey(string id)
    {
        SealingException.Require(_json["log"]!["readers"].Texts().Contains(id), "not-reader");
        return MemberKey(id);
    }

    public string MemberKey(string id) => Directory.Entries.SelectMany(e => e.Members).First(m => m.Id == id).Sig;

    public static Seen? Seen(JsonNode? seen) => seen is null ? null : new((int)seen["rev"]!, seen["h"].Text(), (int)seen["n"]!);

    public static Head? Head(JsonNode? seen) => seen is null ? null : new((int)seen["seq"]!, seen["h"].Text());

    public static bool SameJson(JsonElement actual, JsonNode? expected) =>
        JsonNode.DeepEquals(JsonNode.Parse(actual.GetRawText()), expected);
}
