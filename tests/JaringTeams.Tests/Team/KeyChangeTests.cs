using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Team;
using Jaring.Tests.Support;

namespace Jaring.Tests.Team;

/// <summary>What a member changes about keys: the ways to unlock them, and the keys themselves, which two others have to sign.</summary>
public sealed class KeyChangeTests
{
    [Fact]
    public async Task Other_Ways_Take_The_Place_Of_The_Old_Ones_And_The_Keys_Stay()
    {
        await using var app = await StartAsync();
        var laras = app.Members[0];
        var (before, revision) = await RecordAsync(app, laras);
        var revised = laras.Revised(before, revision);

        Assert.Equal(HttpStatusCode.NoContent, await ReviseAsync(app, laras, revised, revision));
        Assert.Equal(HttpStatusCode.NoContent, await ReviseAsync(app, laras, revised, revision));

        var (after, next) = await RecordAsync(app, laras);
        Assert.Equal((JsonNode.Parse(revised)!["record"]!.ToJsonString(), 2), (after, next));
        Assert.DoesNotContain((string)JsonNode.Parse(before)!["mk"]![0]!["c"]!, after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_Two_Windows_The_Slower_Is_Told_And_Changes_Nothing()
    {
        await using var app = await StartAsync();
        var laras = app.Members[0];
        var (before, revision) = await RecordAsync(app, laras);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ReviseAsync(app, laras, laras.Revised(before, revision), revision)));

        Assert.Equal(1, answers.Count(a => a == HttpStatusCode.NoContent));
        Assert.Equal(7, answers.Count(a => a == HttpStatusCode.Conflict));
        Assert.Equal(2, (await RecordAsync(app, laras)).Revision);
    }

    [Theory]
    [InlineData("another's signature")]
    [InlineData("a signature for another revision")]
    [InlineData("other private keys")]
    [InlineData("other public keys")]
    [InlineData("no revision")]
    public async Task Stolen_Sign_In_Locks_Nobody_Out(string fault)
    {
        await using var app = await StartAsync();
        var laras = app.Members[0];
        var (before, revision) = await RecordAsync(app, laras);
        var thief = laras.WithNewKeys();
        var revised = fault switch
        {
            "another's signature" => laras.Revised(before, revision, thief),
            "a signature for another revision" => laras.Revised(before, revision + 1),
            "other private keys" => laras.Revised(laras.Record(), revision),
            "other public keys" => thief.Revised(thief.Record(), revision),
            _ => laras.Revised(before, revision),
        };

        Assert.Equal(HttpStatusCode.BadRequest, await ReviseAsync(app, laras, revised, revision, fault == "no revision" ? "\"*\"" : null));
        Assert.Equal((before, revision), await RecordAsync(app, laras));
    }

    [Fact]
    public async Task New_Keys_Wait_Until_The_Directory_Names_Them()
    {
        await using var app = await StartAsync();
        var laras = app.Members[0];
        var (before, _) = await RecordAsync(app, laras);
        var renewed = laras.WithNewKeys();
        var next = renewed.Record();
        await KeepDeviceAsync(app, laras);

        Assert.Equal(HttpStatusCode.NoContent, (await PutNextAsync(app, laras, next, laras.Carry(laras.Kem, renewed.Kem))).StatusCode);
        var waiting = await KeysAsync(app, laras);
        Assert.Equal((before, 1, next), (waiting["record"]!.ToJsonString(), (int)waiting["revision"]!, waiting["next"]!.ToJsonString()));
        Assert.Null(waiting["previous"]);

        await NameAsync(app, renewed);

        var present = await KeysAsync(app, laras);
        Assert.Equal((next, 2, before), (present["record"]!.ToJsonString(), (int)present["revision"]!, present["previous"]!["record"]!.ToJsonString()));
        Assert.NotNull(present["previous"]!["carry"]);
        Assert.Null(present["next"]);
        Assert.Empty((await app.As(laras).GetFromJsonAsync<JsonNode>("/tirtawana/api/me/devices"))!["devices"]!.AsArray());

        Assert.Equal(HttpStatusCode.NoContent, (await app.As(laras).DeleteAsync("/tirtawana/api/me/record/previous")).StatusCode);
        Assert.Null((await KeysAsync(app, laras))["previous"]);
    }

    /// <summary>What the page remembers of the list opens with the carried key; without one it opens with nothing any more.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_Is_Remembered_Of_The_List_Goes_On_With_A_Carried_Key_Alone(bool carried)
    {
        await using var app = await StartAsync();
        var laras = app.Members[0];
        await RememberListAsync(app, laras);
        var renewed = laras.WithNewKeys();
        await PutNextAsync(app, laras, renewed.Record(), carried ? laras.Carry(laras.Kem, renewed.Kem) : null);
        await NameAsync(app, renewed);
        await KeysAsync(app, laras);

        var kept = (await app.As(laras).GetFromJsonAsync<JsonNode>("/tirtawana/api/me/seen"))!["seen"];
        Assert.Equal(carried ? 1 : null, (int?)kept?["rev"]);
    }

    /// <summary>A stolen sign-in may lay down keys of its own; they open nothing, and nobody signs them without comparing digits.</summary>
    [Fact]
    public async Task Keys_That_Nobody_Signed_Never_Come_Into_Force_And_Can_Be_Taken_Back()
    {
        await using var app = await StartAsync();
        var laras = app.Members[0];
        var (before, _) = await RecordAsync(app, laras);
        await PutNextAsync(app, laras, laras.WithNewKeys().Record(), null);
        await PutNextAsync(app, laras, laras.WithNewKeys().Record(), null);
        app.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Equal(before, (await RecordAsync(app, laras)).Record);

        Assert.Equal(HttpStatusCode.NoContent, (await app.As(laras).DeleteAsync("/tirtawana/api/me/record/next")).StatusCode);
        Assert.Null((await KeysAsync(app, laras))["next"]);
    }

    [Fact]
    public async Task Before_Anything_Is_Sealed_To_A_Member_There_Is_Nothing_To_Wait_For()
    {
        await using var app = await TeamApp.StartAsync();
        var laras = app.Members[0];
        await app.EnrolAsync(laras);
        var next = laras.WithNewKeys().Record();
        await PutNextAsync(app, laras, next, null);
        Assert.Equal(next, (await RecordAsync(app, laras)).Record);
    }

    [Theory]
    [InlineData("the same keys")]
    [InlineData("another member's id")]
    [InlineData("keys carried elsewhere")]
    [InlineData("something else than a sealed key")]
    public async Task New_Keys_With_A_Fault_Are_Refused(string fault)
    {
        await using var app = await StartAsync();
        var laras = app.Members[0];
        var renewed = laras.WithNewKeys();
        var answer = fault switch
        {
            "the same keys" => await PutNextAsync(app, laras, laras.Record(), null),
            "another member's id" => await PutNextAsync(app, laras, app.Members[1].Record(), null),
            "keys carried elsewhere" => await PutNextAsync(app, laras, renewed.Record(), laras.Carry(renewed.Kem, laras.Kem)),
            _ => await PutNextAsync(app, laras, renewed.Record(), "carry"),
        };
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null((await KeysAsync(app, laras))["next"]);
    }

    [Fact]
    public async Task Who_Has_No_Keys_Has_None_To_Replace()
    {
        await using var app = await TeamApp.StartAsync();
        var laras = app.Members[0];
        laras.Id = (string)(await app.HomeAsync(laras))["me"]!["memberId"]!;
        Assert.Equal(HttpStatusCode.NotFound, (await PutNextAsync(app, laras, laras.Record(), null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await ReviseAsync(app, laras, laras.Revised(laras.Record(), 1), 1));
    }

    private static async Task<TeamApp> StartAsync()
    {
        var app = await TeamApp.StartAsync();
        await app.FoundAsync(3);
        return app;
    }

    /// <summary>The entry by which two others have signed this member's new keys, as the directory keeps it.</summary>
    private static Task NameAsync(TeamApp app, TestMember renewed) => app.ReadAsync(store =>
    {
        var e = TestMember.B64(TestMember.Entry(app.Clock.GetUtcNow(), [renewed, app.Members[1], app.Members[2]]));
        store.Add(new StoredDirectoryEntry { OfficeId = TeamApp.Office, N = 1, E = e, Sigs = "[]", Hash = TestMember.B64(RandomNumberGenerator.GetBytes(32)) });
        return store.SaveChangesAsync();
    });

    private static async Task RememberListAsync(TeamApp app, TestMember member)
    {
        var header = Encoding.UTF8.GetBytes(new JsonObject { ["v"] = "JT1", ["t"] = "seen", ["id"] = member.Id, ["rev"] = 1 }.ToJsonString());
        string Bytes(int count) => TestMember.B64(RandomNumberGenerator.GetBytes(count));
        var answer = await app.As(member).PutAsJsonAsync(
            "/tirtawana/api/me/seen", new { rev = 1, @object = new { h = TestMember.B64(header), s = Bytes(32), c = Bytes(256 + 16) } });
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private static async Task KeepDeviceAsync(TeamApp app, TestMember member)
    {
        var device = TestMember.B64(RandomNumberGenerator.GetBytes(16));
        (await app.PutAsync(member, $"me/devices/{device}", member.Half(device, new byte[32]))).EnsureSuccessStatusCode();
    }

    private static async Task<JsonNode> KeysAsync(TeamApp app, TestMember member) => (await app.As(member).GetFromJsonAsync<JsonNode>("/tirtawana/api/me/record"))!;

    private static async Task<(string Record, int Revision)> RecordAsync(TeamApp app, TestMember member)
    {
        var keys = await KeysAsync(app, member);
        return (keys["record"]!.ToJsonString(), (int)keys["revision"]!);
    }

    private static async Task<HttpStatusCode> ReviseAsync(TeamApp app, TestMember member, string revised, int revision, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/tirtawana/api/me/record") { Content = new StringContent(revised, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("If-Match", tag ?? $"\"{revision}\"");
        return (await app.As(member).SendAsync(request)).StatusCode;
    }

    private static Task<HttpResponseMessage> PutNextAsync(TeamApp app, TestMember member, string next, object? carry) =>
        app.PutAsync(member, "me/record/next", $$"""{"record":{{next}},"carry":{{JsonSerializer.Serialize(carry)}}}""");
}
