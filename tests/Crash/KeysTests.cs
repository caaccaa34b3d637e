using System.Security.Cryptography;
using System.Text.Json;
using Jaring.Crash.Support;
using Jaring.Sandbox.Demo;
using Jaring.Sealing;
using Jaring.Storage;

namespace Jaring.Crash;

/// <summary>A member's keys and PINs: a try that was counted stays counted, what was destroyed stays destroyed, and doing it again is harmless.</summary>
public sealed class KeysTests(CrashWorld world) : IClassFixture<CrashWorld>
{
    internal static readonly IReadOnlyList<WritePoint> Points =
        [WritePoint.KeysRevised, WritePoint.KeysReplaced, WritePoint.DeviceKept, WritePoint.DeviceTried, WritePoint.DeviceForgotten];

    private readonly string device = Base64Url.Encode(RandomNumberGenerator.GetBytes(16));

    [Fact]
    public async Task A_pin_is_there_once_and_a_death_gives_no_try_back()
    {
        var half = await HalfAsync();
        await world.DieAndComeBackAsync(WritePoint.DeviceKept, () => KeepAsync(half));
        Assert.Equal(204, (await KeepAsync(half)).Status);
        Assert.Equal(1, world.Count("devices"));

        await world.DieAndComeBackAsync(WritePoint.DeviceTried, TryAsync);
        Assert.Equal(3, (await TryAsync()).Json.GetProperty("left").GetInt32());
        await TryAsync();
        await TryAsync();
        await world.DieAndComeBackAsync(WritePoint.DeviceTried, TryAsync);
        Assert.Equal(0, world.Count("devices"));
        Assert.Equal("device-gone", (await TryAsync()).Code);
    }

    [Fact]
    public async Task A_removed_device_stays_removed()
    {
        await KeepAsync(await HalfAsync());
        await world.DieAndComeBackAsync(WritePoint.DeviceForgotten, () => world.Office.AsMemberAsync(HttpMethod.Delete, $"me/devices/{device}"));
        Assert.Equal(0, world.Count("devices"));
        Assert.Equal(204, (await world.Office.AsMemberAsync(HttpMethod.Delete, $"me/devices/{device}")).Status);
    }

    [Fact]
    public async Task Other_ways_to_unlock_are_all_there_or_not_at_all()
    {
        var before = (await KeysAsync()).GetProperty("record").Deserialize<MemberRecord>(JsonSerializerOptions.Web)!;
        using var keys = MemberRecords.Unlock(before, DemoSecrets.PassphraseOf(Office.Coordinator)!);
        var revision = (await KeysAsync()).GetProperty("revision").GetInt32();
        var revised = before with { Mk = [.. before.Mk.Reverse()] };
        var body = JsonSerializer.Serialize(new { record = revised, sig = MemberRecords.SignWays(revised, revision, keys) });

        await world.DieAndComeBackAsync(WritePoint.KeysRevised, () => ReviseAsync(body, revision));

        Assert.Equal(204, (await ReviseAsync(body, revision)).Status);
        var after = await KeysAsync();
        Assert.Equal(revision + 1, after.GetProperty("revision").GetInt32());
        MemberRecords.Unlock(after.GetProperty("record").Deserialize<MemberRecord>(JsonSerializerOptions.Web)!, DemoSecrets.PassphraseOf(Office.Coordinator)!).Dispose();
    }

    [Fact]
    public async Task New_keys_wait_beside_the_old_ones()
    {
        var before = (await KeysAsync()).GetProperty("record").GetRawText();
        using var keys = MemberKeys.Generate();
        var next = MemberRecords.Enrol((await IdAsync())!, keys, "enam kata baru", RecoveryCode.NewBytes());
        var body = JsonSerializer.Serialize(new { record = next, carry = (object?)null });
        await world.DieAndComeBackAsync(WritePoint.KeysReplaced, () => world.Office.AsMemberAsync(HttpMethod.Put, "me/record/next", body));

        var waiting = await KeysAsync();
        Assert.Equal(before, waiting.GetProperty("record").GetRawText());
        Assert.Equal(next.Kem, waiting.GetProperty("next").GetProperty("kem").GetString());
        Assert.Equal(204, (await world.Office.AsMemberAsync(HttpMethod.Delete, "me/record/next")).Status);
    }

    private async Task<string> HalfAsync()
    {
        var header = Base64Url.Encode(System.Text.Encoding.ASCII.GetBytes($$"""{"v":"JT1","t":"device","id":"{{await IdAsync()}}","device":"{{device}}"}"""));
        var name = new { h = header, s = Random(32), c = Random(256 + 16) };
        return JsonSerializer.Serialize(new { half = Random(32), proofHash = Random(32), name, lasting = true });
    }

    private static string Random(int length) => Base64Url.Encode(RandomNumberGenerator.GetBytes(length));

    private Task<Answer> KeepAsync(string half) => world.Office.AsMemberAsync(HttpMethod.Put, $"me/devices/{device}", half);

    private Task<Answer> TryAsync() => world.Office.AsMemberAsync(HttpMethod.Post, $"me/devices/{device}/open", $$"""{"proof":"{{Random(32)}}"}""");

    private Task<Answer> ReviseAsync(string body, int revision) => world.Office.AsMemberAsync(HttpMethod.Put, "me/record", body, ("If-Match", $"\"{revision}\""));

    private async Task<JsonElement> KeysAsync() => (await world.Office.AsMemberAsync(HttpMethod.Get, "me/record")).Json;

    private async Task<string?> IdAsync() => (await KeysAsync()).GetProperty("record").GetProperty("id").GetString();
}
