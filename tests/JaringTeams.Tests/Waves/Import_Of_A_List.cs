using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaring.Tests.Support;
using Jaring.Waves;
using Jaring.Waves.Importing;
using Microsoft.EntityFrameworkCore;
using static Jaring.Tests.Waves.WaveRequests;

namespace Jaring.Tests.Waves;

/// <summary>A list is there whole or not at all, once, and without a number of anybody.</summary>
public sealed class Import_Of_A_List : IAsyncLifetime
{
    private TeamApp app = null!;

    public async Task InitializeAsync()
    {
        app = await TeamApp.StartAsync();
        await app.FoundAsync();
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Nothing_Of_It_Is_There_Before_The_Commit_And_All_Of_It_After()
    {
        var id = NewId();
        await TakenAsync(await BeginAsync(app, id, 9, 2, setAside: 3, title: "KPPS Tirtawana"));
        await TakenAsync(await PartAsync(app, id, 0, SmallList.Take(5)));
        Assert.Equal("part-missing", await CodeAsync(await CommitAsync(app, id), HttpStatusCode.Conflict));
        Assert.Empty(await WavesAsync(app));
        Assert.Equal(0, await CountAsync());

        await TakenAsync(await PartAsync(app, id, 1, SmallList.Skip(5)));
        await TakenAsync(await CommitAsync(app, id));
        await TakenAsync(await CommitAsync(app, id));
        var wave = Assert.Single(await WavesAsync(app));
        Assert.Equal(("KPPS Tirtawana", "imported", 9), ((string)wave["title"]!, (string)wave["state"]!, (int)wave["people"]!));
        Assert.Equal(9, await CountAsync());
        var whole = await WaveAsync(app, id);
        Assert.Equal(3, (int)whole["setAside"]!);
        Assert.Equal(
            ["Jati/Mulyasari 3", "Jati/Sukarejo 2", "Randu/Tegalwangi 4"],
            whole["units"]!.AsArray().Select(u => $"{u!["area"]}/{u["unit"]} {u["people"]}"));
    }

    /// <summary>A page that died asks again, and hears which parts it need not send.</summary>
    [Fact]
    public async Task A_Broken_Import_Goes_On_Where_It_Was()
    {
        var id = NewId();
        await TakenAsync(await BeginAsync(app, id, 9, 3));
        await TakenAsync(await PartAsync(app, id, 2, SmallList.Skip(6)));
        await TakenAsync(await PartAsync(app, id, 2, SmallList.Skip(6)));
        app = await app.RestartAsync();
        var standing = await TakenAsync(await BeginAsync(app, id, 9, 3));
        Assert.Equal((false, "[2]"), ((bool)standing["done"]!, standing["received"]!.ToJsonString()));
        await TakenAsync(await PartAsync(app, id, 0, SmallList.Take(3)));
        await TakenAsync(await PartAsync(app, id, 1, SmallList.Skip(3).Take(3)));
        await TakenAsync(await CommitAsync(app, id));
        Assert.Equal(9, await CountAsync());
    }

    [Fact]
    public async Task The_Same_List_Again_Is_Noticed()
    {
        var id = await ImportAsync(app, SmallList);
        Assert.True((bool)(await TakenAsync(await BeginAsync(app, id, 9, 1)))["done"]!);
        Assert.Single(await WavesAsync(app));
    }

    /// <summary>The page drops such columns and sets such rows aside; a page that does not is refused here.</summary>
    [Theory]
    [InlineData("Ayu 3316012345678901", "Sukarejo", null)]
    [InlineData("Ayu (3316.0123.4567.8901)", "Sukarejo", null)]
    [InlineData("Ayu", "0812-3456-7890", null)]
    [InlineData("Ayu", "Sukarejo", "081234567890@surel.example")]
    [InlineData("Ayu +62 812 3456 7890", "Sukarejo", null)]
    [InlineData("Ayu", "Sukarejo", "bukan surel")]
    [InlineData("", "Sukarejo", null)]
    [InlineData(" Ayu", "Sukarejo", null)]
    [InlineData("Ayu\nBima", "Sukarejo", null)]
    public async Task A_Row_With_A_Number_Or_Out_Of_Shape_Is_Refused(string name, string unit, string? mailbox)
    {
        var id = NewId();
        await TakenAsync(await BeginAsync(app, id, 1, 1));
        Assert.Equal("bad-shape", await CodeAsync(await PartAsync(app, id, 0, [new(name, "Jati", unit, mailbox)]), HttpStatusCode.BadRequest));
        Assert.Equal(0, await app.ReadAsync(s => s.Set<WaveImportPart>().CountAsync()));
    }

    [Fact]
    public async Task A_Tps_And_A_Neighbourhood_Are_No_Telephone()
    {
        await ImportAsync(app, [new("Ayu Baskara, S.Pd.", "Jati", "Sukarejo TPS 012 RT 03/RW 05", "ayu12@tirtawana.example")]);
        Assert.Equal(1, await CountAsync());
    }

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAA.", 1, 1)]
    [InlineData(null, 0, 1)]
    [InlineData(null, 1001, 2)]
    [InlineData(null, 1, 2)]
    [InlineData(null, 100_001, 300)]
    public async Task A_Head_That_Cannot_Be_Is_Refused(string? id, int rows, int parts) =>
        Assert.Equal("bad-shape", await CodeAsync(await BeginAsync(app, id ?? NewId(), rows, parts), HttpStatusCode.BadRequest));

    [Fact]
    public async Task The_Other_Office_Sees_Nothing_Of_It_And_A_Dropped_List_Is_Gone()
    {
        var id = await ImportAsync(app, SmallList);
        Assert.Equal(0, await app.ReadAsync(s => s.Set<Wave>().CountAsync(w => w.OfficeId == TeamApp.OtherOffice)));
        Assert.Equal(HttpStatusCode.NotFound, (await app.As(app.Members[0]).GetAsync($"/{TeamApp.Office}/api/waves/{NewId()}")).StatusCode);
        var other = NewId();
        await TakenAsync(await BeginAsync(app, other, 9, 1));
        await TakenAsync(await PartAsync(app, other, 0, SmallList));
        await TakenAsync(await app.As(app.Members[0]).DeleteAsync($"/{TeamApp.Office}/api/waves/imports/{other}"));
        Assert.Equal((0, 0), await app.ReadAsync(async s => (await s.Set<WaveImport>().CountAsync(), await s.Set<WaveImportPart>().CountAsync())));

        Assert.Equal(["changed"], (await StepAsync(app, id, "erase", revision: 9)).Faults);
        await app.PostAsync(app.Members[0], $"waves/{id}/erase", new { revision = 1 });
        Assert.Equal(0, await CountAsync());
        Assert.Empty(await WavesAsync(app));
    }

    private static async Task<string> CodeAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!;
    }

    private Task<int> CountAsync() => app.ReadAsync(s => s.Set<WavePerson>().CountAsync());
}
