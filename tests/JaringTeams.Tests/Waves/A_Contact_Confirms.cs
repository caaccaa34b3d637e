using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jaring.Retention;
using Jaring.Tests.Support;
using Jaring.Waves;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Jaring.Tests.Waves.WaveRequests;

namespace Jaring.Tests.Waves;

/// <summary>The page of one contact: her sessions, no name, and "sudah disampaikan" that holds for what she saw.</summary>
public sealed partial class A_Contact_Confirms : IAsyncLifetime
{
    private TeamApp app = null!;
    private HttpClient phone = null!;
    private string id = "";

    public async Task InitializeAsync()
    {
        app = await TeamApp.StartAsync();
        await app.FoundAsync();
        phone = app.Anonymous("ruang.tirtawana.example");
        id = await MadeAsync(app);
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task She_Reads_Her_Sessions_Without_A_Name_And_The_Team_Sees_Who_Said_It()
    {
        var path = await PathAsync(1);
        var page = await phone.GetStringAsync(path);
        Assert.Contains("Mulyasari: 3 orang", page, StringComparison.Ordinal);
        Assert.Contains("Selasa, 1 Desember 2026", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("Orang Mulyasari|Ketua|Narasumber|@tirtawana|<script", page);
        using var file = await phone.GetAsync(Calendar().Match(page).Groups[1].Value);
        Assert.Equal("text/calendar", file.Content.Headers.ContentType!.MediaType);
        // To open it is to say nothing: messengers look at links.
        Assert.Null((await PackageAsync(1))["delivered"]!["on"]);

        Assert.Contains("Tercatat: sudah disampaikan", await SayAsync(path, page, "2"), StringComparison.Ordinal);
        await SayAsync(path, page, "2");
        var delivered = (await PackageAsync(1))["delivered"]!;
        Assert.Equal(("2026-11-21", true, 2), ((string)delivered["on"]!, (bool)delivered["byContact"]!, (int)delivered["count"]!));
        Assert.Equal(["Mulyasari"], (await WaveAsync(app, id))["units"]!.AsArray().Where(u => (bool)u!["reached"]!).Select(u => (string)u!["unit"]!));

        await TakenAsync(await app.PutAsync(app.Members[0], $"waves/{id}/packages/{(await PackageAsync(0))["id"]}/delivered", """{"delivered":true}"""));
        Assert.False((bool)(await PackageAsync(0))["delivered"]!["byContact"]!);
        Assert.Contains("Belum tercatat.", await PostAsync(path, ("kata", "batal")), StringComparison.Ordinal);
        Assert.Null((await PackageAsync(1))["delivered"]!["on"]);
    }

    [Theory]
    [InlineData("4")]
    [InlineData("tiga")]
    [InlineData("-1")]
    [InlineData("99999999999")]
    public async Task More_Than_Were_Asked_Is_Not_Written_Down(string typed)
    {
        var path = await PathAsync(1);
        Assert.Contains("paling banyak 3", await SayAsync(path, await phone.GetStringAsync(path), typed), StringComparison.Ordinal);
        Assert.Null((await PackageAsync(1))["delivered"]!["on"]);
    }

    /// <summary>A session is moved where sessions are moved; only the contacts of its people are asked again, and a page that was open does not confirm what it did not show.</summary>
    [Fact]
    public async Task A_Session_That_Is_Moved_Asks_Its_Contacts_Anew_And_Nobody_Else()
    {
        var paths = await Task.WhenAll(PathAsync(0), PathAsync(1), PathAsync(2));
        var pages = await Task.WhenAll(paths.Select(phone.GetStringAsync));
        foreach (var (path, page) in paths.Zip(pages))
        {
            await SayAsync(path, page, "");
        }
        var wave = await WaveAsync(app, id);
        var session = (string)wave["sessions"]!.AsArray().Single(s => wave["seating"]!.AsArray().Any(x => (string)x!["unit"]! == "Tegalwangi" && (int)x["session"]! == (int)s!["number"]!))!["sessionId"]!;
        await ChangeAsync(session, p => (p["startsAt"], p["endsAt"], p["place"]) = ("2026-12-02T13:00", "2026-12-02T15:00", "Aula Baru"));

        Assert.Equal([false, false, true], (await WaveAsync(app, id))["packages"]!.AsArray().Select(p => (bool)p!["delivered"]!["changed"]!));
        Assert.Equal([false, true], (await WaveAsync(app, id))["units"]!.AsArray().Where(u => (string)u!["unit"]! is "Tegalwangi" or "Mulyasari").Select(u => (string)u!["unit"]! == "Mulyasari" && (bool)u["reached"]!).Order());
        Assert.Equal(2, (int)Assert.Single(await WavesAsync(app))["delivered"]!);
        Assert.Contains("Belum tercatat. Jadwal baru saja berubah", await SayAsync(paths[2], pages[2], ""), StringComparison.Ordinal);
        var fresh = await phone.GetStringAsync(paths[2]);
        Assert.Contains("Jadwal berubah setelah Anda sampaikan", fresh, StringComparison.Ordinal);
        Assert.Contains("Rabu, 2 Desember 2026", fresh, StringComparison.Ordinal);
        Assert.Contains("Aula Baru", fresh, StringComparison.Ordinal);
        Assert.Contains("Tercatat", await SayAsync(paths[2], fresh, ""), StringComparison.Ordinal);
        Assert.False((bool)(await PackageAsync(2))["delivered"]!["changed"]!);

        // One event a session still, at its new hour.
        await app.LiveAsync(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1));
        Assert.Equal(["2026-12-01T09:00", "2026-12-02T13:00"], app.Calendar.Events.Values.Select(e => e.Face.StartsAt).Order());

        await TakenAsync(await app.PostAsync(app.Members[0], $"sessions/{session}/cancel", new { }));
        var off = await phone.GetStringAsync(paths[2]);
        Assert.Contains("Dibatalkan.", off, StringComparison.Ordinal);
        Assert.DoesNotContain(".ics\"", off, StringComparison.Ordinal);
        Assert.True((bool)(await PackageAsync(2))["delivered"]!["changed"]!);
        await app.LiveAsync(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1));
        Assert.Single(app.Calendar.Cancelled);
    }

    [Fact]
    public async Task A_Link_Opens_One_Package_And_Ends_With_The_List()
    {
        var path = await PathAsync(0);
        var pass = path.Split('/')[^1];
        Assert.DoesNotContain(pass, await app.ReadAsync(async s => System.Text.Json.JsonSerializer.Serialize(await s.Set<WavePackage>().ToListAsync())), StringComparison.Ordinal);
        Assert.Contains("contact-over", await phone.GetStringAsync($"/{TeamApp.Office}/paket/{NewId()}"), StringComparison.Ordinal);
        using var elsewhere = app.Anonymous("ruang.lembayung.example");
        Assert.Contains("contact-over", await elsewhere.GetStringAsync($"/{TeamApp.OtherOffice}/paket/{pass}"), StringComparison.Ordinal);
        using var stranger = app.WithToken(pass);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync($"/{TeamApp.Office}/api/waves/{id}")).StatusCode);

        // Said of an older state and never anew: when names go it does not count as reached.
        var page = await phone.GetStringAsync(path);
        await SayAsync(path, page, "");
        await SayAsync(await PathAsync(2), await phone.GetStringAsync(await PathAsync(2)), "");
        foreach (var session in (await WaveAsync(app, id))["sessions"]!.AsArray().Where(s => (int)s!["number"]! == 1))
        {
            await ChangeAsync((string)session!["sessionId"]!, p => p["place"] = "Aula Baru");
        }
        var reached = (await WaveAsync(app, id))["units"]!.AsArray().Select(u => (bool)u!["reached"]!).ToList();
        Assert.Contains(true, reached);
        Assert.Contains(false, reached);
        app.Clock.Advance(TimeSpan.FromDays(45));
        await app.Services.GetRequiredService<EraseWhatIsPast>().RunAsync(default);
        Assert.Equal(reached, (await WaveAsync(app, id))["units"]!.AsArray().Select(u => (bool)u!["reached"]!));
        Assert.Contains("contact-over", await phone.GetStringAsync(path), StringComparison.Ordinal);
        Assert.Contains("contact-over", await SayAsync(path, page, ""), StringComparison.Ordinal);
    }

    private async Task ChangeAsync(string session, Action<JsonObject> change)
    {
        var plan = Outreach.Calendar.Sessions_Change.Changed((await Outreach.SessionRequests.AllAsync(app)).Single(s => (string)s["id"]! == session), change);
        await TakenAsync(await app.PutAsync(app.Members[0], $"sessions/{session}", plan.ToJsonString()));
    }

    private async Task<JsonNode> PackageAsync(int at) => (await WaveAsync(app, id))["packages"]![at]!;

    private async Task<string> PathAsync(int at) =>
        $"/{TeamApp.Office}/paket/{(await TakenAsync(await app.As(app.Members[0]).GetAsync($"/{TeamApp.Office}/api/waves/{id}/packages/{(await PackageAsync(at))["id"]}")))["pass"]}";

    private Task<string> SayAsync(string path, string page, string count) => PostAsync(path, ("kata", "sampai"), ("isi", Mark().Match(page).Groups[1].Value), ("jumlah", count));

    private async Task<string> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var answer = await phone.PostAsync(path, new FormUrlEncodedContent(fields.ToDictionary(f => f.Name, f => f.Value)));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("name=\"isi\" value=\"([^\"]+)\"")]
    private static partial Regex Mark();

    [GeneratedRegex("href=\"([^\"]+[.]ics)\"")]
    private static partial Regex Calendar();
}
