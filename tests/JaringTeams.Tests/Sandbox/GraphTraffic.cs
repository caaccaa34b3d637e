using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;
using static Jaring.Tests.Sandbox.GraphCaller;

namespace Jaring.Tests.Sandbox;

/// <summary>Calls that bring out every kind of answer of the pretend calendar, for the check against Graph's description.</summary>
internal static class GraphTraffic
{
    private const string January = "startDateTime=2027-01-01T00:00:00Z&endDateTime=2027-02-01T00:00:00Z";
    private const string Delta = $"{Mailbox}/calendarView/delta()";

    public static async Task CauseAsync(SandboxWorld world)
    {
        var graph = new GraphCaller(world);
        var made = await graph.MakeAsync(b => (b["transactionId"], b["attendees"]) = ("t-2", Guests(DemoOffice.AllStaff, Yoga, "tamu@luar.example")));
        await graph.CallAsync("POST", $"{Mailbox}/events", GraphCaller.Body("2027-01-13T09:00:00", "2027-01-13T10:00:00").With("transactionId", "t-2"));
        await graph.MakeAsync();
        await graph.ReplyAsync("Sari", made, "declined", proposes: true);
        await graph.CallAsync("GET", $"{Mailbox}/calendar");
        await graph.CallAsync("GET", $"{Mailbox}/events?$top=1");
        await graph.CallAsync("GET", $"{Mailbox}/calendar/events/{made["id"]}");
        await graph.CallAsync("GET", $"{Mailbox}/calendar/calendarView?{January}&$top=1&$skip=1");
        await graph.CallAsync("POST", $"{Mailbox}/calendar/getSchedule", new JsonObject
        {
            ["Schedules"] = new JsonArray(Yoga, "tiada@tirtawana.example"),
            ["StartTime"] = At("2027-01-12T00:00:00"),
            ["EndTime"] = At("2027-01-13T00:00:00"),
            ["AvailabilityViewInterval"] = 60,
        });
        await FollowAsync(graph, made);
        await graph.CallAsync("POST", $"{Mailbox}/events/x/cancel", new JsonObject());
    }

    private static async Task FollowAsync(GraphCaller graph, JsonNode made)
    {
        var first = await graph.CallAsync("GET", $"{Delta}?{January}", null, ("Prefer", "odata.maxpagesize=1"));
        var last = await graph.CallAsync("GET", (string)first.Json["@odata.nextLink"]!);
        while ((string?)last.Json["@odata.nextLink"] is { } next)
            last = await graph.CallAsync("GET", next);
        var link = (string)last.Json["@odata.deltaLink"]!;
        await graph.CallAsync("DELETE", $"{Mailbox}/events/{made["id"]}");
        var round = await graph.CallAsync("GET", link);
        Assert.Contains(round.Value, e => e!["@removed"] is not null);
        await graph.OutlookAsync("POST", "forget-delta-tokens");
        Assert.Equal(410, (await graph.CallAsync("GET", link)).Status);
        Assert.Equal(400, (await graph.CallAsync("GET", $"{Delta}?$deltatoken=x")).Status);
    }

    private static JsonObject With(this JsonObject body, string name, string value)
    {
        body[name] = value;
        return body;
    }
}
