using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaring.Tests.Support;
using static Jaring.Tests.Team.LaterEntries;

namespace Jaring.Tests.Team;

/// <summary>A whole team changes at once: a new list is founded, only after an operator's own act, and the old one stays readable.</summary>
public sealed class RefoundingTests
{
    [Fact]
    public async Task New_Team_Founds_Its_List_After_The_Operator_Allowed_It_Once()
    {
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync(3);
        var old = await app.DirectoryAsync();
        foreach (var member in app.Members.Skip(3))
        {
            (await app.EnrolAsync(member)).EnsureSuccessStatusCode();
        }
        TestMember[] fresh = [app.Members[2], app.Members[3], app.Members[4]];
        app.Clock.Advance(TimeSpan.FromDays(40));
        var e = TestMember.B64(TestMember.Entry(app.Clock.GetUtcNow(), fresh));
        await ExpectAsync(await app.ProposeAsync(fresh[1], e), HttpStatusCode.Conflict, "duplicate");

        await AllowAsync(app, (string)old["genesis"]!);
        Assert.Equal("found", (string)(await app.HomeAsync(fresh[1]))["stage"]!);
        Assert.Equal(("ready", true), ((string)(await app.HomeAsync(fresh[0]))["stage"]!, (bool)(await app.HomeAsync(fresh[0]))["refounding"]!));
        await FoundAsync(app, e, fresh);

        var now = await app.DirectoryAsync(fresh[0]);
        Assert.Equal(HashOf(e), (string)now["genesis"]!);
        var past = Assert.Single(now["past"]!.AsArray())!;
        Assert.Equal((string)old["genesis"]!, (string)past["genesis"]!);
        Assert.True(JsonNode.DeepEquals(old["chain"], past["chain"]));
        var file = (await app.Anonymous("ruang.tirtawana.example").GetFromJsonAsync<JsonNode>("/tirtawana/genesis.json"))!;
        Assert.Equal((HashOf(e), (string)old["genesis"]!), ((string)file["genesis"]!, (string)Assert.Single(file["before"]!.AsArray())!));

        // Once: the act is used up, whoever is not in the new list is out of the dashboard's inner rooms, and the host starts with what it has.
        Assert.False(File.Exists(ActOf(app)));
        await ExpectAsync(await app.ProposeAsync(fresh[0], TestMember.B64(TestMember.Entry(app.Clock.GetUtcNow(), app.Members.Take(3)))), HttpStatusCode.Conflict, "duplicate");
        await ExpectAsync(await app.As(app.Members[0]).GetAsync("/tirtawana/api/index"), HttpStatusCode.Forbidden, "not-in-list");
        await using var again = await app.RestartAsync();
        Assert.Equal("ready", (string)(await again.HomeAsync(fresh[2]))["stage"]!);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("refound")]
    public async Task Act_That_Does_Not_Name_The_List_That_Ends_Allows_Nothing(string named)
    {
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync(3);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await AllowAsync(app, named);
        await ExpectAsync(await app.ProposeAsync(app.Members[0], TestMember.B64(TestMember.Entry(app.Clock.GetUtcNow(), app.Members.Take(3)))), HttpStatusCode.Conflict, "duplicate");
    }

    [Fact]
    public async Task Operators_Act_Alone_Changes_Nothing_And_Every_Founder_Must_Sign()
    {
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync(3);
        var genesis = (string)(await app.DirectoryAsync())["genesis"]!;
        await AllowAsync(app, genesis);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var e = TestMember.B64(TestMember.Entry(app.Clock.GetUtcNow(), app.Members.Take(3)));
        await OkAsync(await app.ProposeAsync(app.Members[0], e));
        await OkAsync(await app.SignAsync(app.Members[0], HashOf(e), e));
        await OkAsync(await app.SignAsync(app.Members[1], HashOf(e), e));
        Assert.Equal(genesis, (string)(await app.DirectoryAsync())["genesis"]!);

        File.Delete(ActOf(app));
        await ExpectAsync(await app.SignAsync(app.Members[2], HashOf(e), e), HttpStatusCode.Conflict, "duplicate");
        Assert.Equal(genesis, (string)(await app.DirectoryAsync())["genesis"]!);
    }

    [Fact]
    public async Task Crash_Between_The_Rows_And_The_File_Is_Made_Up_For_At_The_Next_Start()
    {
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync(3);
        var old = await File.ReadAllTextAsync(GenesisFileTests.PathOf(app));
        var genesis = (string)(await app.DirectoryAsync())["genesis"]!;
        await AllowAsync(app, genesis);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var e = TestMember.B64(TestMember.Entry(app.Clock.GetUtcNow(), app.Members.Take(3)));
        await FoundAsync(app, e, [.. app.Members.Take(3)]);
        await File.WriteAllTextAsync(GenesisFileTests.PathOf(app), old);

        await Assert.ThrowsAsync<InvalidOperationException>(() => app.RestartAsync());
        await AllowAsync(app, genesis);
        await using var again = await app.RestartAsync();
        Assert.Equal(HashOf(e), (string)(await again.DirectoryAsync())["genesis"]!);
        Assert.False(File.Exists(ActOf(again)));
    }

    [Fact]
    public async Task File_Beside_The_Store_Knows_The_Newest_Entry_And_An_Older_Store_Does_Not_Start()
    {
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync(5);
        await app.AgreeAsync(await app.NextAsync(entry => entry.Remove(app.Members[4])), app.Members[0], app.Members[1]);
        var file = (await app.Anonymous("ruang.tirtawana.example").GetFromJsonAsync<JsonNode>("/tirtawana/genesis.json"))!;
        Assert.Equal(1, (int)file["floor"]!);

        await File.WriteAllTextAsync(GenesisFileTests.PathOf(app), $$"""{"genesis":"{{(string)file["genesis"]!}}","floor":2}""");
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => app.RestartAsync());
        Assert.Contains("old list", fault.Message, StringComparison.Ordinal);
        await File.WriteAllTextAsync(GenesisFileTests.PathOf(app), $$"""{"genesis":"{{(string)file["genesis"]!}}"}""");
        await using var again = await app.RestartAsync();
        Assert.Contains("\"floor\":1", await File.ReadAllTextAsync(GenesisFileTests.PathOf(again)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_Is_Added_To_The_Configuration_Has_A_Seat_From_The_Next_Start_On_And_Its_Term_Is_Told()
    {
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync(3);
        var later = new TestMember("a0000000-0000-4000-8000-000000000006", "Sekar Arum", "Staf Subbagian Umum", "P");
        await using var again = await app.RestartAsync(o =>
            o.Team.Add(new() { ObjectId = later.Oid, Name = later.Name, Post = later.Post, Sex = later.Sex, TermEnds = "2031-06-30" }));

        (await again.EnrolAsync(later)).EnsureSuccessStatusCode();
        var home = await again.HomeAsync(later);
        Assert.Equal("waiting", (string)home["stage"]!);
        Assert.Equal("2031-06-30", (string)home["team"]!.AsArray().Single(m => (string)m!["memberId"]! == later.Id)!["termEnds"]!);
        await again.AgreeAsync(await again.NextAsync(entry => entry.Add(later), app.Members[0]), again.Members[0], again.Members[1], later);
        Assert.Equal("ready", (string)(await again.HomeAsync(later))["stage"]!);
    }

    private static Task AllowAsync(TeamApp app, string genesis) => File.WriteAllTextAsync(ActOf(app), genesis + "\n");

    private static string ActOf(TeamApp app) => Path.Combine(app.Folder, "data", "genesis", "tirtawana.refound");

    private static async Task FoundAsync(TeamApp app, string e, TestMember[] founders)
    {
        await OkAsync(await app.ProposeAsync(founders[0], e));
        foreach (var founder in founders)
        {
            await OkAsync(await app.SignAsync(founder, HashOf(e), e));
        }
    }
}
