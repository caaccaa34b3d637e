using System.Net;
using Jaring.Tests.Support;
using static Jaring.Tests.Outreach.Calendar.Sessions_Change;
using static Jaring.Tests.Outreach.SessionRequests;

namespace Jaring.Tests.Outreach.Calendar;

/// <summary>The .ics of a session, as a guest's program reads it.</summary>
public sealed class File_For_Guests
{
    [Fact]
    public async Task Says_What_And_When_And_Names_Nobody_Who_Is_Invited()
    {
        await using var app = await TeamApp.StartAsync();
        var session = await StandingAsync(app);
        using var answer = await app.As(app.Members[0]).GetAsync($"/tirtawana/api/sessions/{session["id"]}/calendar-file");
        var text = await TextAsync(answer);
        var file = Ical.Net.Calendar.Load(text)!;
        var entry = Assert.Single(file.Events);
        Assert.Equal(("PUBLISH", "2.0"), (file.Method, file.Version));
        Assert.Equal(($"{session["id"]}@tirtawana.jaringteams", 1, "CONFIRMED"), (entry.Uid, entry.Sequence, entry.Status));
        Assert.Equal((new DateTime(2026, 12, 1, 2, 0, 0, DateTimeKind.Utc), new DateTime(2026, 12, 1, 4, 0, 0, DateTimeKind.Utc)), (entry.Start!.AsUtc, entry.End!.AsUtc));
        Assert.Equal(((string?)session["title"], (string?)session["joinUrl"]), (entry.Summary, entry.Description));
        Assert.DoesNotContain("yoga@", text, StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75));
    }

    [Fact]
    public async Task Newer_File_Moves_The_Same_Entry_And_A_Cancelled_One_Takes_It_Away()
    {
        await using var app = await TeamApp.StartAsync();
        var session = await StandingAsync(app);
        await JsonAsync(await app.PutAsync(app.Members[0], $"sessions/{session["id"]}", Changed(session, p => p["startsAt"] = "2026-12-01T08:00").ToJsonString()), HttpStatusCode.OK);
        await app.PostAsync(app.Members[0], $"sessions/{session["id"]}/cancel", new { });
        using var answer = await app.As(app.Members[0]).GetAsync($"/tirtawana/api/sessions/{session["id"]}/calendar-file");
        var entry = Assert.Single(Ical.Net.Calendar.Load(await TextAsync(answer))!.Events);
        Assert.Equal(($"{session["id"]}@tirtawana.jaringteams", 3, "CANCELLED"), (entry.Uid, entry.Sequence, entry.Status));
        Assert.Equal(HttpStatusCode.NotFound, (await app.As(app.Members[0]).GetAsync("/tirtawana/api/sessions/x/calendar-file")).StatusCode);
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer) => (string)(await JsonAsync(answer, HttpStatusCode.OK))["text"]!;
}
