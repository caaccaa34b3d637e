using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaring.Tests.Support;
using Jaring.Tests.Team;
using static Jaring.Tests.Audit.OfficeLines;

namespace Jaring.Tests.Audit;

/// <summary>The office's log on the server: it keeps the order, takes only what a listed member signed, and never edits.</summary>
public sealed class Office_Log
{
    [Fact]
    public async Task Lines_Follow_Each_Other_And_Everybody_Reads_The_Same()
    {
        await using var app = await FoundedAsync();
        var (one, two) = (app.Members[0], app.Members[1]);
        var first = Line(one, 0, null);
        var second = Line(two, 1, HashOf(first), "seen", HashOf(first));
        await ExpectAsync(await app.AppendLineAsync(one, first), HttpStatusCode.Created);
        await ExpectAsync(await app.AppendLineAsync(two, second), HttpStatusCode.Created);

        Assert.Equal([first, second], await app.LinesAsync(one));
        Assert.Equal([first, second], await app.LinesAsync(app.Members[2]));

        await using var again = await app.RestartAsync();
        Assert.Equal([first, second], await again.LinesAsync(again.Members[2]));
    }

    [Fact]
    public async Task The_Same_Line_Again_Is_Kept_Once_And_Another_In_Its_Place_Is_Told_What_It_Missed()
    {
        await using var app = await FoundedAsync();
        var (one, two) = (app.Members[0], app.Members[1]);
        var first = Line(one, 0, null);
        await app.AppendLineAsync(one, first);
        await ExpectAsync(await app.AppendLineAsync(one, first), HttpStatusCode.Created);

        var late = await app.AppendLineAsync(two, Line(two, 0, null));
        await ExpectAsync(late, HttpStatusCode.Conflict, "conflict");
        var told = (await late.Content.ReadFromJsonAsync<JsonNode>())!["lines"]!.AsArray();
        Assert.Equal(first, (string)Assert.Single(told)!["e"]!);

        var early = await app.AppendLineAsync(two, Line(two, 5, SomeHash));
        await ExpectAsync(early, HttpStatusCode.Conflict, "conflict");
        Assert.Equal([first], await app.LinesAsync(one));
    }

    [Fact]
    public async Task What_Is_Not_The_Next_True_Line_Is_Refused()
    {
        await using var app = await FoundedAsync();
        var (one, two) = (app.Members[0], app.Members[1]);
        var sound = Line(one, 0, null);
        var refused = new Dictionary<string, (string Code, Task<HttpResponseMessage> Sent)>
        {
            ["signed by somebody else"] = ("bad-signature", app.AppendLineAsync(one, sound, two.Sign(sound, "audit"))),
            ["signed for another purpose"] = ("bad-signature", app.AppendLineAsync(one, sound, one.Sign(sound))),
            ["in a colleague's name"] = ("bad-shape", app.AppendLineAsync(one, Line(two, 0, null))),
            ["sent in a colleague's name"] = ("bad-shape", app.AppendLineAsync(one, sound, named: two)),
            ["another office's"] = ("bad-shape", app.AppendLineAsync(one, Line(one, 0, null, log: TeamApp.OtherOffice))),
            ["a case's"] = ("bad-shape", app.AppendLineAsync(one, Line(one, 0, null, "open"))),
            ["to the minute"] = ("bad-shape", app.AppendLineAsync(one, Line(one, 0, null, ts: Today + 60))),
            ["first of all with one before"] = ("bad-shape", app.AppendLineAsync(one, Line(one, 0, SomeHash))),
            ["without a hash"] = ("bad-shape", app.AppendLineAsync(one, Line(one, 0, null, reference: "AAAA"))),
            ["with spaces"] = ("bad-shape", app.AppendLineAsync(one, TestMember.B64("{ }"))),
        };
        foreach (var (name, (code, sent)) in refused)
        {
            var answer = await sent;
            Assert.Equal((name, HttpStatusCode.BadRequest, code), (name, answer.StatusCode, (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!));
        }

        Assert.Empty(await app.LinesAsync(one));
        await app.AppendLineAsync(one, sound);
        await ExpectAsync(await app.AppendLineAsync(two, Line(two, 1, SomeHash)), HttpStatusCode.BadRequest, "bad-shape");
        await ExpectAsync(await app.AppendLineAsync(two, Line(two, 1, HashOf(sound), "seen")), HttpStatusCode.BadRequest, "bad-shape");
        Assert.Equal([sound], await app.LinesAsync(one));
    }

    [Fact]
    public async Task Somebody_Without_A_Place_In_The_List_Writes_Nothing()
    {
        await using var app = await FoundedAsync();
        var newcomer = app.Members[3];
        await app.EnrolAsync(newcomer);
        await ExpectAsync(await app.AppendLineAsync(newcomer, Line(newcomer, 0, null)), HttpStatusCode.Forbidden, "not-in-list");

        var e = await app.NextAsync(entry => entry.Remove(app.Members[2]));
        await app.AgreeAsync(e, app.Members[0], app.Members[1]);
        await ExpectAsync(await app.AppendLineAsync(app.Members[2], Line(app.Members[2], 0, null)), HttpStatusCode.Forbidden, "not-on-team");
    }

    [Fact]
    public async Task Many_Write_At_Once_And_The_Chain_Stays_One()
    {
        await using var app = await FoundedAsync(5);
        await Task.WhenAll(app.Members.Select(WriteAsync));

        var lines = await app.LinesAsync(app.Members[0]);
        Assert.Equal(5, lines.Count);
        Assert.Equal(5, lines.Distinct().Count());

        async Task WriteAsync(TestMember member)
        {
            for (var seen = await app.LinesAsync(member); ; seen = await app.LinesAsync(member))
            {
                var answer = await app.AppendLineAsync(member, Line(member, seen.Count, seen.Count == 0 ? null : HashOf(seen[^1])));
                if (answer.StatusCode == HttpStatusCode.Created)
                {
                    return;
                }

                Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            }
        }
    }

    private static async Task<TeamApp> FoundedAsync(int members = 3)
    {
        var app = await TeamApp.StartAsync();
        await app.FoundAsync(members);
        return app;
    }

    private static async Task ExpectAsync(HttpResponseMessage answer, HttpStatusCode status, string? code = null)
    {
        Assert.Equal(status, answer.StatusCode);
        if (code is not null)
        {
            Assert.Equal(code, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!);
        }
    }
}
