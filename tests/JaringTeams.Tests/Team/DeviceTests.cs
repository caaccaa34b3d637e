using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Jaring.Retention;
using Jaring.Team.Devices;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Team;

/// <summary>The server's half of a PIN: handed out for the right proof, destroyed after five wrong ones, whoever asks and however fast (sealing.md A10).</summary>
public sealed class DeviceTests
{
    private static readonly string Device = TestMember.B64(RandomNumberGenerator.GetBytes(16));
    private readonly byte[] proof = RandomNumberGenerator.GetBytes(32);

    [Fact]
    public async Task Right_Proof_Gets_The_Half_And_Hears_Of_Wrong_Ones_Before()
    {
        await using var app = await StartAsync();
        var laras = app.Members[0];
        var half = laras.Half(Device, proof);
        await KeepAsync(app, laras, Device, half);

        Assert.Equal((200, 0), await TryAsync(app, laras, Device, proof));
        Assert.Equal((409, 4), await TryAsync(app, laras, Device, Wrong()));
        Assert.Equal((409, 3), await TryAsync(app, laras, Device, Wrong()));
        var opened = await OpenAsync(app, laras, Device, proof);
        Assert.Equal(((string)JsonNode.Parse(half)!["half"]!, 2), ((string)opened["half"]!, (int)opened["wrongBefore"]!));
        Assert.Equal((409, 4), await TryAsync(app, laras, Device, Wrong()));
    }

    [Fact]
    public async Task Fifth_Wrong_Proof_In_A_Row_Destroys_The_Half_Also_For_The_Right_One()
    {
        await using var app = await StartAsync();
        var laras = app.Members[0];
        await KeepAsync(app, laras, Device, laras.Half(Device, proof));

        foreach (var left in new[] { 4, 3, 2, 1 })
        {
            Assert.Equal((409, left), await TryAsync(app, laras, Device, Wrong()));
        }
        await ExpectGoneAsync(app, laras, Wrong());
        await ExpectGoneAsync(app, laras, proof);
        Assert.Equal(0, await app.ReadAsync(s => s.Set<StoredDevice>().CountAsync()));
    }

    [Fact]
    public async Task Forty_Wrong_Proofs_At_Once_Are_Five()
    {
        await using var app = await StartAsync();
        var laras = app.Members[0];
        await KeepAsync(app, laras, Device, laras.Half(Device, proof));

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => TryAsync(app, laras, Device, Wrong())));

        Assert.Equal([1, 2, 3, 4], answers.Where(a => a.Left is not null).Select(a => a.Left!.Value).Order());
        Assert.Equal(36, answers.Count(a => a is { Status: 409, Left: null }));
        await ExpectGoneAsync(app, laras, proof);
    }

    [Fact]
    public async Task Many_Right_Proofs_At_Once_All_Open()
    {
        await using var app = await StartAsync();
        var laras = app.Members[0];
        await KeepAsync(app, laras, Device, laras.Half(Device, proof));
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => TryAsync(app, laras, Device, proof))), a => Assert.Equal(200, a.Status));
    }

    [Fact]
    public async Task Another_Member_And_Another_Device_Do_Not_Reach_It()
    {
        await using var app = await StartAsync();
        var (laras, bagas) = (app.Members[0], app.Members[1]);
        await KeepAsync(app, laras, Device, laras.Half(Device, proof));

        foreach (var _ in Enumerable.Range(0, 6))
        {
            await ExpectGoneAsync(app, bagas, proof);
        }
        await app.As(bagas).DeleteAsync($"/tirtawana/api/me/devices/{Device}");
        Assert.Equal((409, null), await TryAsync(app, laras, TestMember.B64(new byte[16]), proof));
        Assert.Empty((await ListAsync(app, bagas)).AsArray());

        Assert.Equal((200, 0), await TryAsync(app, laras, Device, proof));
    }

    [Fact]
    public async Task A_New_Half_Under_A_Known_Id_Buys_No_New_Tries()
    {
        await using var app = await StartAsync();
        var laras = app.Members[0];
        var half = laras.Half(Device, proof);
        await KeepAsync(app, laras, Device, half);
        await TryAsync(app, laras, Device, Wrong());

        await KeepAsync(app, laras, Device, half);
        Assert.Equal(HttpStatusCode.Conflict, (await app.PutAsync(laras, $"me/devices/{Device}", laras.Half(Device, proof))).StatusCode);

        Assert.Equal((409, 3), await TryAsync(app, laras, Device, Wrong()));
    }

    [Fact]
    public async Task Page_Without_Storage_Is_Resumed_For_Eight_Hours()
    {
        await using var app = await StartAsync();
        var laras = app.Members[0];
        await KeepAsync(app, laras, Device, laras.Half(Device, proof, lasting: false));

        app.Clock.Advance(TimeSpan.FromHours(8) - TimeSpan.FromSeconds(1));
        Assert.Equal((200, 0), await TryAsync(app, laras, Device, proof));
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await ExpectGoneAsync(app, laras, proof);
        Assert.Empty((await ListAsync(app, laras)).AsArray());

        await app.Services.GetRequiredService<EraseWhatIsPast>().RunAsync(default);
        Assert.Equal(0, await app.ReadAsync(s => s.Set<StoredDevice>().CountAsync()));
    }

    [Fact]
    public async Task Device_Nobody_Uses_Is_Forgotten_After_Half_A_Year_And_One_In_Use_Is_Not()
    {
        await using var app = await StartAsync();
        var laras = app.Members[0];
        var used = TestMember.B64(RandomNumberGenerator.GetBytes(16));
        await KeepAsync(app, laras, Device, laras.Half(Device, proof));
        await KeepAsync(app, laras, used, laras.Half(used, proof));

        app.Clock.Advance(TimeSpan.FromDays(100));
        Assert.Equal((200, 0), await TryAsync(app, laras, used, proof));
        app.Clock.Advance(TimeSpan.FromDays(81));
        await app.Services.GetRequiredService<EraseWhatIsPast>().RunAsync(default);

        Assert.Equal(used, (string?)Assert.Single((await ListAsync(app, laras)).AsArray())!["deviceId"]);
    }

    [Fact]
    public async Task Owner_Sees_Days_And_Removes_A_Device_And_Has_No_More_Than_Eight()
    {
        await using var app = await StartAsync();
        var laras = app.Members[0];
        await KeepAsync(app, laras, Device, laras.Half(Device, proof));
        await TryAsync(app, laras, Device, Wrong());
        foreach (var _ in Enumerable.Range(0, KeepDevice.Most - 1))
        {
            var other = TestMember.B64(RandomNumberGenerator.GetBytes(16));
            await KeepAsync(app, laras, other, laras.Half(other, proof));
        }
        var ninth = TestMember.B64(RandomNumberGenerator.GetBytes(16));
        var refused = await app.PutAsync(laras, $"me/devices/{ninth}", laras.Half(ninth, proof));
        Assert.Equal("too-many-devices", (string?)(await refused.Content.ReadFromJsonAsync<JsonNode>())!["code"]);

        var mine = (await ListAsync(app, laras)).AsArray().Single(d => (string?)d!["deviceId"] == Device)!;
        Assert.Equal(("2026-11-21", "2026-11-21", 1, true), ((string?)mine["addedOn"], (string?)mine["usedOn"], (int)mine["wrong"]!, (bool)mine["lasting"]!));
        Assert.Null(mine["half"]);

        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.Equal(HttpStatusCode.NoContent, (await app.As(laras).DeleteAsync($"/tirtawana/api/me/devices/{Device}")).StatusCode);
        }
        await ExpectGoneAsync(app, laras, proof);
        await KeepAsync(app, laras, ninth, laras.Half(ninth, proof));
    }

    [Theory]
    [InlineData("half", "AAAA")]
    [InlineData("proofHash", "AAAA")]
    [InlineData("proofHash", null)]
    [InlineData("name", "Laptop kantor")]
    public async Task Half_With_A_Fault_Is_Refused(string field, string? value)
    {
        await using var app = await StartAsync();
        var laras = app.Members[0];
        var half = JsonNode.Parse(laras.Half(Device, proof))!;
        half[field] = value;
        Assert.Equal(HttpStatusCode.BadRequest, (await app.PutAsync(laras, $"me/devices/{Device}", half.ToJsonString())).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.PutAsync(laras, "me/devices/short", laras.Half("short", proof))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await app.PutAsync(laras, $"me/devices/{Device}", laras.Half(TestMember.B64(new byte[16]), proof))).StatusCode);
    }

    [Fact]
    public async Task Something_That_Is_No_Proof_Costs_No_Try()
    {
        await using var app = await StartAsync();
        var laras = app.Members[0];
        await KeepAsync(app, laras, Device, laras.Half(Device, proof));
        foreach (var _ in Enumerable.Range(0, 6))
        {
            Assert.Equal(400, (await TryAsync(app, laras, Device, new byte[31])).Status);
        }
        Assert.Equal((200, 0), await TryAsync(app, laras, Device, proof));
    }

    private static byte[] Wrong() => RandomNumberGenerator.GetBytes(32);

    private static async Task<TeamApp> StartAsync()
    {
        var app = await TeamApp.StartAsync();
        await app.EnrolAsync(app.Members[0]);
        await app.EnrolAsync(app.Members[1]);
        return app;
    }

    private static async Task KeepAsync(TeamApp app, TestMember member, string device, string half)
    {
        var answer = await app.PutAsync(member, $"me/devices/{device}", half);
        Assert.True(answer.StatusCode == HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<JsonNode> OpenAsync(TeamApp app, TestMember member, string device, byte[] shown) =>
        (await (await app.PostAsync(member, $"me/devices/{device}/open", new { proof = TestMember.B64(shown) })).Content.ReadFromJsonAsync<JsonNode>())!;

    private static async Task<(int Status, int? Left)> TryAsync(TeamApp app, TestMember member, string device, byte[] shown)
    {
        var answer = await app.PostAsync(member, $"me/devices/{device}/open", new { proof = TestMember.B64(shown) });
        var body = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        return ((int)answer.StatusCode, (int?)(answer.IsSuccessStatusCode ? body["wrongBefore"] : body["left"]));
    }

    private static async Task ExpectGoneAsync(TeamApp app, TestMember member, byte[] shown) =>
        Assert.Equal("device-gone", (string?)(await OpenAsync(app, member, Device, shown))["code"]);

    private static async Task<JsonNode> ListAsync(TeamApp app, TestMember member) =>
        (await app.As(member).GetFromJsonAsync<JsonNode>("/tirtawana/api/me/devices"))!["devices"]!;
}
