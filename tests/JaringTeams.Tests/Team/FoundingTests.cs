using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Shapes;
using Jaring.Tests.Support;

namespace Jaring.Tests.Team;

/// <summary>The founding of a directory, over HTTP, by members with real keys.</summary>
public sealed class FoundingTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public async Task Directory_Stands_When_Every_Named_Member_Has_Signed(int count)
    {
        await using var app = await TeamApp.StartAsync();
        var team = app.Members.Take(count).ToList();
        var (e, hash) = await ProposedAsync(app, count);
        foreach (var member in team.SkipLast(1))
        {
            var waiting = await OkAsync(await app.SignAsync(member, hash, e));
            Assert.Null(waiting["genesis"]);
            Assert.Contains(member.Id, waiting["proposal"]!["signed"]!.AsArray().Select(s => (string)s!));
        }
        Assert.False(File.Exists(GenesisFileTests.PathOf(app)));

        var founded = await OkAsync(await app.SignAsync(team[^1], hash, e));

        Assert.Equal(hash, (string)founded["genesis"]!);
        Assert.Null(founded["proposal"]);
        Assert.Equal($$"""{"genesis":"{{hash}}","floor":0}""", await File.ReadAllTextAsync(GenesisFileTests.PathOf(app)));
        var directory = (await app.As(team[0]).GetFromJsonAsync<JsonNode>("/tirtawana/api/directory"))!;
        Assert.Equal(hash, (string)directory["genesis"]!);
        var record = Assert.Single(directory["chain"]!.AsArray())!;
        Assert.Equal(e, (string)record["e"]!);
        Assert.Equal(team.Select(m => m.Id).Order(StringComparer.Ordinal), record["sigs"]!.AsArray().Select(s => (string)s!["by"]!));
        Assert.Equal("ready", (string)(await app.HomeAsync(team[0]))["stage"]!);
        var publicly = (await app.Anonymous("ruang.tirtawana.example").GetFromJsonAsync<JsonNode>("/tirtawana/genesis.json"))!;
        Assert.Equal(hash, (string)publicly["genesis"]!);
    }

    [Fact]
    public void Signature_And_Hash_Are_Those_Of_The_Conformance_Vectors()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "scenario.json")));
        var record = vectors.RootElement.GetProperty("chain")[0];
        Assert.True(Jt1.TryDecode(record.GetProperty("e").GetString(), out var e));
        Assert.Equal(vectors.RootElement.GetProperty("genesis").GetString(), Jt1.DirectoryHash(e));
        var members = JsonNode.Parse(e)!["members"]!.AsArray();
        foreach (var signature in record.GetProperty("sigs").EnumerateArray())
        {
            var key = (string)members.Single(m => (string)m!["id"]! == signature.GetProperty("by").GetString())!["sig"]!;
            Assert.True(Jt1.VerifyDirectory(e, key, signature.GetProperty("sig").GetString()));
            e[^1] ^= 1;
            Assert.False(Jt1.VerifyDirectory(e, key, signature.GetProperty("sig").GetString()));
            e[^1] ^= 1;
        }
    }

    /// <summary>Each fault alone, against the very entry that is accepted as control at the end.</summary>
    [Theory]
    [InlineData("another kem", "bad-shape")]
    [InlineData("keys of two members swapped", "bad-shape")]
    [InlineData("a foreign member", "bad-shape")]
    [InlineData("a member who has no keys yet", "bad-shape")]
    [InlineData("a member twice", "bad-shape")]
    [InlineData("another name in who", "bad-shape")]
    [InlineData("who missing", "bad-shape")]
    [InlineData("who with an extra field", "bad-shape")]
    [InlineData("two members only", "bad-shape")]
    [InlineData("the proposer left out", "bad-shape")]
    [InlineData("members not sorted", "bad-shape")]
    [InlineData("quorum of one", "bad-shape")]
    [InlineData("a year of validity", "bad-shape")]
    [InlineData("issued an hour ahead", "bad-shape")]
    [InlineData("issued two days ago", "bad-shape")]
    [InlineData("an extra field", "bad-shape")]
    [InlineData("a doubled key", "bad-shape")]
    [InlineData("a space", "bad-shape")]
    [InlineData("an escaped letter", "bad-shape")]
    [InlineData("trailing bytes", "bad-shape")]
    [InlineData("a removed member", "bad-shape")]
    [InlineData("a trustee", "bad-shape")]
    [InlineData("iat beyond all numbers", "bad-shape")]
    [InlineData("half a surrogate pair", "bad-shape")]
    [InlineData("not JSON", "bad-shape")]
    [InlineData("another version", "unknown-version")]
    public async Task Entry_With_A_Fault_Is_Refused(string fault, string code)
    {
        await using var app = await TeamApp.StartAsync();
        await EnrolAsync(app, 4);
        var good = TestMember.Entry(app.Clock.GetUtcNow(), app.Members.Take(4));

        var refused = await app.ProposeAsync(app.Members[0], TestMember.B64(SpoiltEntry.Of(app, good, fault)));

        await ExpectAsync(refused, HttpStatusCode.BadRequest, code);
        Assert.Null((await OkAsync(await app.As(app.Members[0]).GetAsync("/tirtawana/api/founding")))["proposal"]);
        await OkAsync(await app.ProposeAsync(app.Members[0], TestMember.B64(good)));
    }

    [Theory]
    [InlineData("not base64url")]
    [InlineData("padded")]
    [InlineData("not canonical")]
    public async Task Entry_In_Other_Letters_Is_Refused(string fault)
    {
        await using var app = await TeamApp.StartAsync();
        await EnrolAsync(app, 3);
        var e = TestMember.B64(TestMember.Entry(app.Clock.GetUtcNow(), app.Members.Take(3)) + new string(' ', 2));
        var bad = fault switch { "padded" => e + "=", "not canonical" => "eyJ9", _ => "!" + e };
        await ExpectAsync(await app.ProposeAsync(app.Members[0], bad), HttpStatusCode.BadRequest, "bad-shape");
    }

    [Fact]
    public async Task Signature_Counts_Only_From_The_Members_Own_Key_Below_This_Entry()
    {
        await using var app = await TeamApp.StartAsync();
        var (e, hash) = await ProposedAsync(app, 3);
        await EnrolAsync(app, 4);
        var other = TestMember.B64(TestMember.Entry(app.Clock.GetUtcNow().AddSeconds(1), app.Members.Take(3)));

        await ExpectAsync(await app.PostAsync(app.Members[0], "founding/signatures", new { hash, sig = app.Members[1].Sign(e) }), HttpStatusCode.BadRequest, "bad-signature");
        await ExpectAsync(await app.PostAsync(app.Members[0], "founding/signatures", new { hash, sig = app.Members[0].Sign(other) }), HttpStatusCode.BadRequest, "bad-signature");
        await ExpectAsync(await app.PostAsync(app.Members[0], "founding/signatures", new { hash, sig = "AAAA" }), HttpStatusCode.BadRequest, "bad-signature");
        await ExpectAsync(await app.SignAsync(app.Members[3], hash, e), HttpStatusCode.BadRequest, "bad-signature");
        await ExpectAsync(await app.SignAsync(app.Members[0], TestMember.B64("another hash of thirty-two bytes"), e), HttpStatusCode.Conflict, "conflict");

        Assert.Equal([app.Members[0].Id], Signed(await OkAsync(await app.SignAsync(app.Members[0], hash, e))));
        Assert.Equal([app.Members[0].Id], Signed(await OkAsync(await app.SignAsync(app.Members[0], hash, e))));
    }

    [Fact]
    public async Task New_Proposal_Drops_The_Signatures_And_The_Same_One_Keeps_Them()
    {
        await using var app = await TeamApp.StartAsync();
        var (e, hash) = await ProposedAsync(app, 3);
        await OkAsync(await app.SignAsync(app.Members[0], hash, e));
        Assert.Single(Signed(await OkAsync(await app.ProposeAsync(app.Members[1], e))));

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var newer = TestMember.B64(TestMember.Entry(app.Clock.GetUtcNow(), app.Members.Take(3)));
        var replaced = await OkAsync(await app.ProposeAsync(app.Members[1], newer));

        Assert.Empty(Signed(replaced));
        Assert.Equal(app.Members[1].Id, (string)replaced["proposal"]!["by"]!);
        await ExpectAsync(await app.SignAsync(app.Members[2], hash, e), HttpStatusCode.Conflict, "conflict");
    }

    [Fact]
    public async Task Second_Founding_Is_Refused_And_Changes_Nothing()
    {
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync();
        var pinned = await File.ReadAllTextAsync(GenesisFileTests.PathOf(app));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = TestMember.B64(TestMember.Entry(app.Clock.GetUtcNow(), app.Members));

        await ExpectAsync(await app.ProposeAsync(app.Members[0], again), HttpStatusCode.Conflict, "duplicate");
        await ExpectAsync(await app.SignAsync(app.Members[0], JsonNode.Parse(pinned)!["genesis"]!.ToString(), again), HttpStatusCode.Conflict, "duplicate");
        Assert.Equal(pinned, await File.ReadAllTextAsync(GenesisFileTests.PathOf(app)));
    }

    [Fact]
    public async Task Last_Two_Signatures_At_Once_Found_The_Directory_Once()
    {
        await using var app = await TeamApp.StartAsync();
        var (e, hash) = await ProposedAsync(app, 5);
        var answers = await Task.WhenAll(app.Members.Select(m => app.SignAsync(m, hash, e)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal(hash, (string)(await OkAsync(await app.As(app.Members[0]).GetAsync("/tirtawana/api/founding")))["genesis"]!);
    }

    private static async Task EnrolAsync(TeamApp app, int count)
    {
        foreach (var member in app.Members.Take(count).Where(m => m.Id.Length == 0))
        {
            (await app.EnrolAsync(member)).EnsureSuccessStatusCode();
        }
    }

    private static async Task<(string E, string Hash)> ProposedAsync(TeamApp app, int count)
    {
        await EnrolAsync(app, count);
        var e = TestMember.B64(TestMember.Entry(app.Clock.GetUtcNow(), app.Members.Take(count)));
        var proposal = (await OkAsync(await app.ProposeAsync(app.Members[0], e)))["proposal"]!;
        Assert.Equal(e, (string)proposal["e"]!);
        return (e, (string)proposal["hash"]!);
    }

    private static IEnumerable<string> Signed(JsonNode founding) => founding["proposal"]!["signed"]!.AsArray().Select(s => (string)s!);

    private static async Task<JsonNode> OkAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private static async Task ExpectAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, text);
        Assert.Equal(code, (string)JsonNode.Parse(text)!["code"]!);
    }
}
