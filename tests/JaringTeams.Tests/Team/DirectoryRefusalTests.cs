using System.Net;
using System.Text.Json.Nodes;
using Jaring.Team;
using Jaring.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static Jaring.Tests.Team.DirectoryGrowsTests;
using static Jaring.Tests.Team.LaterEntries;

namespace Jaring.Tests.Team;

/// <summary>What the directory does not take: each fault alone, beside the entry that is taken; and every way in which one person might add a reader.</summary>
public sealed class DirectoryRefusalTests
{
    private static readonly TestMember Stranger = new("c0000000-0000-4000-8000-000000000001", "Orang Lain", "Staf", "L") { Id = TestMember.B64(new byte[16]) };

    private static readonly Dictionary<string, Action<TeamApp, JsonObject>> Faults = new(StringComparer.Ordinal)
    {
        ["a quorum of one"] = (_, e) => e["pol"]!["q"] = 1,
        ["one reader enough"] = (_, e) => e["pol"]!["minR"] = 1,
        ["sixty days"] = (_, e) => e["exp"] = (long)e["iat"]! + (2 * FoundingEntry.Lifetime),
        ["ends before it begins"] = (_, e) => e["exp"] = (long)e["iat"]! - 1,
        ["issued an hour ahead"] = (_, e) => Shift(e, 3600),
        ["issued two days ago"] = (_, e) => Shift(e, -2 * 86400),
        ["somebody vanishes"] = (_, e) => e.Members().RemoveAt(2),
        ["two change places"] = (_, e) => Swap(e.Members()),
        ["a member becomes a trustee"] = (app, e) => e.Of(app.Members[2])["role"] = "trustee",
        ["an unknown role"] = (app, e) => e.Of(app.Members[3])["role"] = "observer",
        ["an unknown state"] = (app, e) => e.Of(app.Members[3])["st"] = "paused",
        ["the same id twice"] = (app, e) => e.Add(app.Members[0]),
        ["a key of somebody else"] = (app, e) => e.Of(app.Members[3])["kem"] = app.Members[0].Kem,
        ["one key for both uses"] = (app, e) => e.Of(app.Members[3])["kem"] = app.Members[3].Sig,
        ["a key that is no point"] = (app, e) => e.Of(app.Members[3])["kem"] = TestMember.B64(new byte[65]),
        ["a removed member with other keys"] = (app, e) => { e.Remove(app.Members[2]); e.Of(app.Members[2])["kem"] = Stranger.Kem; },
        ["a newcomer who is removed"] = (app, e) => e.Remove(app.Members[3]),
        ["no name"] = (app, e) => e.Of(app.Members[3]).Remove("who"),
        ["an empty name"] = (app, e) => e.Of(app.Members[3])["who"]!["name"] = "",
        ["a name of 121 letters"] = (app, e) => e.Of(app.Members[3])["who"]!["name"] = new string('a', 121),
        ["another sex"] = (app, e) => e.Of(app.Members[3])["who"]!["sex"] = "X",
        ["an extra field"] = (_, e) => e["x"] = 1,
        ["a number as text"] = (_, e) => e["n"] = "1",
        ["too few to go on"] = (app, e) => { e.Remove(app.Members[0]); e.Remove(app.Members[1]); e.Remove(app.Members[3 - 1]); },
        ["thirty-three people"] = (_, e) => { while (e.Members().Count < 33) { e.Members().Add(Row(new("", "Anggota", "Staf", "P") { Id = $"z{e.Members().Count}" })); } },
    };

    public static TheoryData<string> AllFaults => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(AllFaults))]
    public async Task Entry_With_A_Fault_Is_Refused(string fault)
    {
        await using var app = await FoundedAsync(3);
        var bad = await app.NextAsync(e => { e.Add(app.Members[3]); Faults[fault](app, e); });
        await ExpectAsync(await app.ProposeNextAsync(app.Members[0], bad), HttpStatusCode.BadRequest, "bad-shape");

        Assert.Empty((await app.DirectoryAsync())["proposals"]!.AsArray());
        await OkAsync(await app.ProposeNextAsync(app.Members[0], await app.NextAsync(e => e.Add(app.Members[3]))));
    }

    [Theory]
    [InlineData("a number too far")]
    [InlineData("the number of the last")]
    [InlineData("another entry before")]
    [InlineData("no entry before")]
    public async Task Entry_On_Another_Base_Is_Told_To_Look_Again(string fault)
    {
        await using var app = await FoundedAsync(3);
        var bad = await app.NextAsync(e => _ = fault switch
        {
            "a number too far" => e["n"] = 2,
            "the number of the last" => e["n"] = 0,
            "another entry before" => e["prev"] = TestMember.B64(new byte[32]),
            _ => e["prev"] = null,
        });
        await ExpectAsync(await app.ProposeNextAsync(app.Members[0], bad), HttpStatusCode.Conflict, "conflict");
    }

    [Fact]
    public async Task Another_Version_Is_Told_By_Its_Name()
    {
        await using var app = await FoundedAsync(3);
        await ExpectAsync(await app.ProposeNextAsync(app.Members[0], await app.NextAsync(e => e["v"] = "JT2")), HttpStatusCode.BadRequest, "unknown-version");
    }

    /// <summary>The same bad chains as both implementations of the format refuse, tried through the real API by people with real keys.</summary>
    [Fact]
    public async Task Every_Bad_Chain_Of_The_Scenario_Gets_Nowhere()
    {
        var tries = new Dictionary<string, Func<Task>>(StringComparer.Ordinal)
        {
            ["one member alone adds m7"] = OneAloneAsync,
            ["the trustee alone adds m7"] = () => TrusteesAsync(1),
            ["two trustees count as one of the quorum"] = () => TrusteesAsync(2),
            ["unknown role"] = () => Entry_With_A_Fault_Is_Refused("an unknown role"),
            ["m5's key replaced, quorum signs but no proof of possession"] = KeyReplacedAsync,
            ["removed member still counts"] = RemovedStillCountsAsync,
            ["other genesis"] = OtherGenesisAsync,
            ["entry removed from the middle"] = () => Entry_On_Another_Base_Is_Told_To_Look_Again("a number too far"),
            ["duplicate member id"] = () => Entry_With_A_Fault_Is_Refused("the same id twice"),
            ["expired, strict use (for sealing: verdict stale)"] = () => new DirectoryGrowsTests().Proposal_Whose_Own_Time_Ran_Out_Is_Signed_No_More(),
        };
        var scenario = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "vectors", "scenario.json")))!;
        Assert.Equal(scenario["badChains"]!.AsArray().Select(c => (string)c!["name"]!).Order(), tries.Keys.Order());
        foreach (var attempt in tries.Values)
        {
            await attempt();
        }
    }

    /// <summary>The coordinator proposes and signs as often as she likes, the newcomer proves her key: a second member is still missing.</summary>
    private static async Task OneAloneAsync()
    {
        await using var app = await FoundedAsync(3);
        var (coordinator, newcomer) = (app.Members[0], app.Members[3]);
        Assert.True(coordinator.Coordinator);
        var e = await app.NextAsync(entry => entry.Add(newcomer));
        await app.AgreeAsync(e, coordinator, newcomer, coordinator, coordinator);
        await ExpectAsync(await app.PostAsync(coordinator, "directory/signatures", new { hash = HashOf(e), sig = app.Members[1].Sign(e) }), HttpStatusCode.BadRequest, "bad-signature");
        await ExpectAsync(await app.PostAsync(newcomer, "directory/signatures", new { hash = HashOf(e), sig = app.Members[1].Sign(e) }), HttpStatusCode.BadRequest, "bad-signature");
        Assert.Equal(1, await app.LengthAsync());
        await OkAsync(await app.SignNextAsync(app.Members[1], e));
        Assert.Equal(2, await app.LengthAsync());
    }

    /// <summary>However many trustees sign, they are one voice: a member is still missing.</summary>
    private static async Task TrusteesAsync(int count)
    {
        await using var app = await FoundedAsync(3);
        var trustees = Enumerable.Range(0, count).Select(n => new TestMember("", $"Wali {n}", "Satgas", "P") { Id = $"wali-{n}" }).ToList();
        var joined = await app.NextAsync(entry => trustees.ForEach(t => entry.Add(t, "trustee")));
        await app.AgreeAsync(joined, app.Members[0], app.Members[1]);
        foreach (var trustee in trustees)
        {
            await app.SignAsTrusteeAsync(trustee, joined);
        }
        Assert.Equal(2, await app.LengthAsync());

        var e = await app.NextAsync(entry => entry.Add(app.Members[3]));
        await OkAsync(await app.ProposeNextAsync(app.Members[0], e));
        await OkAsync(await app.WithdrawAsync(app.Members[0], e));
        await ProposeAsTrusteeAsync(app, trustees[0], e);
        foreach (var trustee in trustees)
        {
            Assert.Equal(EntryOutcome.Done, await app.SignAsTrusteeAsync(trustee, e));
        }
        await OkAsync(await app.SignNextAsync(app.Members[3], e));
        Assert.Equal(2, await app.LengthAsync());
        await OkAsync(await app.SignNextAsync(app.Members[1], e));
        Assert.Equal(3, await app.LengthAsync());
    }

    private static async Task ProposeAsTrusteeAsync(TeamApp app, TestMember trustee, string e)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var propose = scope.ServiceProvider.GetRequiredService<ProposeEntry>();
        Assert.Equal(EntryOutcome.Done, await propose.ProposeAsync(TeamApp.Office, trustee.Id, e, trustee.Sign(e), CancellationToken.None));
    }

    /// <summary>Two members put another key under a third one's name; whoever holds that key has no seat to prove it from.</summary>
    private static async Task KeyReplacedAsync()
    {
        await using var app = await FoundedAsync(3);
        var victim = app.Members[2];
        var e = await app.NextAsync(entry => { entry.Of(victim)["kem"] = Stranger.Kem; entry.Of(victim)["sig"] = Stranger.Sig; });
        await app.AgreeAsync(e, app.Members[0], app.Members[1]);
        await ExpectAsync(await app.PostAsync(app.Members[1], "directory/signatures", new { hash = HashOf(e), sig = Stranger.Sign(e) }), HttpStatusCode.BadRequest, "bad-signature");
        await OkAsync(await app.SignNextAsync(victim, e));
        Assert.Equal(1, await app.LengthAsync());
    }

    private static async Task RemovedStillCountsAsync()
    {
        await using var app = await FoundedAsync(5);
        var gone = app.Members[4];
        await app.AgreeAsync(await app.NextAsync(entry => entry.Remove(gone)), app.Members[0], app.Members[1]);
        var e = await app.NextAsync(entry => entry.Remove(app.Members[3]));
        await OkAsync(await app.ProposeNextAsync(app.Members[0], e));
        await ExpectAsync(await app.SignNextAsync(gone, e), HttpStatusCode.Forbidden, "not-on-team");
        Assert.Equal(EntryOutcome.BadSignature, await app.SignAsTrusteeAsync(gone, e));
        Assert.Equal(2, await app.LengthAsync());
    }

    private static async Task OtherGenesisAsync()
    {
        await using var app = await FoundedAsync(3);
        var other = TestMember.B64(TestMember.Entry(app.Clock.GetUtcNow().AddSeconds(1), app.Members.Take(3)));
        await ExpectAsync(await app.ProposeAsync(app.Members[0], other), HttpStatusCode.Conflict, "duplicate");
        await ExpectAsync(await app.ProposeNextAsync(app.Members[0], other), HttpStatusCode.Conflict, "conflict");
    }

    private static void Shift(JsonObject e, int seconds)
    {
        e["iat"] = (long)e["iat"]! + seconds;
        e["exp"] = (long)e["exp"]! + seconds;
    }

    private static void Swap(JsonArray members)
    {
        var first = members[0]!;
        members.RemoveAt(0);
        members.Insert(1, first);
    }
}
