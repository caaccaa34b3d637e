using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Intake;
using Jaring.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Team.Trustees;

/// <summary>The way of somebody outside the organisation, step by step over HTTP, as that person's page goes it.</summary>
internal static class TrusteeSteps
{
    /// <summary>A founded office. Its waiting line lets a test's many steps through at once.</summary>
    public static async Task<TeamApp> FoundedAsync(int freeLookups = 1000)
    {
        var app = await TeamApp.StartAsync(services: s => s.Configure<RoomOptions>(o => o.FreeLookupsPerBucket = freeLookups));
        await app.FoundAsync();
        return app;
    }

    public static TestMember Person(string name = "Ayu Lestari") => new("", name, "Satgas Provinsi", "P");

    public static string Secret() => TestMember.B64(RandomNumberGenerator.GetBytes(32));

    public static Task<HttpResponseMessage> InviteAsync(this TeamApp app, string lookup) =>
        app.PutAsync(app.Members[0], "trustees/invitation", JsonSerializer.Serialize(new { lookup }));

    public static async Task<JsonNode> TrusteesAsync(this TeamApp app) => (await app.As(app.Members[0]).GetFromJsonAsync<JsonNode>("/tirtawana/api/trustees"))!;

    public static Task<HttpResponseMessage> KnockAsync(this TeamApp app, string path, object body) => app.Anonymous().PostAsJsonAsync($"/tirtawana/api/wali/{path}", body);

    public static Task<HttpResponseMessage> LookAsync(this TeamApp app, string lookup) => app.KnockAsync("look", new { lookup });

    /// <summary>Follows the invitation of this lookup: the person then has an id and keys.</summary>
    public static async Task<TestMember> FollowAsync(this TeamApp app, string lookup, TestMember person)
    {
        person.Id = (string)(await LaterEntries.OkAsync(await app.LookAsync(lookup)))["id"]!;
        Assert.Equal(HttpStatusCode.Created, (await app.EnrolAsync(lookup, person, person.Record())).StatusCode);
        return person;
    }

    public static Task<HttpResponseMessage> EnrolAsync(this TeamApp app, string lookup, TestMember person, string record) =>
        app.KnockAsync("record", new { lookup, who = new { name = person.Name, post = person.Post, sex = person.Sex }, record = JsonNode.Parse(record) });

    /// <summary>An invitation, followed.</summary>
    public static async Task<TestMember> InvitedAsync(this TeamApp app, TestMember? person = null)
    {
        var lookup = Secret();
        Assert.Equal(HttpStatusCode.NoContent, (await app.InviteAsync(lookup)).StatusCode);
        return await app.FollowAsync(lookup, person ?? Person());
    }

    public static async Task<string> ChallengeAsync(this TeamApp app, string id) => (string)(await LaterEntries.OkAsync(await app.KnockAsync("challenge", new { id })))["nonce"]!;

    public static string Proof(this TestMember person, string nonce, string office = TeamApp.Office, string? id = null) => person.Sign(
        TestMember.B64([.. Encoding.UTF8.GetBytes(office), 0, .. Encoding.UTF8.GetBytes(id ?? person.Id), 0, .. Base64Url.DecodeFromChars(nonce)]), "wali");

    public static Task<HttpResponseMessage> BeginAsync(this TeamApp app, string id, string nonce, string sig) => app.KnockAsync("session", new { id, nonce, sig });

    /// <summary>Signed in; the client carries the token.</summary>
    public static async Task<HttpClient> SignedInAsync(this TeamApp app, TestMember person)
    {
        var nonce = await app.ChallengeAsync(person.Id);
        return app.WithToken((string)(await LaterEntries.OkAsync(await app.BeginAsync(person.Id, nonce, person.Proof(nonce))))["token"]!);
    }

    public static Task<HttpResponseMessage> AskAsync(this HttpClient trustee, string path) => trustee.GetAsync($"/tirtawana/api/{path}");

    public static Task<HttpResponseMessage> SignAsync(this HttpClient trustee, TestMember person, string e) =>
        trustee.PostAsJsonAsync("/tirtawana/api/directory/signatures", new { hash = LaterEntries.HashOf(e), sig = person.Sign(e) });

    public static Task<HttpResponseMessage> ProposeAsync(this HttpClient trustee, TestMember person, string e) =>
        trustee.PutAsJsonAsync("/tirtawana/api/directory/proposal", new { e, sig = person.Sign(e) });

    /// <summary>Somebody invited, enrolled, listed by two members and the own signature, and signed in.</summary>
    public static async Task<(TestMember Person, HttpClient Client)> ListedAsync(this TeamApp app, string name = "Ayu Lestari")
    {
        var person = await app.InvitedAsync(Person(name));
        var client = await app.SignedInAsync(person);
        var e = await app.NextAsync(entry => entry.Add(person, "trustee"));
        await app.AgreeAsync(e, app.Members[0], app.Members[1]);
        await LaterEntries.OkAsync(await client.SignAsync(person, e));
        return (person, client);
    }
}
