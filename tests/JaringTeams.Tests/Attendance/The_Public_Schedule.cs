using System.Net;
using System.Net.Http.Json;
using Jaring.Tests.Outreach;
using Jaring.Tests.Support;

namespace Jaring.Tests.Attendance;

/// <summary>The schedule that everybody reads: the next sessions with a file for the own calendar, and what was shown at those that are over.</summary>
public sealed class The_Public_Schedule
{
    private const string Place = "/tirtawana/jadwal";

    [Fact]
    public async Task Gives_Each_Session_A_Page_And_A_File_With_The_Same_Instant_Everywhere()
    {
        await using var hall = await Hall.OpenAsync();
        hall.App.Clock.MoveTo(new(2026, 12, 1, 1, 0, 0, TimeSpan.Zero));
        Assert.Contains($"href=\"{Place}/{hall.Session}\"", await ReadAsync(hall, Place), StringComparison.Ordinal);
        var page = await ReadAsync(hall, $"{Place}/{hall.Session}");
        Assert.Contains("Selasa, 1 Desember 2026, 09.00 s.d. 11.00 WIB", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Place}/{hall.Session}.ics\"", page, StringComparison.Ordinal);
        Assert.Contains("Tuesday, 1 December 2026", await ReadAsync(hall, $"{Place}/{hall.Session}/en"), StringComparison.Ordinal);
        Assert.DoesNotContain("yoga@", page, StringComparison.Ordinal);

        using var answer = await hall.GetAsync($"{Place}/{hall.Session}.ics");
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        var file = (await answer.Content.ReadAsStringAsync()).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        Assert.Superset(new HashSet<string> { "BEGIN:VEVENT", "DTSTART:20261201T020000Z", "DTEND:20261201T040000Z", "SUMMARY:Sosialisasi: ruang kerja yang saling menghormati", "END:VCALENDAR" }, file.ToHashSet());
        Assert.DoesNotContain(file, line => line.Contains("teams.example", StringComparison.Ordinal) || line.Contains('@') && !line.StartsWith("UID:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Shows_Materials_Of_Past_Sessions_And_Takes_Addresses_Of_Https_Alone()
    {
        await using var hall = await Hall.OpenAsync();
        await KeepAsync(hall, HttpStatusCode.NoContent, ("Paparan <1>", "https://berkas.example/a.pdf"));
        await KeepAsync(hall, HttpStatusCode.BadRequest, ("Paparan", "http://berkas.example/a.pdf"));
        await KeepAsync(hall, HttpStatusCode.BadRequest, ("Paparan", "javascript:alert(1)"));
        await KeepAsync(hall, HttpStatusCode.BadRequest, (" ", "https://berkas.example/a.pdf"));
        Assert.DoesNotContain("Paparan", await ReadAsync(hall, Place), StringComparison.Ordinal);
        hall.App.Clock.MoveTo(new(2026, 12, 2, 1, 0, 0, TimeSpan.Zero));
        Assert.Contains("<a href=\"https://berkas.example/a.pdf\" target=\"_blank\" rel=\"noopener noreferrer\" title=\"Buka di tab baru\">Paparan &lt;1&gt;</a>", await ReadAsync(hall, Place), StringComparison.Ordinal);
        hall.App.Clock.MoveTo(new(2027, 12, 3, 1, 0, 0, TimeSpan.Zero));
        Assert.DoesNotContain("Paparan", await ReadAsync(hall, Place), StringComparison.Ordinal);
    }

    /// <summary>Two members fill the list in at once: the second is told, and her list takes nothing of the first away unseen.</summary>
    [Fact]
    public async Task Keeps_No_List_Over_One_That_Nobody_Saw()
    {
        await using var hall = await Hall.OpenAsync();
        var (first, second) = (("Paparan", "https://berkas.example/a.pdf"), ("Poster", "https://berkas.example/b.pdf"));
        await KeepAsync(hall, HttpStatusCode.NoContent, first);
        await KeepAsync(hall, HttpStatusCode.Conflict, second);
        // Her own answer was lost and the page sends it again.
        await KeepAsync(hall, HttpStatusCode.NoContent, first);
        await KeepAsync(hall, HttpStatusCode.NoContent, second, first);
        hall.App.Clock.MoveTo(new(2026, 12, 2, 1, 0, 0, TimeSpan.Zero));
        var page = await ReadAsync(hall, Place);
        Assert.Contains("Poster</a>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Paparan</a>", page, StringComparison.Ordinal);
    }

    /// <summary>A meeting of the team, a session that was cancelled and one of nobody: all the same.</summary>
    [Fact]
    public async Task Knows_Neither_Meetings_Nor_What_Was_Cancelled()
    {
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync();
        var meeting = SessionRequests.Plan();
        (meeting["kind"], meeting["title"]) = ("team-meeting", "Rapat tim");
        var other = SessionRequests.Plan("AAAAAAAAAAAAAAAAAAAAAB");
        var ids = new List<string> { (string)(await SessionRequests.PlannedAsync(app, meeting))["id"]!, (string)(await SessionRequests.PlannedAsync(app, other))["id"]!, "AAAAAAAAAAAAAAAAAAAAAA" };
        await app.PostAsync(app.Members[0], $"sessions/{ids[1]}/cancel", new { });
        using var phone = app.Anonymous("ruang.tirtawana.example");
        foreach (var path in ids.SelectMany(id => new[] { $"{Place}/{id}", $"{Place}/{id}/en", $"{Place}/{id}.ics" }))
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await phone.GetAsync(path)).StatusCode));
        }

        Assert.DoesNotContain("Rapat tim", await phone.GetStringAsync(Place), StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(Hall hall, string path) => await (await hall.GetAsync(path)).EnsureSuccessStatusCode().Content.ReadAsStringAsync();

    private static async Task KeepAsync(Hall hall, HttpStatusCode status, (string Title, string Address) material, params (string Title, string Address)[] seen)
    {
        using var answer = await hall.Moderator().PutAsJsonAsync($"/{TeamApp.Office}/api/sessions/{hall.Session}/materials", new { materials = List(material), seen = List(seen) });
        Assert.Equal(status, answer.StatusCode);

        static object[] List(params (string Title, string Address)[] materials) => [.. materials.Select(m => new { title = m.Title, address = m.Address })];
    }
}
