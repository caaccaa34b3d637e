using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Cases;
using Jaring.Sealing;
using Jaring.Storage;
using Jaring.Tests.Hosting;
using Jaring.Tests.Intake;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Cases;

/// <summary>Late slots on the real host with real sealing: what the server keeps looks the same for all, and a trustee opens a case that nobody answered.</summary>
public sealed class Let_In_Late : IAsyncLifetime
{
    private static readonly JsonNode Body = JsonNode.Parse("""{"kind":"report","text":"kenari"}""")!;
    private CaseRoom room = null!;

    public async Task InitializeAsync() => room = await CaseRoom.StartAsync();

    public async Task DisposeAsync() => await room.DisposeAsync();

    /// <summary>The new field: normal, dual, with and without a trustee, a hand-over, a drill and one of the host's own making.</summary>
    [Fact]
    public async Task All_Look_Alike()
    {
        var report = new Report(room.Directory, ["m1", "m2"], [], Body, CaseRoom.Salt);
        var (named, nobody, dual) = (Reports.Seal(report with { Release = ["t1"] }), Reports.Seal(report with { Release = [] }), Reports.Seal(report with { Dual = true }));
        var request = DualMode.Request(CaseRoom.Member("m1"), dual.Sealed, "Alasan", room.Directory, CaseRoom.Salt);
        var shapes = new List<string>();
        foreach (var (body, late) in new[] { (named.Sealed, named.Late), (nobody.Sealed, nobody.Late), (dual.Sealed, dual.Late), (request, LateSlots.ForNobody(request.Kh)), (Drill.Make(Entry), Drill.MakeLate()) })
        {
            var text = JsonSerializer.Serialize(late);
            shapes.Add($"{body.Write().Length} {text.Length} {SealedShape.Of(JsonNode.Parse(text)!)}");
            Assert.Equal(201, (int)(await room.App.SubmitAsync(Encoding.UTF8.GetString(body.Write()), late: text)).StatusCode);
        }

        var drill = Jaring.Intake.DrillReport.MakeLate();
        shapes.Add($"{named.Sealed.Write().Length} {drill.Length} {SealedShape.Of(JsonNode.Parse(drill)!)}");
        Assert.Single(shapes.Distinct());
        var kept = await room.App.AskAsync(s => s.Set<StoredCase>().Select(c => new { Sealed = c.Sealed.Length, Late = c.Late!.Length, c.AnsweredOn }).ToListAsync());
        Assert.Equal((5, 1), (kept.Count, kept.Distinct().Count()));
    }

    [Fact]
    public async Task A_Trustee_Opens_What_Was_Not_Answered_Also_Under_A_Later_Key_And_Answers()
    {
        var (m1, t1) = (CaseRoom.Member("m1"), CaseRoom.Member("t1"));
        var sent = Reports.Seal(new Report(room.Directory, ["m1", "m2"], [], Body, CaseRoom.Salt) { Release = ["t1"] });
        await room.App.SubmitAsync(Encoding.UTF8.GetString(sent.Sealed.Write()), late: JsonSerializer.Serialize(sent.Late));
        await AgeAsync(15);
        var open = Reports.OpenReleased(t1, sent.Sealed, await LateAsync(sent.Sealed.Kh), room.Directory);
        Assert.Contains("kenari", open.Payload.Body.GetRawText(), StringComparison.Ordinal);

        var mine = await room.OpenAsync(m1, CaseKey.Open(m1.Keys, sent.Sealed.Kh, sent.Sealed.Slots));
        Assert.Equal(201, (int)(await room.RotateAsync(mine, "m1")).StatusCode);
        var key = LateSlots.FindKey(t1.Keys, sent.Sealed.Kh, await LateAsync(sent.Sealed.Kh));
        Assert.NotEqual(open.Key.Secret, key);
        var newest = await room.OpenAsync(m1, mine.Open.Key);
        var theirs = await room.OpenAsync(t1, CaseKey.Fit(newest.Open.Key.Kh, key));
        LateSlots.RequireReleased(theirs.Open, "t1", await LateAsync(sent.Sealed.Kh));
        Assert.Equal(201, (int)(await room.SayAsync(theirs, "Saya membaca ini.")).StatusCode);
        var read = await room.OpenAsync(m1, newest.Open.Key);
        Assert.Equal("t1", Assert.Single(Messages.OpenThread(read.Open, read.Messages, room.Directory).Items).By);
    }

    [Fact]
    public async Task An_Epoch_Of_A_Page_From_Before_Leaves_Nothing_To_Let_In()
    {
        var m1 = CaseRoom.Member("m1");
        var sent = Reports.Seal(new Report(room.Directory, ["m1", "m2"], [], Body, CaseRoom.Salt) { Release = ["t1"] });
        await room.App.SubmitAsync(Encoding.UTF8.GetString(sent.Sealed.Write()), late: JsonSerializer.Serialize(sent.Late));
        var mine = await room.OpenAsync(m1, CaseKey.Open(m1.Keys, sent.Sealed.Kh, sent.Sealed.Slots));
        var (epoch, close, _) = Epochs.Rotate(mine.Open, room.Directory, ["m1"]);
        Assert.Equal(201, (int)(await room.PostAsync(
            "epochs", new { access = mine.Open.Key.Access, set = CaseRoom.Wire(close), setAfter = 0, epoch = JsonSerializer.SerializeToNode(epoch) })).StatusCode);
        Assert.Null(await room.App.AskAsync(s => s.Set<StoredCase>().Select(c => c.Late).SingleAsync()));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[null,null]")]
    [InlineData("""[{"e":"AAAA","c":"AAAA"},{"e":"AAAA","c":"AAAA"}]""")]
    [InlineData("one")]
    [InlineData("three")]
    [InlineData("spaces")]
    public async Task Anything_But_Two_Slots_Is_Refused(string late)
    {
        var slot = JsonSerializer.Serialize(Drill.MakeLate()[0]);
        var text = late switch { "one" => $"[{slot}]", "three" => $"[{slot},{slot},{slot}]", "spaces" => $"[{slot}, {slot}]", _ => late };
        Assert.Equal("bad-shape", await JaringApplication.CodeAsync(await room.App.SubmitAsync(TestReport.New().Sealed, late: text)));
        Assert.Empty(await room.App.RowsAsync());
    }

    /// <summary>A report is never refused for a reason that is ours: a page that was open before this version sends none. It lies there like any other.</summary>
    [Fact]
    public async Task A_Report_Without_Them_Is_Taken()
    {
        Assert.Equal(201, (int)(await JaringApplication.PostAsync(room.App.Room, "/api/reports", room.App.Envelope(TestReport.New().Sealed, PublicId.New()))).StatusCode);
        var body = JsonNode.Parse(room.App.Envelope(TestReport.New().Sealed, PublicId.New()))!.AsObject();
        body.Remove("late");
        Assert.Equal(201, (int)(await JaringApplication.PostAsync(room.App.Room, "/api/reports", body.ToJsonString())).StatusCode);
        var kept = await room.App.AskAsync(s => s.Set<StoredCase>().Select(c => c.Late!.Length).ToListAsync());
        Assert.Equal(2, kept.Count);
        Assert.Single(kept.Distinct());
    }

    private static DirectoryReference Entry
    {
        get
        {
            var head = VectorDirectory.View.Head!;
            return new(head.N, head.Hash);
        }
    }

    /// <summary>As if it had come so many days ago; the host's clock is the machine's here, and its round is not yet.</summary>
    private Task<int> AgeAsync(int days) => room.App.AskAsync(s =>
    {
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-days).ToString("O");
        return s.Database.ExecuteSqlAsync($"UPDATE cases SET received_on = {day}");
    });

    private async Task<IReadOnlyList<Wrap>> LateAsync(string kh)
    {
        await using var scope = room.App.Services.CreateAsyncScope();
        var index = new ReadIndex(
            scope.ServiceProvider.GetRequiredService<IDbContextFactory<JaringDbContext>>(), new FreshCases(new OneRound(), TimeProvider.System),
            scope.ServiceProvider.GetRequiredService<Jaring.Storage.Shredding.ShredKeys>(), scope.ServiceProvider.GetRequiredService<LateRelease>());
        var entries = await index.ReadAsync(JaringApplication.Office, true, default);
        return [.. entries.Single(e => e.Kh == kh).Late!.Select(w => new Wrap(w.E, w.C))];
    }
}
