using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Sealing;
using Directory = Jaring.Sealing.Directory;

namespace Jaring.Tests.Sealing;

/// <summary>
/// Makes tests/vectors/late.json: a team of three with two trustees, reports that let one, both or nobody in later, one whose key was changed, late slots to
/// refuse, an invitation and a sign-in. Keys are fresh each time, so it is made once and committed (see <see cref="OfficeVectorFile"/>).
/// </summary>
internal sealed class LateVectorFile
{
    public const string Name = "late.json";
    public const string Office = "tirtawana";
    private const string Words = "awan kuda lima sungai batu pagi";

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, MemberKeys> keys = "a1 b2 c3 t1 t2".Split(' ').ToDictionary(id => id, _ => MemberKeys.Generate());
    private readonly List<DirectoryRecord> chain = [];
    private readonly VerifiedDirectory directory;
    private readonly byte[] salt = OfficeKeys.SiteSalt(Office);

    private LateVectorFile()
    {
        var founding = Directory.FoundingEntry(new[] { "a1", "b2", "c3" }.Select(id => new FoundingMember(id, keys[id].Kem, keys[id].Sig, Who(id))), Now);
        chain.Add(Sign(founding, "a1", "b2", "c3"));
        var founded = Directory.Verify(chain, Directory.Hash(founding), Now);
        var trustees = new[] { "t1", "t2" }.Select(id => new DirectoryMember(id, keys[id].Kem, keys[id].Sig, "active", "trustee", Who(id)));
        chain.Add(Sign(DirectoryNext.Compose(founded, [.. founded.Entry.Members, .. trustees], Now.AddSeconds(1)), "a1", "b2", "t1", "t2"));
        directory = Directory.Verify(chain, Directory.Hash(founding), Now.AddSeconds(1));
    }

    public static void Write([CallerFilePath] string here = "") =>
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(here)!, "../../vectors", Name), new LateVectorFile().Make().ToJsonString(Readable) + "\n");

    private JsonObject Make()
    {
        var (one, both, nobody) = (Seal("t1"), Seal("t1", "t2"), Seal());
        var (digits, nonce) = (Receipts.NewDigits(), Base64Url.Encode(Bytes.Random(56)));
        return new()
        {
            ["now"] = Now.ToUnixTimeSeconds() + 1,
            ["office"] = Office,
            ["genesis"] = directory.Hashes[0],
            ["chain"] = new JsonArray([.. chain.Select(r => JsonSerializer.SerializeToNode(r))]),
            ["passphrase"] = Words,
            ["records"] = new JsonObject(new[] { "a1", "t1", "t2" }.Select(id => KeyValuePair.Create(
                id, JsonNode.Parse(Wire.Write(MemberRecords.Enrol(id, keys[id], Words, RecoveryCode.NewBytes()), SealingJson.Default.MemberRecord))))),
            ["cases"] = new JsonArray(Case("one trustee", one, "t1"), Case("both trustees", both, "t1", "t2"), Case("nobody", nobody), Rotated(one)),
            ["refused"] = new JsonArray(
                Refused("a trustee whom nobody named", "no-slot", "t2", 0, one.Late),
                Refused("the slots of another report", "no-slot", "t1", 0, both.Late),
                Refused("slots for nobody in their place", "no-slot", "t1", 0, LateSlots.ForNobody(one.Sealed.Kh)),
                Refused("slots of the eight", "no-slot", "t1", 0, [.. SlotsOf(one, "ck").Take(2)]),
                Refused("made again by a reader", "late-unsigned", "t1", 0, Late(one, "t1")),
                Refused("a trustee whom a reader adds", "late-unsigned", "t2", 0, Late(one, "t2")),
                Refused("a trustee whom a reader adds where nobody is named", "late-unsigned", "t1", 2, Late(nobody, "t1")),
                Refused("another key", "key-commitment", "t1", 0, LateSlots.For(directory.Entry, ["t1"], one.Sealed.Kh, Bytes.Random(32))),
                Refused("a share of the key", "slot-malformed", "t1", 0, [.. SharesOf(one)])),
            ["invitation"] = new JsonObject { ["digits"] = digits, ["lookup"] = TrusteeAccess.Lookup(digits, salt) },
            ["signIn"] = new JsonObject { ["id"] = "t1", ["nonce"] = nonce, ["sig"] = TrusteeAccess.Sign(new("t1", keys["t1"]), Office, nonce) },
        };
    }

    private SealedReport Seal(params string[] release) =>
        Reports.Seal(new Report(directory, ["a1", "b2"], [], JsonNode.Parse("""{"kind":"report","text":"Karangan."}"""), salt) { Release = release });

    private static JsonObject Case(string name, SealedReport report, params string[] opens) => new()
    {
        ["name"] = name,
        ["sealed"] = JsonNode.Parse(report.Sealed.Write()),
        ["late"] = Json(report.Late),
        ["sets"] = new JsonArray(),
        ["epochs"] = new JsonArray(),
        ["opens"] = new JsonArray([.. opens.Select(id => (JsonNode)id)]),
    };

    /// <summary>A reader gives the case a new key, which is sealed again to whom the report names, under the report's own header.</summary>
    private JsonObject Rotated(SealedReport report)
    {
        var rotation = Epochs.Rotate(Reports.OpenAsMember(new("a1", keys["a1"]), report.Sealed, directory), directory, ["a1"]);
        var rotated = Case("a later key", report, "t1");
        rotated["late"] = Json(rotation.Late);
        rotated["sets"]!.AsArray().Add(Json(rotation.Close));
        rotated["epochs"]!.AsArray().Add(JsonNode.Parse(Wire.Write(rotation.Epoch with { Sets = [] }, SealingJson.Default.Epoch)));
        return rotated;
    }

    private static JsonObject Refused(string name, string reason, string by, int number, IReadOnlyList<Wrap> late) => new()
    {
        ["name"] = name,
        ["reason"] = reason,
        ["as"] = by,
        ["case"] = number,
        ["late"] = Json(late),
    };

    private byte[] KeyOf(SealedReport report) => CaseKey.Open(keys["a1"], report.Sealed.Kh, report.Sealed.Slots).Secret;

    private Wrap[] Late(SealedReport report, string to) => LateSlots.For(directory.Entry, [to], report.Sealed.Kh, KeyOf(report));

    private Wrap[] SlotsOf(SealedReport report, string label) => Slots.ForKey(directory.Entry, ["t1"], label, Base64Url.Decode(report.Sealed.Kh), KeyOf(report));

    private IEnumerable<Wrap> SharesOf(SealedReport report)
    {
        var share = Slot.ForShare(Shamir.Split(KeyOf(report), 2, 2)[0], 1);
        return Enumerable.Range(0, 2).Select(_ => Wrap.Seal(Base64Url.Decode(keys["t1"].Kem), "late", Base64Url.Decode(report.Sealed.Kh), share.Pack()));
    }

    private DirectoryRecord Sign(string e, params string[] by) => new(e, [.. by.Select(id => new DirectorySignature(id, Directory.Sign(e, keys[id])))]);

    private static Who Who(string id) => new("Anggota " + id, "Karangan", "P");

    private static JsonNode Json(IReadOnlyList<Wrap> wraps) => JsonNode.Parse(JsonSerializer.Serialize(wraps))!;

    private static JsonNode Json(SealedObject o) => JsonNode.Parse(Wire.Write(o, SealingJson.Default.SealedObject))!;
}
