using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Jaring.Cases;
using Jaring.Sealing;
using Jaring.Storage;
using Jaring.Tests.Hosting;

namespace Jaring.Tests.Cases;

/// <summary>What two members do together looks like any report and any message, at the same routes: over the real API, real sealing on both ends.</summary>
public sealed class Told_Apart : IAsyncLifetime
{
    private static readonly string[] To = ["m1", "m2", "m4"];
    private CaseRoom room = null!;

    public async Task InitializeAsync() => room = await CaseRoom.StartAsync();

    public async Task DisposeAsync() => await room.DisposeAsync();

    [Fact]
    public async Task A_Dual_Case_A_Name_And_A_Request_Are_Reports()
    {
        var (m1, salt) = (CaseRoom.Member("m1"), CaseRoom.Salt);
        var body = JsonNode.Parse("""{"kind":"report","text":"kenari"}""");
        var report = new Report(room.Directory, To, [], body, salt);
        var dual = Reports.Seal(report with { Dual = true }).Sealed;
        foreach (var one in new[] { Reports.Seal(report).Sealed, dual, Reports.Seal(report with { Name = JsonNode.Parse("""{"name":"Nama Karangan"}""") }).Sealed })
        {
            Assert.Equal(HttpStatusCode.Created, (await room.App.SubmitAsync(Text(one))).StatusCode);
        }

        var request = DualMode.Request(m1, dual, string.Concat(Enumerable.Repeat("alasan ", 40)), room.Directory, salt);
        var handed = DualMode.Request(m1, dual, "a", room.Directory, salt);
        Assert.Equal(HttpStatusCode.Created, (await HandOverAsync(request)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await HandOverAsync(handed)).StatusCode);

        var kept = await room.App.AskAsync(store => Task.FromResult(store.Set<StoredCase>().Select(c => new { Id = c.CaseId.Length, Rid = c.Rid.Length, Ah = c.Ah.Length, Key = c.SubmitKey.Length, Sealed = c.Sealed.Length, c.ReceivedOn }).ToList()));
        Assert.Equal(5, kept.Count);
        Assert.Single(kept.Distinct());
        var opened = new List<int>();
        foreach (var one in new[] { request, handed })
        {
            opened.Add((await (await room.PostAsync("open", new { access = CaseKey.Open(m1.Keys, one.Kh, one.Slots).Access })).Content.ReadAsStringAsync()).Length);
        }

        Assert.Single(opened.Distinct());
        Assert.Equal(5, (await room.App.RowsAsync())["cases"]);
    }

    [Fact]
    public async Task What_Is_Said_Together_Are_Messages()
    {
        var (m1, m4, salt) = (CaseRoom.Member("m1"), CaseRoom.Member("m4"), CaseRoom.Salt);
        var named = new Report(room.Directory, To, [], JsonNode.Parse("""{"kind":"report","text":"kenari"}"""), salt) { Name = JsonNode.Parse("""{"name":"Nama Karangan"}""") };
        var dual = Reports.Seal(new Report(room.Directory, To, [], JsonNode.Parse("{}"), salt) { Dual = true }).Sealed;
        var (report, request) = (Reports.Seal(named).Sealed, DualMode.Request(m1, dual, "Alasan", room.Directory, salt));
        Assert.Equal(HttpStatusCode.Created, (await room.App.SubmitAsync(Text(report))).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await HandOverAsync(request)).StatusCode);

        var lengths = new List<int>();
        var (mine, theirs) = (Reports.OpenAsMember(m1, report, room.Directory), Reports.OpenAsMember(m4, report, room.Directory));
        var words = Messages.Seal(mine, mine.Base, JsonNode.Parse("""{"kind":"message","text":"ya"}"""));
        var ask = Messages.Seal(mine, new(1, words.Hash()), JsonNode.Parse("""{"kind":"name.ask","reason":"Alasan","at":1795400000}"""));
        var w = Identity.Release(Identity.MyShare(m4.Keys, report), room.Directory.Entry.Members.Single(m => m.Id == "m1"), ask.Hash());
        var yes = Messages.Seal(theirs, new(2, ask.Hash()), new JsonObject { ["kind"] = "name.yes", ["ask"] = ask.Hash(), ["w"] = new JsonObject { ["e"] = w.E, ["c"] = w.C } });
        var key = CaseKey.Open(m1.Keys, request.Kh, request.Slots);
        await SayAsync(mine.Key.Access, words, ask, yes);
        await SayAsync(key.Access, DualMode.Approve(m4, request, dual, room.Directory), DualMode.Say(m4, request, dual, RequestAnswerKind.Refused, room.Directory),
            DualMode.Say(m1, request, dual, RequestAnswerKind.Withdrawn, room.Directory));
        foreach (var access in new[] { mine.Key.Access, key.Access })
        {
            var file = await JaringApplication.JsonAsync(await room.PostAsync("open", new { access }));
            lengths.AddRange(file.GetProperty("messages").EnumerateArray().Select(m => m.GetRawText().Length));
            Assert.Equal(0, file.GetProperty("log").GetArrayLength());
        }

        Assert.Equal(6, lengths.Count);
        Assert.Single(lengths.Distinct());
    }

    /// <summary>Each posted at the one route for messages; the answers have the same fields.</summary>
    private async Task SayAsync(string access, params SealedObject[] messages)
    {
        for (var after = 0; after < messages.Length; after++)
        {
            var answer = await room.PostAsync("messages", new { access, after, message = CaseRoom.Wire(messages[after]) });
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            Assert.Equal(["position", "nextNotice"], (await JaringApplication.JsonAsync(answer)).EnumerateObject().Select(p => p.Name));
        }
    }

    private Task<HttpResponseMessage> HandOverAsync(Jaring.Sealing.Sealed one) =>
        JaringApplication.PostAsync(room.App.Dashboard, "/api/cases/handover", room.App.Envelope(Text(one), PublicId.New()));

    private static string Text(Jaring.Sealing.Sealed one) => Encoding.UTF8.GetString(one.Write());
}
