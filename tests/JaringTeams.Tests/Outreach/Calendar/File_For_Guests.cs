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

    /// <summary>An online session has no room; a hybrid one has both. A public file names the way of taking part and no link, whoever gave it.</summary>
    [Theory]
    [InlineData(null, true, null, "Daring", "Online")]
    [InlineData("Aula", true, null, "Aula, Daring", "Aula, Online")]
    [InlineData("Aula", false, null, "Aula", "Aula")]
    [InlineData(null, false, "https://zoom.example/j/8", "Daring", "Online")]
    [InlineData("Aula", true, "https://zoom.example/j/8", "Aula, Daring", "Aula, Online")]
    public async Task Names_The_Place_In_The_Readers_Language_And_The_Link_To_Guests_Alone(string? place, bool online, string? link, string indonesian, string english)
    {
        await using var app = await TeamApp.StartAsync();
        var plan = Plan();
        (plan["place"], plan["online"], plan["meetingUrl"]) = (place, online, link);
        var id = (string)(await PlannedAsync(app, plan))["id"]!;
        await app.DeliverAsync();
        using var member = app.As(app.Members[0]);
        var guest = Entry(await TextAsync(await member.GetAsync($"/tirtawana/api/sessions/{id}/calendar-file")));
        var joined = (string?)(await OnlyAsync(app))["joinUrl"];
        Assert.Equal(online, joined is not null);
        Assert.Equal((indonesian, string.Join('\n', new[] { joined, link }.OfType<string>())), (guest.Location, guest.Description ?? ""));
        member.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        Assert.Equal(english, Entry(await TextAsync(await member.GetAsync($"/tirtawana/api/sessions/{id}/calendar-file"))).Location);

        using var phone = app.Anonymous("ruang.tirtawana.example");
        foreach (var (path, word) in new[] { ($"{id}.ics", indonesian), ($"{id}/en.ics", english) })
        {
            var entry = Entry(await phone.GetStringAsync($"/tirtawana/jadwal/{path}"));
            Assert.Equal((word, null, null), (entry.Location, entry.Description, entry.Organizer));
        }
        Assert.Contains($"/jadwal/{id}/en.ics\"", await phone.GetStringAsync($"/tirtawana/jadwal/{id}/en"), StringComparison.Ordinal);
    }

    private static Ical.Net.CalendarComponents.CalendarEvent Entry(string file) => Assert.Single(Ical.Net.Calendar.Load(file)!.Events);

    private static async Task<string> TextAsync(HttpResponseMessage answer) => (string)(await JsonAsync(answer, HttpStatusCode.OK))["text"]!;
}
