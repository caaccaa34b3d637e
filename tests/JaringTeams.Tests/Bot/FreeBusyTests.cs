using System.Text.Json.Nodes;
using Jaring.Outreach.Calendar;
using Jaring.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Bot;

/// <summary>Free and busy times as Graph sees and tells them over the wire (teams.md §7).</summary>
public sealed class FreeBusyTests : BotTest
{
    private static readonly DateOnly Monday = new(2027, 1, 11);

    private IReadFreeBusy Calendar => World.App.Services.GetRequiredService<IReadFreeBusy>();

    private List<JsonNode> Bodies => [.. World.Cloud.Sent("/getSchedule").Select(r => JsonNode.Parse(r.Body)!)];

    [Fact]
    public async Task One_Call_In_The_Offices_Zone_Tells_When_And_Nothing_Of_What()
    {
        // A tenant that shares more sends subjects along: Wening's says something that nobody may see here.
        Told(people => new JsonArray([.. people.Select(p => Row(p, $"{new string('0', 36)}1122{new string('4', 4)}3{new string('0', 51)}"))]));
        var answer = await Calendar.ReadAsync("tirtawana", ["wening@x.example"], Monday, Monday.AddDays(1), default);
        Assert.Equal(
            [FakeFreeBusy.Time("2027-01-11T09:00", "2027-01-11T09:30", isSure: false), FakeFreeBusy.Time("2027-01-11T09:30", "2027-01-11T10:00"), FakeFreeBusy.Time("2027-01-11T11:00", "2027-01-11T11:15")],
            answer.Taken["WENING@x.example"]);
        var seen = Assert.Single(World.Cloud.Sent("/getSchedule"));
        Assert.Equal(("POST", "/graph/v1.0/users/jaring%40tirtawana.example/calendar/getSchedule", "outlook.timezone=\"Asia/Jakarta\""), (seen.Method, seen.Path, seen.Prefer));
        var body = Assert.Single(Bodies);
        Assert.Equal(("2027-01-11T00:00:00", "Asia/Jakarta"), ((string?)body["StartTime"]!["dateTime"], (string?)body["StartTime"]!["timeZone"]));
        Assert.Equal(("2027-01-12T00:00:00", 15), ((string?)body["EndTime"]!["dateTime"], (int)body["AvailabilityViewInterval"]!));
        Assert.DoesNotContain(World.Logs.Lines, line => line.Contains("wening", StringComparison.OrdinalIgnoreCase) || line.Contains("Konseling", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Many_People_And_Days_Go_In_As_Many_Calls_As_Outlook_Takes()
    {
        Told(people => new JsonArray([.. people.Select(p => Row(p, new string('2', 62 * 96)))]));
        var people = Enumerable.Range(0, 21).Select(n => $"p{n}@x.example").ToList();
        var answer = await Calendar.ReadAsync("tirtawana", people, Monday, Monday.AddDays(63), default);
        Assert.Equal(people.Order(), answer.Taken.Keys.Order());
        Assert.Equal(4, Bodies.Count);
        Assert.Equal([1, 1, 20, 20], Bodies.Select(b => b["Schedules"]!.AsArray().Count).Order());
        Assert.Equal(["2027-01-11 2027-03-14", "2027-03-14 2027-03-15"], Bodies.Select(b => $"{((string)b["StartTime"]!["dateTime"]!)[..10]} {((string)b["EndTime"]!["dateTime"]!)[..10]}").Distinct().Order());
    }

    [Theory]
    [InlineData("an error")]
    [InlineData("a short row")]
    [InlineData("an empty row")]
    [InlineData("a sign that is none")]
    [InlineData("another person")]
    public async Task Whoever_Cannot_Be_Read_Is_Not_In_The_Answer(string how)
    {
        var whole = new string('0', 96);
        Told(_ => new JsonArray(Row("yoga@x.example", whole), how switch
        {
            "an error" => new JsonObject { ["scheduleId"] = "sari@x.example", ["availabilityView"] = whole, ["error"] = new JsonObject { ["responseCode"] = "ErrorNoFreeBusyAccess" } },
            "a short row" => Row("sari@x.example", whole[1..]),
            "an empty row" => Row("sari@x.example", ""),
            "a sign that is none" => Row("sari@x.example", $"?{whole[1..]}"),
            _ => Row("wening@x.example", whole),
        }));
        var answer = await Calendar.ReadAsync("tirtawana", ["yoga@x.example", "sari@x.example"], Monday, Monday.AddDays(1), default);
        Assert.Equal(FreeBusyOutcome.Told, answer.Outcome);
        Assert.Equal(["yoga@x.example"], answer.Taken.Keys);
    }

    [Theory]
    [InlineData(403, "Refused")]
    [InlineData(429, "Away")]
    [InlineData(503, "Away")]
    [InlineData(404, "Away")]
    public async Task A_Fault_Says_Whether_Asking_Again_Is_Of_Use(int status, string outcome)
    {
        World.Cloud.Answer = seen => seen.Path.EndsWith("/getSchedule", StringComparison.Ordinal) ? new Reply(status, """{"error":{"code":"x"}}""") : null;
        var answer = await Calendar.ReadAsync("tirtawana", ["yoga@x.example"], Monday, Monday.AddDays(1), default);
        Assert.Equal((outcome, 0), (answer.Outcome.ToString(), answer.Taken.Count));
    }

    private static JsonObject Row(string person, string view) => new()
    {
        ["scheduleId"] = person,
        ["availabilityView"] = view,
        ["scheduleItems"] = new JsonArray(new JsonObject { ["status"] = "busy", ["subject"] = "Konseling Wening", ["location"] = "Klinik" }),
    };

    private void Told(Func<string[], JsonArray> rows) => World.Cloud.Answer = seen => seen.Path.EndsWith("/getSchedule", StringComparison.Ordinal)
        ? new Reply(200, new JsonObject { ["value"] = rows([.. JsonNode.Parse(seen.Body)!["Schedules"]!.AsArray().Select(s => (string)s!)]) }.ToJsonString())
        : null;
}
