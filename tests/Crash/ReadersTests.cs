using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Crash.Support;
using Jaring.Sandbox.Demo;
using Jaring.Sealing;
using Jaring.Storage;

namespace Jaring.Crash;

/// <summary>A change of readers is wholly there or wholly absent; sent again it is kept once. There is never a case that two keys open, or none.</summary>
public sealed class ReadersTests(CrashWorld world) : IClassFixture<CrashWorld>
{
    internal static readonly IReadOnlyList<WritePoint> Points = [WritePoint.SlotSetSaved, WritePoint.EpochInserted, WritePoint.EpochSaved, WritePoint.CacheSaved];

    [Fact]
    public async Task A_slot_set_is_there_once()
    {
        var (open, _) = await SubmitAsync();
        var grant = SlotSets.Grant(open, await world.Office.DirectoryAsync(), open.Payload.To);
        var body = JsonSerializer.Serialize(new { access = open.Key.Access, after = 0, set = Wire(grant.Set), slots = grant.Slots.Select(s => new { e = s.E, c = s.C }) });
        await world.DieAndComeBackAsync(WritePoint.SlotSetSaved, () => world.Office.ChangeAsync("sets", body));
        Assert.Equal(1, world.Count($"case_slot_sets WHERE case_id = '{open.CaseId}'"));
        Assert.Equal(201, (await world.Office.ChangeAsync("sets", body)).Status);
        Assert.Equal(1, world.Count($"case_slot_sets WHERE case_id = '{open.CaseId}'"));
    }

    [Theory]
    [InlineData("epoch.inserted", false)]
    [InlineData("epoch.saved", true)]
    public async Task A_case_has_one_key_before_and_after(string point, bool saved)
    {
        var (open, me) = await SubmitAsync();
        var (epoch, close, _) = Epochs.Rotate(open, await world.Office.DirectoryAsync(), open.Payload.To);
        var body = JsonSerializer.Serialize(new { access = open.Key.Access, set = Wire(close), setAfter = 0, epoch = JsonSerializer.SerializeToNode(epoch) });
        await world.DieAndComeBackAsync(WritePoint.All.Single(p => p.Name == point), () => world.Office.ChangeAsync("epochs", body));

        var next = CaseKey.Open(me.Keys, epoch.Kh, epoch.Slots).Access;
        Assert.Equal(saved ? (410, 200) : (200, 404), (await StatusAsync(open.Key.Access), await StatusAsync(next)));
        Assert.Equal(saved ? 410 : 201, (await world.Office.ChangeAsync("epochs", body)).Status);
        Assert.Equal((410, 200), (await StatusAsync(open.Key.Access), await StatusAsync(next)));
        Assert.Equal((1, 1), (world.Count($"case_epochs WHERE case_id = '{open.CaseId}'"), world.Count($"case_slot_sets WHERE case_id = '{open.CaseId}'")));

        async Task<int> StatusAsync(string access) => (await world.Office.ChangeAsync("open", $$"""{"access":"{{access}}"}""")).Status;
    }

    [Fact]
    public async Task What_a_member_remembers_is_there_once()
    {
        var before = JsonNode.Parse((await world.Office.AsMemberAsync(HttpMethod.Get, "me/cache")).Text)!;
        var record = JsonNode.Parse((await world.Office.AsMemberAsync(HttpMethod.Get, "me/record")).Text)!["record"]!;
        var rev = (int)before["rev"]! + 1;
        var header = $$"""{"v":"JT1","t":"cache","id":{{record["id"]!.ToJsonString()}},"rev":{{rev}}}""";
        var cache = $$$"""{"rev":{{{rev}}},"object":{"h":"{{{Base64(header)}}}","s":"{{{Support.Report.Random(32)}}}","c":"{{{Support.Report.Random(65536 + 16)}}}"}}""";
        await world.DieAndComeBackAsync(WritePoint.CacheSaved, () => world.Office.AsMemberAsync(HttpMethod.Put, "me/cache", cache));
        Assert.Equal(204, (await world.Office.AsMemberAsync(HttpMethod.Put, "me/cache", cache)).Status);
        Assert.Equal(cache, (await world.Office.AsMemberAsync(HttpMethod.Get, "me/cache")).Text);
    }

    /// <summary>A report that two members really open, and the case as the coordinator opened it.</summary>
    private async Task<(OpenCase Open, Reader Me)> SubmitAsync()
    {
        var directory = await world.Office.DirectoryAsync();
        var members = directory.Entry.Members.Where(m => m.Who!.Name is "Laras Kinanti" or "Bagas Wirawan").ToList();
        var seal = Reports.Seal(new Sealing.Report(directory, [.. members.Select(m => m.Id)], [], JsonNode.Parse("""{"text":"kenari"}"""), OfficeKeys.SiteSalt(DemoOffice.Id)));
        Assert.Equal(201, (await world.Office.SendAsync(new Support.Report(Support.Report.Random(16), Encoding.UTF8.GetString(seal.Sealed.Write()), "", ""))).Status);
        var record = await world.Office.AsMemberAsync(HttpMethod.Get, "me/record");
        var keys = MemberRecords.Unlock(JsonSerializer.Deserialize<MemberRecord>(record.Json.GetProperty("record"), JsonSerializerOptions.Web)!, DemoSecrets.PassphraseOf(Office.Coordinator)!);
        var me = new Reader(members.Single(m => m.Who!.Name == Office.Coordinator.Name).Id, keys);
        return (Reports.OpenAsMember(me, seal.Sealed, directory), me);
    }

    private static object Wire(SealedObject o) => new { h = o.H, s = o.S, c = o.C };

    private static string Base64(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
