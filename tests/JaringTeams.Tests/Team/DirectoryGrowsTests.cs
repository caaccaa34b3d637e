using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Sealing;
using Jaring.Tests.Support;
using static Jaring.Tests.Team.LaterEntries;
using Directory = Jaring.Sealing.Directory;

namespace Jaring.Tests.Team;

/// <summary>The directory after the founding: somebody joins, somebody leaves, the list goes on.</summary>
public sealed class DirectoryGrowsTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(3, 1)]
    public async Task Newcomer_Joins_With_Two_Members_And_Her_Own_Proof_In_Either_Order(int second, int third)
    {
        await using var app = await FoundedAsync(3);
        var (proposer, newcomer) = (app.Members[0], app.Members[3]);
        Assert.Equal("waiting", (string)(await app.HomeAsync(newcomer))["stage"]!);
        var e = await app.NextAsync(entry => entry.Add(newcomer));

        var proposed = await OkAsync(await app.ProposeNextAsync(proposer, e));
        var shown = Assert.Single(proposed["proposals"]!.AsArray())!;
        Assert.Equal((e, HashOf(e), proposer.Id), ((string)shown["e"]!, (string)shown["hash"]!, (string)shown["by"]!));
        Assert.Equal([proposer.Id], shown["sigs"]!.AsArray().Select(s => (string)s!["by"]!));
        var waiting = await OkAsync(await app.SignNextAsync(app.Members[second], e));
        Assert.Single(waiting["chain"]!.AsArray());
        var grown = await OkAsync(await app.SignNextAsync(app.Members[third], e));

        Assert.Empty(grown["proposals"]!.AsArray());
        Assert.Equal(1, Verified(grown).Entry.N);
        Assert.NotNull(Verified(grown).Entry.Active(newcomer.Id));
        Assert.Equal("ready", (string)(await app.HomeAsync(newcomer))["stage"]!);
        Assert.Equal(HttpStatusCode.OK, (await app.As(newcomer).GetAsync("/tirtawana/api/index")).StatusCode);
    }

    [Fact]
    public async Task Seat_Without_A_Place_In_The_List_Opens_Only_The_Doors_Of_A_Newcomer()
    {
        await using var app = await FoundedAsync(3);
        var newcomer = app.Members[3];
        foreach (var path in new[] { "home", "directory", "founding", "me/record" })
        {
            Assert.Equal(HttpStatusCode.OK, (await app.As(newcomer).GetAsync($"/tirtawana/api/{path}")).StatusCode);
        }
        foreach (var path in new[] { "index", "sessions" })
        {
            await ExpectAsync(await app.As(newcomer).GetAsync($"/tirtawana/api/{path}"), HttpStatusCode.Forbidden, "not-in-list");
        }
        var e = await app.NextAsync(entry => entry.Add(newcomer));
        await ExpectAsync(await app.ProposeNextAsync(newcomer, e), HttpStatusCode.Forbidden, "not-in-list");
        await ExpectAsync(await app.WithdrawAsync(newcomer, e), HttpStatusCode.Forbidden, "not-in-list");
    }

    [Fact]
    public async Task Removed_Member_Loses_The_Dashboard_With_The_Second_Signature()
    {
        await using var app = await FoundedAsync(5);
        var leaving = app.Members[4];
        var e = await app.NextAsync(entry => entry.Remove(leaving));
        await OkAsync(await app.ProposeNextAsync(app.Members[0], e));
        Assert.Equal(HttpStatusCode.OK, (await app.As(leaving).GetAsync("/tirtawana/api/index")).StatusCode);

        await OkAsync(await app.SignNextAsync(app.Members[1], e));

        foreach (var path in new[] { "home", "index", "directory", "me/record", "sessions", "founding" })
        {
            await ExpectAsync(await app.As(leaving).GetAsync($"/tirtawana/api/{path}"), HttpStatusCode.Forbidden, "not-on-team");
        }
        Assert.Null(Verified(await app.DirectoryAsync()).Entry.Active(leaving.Id));
    }

    [Fact]
    public async Task Member_Comes_Back_And_Changes_Keys_Only_With_Proof_Of_The_New_Ones()
    {
        await using var app = await FoundedAsync(3);
        var (one, two, three) = (app.Members[0], app.Members[1], app.Members[2]);
        var fresh = new TestMember(three.Oid, three.Name, three.Post, three.Sex) { Id = three.Id };
        var e = await app.NextAsync(entry => entry.Members()[entry.Members().IndexOf(entry.Of(three))] = Row(fresh));

        await app.AgreeAsync(e, one, two);
        Assert.Equal(1, await app.LengthAsync());
        await ExpectAsync(await app.PostAsync(one, "directory/signatures", new { hash = HashOf(e), sig = fresh.Sign(e) }), HttpStatusCode.BadRequest, "bad-signature");
        await OkAsync(await app.PostAsync(three, "directory/signatures", new { hash = HashOf(e), sig = three.Sign(e) }));
        Assert.Equal(1, await app.LengthAsync());
        await OkAsync(await app.PostAsync(three, "directory/signatures", new { hash = HashOf(e), sig = fresh.Sign(e) }));

        Assert.Equal(fresh.Sig, Verified(await app.DirectoryAsync()).Entry.Active(three.Id)!.Sig);
    }

    [Fact]
    public async Task Renewal_Takes_Two_Signatures_And_Gives_Thirty_Days_Even_To_A_List_That_Had_Ended()
    {
        await using var app = await FoundedAsync(3);
        app.Clock.Advance(TimeSpan.FromDays(45));
        var e = await app.NextAsync(_ => { });
        await app.AgreeAsync(e, app.Members[2], app.Members[1]);

        var directory = Verified(await app.DirectoryAsync(), app.Clock.GetUtcNow());
        Assert.Equal((1, app.Clock.GetUtcNow().AddDays(30).ToUnixTimeSeconds()), (directory.Entry.N, directory.Entry.Exp));
    }

    [Fact]
    public async Task Everybody_Signs_At_Once_And_The_Entry_Stands_Once()
    {
        await using var app = await FoundedAsync(5);
        var e = await app.NextAsync(entry => entry.Remove(app.Members[4]));
        await OkAsync(await app.ProposeNextAsync(app.Members[0], e));
        var answers = await Task.WhenAll(app.Members.Take(4).Select(m => app.SignNextAsync(m, e)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal(2, await app.LengthAsync());
        Assert.Equal(1, Verified(await app.DirectoryAsync()).Entry.N);
    }

    [Fact]
    public async Task Two_Changes_At_Once_Leave_One_And_Tell_The_Other()
    {
        await using var app = await FoundedAsync(5);
        var one = await app.NextAsync(entry => entry.Remove(app.Members[3]));
        var two = await app.NextAsync(entry => entry.Remove(app.Members[4]));
        await OkAsync(await app.ProposeNextAsync(app.Members[0], one));
        await OkAsync(await app.ProposeNextAsync(app.Members[1], two));
        Assert.Equal(2, (await app.DirectoryAsync())["proposals"]!.AsArray().Count);

        var answers = await Task.WhenAll(app.SignNextAsync(app.Members[2], one), app.SignNextAsync(app.Members[2], two));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
        Assert.Equal(2, await app.LengthAsync());
        Assert.Empty((await app.DirectoryAsync())["proposals"]!.AsArray());
        await ExpectAsync(await app.ProposeNextAsync(app.Members[0], two), HttpStatusCode.Conflict, "conflict");
    }

    [Fact]
    public async Task Proposal_Is_Replaced_And_Withdrawn_By_Its_Own_Author_Alone()
    {
        await using var app = await FoundedAsync(5);
        var (author, target) = (app.Members[0], app.Members[4]);
        var removal = await app.NextAsync(entry => entry.Remove(target));
        await OkAsync(await app.ProposeNextAsync(author, removal));

        // Whom it concerns can neither withdraw it nor push it aside.
        await ExpectAsync(await app.WithdrawAsync(target, removal), HttpStatusCode.Conflict, "conflict");
        await OkAsync(await app.ProposeNextAsync(target, await app.NextAsync(entry => entry.Remove(author))));
        Assert.Contains((await app.DirectoryAsync())["proposals"]!.AsArray(), p => (string)p!["e"]! == removal);

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var newer = await app.NextAsync(entry => entry.Remove(target));
        await OkAsync(await app.ProposeNextAsync(author, newer));
        await ExpectAsync(await app.SignNextAsync(app.Members[1], removal), HttpStatusCode.Conflict, "conflict");
        await OkAsync(await app.WithdrawAsync(author, newer));
        await ExpectAsync(await app.SignNextAsync(app.Members[1], newer), HttpStatusCode.Conflict, "conflict");
        Assert.Equal(1, await app.LengthAsync());
    }

    [Fact]
    public async Task Proposal_Whose_Own_Time_Ran_Out_Is_Signed_No_More()
    {
        await using var app = await FoundedAsync(3);
        var e = await app.NextAsync(_ => { });
        await OkAsync(await app.ProposeNextAsync(app.Members[0], e));
        app.Clock.Advance(TimeSpan.FromDays(30));
        await ExpectAsync(await app.SignNextAsync(app.Members[1], e), HttpStatusCode.Conflict, "conflict");
    }

    /// <summary>Founds with the first, and enrols the fourth too.</summary>
    internal static async Task<TeamApp> FoundedAsync(int members)
    {
        var app = await TeamApp.StartAsync();
        await app.FoundAsync(members);
        if (members < 4)
        {
            (await app.EnrolAsync(app.Members[3])).EnsureSuccessStatusCode();
        }
        return app;
    }

    /// <summary>As a client sees it: verified by the other implementation, from the genesis on.</summary>
    internal static VerifiedDirectory Verified(JsonNode directory, DateTimeOffset? now = null)
    {
        var chain = directory["chain"]!.AsArray().Select(r => JsonSerializer.Deserialize<DirectoryRecord>(r)!).ToArray();
        return Directory.Verify(chain, (string)directory["genesis"]!, now ?? TeamApp.Start);
    }
}
