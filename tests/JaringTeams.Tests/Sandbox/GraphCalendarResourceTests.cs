using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;
using static Jaring.Tests.Sandbox.GraphCaller;

namespace Jaring.Tests.Sandbox;

/// <summary>The mailbox's calendar beside its events: what it can do, who is free, which zones it knows; repeated creates, lists, others' events.</summary>
public sealed class GraphCalendarResourceTests(SandboxWorld world) : IClassFixture<SandboxWorld>
{
    private readonly GraphCaller graph = new(world);

    [Fact]
    public async Task Mailbox_Without_A_Licence_Says_So_And_Never_Makes_Up_For_It()
    {
        Assert.Equal(["teamsForBusiness"], await ProvidersAsync());
        world.Faults.NoMeetingLink = true;
        JsonNode made;
        try
        {
            Assert.Empty(await ProvidersAsync());
            made = await graph.MakeAsync();
        }
        finally
        {
            world.Faults.NoMeetingLink = false;
        }
        var patched = (await graph.PatchAsync(made, """{"subject":"Lain"}""")).Json;
        var read = (await graph.CallAsync("GET", $"{Mailbox}/events/{made["id"]}")).Json;
        Assert.All([made, patched, read], e => Assert.Equal((false, "unknown", null), ((bool)e["isOnlineMeeting"]!, (string?)e["onlineMeetingProvider"], e["onlineMeeting"])));

        async Task<IEnumerable<string?>> ProvidersAsync() =>
            (await graph.CallAsync("GET", $"{Mailbox}/calendar")).Json["allowedOnlineMeetingProviders"]!.AsArray().Select(p => (string?)p);
    }

    [Fact]
    public async Task Repeated_Request_Is_The_Same_Event_And_Another_Under_Its_Transaction_Is_Refused()
    {
        var body = Body("2027-01-12T09:00:00", "2027-01-12T10:00:00", Yoga);
        body["transactionId"] = Guid.NewGuid().ToString();
        var first = await graph.CallAsync("POST", $"{Mailbox}/events", body);
        var again = await graph.CallAsync("POST", $"{Mailbox}/events", body);
        Assert.Equal((201, (string?)first.Json["id"]), (again.Status, (string?)again.Json["id"]));
        Assert.Equal("Invitation", await graph.MailAsync(Yoga, first.Json));

        var other = (JsonObject)body.DeepClone();
        other["subject"] = "Lain";
        var refused = await graph.CallAsync("POST", $"{Mailbox}/events", other);
        Assert.Equal((409, "ErrorDuplicateTransactionId"), (refused.Status, refused.Code));
        await graph.OutlookAsync("DELETE", $"calendar/mailbox/{first.Json["id"]}");
        Assert.Equal(409, (await graph.CallAsync("POST", $"{Mailbox}/events", body)).Status);
    }

    [Theory]
    [InlineData("Asia/Makassar", "2027-01-12T01:00:00.0000000")]
    [InlineData("SE Asia Standard Time", "2027-01-12T02:00:00.0000000")]
    [InlineData("Tokyo Standard Time", "2027-01-12T00:00:00.0000000")]
    public async Task Zones_Have_Iana_And_Windows_Names(string zone, string utc)
    {
        var made = await graph.MakeAsync(b => (b["start"], b["end"]) = (At("2027-01-12T09:00:00", zone), At("2027-01-12T10:00:00", zone)));
        Assert.Equal((utc, zone), ((string?)made["start"]!["dateTime"], (string?)made["originalStartTimeZone"]));
        var standard = zone.Contains('/') ? "Iana" : "Windows";
        var known = await graph.CallAsync("GET", $"{Mailbox}/outlook/supportedTimeZones(TimeZoneStandard=microsoft.graph.timeZoneStandard'{standard}')");
        Assert.Contains(zone, known.Value.Select(z => (string?)z!["alias"]));
    }

    [Fact]
    public async Task Zones_Are_In_Windows_Names_Unless_Asked()
    {
        var known = (await graph.CallAsync("GET", $"{Mailbox}/outlook/supportedTimeZones")).Value.Select(z => (string?)z!["alias"]).ToList();
        Assert.Contains("SE Asia Standard Time", known);
        Assert.DoesNotContain("Asia/Jakarta", known);
        Assert.Equal(400, (await graph.CallAsync("GET", $"{Mailbox}/outlook/supportedTimeZones(TimeZoneStandard='Bulan')")).Status);
    }

    [Fact]
    public async Task Schedule_Tells_Times_And_States_Only()
    {
        var made = await graph.MakeAsync(b => (b["start"], b["end"]) = (At("2029-01-12T09:30:00"), At("2029-01-12T10:30:00")));
        await graph.ReplyAsync("Yoga", made, "accepted");
        await graph.ReplyAsync("Sari", made, "declined");
        var answer = await ScheduleAsync(30, Yoga, Sari, DemoOffice.Mailbox, "tiada@tirtawana.example");
        Assert.Equal(["0220", "0000", "0220", ""], answer.Value.Select(s => (string?)s!["availabilityView"]));
        var item = Assert.Single(answer.Value[0]!["scheduleItems"]!.AsArray())!.AsObject();
        Assert.Equal(["status", "start", "end"], item.Select(p => p.Key));
        Assert.Equal("ErrorMailRecipientNotFound", (string?)answer.Value[3]!["error"]!["responseCode"]);
    }

    [Theory]
    [InlineData(4, 1, 400)]
    [InlineData(5, 1, 200)]
    [InlineData(1440, 20, 200)]
    [InlineData(1441, 1, 400)]
    [InlineData(30, 21, 400)]
    [InlineData(30, 0, 400)]
    public async Task Schedule_Has_Limits(int minutes, int people, int status) =>
        Assert.Equal(status, (await ScheduleAsync(minutes, [.. Enumerable.Range(0, people).Select(n => $"p{n}@luar.example")])).Status);

    [Fact]
    public async Task Lists_Come_In_Pages()
    {
        var made = new List<string>();
        for (var n = 0; n < 3; n++)
            made.Add((string)(await graph.MakeAsync(b => (b["start"], b["end"]) = (At("2030-05-05T09:00:00"), At("2030-05-05T10:00:00"))))["id"]!);
        const string Window = "startDateTime=2030-05-05T00:00:00Z&endDateTime=2030-05-06T00:00:00Z";
        var first = await graph.CallAsync("GET", $"{Mailbox}/calendarView?{Window}&$top=2&$select=subject");
        var second = await graph.CallAsync("GET", (string)first.Json["@odata.nextLink"]!);
        Assert.Equal(made.Order(StringComparer.Ordinal), first.Value.Concat(second.Value).Select(e => (string)e!["id"]!));
        Assert.Null(second.Json["@odata.nextLink"]);
        Assert.All(first.Value, e => Assert.Null(e!["attendees"]));
        Assert.True((await graph.CallAsync("GET", $"{Mailbox}/events?$top=1000")).Value.Count >= 3);
        foreach (var query in new[] { "$top=0", "$top=1001", "$top=x", "$skip=x", "$filter=subject eq 'x'" })
            Assert.Equal((400, "ErrorInvalidUrlQuery"), await graph.CallAsync("GET", $"{Mailbox}/events?{query}") is { } answer ? (answer.Status, answer.Code) : default);
    }

    [Fact]
    public async Task Only_The_Organiser_Cancels()
    {
        var wish = Body("2027-01-13T09:00:00", "2027-01-13T10:00:00", DemoOffice.Mailbox).ToJsonString();
        var id = (string)JsonNode.Parse((await graph.OutlookAsync("POST", $"calendar/{SandboxWorld.Person("Wening").Id}", wish)).Text)!["id"]!;
        var refused = await graph.CallAsync("POST", $"{Mailbox}/events/{id}/cancel", new JsonObject());
        Assert.Equal(400, refused.Status);
        Assert.Contains("You need to be an organizer to cancel a meeting.", refused.Text);
        Assert.Equal(204, (await graph.CallAsync("DELETE", $"{Mailbox}/events/{id}")).Status);
        Assert.Equal("", await graph.MailAsync(Wening, new JsonObject { ["id"] = id }));
    }

    [Theory]
    [InlineData("GET", $"{Mailbox}/calendar", 200)]
    [InlineData("GET", $"{Mailbox}/events/x", 404)]
    [InlineData("GET", "/graph/v1.0/users/laras@tirtawana.example/calendarView/delta", 403)]
    [InlineData("GET", "/graph/v1.0/nothing/here", 400)]
    public async Task Every_Answer_Names_The_Request_And_Repeats_The_Callers_Id(string method, string path, int status)
    {
        var answer = await graph.CallAsync(method, path, null, ("client-request-id", "mine"));
        Assert.Equal((status, "mine"), (answer.Status, answer.Headers["client-request-id"]));
        Assert.True(Guid.TryParse(answer.Headers["request-id"], out _));
    }

    private Task<Answer> ScheduleAsync(int minutes, params string[] people) => graph.CallAsync("POST", $"{Mailbox}/calendar/getSchedule", new JsonObject
    {
        ["Schedules"] = new JsonArray([.. people]),
        ["StartTime"] = At("2029-01-12T09:00:00"),
        ["EndTime"] = At("2029-01-12T11:00:00"),
        ["AvailabilityViewInterval"] = minutes,
    });
}
