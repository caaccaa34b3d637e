using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaring.Tests.Support;
using static Jaring.Tests.Team.Trustees.TrusteeSteps;

namespace Jaring.Tests.Team.Trustees;

/// <summary>From the invitation to one of the quorum: the server brings nobody into the list, two members and the own signature do.</summary>
public sealed class Trustee_Comes_In : IAsyncLifetime
{
    private TeamApp app = null!;

    public async Task InitializeAsync() => app = await FoundedAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task By_An_Invitation_Two_Members_And_The_Own_Signature()
    {
        var (person, lookup) = (Person(), Secret());
        Assert.Equal("""{"invitation":null,"people":[]}""", (await app.TrusteesAsync()).ToJsonString());
        await LaterEntries.ExpectAsync(await app.LookAsync(lookup), HttpStatusCode.NotFound, "not-found");
        await app.InviteAsync(lookup);
        Assert.Equal("""{"madeOn":"2026-11-21","until":"2026-11-28"}""", (await app.TrusteesAsync())["invitation"]!.ToJsonString());

        var found = await LaterEntries.OkAsync(await app.LookAsync(lookup));
        Assert.Equal(("invited", "KPU Kabupaten Tirtawana", 1), ((string)found["state"]!, (string)found["office"]!["name"]!, found["directory"]!["chain"]!.AsArray().Count));
        await app.FollowAsync(lookup, person);
        var kept = await LaterEntries.OkAsync(await app.LookAsync(lookup));
        Assert.Equal(("enrolled", person.Id, 1, person.Kem), ((string)kept["state"]!, (string)kept["id"]!, (int)kept["revision"]!, (string)kept["record"]!["kem"]!));

        var client = await app.SignedInAsync(person);
        var e = await app.NextAsync(entry => entry.Add(person, "trustee"));
        await app.AgreeAsync(e, app.Members[0], app.Members[1]);
        Assert.Equal((1, "enrolled"), (await app.LengthAsync(), await StateAsync(client)));
        await LaterEntries.ExpectAsync(await client.AskAsync("index"), HttpStatusCode.Forbidden, "not-in-list");
        await LaterEntries.OkAsync(await client.AskAsync("directory"));
        await LaterEntries.OkAsync(await client.SignAsync(person, e));

        Assert.Equal((2, "active"), (await app.LengthAsync(), await StateAsync(client)));
        await LaterEntries.OkAsync(await client.AskAsync("index"));
        Assert.Equal(
            $$"""{"id":"{{person.Id}}","name":"Ayu Lestari","post":"Satgas Provinsi","sex":"P","kem":"{{person.Kem}}","sig":"{{person.Sig}}","state":"active","enrolledOn":"2026-11-21","readySince":"2026-11-21","lastSeenOn":"2026-11-21"}""",
            Assert.Single((await app.TrusteesAsync())["people"]!.AsArray())!.ToJsonString());
    }

    [Fact]
    public async Task And_Is_One_Of_The_Quorum_And_Never_Two()
    {
        var ((first, at), (second, other)) = (await app.ListedAsync(), await app.ListedAsync("Budi Hartono"));
        var e = await app.NextAsync(entry => entry.Remove(app.Members[4]));
        await LaterEntries.OkAsync(await at.ProposeAsync(first, e));
        await LaterEntries.OkAsync(await other.SignAsync(second, e));
        Assert.Equal(3, await app.LengthAsync());
        await LaterEntries.OkAsync(await app.SignNextAsync(app.Members[2], e));
        Assert.Equal(4, await app.LengthAsync());

        var mine = await app.NextAsync(entry => entry.Remove(app.Members[3]));
        await LaterEntries.OkAsync(await at.ProposeAsync(first, mine));
        await LaterEntries.ExpectAsync(await WithdrawAsync(other, mine), HttpStatusCode.Conflict, "conflict");
        await LaterEntries.OkAsync(await WithdrawAsync(at, mine));
        Assert.Empty((await app.DirectoryAsync())["proposals"]!.AsArray());
    }

    [Fact]
    public async Task With_Keys_Of_Its_Own_And_No_Others()
    {
        var ((person, client), e) = (await app.ListedAsync(), "");
        var stranger = new TestMember("", "Siapa", "Saja", "L") { Id = "siapa" };
        e = await app.NextAsync(entry => entry.Add(stranger, "trustee"));
        await LaterEntries.OkAsync(await client.ProposeAsync(person, e));
        await LaterEntries.ExpectAsync(await client.SignAsync(stranger, e), HttpStatusCode.BadRequest, "bad-signature");
        var record = await LaterEntries.OkAsync(await client.AskAsync("me/record"));
        Assert.Equal((person.Id, 1), ((string)record["record"]!["id"]!, (int)record["revision"]!));
        var revised = new HttpRequestMessage(HttpMethod.Put, "/tirtawana/api/me/record") { Content = JsonContent.Create(JsonNode.Parse(person.Revised(person.Record(), 1))), Headers = { { "If-Match", "\"1\"" } } };
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(revised)).StatusCode);
        revised = new(HttpMethod.Put, "/tirtawana/api/me/record") { Content = JsonContent.Create(JsonNode.Parse(person.Revised(record["record"]!.ToJsonString(), 1))), Headers = { { "If-Match", "\"1\"" } } };
        Assert.Equal(HttpStatusCode.NoContent, (await client.SendAsync(revised)).StatusCode);
    }

    [Fact]
    public async Task By_The_Newest_Invitation_Within_Seven_Days_And_Once()
    {
        var (old, present) = (Secret(), Secret());
        await app.InviteAsync(old);
        await app.InviteAsync(present);
        await LaterEntries.ExpectAsync(await app.LookAsync(old), HttpStatusCode.NotFound, "not-found");
        var id = (string)(await LaterEntries.OkAsync(await app.LookAsync(present)))["id"]!;
        await app.InviteAsync(present);
        Assert.Equal(id, (string)(await LaterEntries.OkAsync(await app.LookAsync(present)))["id"]!);
        app.Clock.Advance(TimeSpan.FromDays(7));
        await LaterEntries.OkAsync(await app.LookAsync(present));
        app.Clock.Advance(TimeSpan.FromDays(1));
        await LaterEntries.ExpectAsync(await app.LookAsync(present), HttpStatusCode.NotFound, "not-found");
        Assert.Null((await app.TrusteesAsync())["invitation"]);
        var person = Person();
        person.Id = id;
        await LaterEntries.ExpectAsync(await app.EnrolAsync(present, person, person.Record()), HttpStatusCode.NotFound, "not-found");

        await app.InviteAsync(old);
        Assert.Equal(HttpStatusCode.NoContent, (await app.As(app.Members[1]).DeleteAsync("/tirtawana/api/trustees/invitation")).StatusCode);
        await LaterEntries.ExpectAsync(await app.LookAsync(old), HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Twice_Is_Once_And_Another_Record_Is_Refused()
    {
        var (person, lookup) = (Person(), Secret());
        await app.InviteAsync(lookup);
        person.Id = (string)(await LaterEntries.OkAsync(await app.LookAsync(lookup)))["id"]!;
        var record = person.Record();
        foreach (var (who, text, code) in new[] { (person, Person().Record("another"), "bad-shape"), (new TestMember("", " ", "Satgas", "P"), record, "bad-shape"), (new("", "Ayu", "Satgas", "X"), record, "bad-shape") })
        {
            await LaterEntries.ExpectAsync(await app.EnrolAsync(lookup, who, text), HttpStatusCode.BadRequest, code);
        }

        Assert.Equal(HttpStatusCode.Created, (await app.EnrolAsync(lookup, person, record)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await app.EnrolAsync(lookup, person, record)).StatusCode);
        await LaterEntries.ExpectAsync(await app.EnrolAsync(lookup, person, person.Record()), HttpStatusCode.NotFound, "not-found");
        Assert.Single((await app.TrusteesAsync())["people"]!.AsArray());
        foreach (var lookupOfNothing in new[] { "", "garbage", TestMember.B64(new byte[31]), Secret() })
        {
            await LaterEntries.ExpectAsync(await app.LookAsync(lookupOfNothing), HttpStatusCode.NotFound, "not-found");
        }
    }

    private static Task<HttpResponseMessage> WithdrawAsync(HttpClient client, string e) => client.SendAsync(
        new HttpRequestMessage(HttpMethod.Delete, "/tirtawana/api/directory/proposal") { Content = JsonContent.Create(new { hash = LaterEntries.HashOf(e) }) });

    private static async Task<string> StateAsync(HttpClient client) => (string)(await LaterEntries.OkAsync(await client.AskAsync("wali/me")))["state"]!;
}
