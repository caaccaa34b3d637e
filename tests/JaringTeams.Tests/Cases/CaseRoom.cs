using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Sealing;
using Jaring.Tests.Hosting;

namespace Jaring.Tests.Cases;

/// <summary>The real host and people who really seal: what a reader's page does with a case, over HTTP. The people are those of the vectors.</summary>
internal sealed class CaseRoom : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(Hosting.Vectors.Scenario.GetProperty("now").GetInt64());

    private CaseRoom(JaringApplication app) => App = app;

    public JaringApplication App { get; }

    public VerifiedDirectory Directory { get; } = Verified();

    public static byte[] Salt => OfficeKeys.SiteSalt(JaringApplication.Office);

    public static async Task<CaseRoom> StartAsync() => new(await JaringApplication.StartAsync());

    public ValueTask DisposeAsync() => App.DisposeAsync();

    public static Reader Member(string id)
    {
        var member = Hosting.Vectors.Scenario.GetProperty("members").GetProperty(id);
        return new(id, MemberRecords.Unlock(member.GetProperty("rec").Deserialize<MemberRecord>(JsonSerializerOptions.Web)!, member.GetProperty("pass").GetString()!));
    }

    /// <summary>A report to these readers, sent by the room.</summary>
    public async Task<(Jaring.Sealing.Sealed Sealed, ReceiptKeys Receipt)> SubmitAsync(params string[] to)
    {
        var seal = Reports.Seal(new Report(Directory, to, [], JsonNode.Parse("""{"kind":"report","text":"kenari"}"""), Salt));
        Assert.Equal(HttpStatusCode.Created, (await App.SubmitAsync(Encoding.UTF8.GetString(seal.Sealed.Write()))).StatusCode);
        return (seal.Sealed, Receipts.Keys(seal.Receipt, Salt));
    }

    /// <summary>Opens the case as it is served now, with a key of any epoch: where an epoch is over, the way on is followed.</summary>
    public async Task<Standing> OpenAsync(Reader me, CaseKey key)
    {
        while (true)
        {
            var answer = await PostAsync("open", new { access = key.Access });
            if (answer.StatusCode != HttpStatusCode.Gone)
            {
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                var file = await JaringApplication.JsonAsync(answer);
                return new(Read(me, key, file), Objects(file.GetProperty("messages")));
            }

            var moved = await JaringApplication.JsonAsync(answer);
            key = CaseKey.Open(me.Keys, moved.GetProperty("kh").GetString()!, Slots(moved.GetProperty("slots")));
        }
    }

    public Task<HttpResponseMessage> SayAsync(Standing at, string text) => PostAsync("messages", new
    {
        access = at.Open.Key.Access,
        after = at.Messages.Count,
        message = Wire(Messages.Seal(at.Open, Messages.OpenThread(at.Open, at.Messages, Directory).Head, text)),
    });

    public Task<HttpResponseMessage> GrantAsync(Standing at, params string[] to)
    {
        var grant = SlotSets.Grant(at.Open, Directory, to);
        return PostAsync("sets", new { access = at.Open.Key.Access, after = at.Open.Slots.Rev, set = Wire(grant.Set), slots = grant.Slots.Select(Wire) });
    }

    public Task<HttpResponseMessage> RotateAsync(Standing at, params string[] to)
    {
        var (epoch, close, late) = Epochs.Rotate(at.Open, Directory, to);
        return PostAsync("epochs", new { access = at.Open.Key.Access, set = Wire(close), setAfter = at.Open.Slots.Rev, epoch = JsonSerializer.SerializeToNode(epoch), late = late.Select(Wire) });
    }

    public Task<HttpResponseMessage> PostAsync(string path, object body) =>
        JaringApplication.PostAsync(App.Dashboard, $"/api/cases/{path}", JsonSerializer.Serialize(body));

    /// <summary>What the receipt finds.</summary>
    public async Task<JsonElement> FindAsync(ReceiptKeys receipt) =>
        await JaringApplication.JsonAsync(await JaringApplication.PostAsync(App.Room, "/api/receipts", JsonSerializer.Serialize(new { lookup = receipt.Lookup })));

    /// <summary>Verifies a served case from its newest key back to the report and forward again.</summary>
    public OpenCase Read(Reader me, CaseKey key, JsonElement file)
    {
        var (report, epochs) = (Jaring.Sealing.Sealed.Read(Utf8(file.GetProperty("sealed"))), file.GetProperty("epochs").EnumerateArray().ToList());
        var current = Slots(file.GetProperty("slots"));
        return At(epochs.Count, key.Secret);

        OpenCase At(int number, byte[] secret)
        {
            if (number == 0)
            {
                return Reports.OpenAsMember(me, report with { Slots = current }, Directory, new() { Sets = Objects(file.GetProperty("sets")), CachedKey = secret });
            }

            OpenCase? before = null;
            var epoch = JsonSerializer.Deserialize<Epoch>(epochs[number - 1])! with { Slots = current };
            var old = number == 1 ? report.Kh : epochs[number - 2].GetProperty("kh").GetString()!;
            var opened = Epochs.OpenCached(me, secret, epoch, old, End, Directory);
            return before!.Continue(opened);

            EpochEnd End(CaseKey earlier)
            {
                before = At(number - 1, earlier.Secret);
                return new(before.Slots.To, before.Slots.Next);
            }
        }
    }

    public static List<SealedObject> Objects(JsonElement list) =>
        [.. list.EnumerateArray().Select(o => new SealedObject(o.GetProperty("h").GetString()!, o.GetProperty("s").GetString()!, o.GetProperty("c").GetString()!))];

    public static List<Wrap> Slots(JsonElement list) => [.. list.EnumerateArray().Select(w => new Wrap(w.GetProperty("e").GetString()!, w.GetProperty("c").GetString()!))];

    public static object Wire(SealedObject o) => new { h = o.H, s = o.S, c = o.C };

    public static object Wire(Wrap w) => new { e = w.E, c = w.C };

    private static byte[] Utf8(JsonElement json) => Encoding.UTF8.GetBytes(json.GetRawText());

    private static VerifiedDirectory Verified()
    {
        var chain = VectorDirectory.View.Chain.Select(r => new DirectoryRecord(r.E, [.. r.Sigs.Select(s => new DirectorySignature(s.By, s.Sig))])).ToList();
        return Jaring.Sealing.Directory.Verify(chain, VectorDirectory.View.Genesis!, Now);
    }
}

/// <summary>A case as one reader verified it.</summary>
/// <param name="Open">With its newest key.</param>
/// <param name="Messages">The thread as served.</param>
internal sealed record Standing(OpenCase Open, IReadOnlyList<SealedObject> Messages);
