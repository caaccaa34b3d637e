using System.Net;
using System.Text.Json;
using Jaring.Tests.Hosting;
using Jaring.Tests.Intake;
using Jaring.Tests.Support;

namespace Jaring.Tests.Cases;

/// <summary>What a member remembers: one row per member, revision by revision, for the member alone.</summary>
public sealed class Member_Caches : IAsyncLifetime
{
    private TeamApp app = null!;
    private TestMember me = null!;

    public async Task InitializeAsync()
    {
        app = await TeamApp.StartAsync();
        await app.FoundAsync();
        me = app.Members[0];
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task It_Comes_Back_As_It_Went_And_Only_To_Its_Member()
    {
        Assert.Equal("""{"rev":0,"object":null}""", await ReadAsync(me));
        var first = Cache(1);
        Assert.Equal(HttpStatusCode.NoContent, (await SaveAsync(first)).StatusCode);
        Assert.Equal(first, await ReadAsync(me));
        Assert.Equal(HttpStatusCode.NoContent, (await SaveAsync(first)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await SaveAsync(Cache(2, steps: 3))).StatusCode);
        Assert.Equal("""{"rev":0,"object":null}""", await ReadAsync(app.Members[1]));
    }

    [Fact]
    public async Task Of_Two_Devices_That_Save_At_Once_One_Has_To_Merge()
    {
        await SaveAsync(Cache(1));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SaveAsync(Cache(2))));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.NoContent);
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.NoContent), a => Assert.Equal(HttpStatusCode.Conflict, a.StatusCode));
    }

    [Fact]
    public async Task What_Is_No_Cache_Of_This_Member_Is_Refused()
    {
        string[] wrong =
        [
            Cache(0), Cache(1, id: app.Members[1].Id), Cache(1, steps: 65), Cache(1, steps: 0), Cache(2).Replace("\"rev\":2,\"object\"", "\"rev\":1,\"object\"", StringComparison.Ordinal),
        ];
        foreach (var cache in wrong)
        {
            Assert.Equal("bad-shape", await JaringApplication.CodeAsync(await SaveAsync(cache)));
        }

        Assert.Equal(HttpStatusCode.Conflict, (await SaveAsync(Cache(2))).StatusCode);
        Assert.Equal("""{"rev":0,"object":null}""", await ReadAsync(me));
    }

    private Task<HttpResponseMessage> SaveAsync(string cache) => app.PutAsync(me, "me/cache", cache);

    private Task<string> ReadAsync(TestMember member) => app.As(member).GetStringAsync($"/{TeamApp.Office}/api/me/cache");

    private string Cache(int rev, string? id = null, int steps = 1)
    {
        var header = TestReport.Header($$"""{"v":"JT1","t":"cache","id":{{JsonSerializer.Serialize(id ?? me.Id)}},"rev":{{rev}}}""");
        return $$$"""{"rev":{{{rev}}},"object":{"h":"{{{header}}}","s":"{{{TestReport.Random(32)}}}","c":"{{{TestReport.Random((65536 * steps) + 16)}}}"}}""";
    }
}
