using System.Net;
using System.Text.Json.Nodes;
using Jaring.Retention;
using Jaring.Sealing;
using Jaring.Tests.Hosting;
using Jaring.Tests.Intake;
using Jaring.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Drafts;

/// <summary>"Simpan dulu" at the server: saved under digits that the server never has, changed and deleted by their page alone, gone after thirty days.</summary>
public sealed class Kept_While_Writing : IAsyncLifetime
{
    private readonly ManualClock clock = ManualClock.Monday();
    private JaringApplication app = null!;

    public async Task InitializeAsync() => app = await JaringApplication.StartAsync(
        s => s["Room:MostDrafts"] = "10", builder => builder.Services.AddSingleton<TimeProvider>(clock));

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task A_Draft_Is_Begun_With_A_Puzzle_Grows_Without_And_Is_Found_By_Its_Digits()
    {
        var page = new DraftPage(app);
        var first = await page.SaveAsync(7, "satu");
        Assert.Equal((HttpStatusCode)428, first.StatusCode);
        Assert.True((await JaringApplication.JsonAsync(first)).GetProperty("puzzle").GetProperty("bits").GetInt32() >= 0);
        Assert.Null(await page.ReadAsync());

        Assert.Equal(new DateOnly(2026, 12, 23), await page.BeginAsync("satu"));
        Assert.Equal(HttpStatusCode.OK, (await page.SaveAsync(8, "satu dua")).StatusCode);
        Assert.Equal("satu dua", await new DraftPage(app, page.Digits).ReadAsync());
        Assert.Null(await new DraftPage(app).ReadAsync());
    }

    [Fact]
    public async Task Two_Pages_On_The_Same_Digits_Overwrite_Nothing_Of_Each_Other()
    {
        var page = new DraftPage(app);
        await page.BeginAsync("satu");
        var (mine, theirs) = (page.Seal(8, "dari sini"), page.Seal(8, "dari sana"));
        Assert.Equal(HttpStatusCode.OK, (await page.SaveAsync(8, mine)).StatusCode);
        Assert.Equal("draft-moved", await JaringApplication.CodeAsync(await page.SaveAsync(8, theirs)));
        Assert.Equal("draft-moved", await JaringApplication.CodeAsync(await page.SaveAsync(10, "terlalu jauh")));
        Assert.Equal("draft-moved", await JaringApplication.CodeAsync(await page.SaveAsync(7, "satu")));
        Assert.Equal("dari sini", await page.ReadAsync());
        Assert.Equal(HttpStatusCode.OK, (await page.SaveAsync(8, mine)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await page.SaveAsync(9, "keduanya")).StatusCode);
    }

    [Fact]
    public async Task Deleting_Ends_It_For_Good_And_Again_Does_No_Harm()
    {
        var page = new DraftPage(app);
        await page.BeginAsync("satu");
        Assert.Equal(HttpStatusCode.NoContent, (await page.DropAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await page.DropAsync()).StatusCode);
        Assert.Null(await page.ReadAsync());

        // Another page that is still open does not bring it back by going on.
        Assert.Equal("puzzle-needed", await JaringApplication.CodeAsync(await page.SaveAsync(8, "satu dua")));
        Assert.DoesNotContain("drafts", (await app.RowsAsync()).Keys);
    }

    [Fact]
    public async Task Who_Has_The_Lookup_And_Not_The_Digits_Changes_And_Deletes_Nothing()
    {
        var (page, other) = (new DraftPage(app), new DraftPage(app));
        await page.BeginAsync("satu");
        var body = JsonNode.Parse(page.Body(8, page.Seal(8, "lain")))!;
        body["write"] = other.Keys.Write;
        Assert.Equal("draft-unknown", await JaringApplication.CodeAsync(await page.SendAsync(HttpMethod.Put, "drafts", body.ToJsonString())));
        Assert.Equal("draft-unknown", await JaringApplication.CodeAsync(await page.DropAsync(other.Keys.Write)));
        Assert.Equal("satu", await page.ReadAsync());
    }

    [Fact]
    public async Task Another_Office_Has_Not_Heard_Of_It()
    {
        var page = new DraftPage(app);
        await page.BeginAsync("satu");
        var lookup = $$"""{"lookup":"{{page.Keys.Lookup}}"}""";
        var there = await page.SendAsync(HttpMethod.Post, "drafts/find", lookup, app.OtherRoom, JaringApplication.OtherOffice);
        Assert.Equal("draft-unknown", await JaringApplication.CodeAsync(there));
        Assert.Equal(HttpStatusCode.NotFound, (await page.SendAsync(HttpMethod.Post, "drafts/find", lookup, app.Dashboard)).StatusCode);
    }

    [Theory]
    [InlineData("the header of another draft")]
    [InlineData("the header of another revision")]
    [InlineData("a revision of nothing")]
    [InlineData("seventeen steps")]
    [InlineData("half a step")]
    [InlineData("a short commitment")]
    [InlineData("a short lookup")]
    [InlineData("a short write token")]
    [InlineData("a field more")]
    public async Task What_Has_Not_Its_Shape_Is_Refused(string fault)
    {
        var (page, other) = (new DraftPage(app), new DraftPage(app));
        var body = JsonNode.Parse(page.Body(7, page.Seal(7, "satu"), page.Puzzle()))!;
        switch (fault)
        {
            case "the header of another draft":
                body["sealed"]!["h"] = other.Seal(7, "satu").H;
                break;
            case "the header of another revision":
                body["sealed"]!["h"] = page.Seal(8, "satu").H;
                break;
            case "a revision of nothing":
                (body["rev"], body["sealed"]!["h"]) = (0, page.Seal(0, "satu").H);
                break;
            case "seventeen steps":
                body["sealed"]!["c"] = Base64Url.Encode(new byte[(17 * 16384) + 16]);
                break;
            case "half a step":
                body["sealed"]!["c"] = Base64Url.Encode(new byte[8192 + 16]);
                break;
            case "a short commitment":
                body["sealed"]!["h"] = Base64Url.Encode(System.Text.Encoding.ASCII.GetBytes($$"""{"v":"JT1","t":"draft","draft":"{{page.Keys.Did}}","rev":7,"kc":"AAAA"}"""));
                break;
            case "a short lookup":
                body["lookup"] = "AAAA";
                break;
            case "a short write token":
                body["write"] = "AAAA";
                break;
            default:
                body["more"] = 1;
                break;
        }

        var answer = await page.SendAsync(HttpMethod.Put, "drafts", body.ToJsonString());
        Assert.Equal((HttpStatusCode.BadRequest, "bad-shape"), (answer.StatusCode, await JaringApplication.CodeAsync(answer)));
        Assert.DoesNotContain("drafts", (await app.RowsAsync()).Keys);
        Assert.Equal(HttpStatusCode.OK, (await page.SaveAsync(7, page.Seal(7, "satu"), page.Puzzle())).StatusCode);
    }

    [Fact]
    public async Task A_Full_Office_Begins_No_More_Goes_On_With_Those_It_Has_And_Takes_Reports()
    {
        var pages = Enumerable.Range(0, 10).Select(_ => new DraftPage(app)).ToList();
        foreach (var page in pages.SkipLast(2))
        {
            await page.BeginAsync("satu");
        }

        Assert.Equal("""{"state":"ready","reasons":[]}""", await app.Elsewhere.GetStringAsync("/readyz"));
        await pages[8].BeginAsync("satu");
        Assert.Equal("""{"state":"degraded","reasons":["drafts-nearly-full"]}""", await app.Elsewhere.GetStringAsync("/readyz"));
        await pages[9].BeginAsync("satu");
        var late = new DraftPage(app);
        var refused = await late.SaveAsync(7, late.Seal(7, "satu"), late.Puzzle());
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "drafts-full"), (refused.StatusCode, await JaringApplication.CodeAsync(refused)));
        Assert.Equal(HttpStatusCode.OK, (await pages[0].SaveAsync(8, "satu dua")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await app.SubmitAsync(TestReport.New().Sealed)).StatusCode);
        await pages[1].DropAsync();
        await late.BeginAsync("satu");
    }

    [Fact]
    public async Task It_Opens_For_Thirty_Days_After_The_Last_Change_And_Is_Then_Erased()
    {
        var (left, goesOn) = (new DraftPage(app), new DraftPage(app));
        await left.BeginAsync("satu");
        await goesOn.BeginAsync("dua");
        clock.Advance(TimeSpan.FromDays(30));
        await goesOn.SaveAsync(8, "dua tiga");
        await SweepAsync();
        Assert.Equal(("satu", "dua tiga"), (await left.ReadAsync(), await goesOn.ReadAsync()));

        clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(await left.ReadAsync());
        await SweepAsync();
        Assert.Equal(1, (await app.RowsAsync())["drafts"]);
        clock.Advance(TimeSpan.FromDays(29));
        await SweepAsync();
        Assert.Equal("dua tiga", await goesOn.ReadAsync());
        clock.Advance(TimeSpan.FromDays(1));
        await SweepAsync();
        Assert.DoesNotContain("drafts", (await app.RowsAsync()).Keys);
    }

    private Task SweepAsync() => app.Services.GetRequiredService<EraseWhatIsPast>().RunAsync(default);
}
