using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;

namespace Jaring.Tests.Sandbox;

/// <summary>The pretend mailbox, through the real Graph SDK (teams.md §7.1).</summary>
public sealed class GraphCalendarTests(SandboxWorld world) : IClassFixture<SandboxWorld>
{
    [Fact]
    public async Task Event_Is_Made_Read_Changed_Cancelled_And_Gone()
    {
        var events = await EventsAsync();
        var made = (await events.PostAsync(New()))!;
        Assert.Equal((true, OnlineMeetingProviderType.TeamsForBusiness, false), (made.IsOnlineMeeting, made.OnlineMeetingProvider, made.IsCancelled));
        Assert.StartsWith(world.App.Addresses.Page.ToString(), made.OnlineMeeting!.JoinUrl);
        Assert.All(made.Attendees!, a => Assert.Equal((ResponseType.None, AttendeeType.Required), (a.Status!.Response, a.Type)));

        var read = (await events[made.Id].GetAsync(c => c.QueryParameters.Select = ["subject", "attendees"]))!;
        Assert.Equal(("Sosialisasi", null), (read.Subject, read.Body));
        Assert.NotNull(read.AdditionalData["@odata.etag"]);

        var patched = (await events[made.Id].PatchAsync(new Event { Location = new Location { DisplayName = "Aula" } }))!;
        Assert.Equal(("Aula", made.OnlineMeeting.JoinUrl), (patched.Location!.DisplayName, patched.OnlineMeeting!.JoinUrl));

        await events[made.Id].Cancel.PostAsync(new() { Comment = "Batal." });
        await IsErrorAsync(404, "ErrorItemNotFound", () => events[made.Id].GetAsync());
        var shown = (await CalendarAsync("Yoga")).Single(e => (string?)e!["id"] == made.Id)!;
        Assert.Equal((true, "Batal."), ((bool)shown["isCancelled"]!, (string?)shown["cancelComment"]));

        var second = (await events.PostAsync(New()))!;
        await events[second.Id].DeleteAsync();
        await IsErrorAsync(404, "ErrorItemNotFound", () => events[second.Id].DeleteAsync());
    }

    [Fact]
    public async Task Model_That_Is_Sent_A_Second_Time_Is_Empty_And_Refused()
    {
        var events = await EventsAsync();
        var model = New();
        await events.PostAsync(model);
        await IsErrorAsync(400, "ErrorInvalidRequest", () => events.PostAsync(model));
        Assert.Equal("{}", world.Records.All.Last(r => r.Service == "graph" && r.Method == "POST").Body);
    }

    [Fact]
    public async Task Times_Come_In_Utc_Or_In_The_Zone_That_Is_Preferred()
    {
        var events = await EventsAsync();
        var made = (await events.PostAsync(New()))!;
        Assert.Equal(("2027-01-12T02:00:00.0000000", "UTC"), (made.Start!.DateTime, made.Start.TimeZone));
        var local = (await events[made.Id].GetAsync(c => c.Headers.Add("Prefer", "outlook.timezone=\"Asia/Makassar\"")))!;
        Assert.Equal(("2027-01-12T10:00:00.0000000", "Asia/Makassar"), (local.Start!.DateTime, local.Start.TimeZone));
        await IsErrorAsync(400, "TimeZoneNotSupportedException", () => events[made.Id].GetAsync(c => c.Headers.Add("Prefer", "outlook.timezone=\"Asia/Tirtawana\"")));
    }

    [Theory]
    [InlineData("""{"subjekt":"x"}""", "The property 'subjekt' does not exist on type 'microsoft.graph.event'.")]
    [InlineData("""{"attendees":[{"emailAddress":{"adress":"a@b.example"}}]}""", "The property 'adress' does not exist on type 'microsoft.graph.emailAddress'.")]
    [InlineData("""{"isOnlineMeeting":"true"}""", "Cannot convert a value to the expected type 'Edm.Boolean'.")]
    [InlineData("""{"sensitivity":"secret"}""", "Requested value 'secret' was not found.")]
    [InlineData("""{"attendees":null}""", "A null value was found for a collection")]
    public async Task Unknown_Names_And_Wrong_Types_Are_Named(string body, string message)
    {
        var answer = await PostAsync(JsonNode.Parse(body)!);
        Assert.Equal((400, "RequestBodyRead"), (answer.Status, answer.Code));
        Assert.StartsWith(message, (string?)answer.Json["error"]!["message"]);
        Assert.NotNull(answer.Json["error"]!["innerError"]!["request-id"]);
    }

    [Theory]
    [InlineData("start", null)]
    [InlineData("end", null)]
    [InlineData("subject", null)]
    [InlineData("end", """{"dateTime":"2027-01-12T09:00:00","timeZone":"Asia/Jakarta"}""")]
    [InlineData("end", """{"dateTime":"2027-01-12T09:30:00","timeZone":"Asia/Jayapura"}""")]
    [InlineData("start", """{"dateTime":"2027-01-12T09:00:00"}""")]
    [InlineData("start", """{"dateTime":"besok","timeZone":"Asia/Jakarta"}""")]
    [InlineData("start", """{"dateTime":"2027-01-12T09:00:00","timeZone":"Asia/Tirtawana"}""")]
    [InlineData("attendees", """[{"emailAddress":{"address":"tanpa alamat"}}]""")]
    public async Task Event_That_Cannot_Be_Is_Refused(string name, string? value)
    {
        var body = Body();
        body[name] = value is null ? null : JsonNode.Parse(value);
        if (value is null)
            body.Remove(name);
        var answer = await PostAsync(body);
        Assert.Equal((400, "ErrorInvalidRequest"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData(500, 201)]
    [InlineData(501, 400)]
    public async Task At_Most_500_Are_Invited(int attendees, int status)
    {
        var body = Body();
        body["attendees"] = new JsonArray([.. Enumerable.Range(0, attendees).Select(n =>
            new JsonObject { ["emailAddress"] = new JsonObject { ["address"] = $"p{n}@tirtawana.example" } })]);
        Assert.Equal(status, (await PostAsync(body)).Status);
    }

    [Fact]
    public async Task Same_Transaction_Is_The_Same_Event_And_Its_Id_Stays()
    {
        var events = await EventsAsync();
        var transaction = Guid.NewGuid().ToString();
        var first = (await events.PostAsync(New(e => e.TransactionId = transaction)))!;
        var second = (await events.PostAsync(New(e => e.TransactionId = transaction)))!;
        Assert.Equal(first.Id, second.Id);
        await IsErrorAsync(400, "ErrorInvalidRequest", () => events[first.Id].PatchAsync(new Event { TransactionId = Guid.NewGuid().ToString() }));
    }

    [Fact]
    public async Task Mailbox_Without_A_Licence_Gives_No_Link()
    {
        world.Faults.NoMeetingLink = true;
        try
        {
            var made = (await (await EventsAsync()).PostAsync(New()))!;
            Assert.Equal((false, OnlineMeetingProviderType.Unknown), (made.IsOnlineMeeting, made.OnlineMeetingProvider));
            Assert.Null(made.OnlineMeeting);
        }
        finally
        {
            world.Faults.NoMeetingLink = false;
        }
    }

    [Fact]
    public async Task New_Body_Loses_The_Link_Unless_It_Keeps_The_Join_Block()
    {
        var events = await EventsAsync();
        var made = (await events.PostAsync(New()))!;
        var kept = (await events[made.Id].PatchAsync(Html($"<p>Baru</p>{made.Body!.Content}")))!;
        Assert.Equal(made.OnlineMeeting!.JoinUrl, kept.OnlineMeeting!.JoinUrl);
        var lost = (await events[made.Id].PatchAsync(Html("<p>Baru</p>")))!;
        Assert.Null(lost.OnlineMeeting);

        static Event Html(string content) => new() { Body = new ItemBody { ContentType = BodyType.Html, Content = content } };
    }

    [Fact]
    public async Task Meeting_Stays_Online_And_A_Patch_Keeps_The_Replies()
    {
        var events = await EventsAsync();
        var made = (await events.PostAsync(New()))!;
        var yoga = SandboxWorld.Person("Yoga");
        using var replied = await world.Http.PostAsync(
            new Uri(world.App.Addresses.Page, $"sandbox/calendar/{yoga.Id}/{made.Id}/reply"), JsonContent("""{"response":"accepted"}"""));
        Assert.True(replied.IsSuccessStatusCode);
        var patched = (await events[made.Id].PatchAsync(new Event { IsOnlineMeeting = false, Attendees = [Guest("yoga"), Guest("sari")] }))!;
        Assert.True(patched.IsOnlineMeeting);
        Assert.Equal([ResponseType.Accepted, ResponseType.None], patched.Attendees!.Select(a => a.Status!.Response));
        await IsErrorAsync(400, "ErrorInvalidRequest", () => events[made.Id].PatchAsync(new Event { End = At("2027-01-12T08:00:00") }));
        Assert.Equal("2027-01-12T04:00:00.0000000", (await events[made.Id].GetAsync())!.End!.DateTime);
    }

    [Fact]
    public async Task Stale_Etag_Is_A_Conflict()
    {
        var events = await EventsAsync();
        var made = (await events.PostAsync(New()))!;
        var etag = made.AdditionalData["@odata.etag"].ToString()!;
        await events[made.Id].PatchAsync(new Event { Subject = "Lain" }, c => c.Headers.Add("If-Match", etag));
        await IsErrorAsync(412, "ErrorIrresolvableConflict", () => events[made.Id].PatchAsync(new Event { Subject = "Lagi" }, c => c.Headers.Add("If-Match", etag)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Hidden_Attendees_Stay_Hidden_In_Peoples_Calendars(bool hide)
    {
        var made = (await (await EventsAsync()).PostAsync(New(e => e.HideAttendees = hide)))!;
        var mine = (await CalendarAsync("Yoga")).Single(e => (string?)e!["id"] == made.Id)!;
        Assert.Equal(hide ? ["yoga@tirtawana.example"] : ["yoga@tirtawana.example", "sari@tirtawana.example"], mine["attendees"]!.AsArray().Select(a => (string?)a));
        Assert.DoesNotContain(await CalendarAsync("Wening"), e => (string?)e!["id"] == made.Id);
    }

    [Fact]
    public async Task View_Shows_What_Overlaps_The_Window_And_Demands_One()
    {
        var graph = await world.GraphAsync();
        var view = graph.Users[DemoOffice.Mailbox].CalendarView;
        var made = (await graph.Users[DemoOffice.Mailbox].Events.PostAsync(New(e => (e.Start, e.End) = (At("2031-03-03T23:00:00"), At("2031-03-04T01:00:00")))))!;
        var found = await view.GetAsync(c => (c.QueryParameters.StartDateTime, c.QueryParameters.EndDateTime) = ("2031-03-03T17:00:00Z", "2031-03-03T18:00:00Z"));
        Assert.Equal(made.Id, Assert.Single(found!.Value!).Id);
        var none = await view.GetAsync(c => (c.QueryParameters.StartDateTime, c.QueryParameters.EndDateTime) = ("2031-03-03T18:00:00Z", "2031-03-03T19:00:00Z"));
        Assert.Empty(none!.Value!);
        await IsErrorAsync(400, "ErrorInvalidRequest", () => view.GetAsync());
    }

    private async Task<Microsoft.Graph.Users.Item.Events.EventsRequestBuilder> EventsAsync() => (await world.GraphAsync()).Users[DemoOffice.Mailbox].Events;

    private static Event New(Action<Event>? change = null)
    {
        var made = new Event
        {
            Subject = "Sosialisasi",
            Start = At("2027-01-12T09:00:00"),
            End = At("2027-01-12T11:00:00"),
            Attendees = [Guest("yoga"), Guest("sari")],
            IsOnlineMeeting = true,
            OnlineMeetingProvider = OnlineMeetingProviderType.TeamsForBusiness,
            HideAttendees = true,
            Body = new ItemBody { ContentType = BodyType.Text, Content = "Susunan acara ada di tab." },
        };
        change?.Invoke(made);
        return made;
    }

    private static JsonObject Body() => JsonNode.Parse("""
        {"subject":"Sosialisasi","start":{"dateTime":"2027-01-12T09:00:00","timeZone":"Asia/Jakarta"},"end":{"dateTime":"2027-01-12T11:00:00","timeZone":"Asia/Jakarta"}}
        """)!.AsObject();

    private static DateTimeTimeZone At(string local) => new() { DateTime = local, TimeZone = "Asia/Jakarta" };

    private static Attendee Guest(string name) => new() { EmailAddress = new EmailAddress { Address = $"{name}@tirtawana.example" } };

    private static StringContent JsonContent(string json) => new(json, System.Text.Encoding.UTF8, "application/json");

    private async Task<SandboxWorld.Answer> PostAsync(JsonNode body) =>
        await world.CallAsync(await world.TokenAsync(DemoOffice.TeamApp, SandboxWorld.GraphScope), "POST", $"/graph/v1.0/users/{DemoOffice.Mailbox}/events", body);

    private async Task<JsonArray> CalendarAsync(string name) =>
        JsonNode.Parse(await world.Http.GetStringAsync(new Uri(world.App.Addresses.Page, $"sandbox/calendar/{SandboxWorld.Person(name).Id}")))!["events"]!.AsArray();

    private static async Task IsErrorAsync(int status, string code, Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<ODataError>(call);
        Assert.Equal((status, code), (error.ResponseStatusCode, error.Error!.Code));
    }
}
