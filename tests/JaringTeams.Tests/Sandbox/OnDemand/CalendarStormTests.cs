using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaring.Outreach.Calendar;
using Jaring.Sandbox.Cloud;
using Jaring.Sandbox.Cloud.FaultsOnDemand;
using Jaring.Sandbox.Cloud.Graph;
using Jaring.Sandbox.Demo;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Sandbox.OnDemand;

/// <summary>
/// Sessions are planned, changed and cancelled all at once while three of ten calls to the calendar go wrong in every way there is, and its changes are
/// followed meanwhile. At the end each session has exactly one event, as it was wanted last.
/// </summary>
public sealed class CalendarStormTests(BadDay day) : IClassFixture<BadDay>
{
    private const int Sessions = 20, Changes = 5;
    private static readonly string[] People = ["yoga@tirtawana.example", "sari@tirtawana.example", "wening@tirtawana.example", "tamu@luar.example"];

    [Theory]
    [InlineData(11)]
    [InlineData(22)]
    [InlineData(33)]
    public async Task One_Event_Each_In_The_Last_State_Wanted(int seed)
    {
        day.Faults.Graph = new FaultPlan { Kind = FaultKind.Any, Share = 0.3, Seed = seed };
        var lives = Enumerable.Range(0, Sessions).Select(n => LiveAsync(seed, n)).ToList();
        while (!Task.WhenAll(lives).IsCompleted)
        {
            await FollowAsync();
            // Forty times as fast as life: a call must not outlast its lease of two minutes, which is three seconds here.
            day.Move(TimeSpan.FromSeconds(1));
            await Task.Delay(25);
        }
        var ids = await Task.WhenAll(lives);
        await day.AllToldAsync();
        var struck = day.Faults.Graph.Struck;
        day.Faults.Clear();
        await FollowAsync();

        Assert.True(struck.Count >= 15 && struck.Select(s => s.Kind).Distinct().Count() >= 5, $"{struck.Count} calls struck");
        foreach (var session in (await AllAsync()).Where(s => ids.Contains((string)s["id"]!)))
        {
            await AgreesAsync(session);
        }
        Assert.InRange(day.App.Cloud.GetRequiredService<MailboxLimits>().MostSeen, 2, 3);
        day.NothingLeaked();
    }

    /// <summary>One session's life: planned, changed some times in short distances, a third of them cancelled in the end.</summary>
    private async Task<string> LiveAsync(int seed, int n)
    {
        var random = new Random((seed * 1000) + n);
        var plan = Draw(random, $"Sosialisasi {seed}-{n}");
        using var planned = await day.AskAsync(HttpMethod.Post, "sessions", plan);
        var session = await JsonAsync(planned);
        for (var change = 0; change < Changes; change++)
        {
            await Task.Delay(random.Next(400));
            var next = Draw(random, $"Sosialisasi {seed}-{n}, perubahan {change}");
            next["revision"] = session["revision"]!.DeepClone();
            using var changed = await day.AskAsync(HttpMethod.Put, $"sessions/{session["id"]}", next);
            session = await JsonAsync(changed);
            if (random.Next(2) == 0)
            {
                // Half of the changes come to the calendar by themselves; the others overtake each other.
                await day.UntilAsync(async () => !(bool)(await SessionAsync((string)session["id"]!))["changing"]!, "the calendar has the change");
            }
        }
        if (n % 3 == 2)
        {
            using var cancelled = await day.AskAsync(HttpMethod.Post, $"sessions/{session["id"]}/cancel", new { });
            await JsonAsync(cancelled);
        }
        return (string)session["id"]!;
    }

    private async Task AgreesAsync(JsonNode session)
    {
        var id = (string)session["id"]!;
        var standing = day.App.Cloud.GetRequiredService<Calendars>().All.Where(e => (string?)e["transactionId"] == SessionRows.TransactionOf(DemoOffice.Id, id) && Calendars.IsHeld(e)).ToList();
        if ((string?)session["state"] == "cancelled")
        {
            Assert.Empty(standing);
            return;
        }
        Assert.Equal(("inCalendar", false, null, null), ((string?)session["state"], (bool)session["changing"]!, (string?)session["fault"], (string?)session["outlook"]?.ToJsonString()));
        var made = Assert.Single(standing);
        Assert.Equal((string?)session["title"], (string?)made["subject"]);
        Assert.Equal((string?)session["startsAt"] + ":00", (string?)made["start"]!["dateTime"]);
        Assert.Equal((string?)session["endsAt"] + ":00", (string?)made["end"]!["dateTime"]);
        Assert.Equal((string?)session["place"], (string?)made["location"]?["displayName"]);
        Assert.Equal(Names(session["attendees"]!.AsArray().Select(a => (string)a!)), Names(Jaring.Sandbox.Cloud.Graph.Attendance.Of(made).Select(Jaring.Sandbox.Cloud.Graph.Attendance.MailOf)));
        Assert.Equal((string?)session["joinUrl"], (string?)made["onlineMeeting"]!["joinUrl"]);
        await using var store = await day.App.Host.GetRequiredService<IDbContextFactory<JaringDbContext>>().CreateDbContextAsync();
        Assert.False((await store.Set<SessionEvent>().SingleAsync(e => e.SessionId == id)).Open);
    }

    private static JsonObject Draw(Random random, string title)
    {
        var at = DateTime.UtcNow.Date.AddDays(40 + random.Next(300)).AddHours(random.Next(7, 16));
        return new JsonObject
        {
            ["submitKey"] = PublicId.New(),
            ["kind"] = "training",
            ["title"] = title,
            ["startsAt"] = $"{at:yyyy-MM-dd'T'HH:mm}",
            ["endsAt"] = $"{at.AddMinutes(90):yyyy-MM-dd'T'HH:mm}",
            ["online"] = true,
            ["moderator"] = "",
            ["speakers"] = new JsonArray(),
            ["attendees"] = new JsonArray([.. People.Where(_ => random.Next(2) == 0).Append("ratna@tirtawana.example").Select(p => JsonValue.Create(p))]),
            ["agenda"] = new JsonArray(),
            ["place"] = random.Next(3) == 0 ? "Aula" : $"Ruang {random.Next(5)}",
        };
    }

    private Task<int> FollowAsync() => ActivatorUtilities.CreateInstance<CalendarWorker>(day.App.Host).FollowAllAsync(default);

    private async Task<JsonNode> SessionAsync(string id) => (await AllAsync()).Single(s => (string?)s["id"] == id);

    private async Task<IEnumerable<JsonNode>> AllAsync()
    {
        using var answer = await day.AskAsync(HttpMethod.Get, "sessions", null);
        return (await JsonAsync(answer))["sessions"]!.AsArray().Select(s => s!);
    }

    private static string Names(IEnumerable<string> mailboxes) => string.Join(' ', mailboxes.Order(StringComparer.Ordinal));

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }
}
