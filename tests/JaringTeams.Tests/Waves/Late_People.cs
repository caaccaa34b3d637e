using System.Net;
using System.Text.Json.Nodes;
using Jaring.Tests.Support;
using Jaring.Waves.Importing;
using static Jaring.Tests.Waves.WaveRequests;

namespace Jaring.Tests.Waves;

/// <summary>A second list for a wave that is made.</summary>
public sealed class Late_People : IAsyncLifetime
{
    private TeamApp app = null!;
    private string id = "";

    public async Task InitializeAsync()
    {
        app = await TeamApp.StartAsync();
        await app.FoundAsync();
        // Two seats are left in Jati, none in Randu.
        id = await MadeAsync(app, SmallSettings with { Rooms = [new("Balai Jati", 7, ["Jati"]), new("Balai Randu", 4, ["Randu"])] });
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Only_New_Ones_Get_A_Seat_And_Only_Their_Contact_Is_Asked_Anew()
    {
        foreach (var package in (await WaveAsync(app, id))["packages"]!.AsArray())
        {
            await TakenAsync(await app.PutAsync(app.Members[0], $"waves/{id}/packages/{package!["id"]}/delivered", """{"delivered":true}"""));
        }
        ImportedPerson[] list = [new("Orang Mulyasari 1", "JATI", "mulyasari"), new("Orang Mulyasari 2", "Jati", "Mulyasari", "lain@surat.example"), new("Susulan", "jati", "Mulyasari"), new("Desa Baru", "Jati", "Karang")];
        var answer = await AddAsync(list);
        Assert.Equal((2, 1, "Orang Mulyasari 2"), ((int)answer["added"]!, (int)answer["known"]!, (string)Assert.Single(answer["clashes"]!.AsArray())!["name"]!));
        var wave = await WaveAsync(app, id);
        Assert.Equal(11, (int)wave["people"]!);
        Assert.Equal(["Karang 1", "Mulyasari 4", "Sukarejo 2", "Tegalwangi 4"], wave["units"]!.AsArray().Select(u => $"{u!["unit"]} {u["people"]}"));
        Assert.DoesNotContain(wave["seating"]!.AsArray(), s => s!["session"] is null);
        Assert.Equal(["Ketua PPK Jati True", "Ketua PPS Mulyasari True", "Ketua PPK Randu False"], wave["packages"]!.AsArray().Select(p => $"{p!["contact"]} {(bool)p["delivered"]!["changed"]!}"));

        // The answer was lost and the page sends it all again: nobody is doubled, and one event stands for each session.
        answer = await AddAsync(list);
        Assert.Equal((0, 3), ((int)answer["added"]!, (int)answer["known"]!));
        await app.LiveAsync(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1));
        Assert.Equal((11, 2), ((int)(await WaveAsync(app, id))["people"]!, app.Calendar.Events.Count));
    }

    [Fact]
    public async Task Without_Seats_Nobody_Is_Added()
    {
        var answer = await AddAsync([new("Satu", "Randu", "Tegalwangi"), new("Dua", "Jati", "Mulyasari")]);
        Assert.Equal(("late-no-seat", 1), ((string)Assert.Single(answer["faults"]!.AsArray())!["code"]!, (int)answer["faults"]![0]!["count"]!));
        Assert.Equal(9, (int)(await WaveAsync(app, id))["people"]!);
        Assert.Equal("contact-missing", (string)(await AddAsync([new("Satu", "Wetan", "Tegalwangi")]))["faults"]![0]!["code"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await app.PostAsync(app.Members[0], $"waves/{NewId()}/late/{NewId()}", new { })).StatusCode);
        Assert.Equal("part-missing", (string)(await TakenAsync(await app.PostAsync(app.Members[0], $"waves/{id}/late/{NewId()}", new { })))["faults"]![0]!["code"]!);
    }

    private async Task<JsonNode> AddAsync(IReadOnlyList<ImportedPerson> people)
    {
        var import = NewId();
        await TakenAsync(await BeginAsync(app, import, people.Count, 1));
        await TakenAsync(await PartAsync(app, import, 0, people));
        return await TakenAsync(await app.PostAsync(app.Members[0], $"waves/{id}/late/{import}", new { }));
    }
}
