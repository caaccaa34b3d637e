using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Shapes;
using Jaring.Team;
using Jaring.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Team;

/// <summary>A team's list after its founding, in the team's words, over HTTP.</summary>
internal static class LaterEntries
{
    private static readonly JsonSerializerOptions AsBrowsersDo = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string HashOf(string e) => Jt1.TryDecode(e, out var bytes) ? Jt1.DirectoryHash(bytes) : throw new FormatException();

    public static async Task<JsonNode> DirectoryAsync(this TeamApp app, TestMember? by = null) =>
        (await app.As(by ?? app.Members[0]).GetFromJsonAsync<JsonNode>("/tirtawana/api/directory"))!;

    public static async Task<int> LengthAsync(this TeamApp app, TestMember? by = null) => (await app.DirectoryAsync(by))["chain"]!.AsArray().Count;

    /// <summary>The bytes of an entry that follows the newest one, as a page would make them, with a change.</summary>
    public static async Task<string> NextAsync(this TeamApp app, Action<JsonObject> change, TestMember? by = null)
    {
        var newest = (string)(await app.DirectoryAsync(by))["chain"]!.AsArray()[^1]!["e"]!;
        Assert.True(Jt1.TryDecode(newest, out var bytes));
        var entry = JsonNode.Parse(bytes)!.AsObject();
        var now = app.Clock.GetUtcNow().ToUnixTimeSeconds();
        (entry["n"], entry["prev"], entry["iat"], entry["exp"]) = ((int)entry["n"]! + 1, HashOf(newest), now, now + FoundingEntry.Lifetime);
        change(entry);
        return TestMember.B64(Encoding.UTF8.GetBytes(entry.ToJsonString(AsBrowsersDo)));
    }

    public static JsonObject Row(TestMember m, string role = "member") => new()
    {
        ["id"] = m.Id,
        ["kem"] = m.Kem,
        ["sig"] = m.Sig,
        ["st"] = "active",
        ["role"] = role,
        ["who"] = new JsonObject { ["name"] = m.Name, ["post"] = m.Post, ["sex"] = m.Sex },
    };

    public static JsonArray Members(this JsonObject entry) => entry["members"]!.AsArray();

    public static JsonObject Of(this JsonObject entry, TestMember m) => entry.Members().Single(row => (string)row!["id"]! == m.Id)!.AsObject();

    public static void Add(this JsonObject entry, TestMember m, string role = "member") => entry.Members().Add(Row(m, role));

    public static void Remove(this JsonObject entry, TestMember m) => entry.Of(m)["st"] = "removed";

    public static Task<HttpResponseMessage> ProposeNextAsync(this TeamApp app, TestMember by, string e) =>
        app.PutAsync(by, "directory/proposal", JsonSerializer.Serialize(new { e, sig = by.Sign(e) }));

    public static Task<HttpResponseMessage> SignNextAsync(this TeamApp app, TestMember by, string e) =>
        app.PostAsync(by, "directory/signatures", new { hash = HashOf(e), sig = by.Sign(e) });

    public static Task<HttpResponseMessage> WithdrawAsync(this TeamApp app, TestMember by, string e) => app.As(by).SendAsync(
        new HttpRequestMessage(HttpMethod.Delete, "/tirtawana/api/directory/proposal") { Content = JsonContent.Create(new { hash = HashOf(e) }) });

    /// <summary>A trustee has no seat; its edge calls the same use case.</summary>
    public static async Task<EntryOutcome> SignAsTrusteeAsync(this TeamApp app, TestMember trustee, string e)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SignEntry>().SignAsync(TeamApp.Office, trustee.Id, HashOf(e), trustee.Sign(e), CancellationToken.None);
    }

    /// <summary>Proposed by the first, signed by the others.</summary>
    public static async Task AgreeAsync(this TeamApp app, string e, params TestMember[] signers)
    {
        await OkAsync(await app.ProposeNextAsync(signers[0], e));
        foreach (var signer in signers[1..])
        {
            await OkAsync(await app.SignNextAsync(signer, e));
        }
    }

    public static async Task<JsonNode> OkAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    public static async Task ExpectAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, text);
        Assert.Equal(code, (string)JsonNode.Parse(text)!["code"]!);
    }
}
