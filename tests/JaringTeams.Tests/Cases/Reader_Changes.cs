using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Sealing;
using Jaring.Tests.Hosting;

namespace Jaring.Tests.Cases;

/// <summary>Granting, rotating, and what a token of an epoch that is over is told.</summary>
public sealed class Reader_Changes : IAsyncLifetime
{
    private CaseRoom room = null!;
    private Jaring.Sealing.Sealed report = null!;
    private ReceiptKeys receipt = null!;
    private Reader m1 = null!;
    private Standing at = null!;

    public async Task InitializeAsync()
    {
        room = await CaseRoom.StartAsync();
        (report, receipt) = await room.SubmitAsync("m1", "m2", "m4");
        m1 = CaseRoom.Member("m1");
        at = await room.OpenAsync(m1, CaseKey.Open(m1.Keys, report.Kh, report.Slots));
    }

    public async Task DisposeAsync() => await room.DisposeAsync();

    [Fact]
    public async Task A_Granted_Member_Opens_And_The_Index_Says_Nothing_Of_It()
    {
        var before = await IndexAsync();
        Assert.Equal(HttpStatusCode.Created, (await room.GrantAsync(at, "m1", "m2", "m4", "m6")).StatusCode);

        var m6 = CaseRoom.Member("m6");
        var file = await JaringApplication.JsonAsync(await room.PostAsync("open", new { access = at.Open.Key.Access }));
        var key = CaseKey.Open(m6.Keys, report.Kh, CaseRoom.Slots(file.GetProperty("slots")));
        Assert.Equal(["m1", "m2", "m4", "m6"], room.Read(m6, key, file).Slots.To);
        Assert.Equal(before, await IndexAsync());
    }

    [Fact]
    public async Task After_A_Rotation_The_Old_Token_Shows_The_Way_And_Nothing_Else()
    {
        await room.SayAsync(at, "sebelum");
        at = await room.OpenAsync(m1, at.Open.Key);
        Assert.Equal(HttpStatusCode.Created, (await room.RotateAsync(at, "m1", "m4")).StatusCode);

        foreach (var path in new[] { "open", "messages", "log", "sets", "epochs" })
        {
            var answer = await PostOldAsync(path);
            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
            var moved = await JaringApplication.JsonAsync(answer);
            Assert.Equal(["code", "title", "detail", "status", "sets", "kh", "slots"], moved.EnumerateObject().Select(p => p.Name));
            Assert.Equal(("moved", 1, 8), (moved.GetProperty("code").GetString(), moved.GetProperty("sets").GetArrayLength(), moved.GetProperty("slots").GetArrayLength()));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await room.PostAsync("heads", new { access = at.Open.Key.Access })).StatusCode);
        var (m4, m2) = (CaseRoom.Member("m4"), CaseRoom.Member("m2"));
        var after = await room.OpenAsync(m4, CaseKey.Open(m4.Keys, report.Kh, report.Slots));
        Assert.Equal((1, 1), (after.Open.Key.Header.Epoch, after.Messages.Count));
        Assert.Equal("no-slot", (await Assert.ThrowsAsync<SealingException>(() => room.OpenAsync(m2, CaseKey.Open(m2.Keys, report.Kh, report.Slots)))).Reason);

        // What the old token is told stays the same, whatever happens in the case afterwards.
        var told = await (await PostOldAsync("open")).Content.ReadAsStringAsync();
        await room.GrantAsync(after, "m1", "m4", "m6");
        await room.SayAsync(await room.OpenAsync(m4, after.Open.Key), "sesudah");
        Assert.Equal(told, await (await PostOldAsync("open")).Content.ReadAsStringAsync());

        Task<HttpResponseMessage> PostOldAsync(string path)
        {
            var (_, close, _) = Epochs.Rotate(at.Open, room.Directory, ["m1", "m2"]);
            var message = Messages.Seal(at.Open, at.Open.Base, "terlambat");
            var grant = SlotSets.Grant(at.Open, room.Directory, ["m1", "m2"]);
            var access = at.Open.Key.Access;
            return room.PostAsync(path, path switch
            {
                "messages" => new { access, after = 1, message = CaseRoom.Wire(message) },
                "log" => new { access, seq = 0, entry = CaseRoom.Wire(CaseLog.Append(at.Open, null, DateTimeOffset.UnixEpoch, "open", null)) },
                "sets" => new { access, after = 0, set = CaseRoom.Wire(grant.Set), slots = grant.Slots.Select(CaseRoom.Wire) },
                "epochs" => new { access, set = CaseRoom.Wire(close), setAfter = 0, epoch = Rotated(["m1", "m2"]) },
                _ => new { access },
            });
        }
    }

    [Fact]
    public async Task The_Receipt_Finds_Sets_And_Epochs()
    {
        await room.GrantAsync(at, "m1", "m2", "m4", "m6");
        at = await room.OpenAsync(m1, at.Open.Key);
        await room.RotateAsync(at, "m1", "m6");
        at = await room.OpenAsync(m1, at.Open.Key);
        await room.GrantAsync(at, "m1", "m4");

        var found = await room.FindAsync(receipt);
        Assert.Equal((2, 1, 1), (found.GetProperty("sets").GetArrayLength(), found.GetProperty("epochs").GetArrayLength(), found.GetProperty("epochs")[0].GetProperty("sets").GetArrayLength()));
        Assert.Equal(8, found.GetProperty("slots").GetArrayLength());
        var slots = await room.App.AskAsync(s => Task.FromResult(s.Set<Jaring.Cases.Readers.StoredSlotSet>().Count(set => set.Slots != null)));
        Assert.Equal(2, slots);
    }

    [Fact]
    public async Task A_Replaced_Receipt_Finds_The_Case_And_The_Lost_One_Does_Not()
    {
        var fresh = FreshReceipt.Make(at.Open.CaseId, CaseRoom.Salt);
        var co = Epochs.CoSign(at.Open.Key, fresh, CaseRoom.Member("m4"));
        var (epoch, close, _) = Epochs.Rotate(at.Open, room.Directory, ["m1", "m2", "m4"], fresh: fresh, co: co);
        Assert.Equal(HttpStatusCode.Created, (await room.PostAsync("epochs", Envelope(close, JsonSerializer.SerializeToNode(epoch)!))).StatusCode);

        Assert.Equal("receipt-unknown", (await room.FindAsync(receipt)).GetProperty("code").GetString());
        var found = await room.FindAsync(Receipts.Keys(fresh.Digits, CaseRoom.Salt));
        Assert.Equal(fresh.Rid, found.GetProperty("epochs")[0].GetProperty("rid").GetString());
    }

    [Fact]
    public async Task The_Same_Change_Sent_Again_Is_Kept_Once()
    {
        var grant = SlotSets.Grant(at.Open, room.Directory, ["m1", "m4"]);
        var body = new { access = at.Open.Key.Access, after = 0, set = CaseRoom.Wire(grant.Set), slots = grant.Slots.Select(CaseRoom.Wire) };
        Assert.Equal("""{"rev":1}""", await (await room.PostAsync("sets", body)).Content.ReadAsStringAsync());
        Assert.Equal("""{"rev":1}""", await (await room.PostAsync("sets", body)).Content.ReadAsStringAsync());
        Assert.Equal(1, (await room.App.RowsAsync())["case_slot_sets"]);
    }

    [Fact]
    public async Task What_Has_Not_The_Shape_Is_Refused_And_Nothing_Is_Kept()
    {
        var other = await room.SubmitAsync("m1", "m2");
        var elsewhere = await room.OpenAsync(m1, CaseKey.Open(m1.Keys, other.Sealed.Kh, other.Sealed.Slots));
        var (epoch, close, _) = Epochs.Rotate(at.Open, room.Directory, ["m1", "m4"]);
        var node = JsonSerializer.SerializeToNode(epoch)!;
        var foreign = Epochs.Rotate(elsewhere.Open, room.Directory, ["m1", "m2"]);

        var wrong = new (string Why, object Body)[]
        {
            ("another case", Envelope(foreign.Close, JsonSerializer.SerializeToNode(foreign.Epoch)!)),
            ("the end of another case", Envelope(foreign.Close, node)),
            ("seven slots", Envelope(close, With(node, e => ((JsonArray)e["slots"]!).RemoveAt(0)))),
            ("a field more", Envelope(close, With(node, e => e["note"] = "x"))),
            ("a rid without a box", Envelope(close, With(node, e => e["rid"] = (string)e["ah"]!))),
            ("no token hash", Envelope(close, With(node, e => e["ah"] = "AAAA"))),
            ("sets of its own", Envelope(close, With(node, e => e["sets"] = new JsonArray()))),
            ("a number skipped", Envelope(close, node, after: 1)),
        };
        foreach (var (why, body) in wrong)
        {
            Assert.Equal((why, "bad-shape"), (why, await JaringApplication.CodeAsync(await room.PostAsync("epochs", body))));
        }

        var grant = SlotSets.Grant(at.Open, room.Directory, ["m1", "m4"]);
        foreach (var (after, count) in new[] { (0, 7), (0, 9), (1, 8), (-1, 8) })
        {
            var slots = grant.Slots.Append(grant.Slots[0]).Take(count).Select(CaseRoom.Wire);
            Assert.Equal("bad-shape", await JaringApplication.CodeAsync(await room.PostAsync("sets", new { access = at.Open.Key.Access, after, set = CaseRoom.Wire(grant.Set), slots })));
        }

        Assert.Equal(2, (await room.App.RowsAsync()).Count);
    }

    /// <summary>A token finds one case: its hash cannot be taken by another, nor after its epoch is over.</summary>
    [Fact]
    public async Task Nobody_Takes_The_Place_Of_A_Token()
    {
        var other = await room.SubmitAsync("m1", "m2");
        var elsewhere = await room.OpenAsync(m1, CaseKey.Open(m1.Keys, other.Sealed.Kh, other.Sealed.Slots));
        var (epoch, close, _) = Epochs.Rotate(at.Open, room.Directory, ["m1", "m4"]);
        var stolen = With(JsonSerializer.SerializeToNode(epoch)!, e => e["ah"] = other.Sealed.Ah);
        Assert.Equal("duplicate", await JaringApplication.CodeAsync(await room.PostAsync("epochs", Envelope(close, stolen))));

        await room.RotateAsync(elsewhere, "m1", "m2");
        Assert.Equal("duplicate", await JaringApplication.CodeAsync(await room.PostAsync("epochs", Envelope(close, stolen))));
        var late = Reports.Seal(new Report(room.Directory, ["m1", "m2"], [], null, CaseRoom.Salt)).Sealed with { Ah = other.Sealed.Ah };
        Assert.Equal("duplicate", await JaringApplication.CodeAsync(await room.App.SubmitAsync(Encoding.UTF8.GetString(late.Write()))));
        Assert.Equal(1, (await room.OpenAsync(m1, elsewhere.Open.Key)).Open.Key.Header.Epoch);
    }

    [Fact]
    public async Task A_Hand_Over_Is_A_Report_To_The_Server()
    {
        var seal = Encoding.UTF8.GetString(Reports.Seal(new Report(room.Directory, ["m1", "m6"], [], JsonNode.Parse("""{"via":"handover"}"""), CaseRoom.Salt)).Sealed.Write());
        var (rounds, cases) = ((await room.App.RowsAsync())["outbox"], (await room.App.RowsAsync())["cases"]);
        var answer = await JaringApplication.PostAsync(room.App.Dashboard, "/api/cases/handover", room.App.Envelope(seal, Intake.TestReport.Random(16)));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(cases + 1, (await room.App.RowsAsync())["cases"]);
        Assert.Equal(rounds, (await room.App.RowsAsync())["outbox"]);
        var unsolved = $$"""{"submitKey":"{{Intake.TestReport.Random(16)}}","puzzle":{"challenge":"x","nonce":0},"sealed":{{seal}}}""";
        Assert.Equal("puzzle-needed", await JaringApplication.CodeAsync(await JaringApplication.PostAsync(room.App.Dashboard, "/api/cases/handover", unsolved)));
    }

    private object Envelope(SealedObject close, JsonNode epoch, int after = 0) =>
        new { access = at.Open.Key.Access, set = CaseRoom.Wire(close), setAfter = after, epoch };

    private JsonNode Rotated(string[] to) => JsonSerializer.SerializeToNode(Epochs.Rotate(at.Open, room.Directory, to).Epoch)!;

    private static JsonNode With(JsonNode epoch, Action<JsonNode> change)
    {
        var copy = epoch.DeepClone();
        change(copy);
        return copy;
    }

    private async Task<string> IndexAsync()
    {
        var entries = await room.App.AskAsync(async s => await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(s.Set<Jaring.Cases.StoredCase>()));
        return string.Join('|', entries.Select(room.App.ReportOf).Order(StringComparer.Ordinal));
    }
}
