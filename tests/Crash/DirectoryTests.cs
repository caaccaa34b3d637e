using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Crash.Support;
using Jaring.Sandbox.Demo;
using Jaring.Sealing;
using Jaring.Storage;

namespace Jaring.Crash;

/// <summary>The list goes on although the host dies after each step of it: nothing stands twice, nothing half, and who tries again gets a good answer.</summary>
public sealed class DirectoryTests(CrashWorld world) : IClassFixture<CrashWorld>
{
    internal static readonly IReadOnlyList<WritePoint> Points = [WritePoint.EntryProposed, WritePoint.EntrySigned, WritePoint.EntryWithdrawn, WritePoint.SeenKept];

    private static Person Second => DemoOffice.Team.Skip(1).First();

    [Fact]
    public async Task A_renewal_is_proposed_withdrawn_and_signed_once()
    {
        using var mine = await KeysAsync(Office.Coordinator);
        using var theirs = await KeysAsync(Second);
        var e = DirectoryNext.Renew(await world.Office.DirectoryAsync(), world.Now);
        var hash = Sealing.Directory.Hash(e);
        Task<Answer> ProposeAsync() => Ask(Office.Coordinator, HttpMethod.Put, "directory/proposal", new { e, sig = Sealing.Directory.Sign(e, mine) });
        Task<Answer> WithdrawAsync() => Ask(Office.Coordinator, HttpMethod.Delete, "directory/proposal", new { hash });
        Task<Answer> SignAsync() => Ask(Second, HttpMethod.Post, "directory/signatures", new { hash, sig = Sealing.Directory.Sign(e, theirs) });

        await world.DieAndComeBackAsync(WritePoint.EntryProposed, ProposeAsync);
        Assert.Equal(200, (await ProposeAsync()).Status);
        Assert.Equal((1, 1), (world.Count("directory_proposals"), world.Count("directory_proposal_signatures")));

        await world.DieAndComeBackAsync(WritePoint.EntryWithdrawn, WithdrawAsync);
        Assert.Equal(409, (await WithdrawAsync()).Status);
        Assert.Equal((0, 0), (world.Count("directory_proposals"), world.Count("directory_proposal_signatures")));

        Assert.Equal(200, (await ProposeAsync()).Status);
        await world.DieAndComeBackAsync(WritePoint.EntrySigned, SignAsync);
        Assert.Equal(200, (await SignAsync()).Status);
        Assert.Equal(1, (await world.Office.DirectoryAsync()).Entry.N);
        Assert.Equal((0, 0), (world.Count("directory_proposals"), world.Count("directory_proposal_signatures")));
        Assert.Contains("\"floor\":1", await File.ReadAllTextAsync(Path.Combine(world.DataFolder, "genesis", "tirtawana.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_member_saw_is_kept_once()
    {
        var me = (await world.Office.AsMemberAsync(HttpMethod.Get, "home")).Json.GetProperty("me").GetProperty("memberId").GetString();
        var header = new JsonObject { ["v"] = "JT1", ["t"] = "seen", ["id"] = me, ["rev"] = 1 }.ToJsonString();
        var sealedMemory = new { h = Base64Url.Encode(Encoding.UTF8.GetBytes(header)), s = Noise(32), c = Noise(256 + 16) };
        Task<Answer> KeepAsync() => Ask(Office.Coordinator, HttpMethod.Put, "me/seen", new { rev = 1, @object = sealedMemory });

        await world.DieAndComeBackAsync(WritePoint.SeenKept, KeepAsync);
        Assert.Equal(409, (await KeepAsync()).Status);
        Assert.Equal(1, world.Count("directory_seen"));
    }

    private Task<Answer> Ask(Person person, HttpMethod method, string path, object body) => world.Office.AsAsync(person, method, path, JsonSerializer.Serialize(body));

    private async Task<MemberKeys> KeysAsync(Person person)
    {
        var record = JsonSerializer.Deserialize<MemberRecord>((await world.Office.AsAsync(person, HttpMethod.Get, "me/record")).Json.GetProperty("record"))!;
        return MemberRecords.Unlock(record, DemoSecrets.PassphraseOf(person)!);
    }

    private static string Noise(int bytes) => Base64Url.Encode(RandomNumberGenerator.GetBytes(bytes));
}
