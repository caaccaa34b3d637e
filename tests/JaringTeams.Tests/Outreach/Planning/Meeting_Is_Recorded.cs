using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Outreach;
using Jaring.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static Jaring.Tests.Outreach.SessionRequests;

namespace Jaring.Tests.Outreach.Planning;

/// <summary>Agreed points, checked contacts and minutes of a meeting.</summary>
public sealed class Meeting_Is_Recorded
{
    [Fact]
    public async Task And_Read_Back_While_The_Calendar_Goes_On()
    {
        await using var app = await TeamApp.StartAsync();
        var id = await MeetingAsync(app, "coordination");
        await app.DeliverAsync();
        await app.PostAsync(app.Members[0], $"sessions/{id}/refresh", new { });
        var kept = await JsonAsync(await RecordAsync(app, id, Record()), HttpStatusCode.OK);
        Assert.Equal(1, (int)kept["meetingRevision"]!);
        Assert.Equal("Nomor posko dipasang di loket", (string?)kept["points"]![0]!["text"]);
        Assert.False((bool)(await OnlyAsync(app))["contacts"]![0]!["same"]!);
        Assert.Equal("Disepakati tiga hal.", (string?)(await OnlyAsync(app))["meetingNotes"]);
        Assert.DoesNotContain("Disepakati", JsonSerializer.Serialize(app.Calendar.Events.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task But_Not_Over_Somebody_Else()
    {
        await using var app = await TeamApp.StartAsync();
        var id = await MeetingAsync(app, "team-meeting");
        await RecordAsync(app, id, Record());
        var late = Record();
        late["meetingNotes"] = "Lain";
        var problem = await JsonAsync(await RecordAsync(app, id, late), HttpStatusCode.Conflict);
        Assert.Equal(("session-changed", "Disepakati tiga hal."), ((string)problem["code"]!, (string)problem["session"]!["meetingNotes"]!));
        Assert.Equal("Disepakati tiga hal.", (string?)(await OnlyAsync(app))["meetingNotes"]);
    }

    [Theory]
    [InlineData("points", """[{"text":"","owner":"Laras","due":"2026-12-20"}]""", "points-form")]
    [InlineData("points", """[{"text":"Pasang","owner":"","due":"2026-12-20"}]""", "points-form")]
    [InlineData("points", """[{"text":"Pasang","owner":"Laras","due":"segera"}]""", "points-form")]
    [InlineData("points", "[null]", "list-form")]
    [InlineData("contacts", """[{"service":"Dinsos","contact":"","same":true}]""", "contacts-form")]
    public async Task And_Faults_Are_Told(string field, string value, string code)
    {
        await using var app = await TeamApp.StartAsync();
        var id = await MeetingAsync(app, "plenary");
        var record = Record();
        record[field] = JsonNode.Parse(value);
        Assert.Equal([code], Codes(await JsonAsync(await RecordAsync(app, id, record), HttpStatusCode.BadRequest)));
        Assert.Equal(0, (int)(await OnlyAsync(app))["meetingRevision"]!);
    }

    [Fact]
    public async Task Only_Of_A_Meeting_Of_This_Office()
    {
        await using var app = await TeamApp.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await RecordAsync(app, await MeetingAsync(app, "training"), Record())).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await RecordAsync(app, "x", Record())).StatusCode);
    }

    [Theory]
    [InlineData("adhoc", 1)]
    [InlineData("coordination", 0)]
    [InlineData("team-meeting", 0)]
    [InlineData("plenary", 0)]
    public async Task And_Stands_On_No_Public_Schedule(string kind, int shown)
    {
        await using var app = await TeamApp.StartAsync();
        await MeetingAsync(app, kind);
        await app.DeliverAsync();
        await using var scope = app.Services.CreateAsyncScope();
        Assert.Equal(shown, (await scope.ServiceProvider.GetRequiredService<IReadSchedule>().ReadAsync(TeamApp.Office, default)).Count);
    }

    private static async Task<string> MeetingAsync(TeamApp app, string kind)
    {
        var plan = Plan();
        plan["kind"] = kind;
        return (string)(await PlannedAsync(app, plan))["id"]!;
    }

    private static JsonObject Record() => new()
    {
        ["meetingRevision"] = 0,
        ["points"] = new JsonArray(new JsonObject { ["text"] = "Nomor posko dipasang di loket", ["owner"] = "Laras Kinanti", ["due"] = "2026-12-20" }),
        ["contacts"] = new JsonArray(new JsonObject { ["service"] = "Dinsos P3A", ["contact"] = "(0296) 000000", ["same"] = false }),
        ["meetingNotes"] = "Disepakati tiga hal.",
    };

    private static Task<HttpResponseMessage> RecordAsync(TeamApp app, string id, JsonObject record) => app.PutAsync(app.Members[2], $"sessions/{id}/meeting", record.ToJsonString());
}
