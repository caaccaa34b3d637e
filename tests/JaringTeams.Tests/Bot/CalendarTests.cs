using System.Text.Json.Nodes;
using Jaring.Outbox;
using Jaring.Outreach.Calendar;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Bot;

/// <summary>Sessions in the mailbox's calendar, as Graph sees them over the wire (teams.md §7.1).</summary>
public sealed class CalendarTests : BotTest
{
    private const string Events = "/graph/v1.0/users/jaring%40tirtawana.example/events";

    private ICalendar Calendar => World.App.Services.GetRequiredService<ICalendar>();

    private IReadOnlyList<Seen> Created => [.. World.Cloud.Requests.Where(r => r.Method == "POST" && r.Path.EndsWith("/events", StringComparison.Ordinal))];

    [Fact]
    public async Task Session_Becomes_An_Event_And_Is_Read_Back()
    {
        var answer = await Calendar.CreateAsync(Sessions.Online(), default);
        Assert.Equal(Delivery.Done, answer.Delivery);
        Assert.Equal(new CalendarEvent("event-1", "W/\"k1\"", Sessions.Face, "https://teams.example/join/1", new(2, 1, 1, 1)), answer.Event);

        var sent = Assert.Single(Created);
        Assert.Equal(Events, sent.Path);
        Assert.Equal("outlook.timezone=\"Asia/Jakarta\"", sent.Prefer);
        var body = JsonNode.Parse(sent.Body)!;
        Assert.Equal("6b0f3a0e-7f5b-4f0e-9a55-5a9b6d1c7e11", (string?)body["transactionId"]);
        Assert.Equal(("2027-01-12T09:00:00", "Asia/Jakarta"), ((string?)body["start"]!["dateTime"], (string?)body["start"]!["timeZone"]));
        Assert.Equal(("2027-01-12T11:30:00", "Asia/Jakarta"), ((string?)body["end"]!["dateTime"], (string?)body["end"]!["timeZone"]));
        Assert.Equal("Susunan acara dan materi ada di tab JaringTeams. Kehadiran Anda kami hargai.", (string?)body["body"]!["content"]);
        Assert.Equal("Aula lantai 2", (string?)body["location"]!["displayName"]);
        Assert.Equal((true, "teamsForBusiness"), ((bool)body["isOnlineMeeting"]!, (string?)body["onlineMeetingProvider"]));
        Assert.Equal((true, true, false), ((bool)body["hideAttendees"]!, (bool)body["responseRequested"]!, (bool)body["allowNewTimeProposals"]!));
        Assert.Equal(["wening@tirtawana.example", "yoga@tirtawana.example"], body["attendees"]!.AsArray().Select(a => (string?)a!["emailAddress"]!["address"]));

        var read = Assert.Single(World.Cloud.Requests, r => r.Method == "GET" && r.Path.StartsWith(Events, StringComparison.Ordinal));
        Assert.Contains("$select=id,changeKey,isCancelled,subject,start,end,location,onlineMeeting,attendees", read.Query);
        Assert.Equal("outlook.timezone=\"Asia/Jakarta\"", read.Prefer);
    }

    [Fact]
    public async Task Second_Create_Sends_A_Whole_Body_Again()
    {
        var entry = Sessions.Online();
        await Calendar.CreateAsync(entry, default);
        await Calendar.CreateAsync(entry, default);
        Assert.Equal(2, Created.Count);
        Assert.Equal(Created[0].Body, Created[1].Body);
        Assert.Contains("transactionId", Created[1].Body);
    }

    [Fact]
    public async Task Session_In_A_Room_Asks_For_No_Link()
    {
        World.Cloud.Answer = seen => seen.Method == "GET" && seen.Path.StartsWith(Events, StringComparison.Ordinal)
            ? new Reply(500) : null;
        var face = Sessions.Face with { Place = null };
        var answer = await Calendar.CreateAsync(Sessions.Online() with { Online = false, Face = face }, default);
        Assert.Equal(("event-1", null), (answer.Event!.EventId, answer.Event.JoinUrl));
        Assert.DoesNotContain(World.Cloud.Requests, r => r.Method == "GET");
        var body = JsonNode.Parse(Created[0].Body)!.AsObject();
        Assert.False(body.ContainsKey("isOnlineMeeting") || body.ContainsKey("location"));
    }

    [Theory]
    [InlineData("""{"id":"event-1","subject":"x","start":{"dateTime":"2027-01-12T09:00:00","timeZone":"Asia/Jakarta"},"end":{"dateTime":"2027-01-12T11:30:00","timeZone":"Asia/Jakarta"},"isOnlineMeeting":false,"onlineMeetingProvider":"unknown","onlineMeeting":null,"attendees":[]}""")]
    [InlineData("""{"id":"event-1","subject":"x","start":{"dateTime":"2027-01-12T09:00:00","timeZone":"Asia/Jakarta"},"end":{"dateTime":"2027-01-12T11:30:00","timeZone":"Asia/Jakarta"},"onlineMeeting":{"joinUrl":""},"attendees":[]}""")]
    public async Task Mailbox_That_Gives_No_Link_Is_Told_As_No_Link(string held)
    {
        World.Cloud.Answer = seen => seen.Method == "GET" && seen.Path.StartsWith(Events, StringComparison.Ordinal) ? new Reply(200, held) : null;
        var answer = await Calendar.CreateAsync(Sessions.Online(), default);
        Assert.Equal(Delivery.Done, answer.Delivery);
        Assert.Null(answer.Event!.JoinUrl);
    }

    [Theory]
    [InlineData(409)]
    [InlineData(400)]
    public async Task Repeated_Transaction_Is_The_Same_Event(int status)
    {
        World.Cloud.Answer = seen => seen switch
        {
            { Method: "POST" } when seen.Path.EndsWith("/events", StringComparison.Ordinal) => new Reply(status, """{"error":{"code":"ErrorDuplicateTransactionId"}}"""),
            { Method: "GET" } when seen.Path.EndsWith("/calendarView", StringComparison.Ordinal) => new Reply(
                200, """{"value":[{"id":"other","transactionId":"x"},{"id":"event-1","transactionId":"6b0f3a0e-7f5b-4f0e-9a55-5a9b6d1c7e11"}]}"""),
            _ => null,
        };
        var answer = await Calendar.CreateAsync(Sessions.Online(), default);
        Assert.Equal("event-1", answer.Event?.EventId);
        Assert.Contains("startDateTime=2027-01-11T02:00:00Z", World.Cloud.Sent("/calendarView").Single().Query);
    }

    [Fact]
    public async Task Conflict_Without_The_Event_Is_Worth_Another_Try()
    {
        World.Cloud.Answer = seen => seen.Method == "POST" ? Conflict(seen) : seen.Path.EndsWith("/calendarView", StringComparison.Ordinal) ? new Reply(200, """{"value":[]}""") : null;
        Assert.Equal(Delivery.Again("graph-conflict"), (await Calendar.CreateAsync(Sessions.Online(), default)).Delivery);

        static Reply? Conflict(Seen seen) => seen.Path.EndsWith("/events", StringComparison.Ordinal) ? new Reply(409) : null;
    }

    [Fact]
    public async Task Event_Is_Kept_Though_Reading_It_Back_Fails()
    {
        World.Cloud.Answer = seen => seen.Method == "GET" && seen.Path.StartsWith(Events, StringComparison.Ordinal) ? new Reply(503) : null;
        var answer = await Calendar.CreateAsync(Sessions.Online(), default);
        Assert.Equal((Delivery.Done, "event-1"), (answer.Delivery, answer.Event?.EventId));
    }

    [Fact]
    public async Task Cancelling_Says_One_Sentence_And_What_Is_Gone_Is_Cancelled()
    {
        Assert.Equal(new CalendarAnswer(Delivery.Done, null), await Calendar.CancelAsync("tirtawana", "event-1", default));
        var sent = Assert.Single(World.Cloud.Sent("/cancel"));
        Assert.Equal("Kegiatan ini dibatalkan. Jadwal pengganti ada di tab JaringTeams.", (string?)JsonNode.Parse(sent.Body)!.AsObject().Single().Value);

        World.Cloud.Answer = seen => seen.Path.EndsWith("/cancel", StringComparison.Ordinal) ? new Reply(404, """{"error":{"code":"ErrorItemNotFound"}}""") : null;
        Assert.Equal(Delivery.Done, (await Calendar.CancelAsync("tirtawana", "event-1", default)).Delivery);
        World.Cloud.Answer = seen => seen.Path.EndsWith("/cancel", StringComparison.Ordinal) ? new Reply(400) : null;
        Assert.Equal(Delivery.GiveUp("graph-bad-request"), (await Calendar.CancelAsync("tirtawana", "event-1", default)).Delivery);
    }

    [Theory]
    [InlineData(404, "")]
    [InlineData(200, """{"id":"event-1","isCancelled":true}""")]
    public async Task Event_Deleted_In_Outlook_Is_Gone(int status, string body)
    {
        World.Cloud.Answer = seen => seen.Method == "GET" ? new Reply(status, body) : null;
        Assert.Equal(new CalendarAnswer(Delivery.GiveUp("event-gone"), null), await Calendar.ReadAsync("tirtawana", "event-1", default));
    }

    [Fact]
    public async Task Change_Sends_What_Is_Different_And_Nothing_Else()
    {
        var answer = await Calendar.UpdateAsync(Change(to: Sessions.Face with { StartsAt = "2027-01-12T08:30" }), default);
        Assert.Equal(Delivery.Done, answer.Delivery);
        var sent = Assert.Single(World.Cloud.Requests, r => r.Path.Contains("/events/", StringComparison.Ordinal));
        Assert.Equal("PATCH", sent.Method);
        var body = JsonNode.Parse(sent.Body)!.AsObject();
        Assert.Equal(["end", "start"], body.Select(p => p.Key).Where(k => k[0] != '@').Order(StringComparer.Ordinal));
        Assert.Equal(("2027-01-12T08:30:00", "Asia/Jakarta"), ((string?)body["start"]!["dateTime"], (string?)body["start"]!["timeZone"]));
    }

    [Fact]
    public async Task Change_Of_An_Event_That_Is_Not_As_Known_Is_Told()
    {
        World.Cloud.Answer = seen => seen.Method == "PATCH" ? new Reply(412, """{"error":{"code":"ErrorIrresolvableConflict"}}""") : null;
        Assert.Equal("event-changed", (await Calendar.UpdateAsync(Change(to: Sessions.Face with { Place = "Aula" }), default)).Delivery.Fault);
    }

    [Fact]
    public async Task Guests_That_Are_On_The_List_Already_Cost_No_Change()
    {
        var whole = CloudStandIn.Held.Replace("\"attendees\":[", "\"attendees\":[{\"emailAddress\":{\"address\":\"Yoga@tirtawana.example\"},\"status\":{\"response\":\"none\"}},", StringComparison.Ordinal);
        World.Cloud.Answer = seen => seen.Method == "GET" && seen.Path.Contains("/events/", StringComparison.Ordinal) ? new Reply(200, whole) : null;
        var answer = await Calendar.UpdateAsync(Change(guests: new(["yoga@tirtawana.example"], ["sari@tirtawana.example"])), default);
        Assert.Equal(Delivery.Done, answer.Delivery);
        Assert.DoesNotContain(World.Cloud.Requests, r => r.Method == "PATCH");

        await Calendar.UpdateAsync(Change(guests: new(["yoga@tirtawana.example", "wening@tirtawana.example"], [])), default);
        var sent = JsonNode.Parse(Assert.Single(World.Cloud.Requests, r => r.Method == "PATCH").Body)!;
        Assert.Equal(["Yoga@tirtawana.example", "wening@tirtawana.example"], sent["attendees"]!.AsArray().Select(a => (string?)a!["emailAddress"]!["address"]));
    }

    [Theory]
    [InlineData("Asia/Jakarta", "2027-01-12T09:00:00.0000000")]
    [InlineData("SE Asia Standard Time", "2027-01-12T09:00:00.0000000")]
    [InlineData("UTC", "2027-01-12T02:00:00.0000000")]
    [InlineData("Tokyo Standard Time", "2027-01-12T11:00:00.0000000")]
    public async Task Answer_In_Another_Zone_Is_The_Same_Instant(string zone, string local)
    {
        var held = CloudStandIn.Held.Replace("\"start\":{\"dateTime\":\"2027-01-12T09:00:00.0000000\",\"timeZone\":\"Asia/Jakarta\"}", $"\"start\":{{\"dateTime\":\"{local}\",\"timeZone\":\"{zone}\"}}", StringComparison.Ordinal);
        World.Cloud.Answer = seen => seen.Method == "GET" && seen.Path.Contains("/events/", StringComparison.Ordinal) ? new Reply(200, held) : null;
        Assert.Equal("2027-01-12T09:00", (await Calendar.ReadAsync("tirtawana", "event-1", default)).Event!.Face.StartsAt);
    }

    private static CalendarChange Change(CalendarFace? to = null, GuestChange? guests = null) =>
        new("tirtawana", "event-1", "W/\"k1\"", Sessions.Face, to ?? Sessions.Face, GoOnline: false, Link: null, guests);
}
