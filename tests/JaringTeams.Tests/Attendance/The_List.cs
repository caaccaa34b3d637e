using System.Net;
using System.Text.Json.Nodes;
using Jaring.Storage;
using Jaring.Tests.Support;

namespace Jaring.Tests.Attendance;

/// <summary>The moderator's list: taps that come twice, late or out of a phone that was away, typed names that find their person, and counts.</summary>
public sealed class The_List
{
    [Fact]
    public async Task Change_That_Is_Sent_Again_Changes_Nothing_More()
    {
        await using var hall = await Hall.OpenAsync();
        var id = PublicId.New();
        var change = new { add = new[] { new { id, name = "Yoga Pratama", unit = "Umum", sex = "L" } }, mark = new[] { new { person = id, mode = "onsite" } } };
        var first = (await hall.ChangeAsync(change)).ToJsonString();
        Assert.Equal(first, (await hall.ChangeAsync(change)).ToJsonString());
        Assert.Equal("onsite", (string)(await hall.ListAsync())["people"]![0]!["mode"]!);
        Assert.Null((await hall.MarkAsync(id, null))["people"]![0]!["mode"]);
        await hall.ChangeAsync(new { remove = new[] { id } });
        Assert.Empty((await hall.ChangeAsync(new { remove = new[] { id }, mark = new[] { new { person = id, mode = "onsite" } } }))["people"]!.AsArray());
    }

    [Fact]
    public async Task Typed_Name_Is_Taken_For_Somebody_For_Nobody_And_Back()
    {
        await using var hall = await Hall.OpenAsync();
        var person = await hall.AddAsync("Yoga Pratama", "Umum");
        var other = await hall.AddAsync("Sari Dewi", "Hukum");
        await hall.CheckInAsync("yoga pratama", code: (string)(await hall.ScreenAsync())["online"]!);
        var entry = (string)(await hall.ListAsync())["entries"]![0]!["id"]!;

        Assert.Equal([null, "online"], Modes(await MatchAsync(hall, entry, person)));
        Assert.Equal(["online", null], Modes(await MatchAsync(hall, entry, other)));
        var aside = await hall.ChangeAsync(new { match = new[] { new { entry, person = (string?)null, aside = true } } });
        Assert.Equal([null, null], Modes(aside));
        Assert.True((bool)aside["entries"]![0]!["aside"]!);
        Assert.Equal([null, null], Modes(await hall.ChangeAsync(new { match = new[] { new { entry, person = "nobody", aside = false } } })));
    }

    [Fact]
    public async Task Somebody_Who_Was_Not_On_It_Is_Added_And_Matched_At_Once()
    {
        await using var hall = await Hall.OpenAsync();
        await hall.CheckInAsync("Tamu Baru", "Desa Mekar");
        var (entry, id) = ((string)(await hall.ListAsync())["entries"]![0]!["id"]!, PublicId.New());
        var list = await hall.ChangeAsync(new { add = new[] { new { id, name = "Tamu Baru", unit = "Desa Mekar", sex = (string?)null } }, match = new[] { new { entry, person = id, aside = false } } });
        Assert.Equal((id, "onsite"), ((string)list["entries"]![0]!["person"]!, (string)list["people"]![0]!["mode"]!));
    }

    [Fact]
    public async Task Counts_By_Unit_And_Way()
    {
        await using var hall = await Hall.OpenAsync();
        await hall.MarkAsync(await hall.AddAsync("A", "Umum", "P"), "paper");
        await hall.MarkAsync(await hall.AddAsync("B", "Umum", "L"), "online");
        await hall.AddAsync("C", "Umum", "L");
        await hall.MarkAsync(await hall.AddAsync("D", "Hukum"), "onsite");
        var units = (await hall.ListAsync())["units"]!.AsArray().Select(u => ((string)u!["unit"]!, (int)u["listed"]!, (int)u["onSite"]!, (int)u["online"]!, (int)u["men"]!, (int)u["women"]!));
        Assert.Equal([("Hukum", 1, 1, 0, 0, 0), ("Umum", 3, 1, 1, 1, 1)], units);
    }

    [Fact]
    public async Task Refuses_What_Has_No_Form_And_Sessions_That_Are_Not_There()
    {
        await using var hall = await Hall.OpenAsync();
        var person = await hall.AddAsync("Yoga Pratama");
        await hall.ChangeAsync(new { mark = new[] { new { person, mode = "ghost" } } }, HttpStatusCode.BadRequest);
        await hall.ChangeAsync(new { add = new[] { new { id = "x", name = "Y", unit = "", sex = "" } } }, HttpStatusCode.BadRequest);
        await hall.ChangeAsync(new { add = new[] { new { id = PublicId.New(), name = " ", unit = "", sex = "" } } }, HttpStatusCode.BadRequest);
        foreach (var path in new[] { "attendance", "attendance/screen" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await hall.Moderator().GetAsync($"/tirtawana/api/sessions/AAAAAAAAAAAAAAAAAAAAAA/{path}")).StatusCode);
        }

        Assert.Null((await hall.ListAsync())["people"]![0]!["mode"]);
    }

    [Fact]
    public async Task Code_Opens_Nothing_At_Another_Office()
    {
        await using var hall = await Hall.OpenAsync();
        using var elsewhere = hall.App.Anonymous("ruang.lembayung.example");
        Assert.DoesNotContain("checkin-form", await elsewhere.GetStringAsync($"/{TeamApp.OtherOffice}/hadir/{await hall.CodeAsync()}"), StringComparison.Ordinal);
    }

    private static Task<JsonNode> MatchAsync(Hall hall, string entry, string person) => hall.ChangeAsync(new { match = new[] { new { entry, person, aside = false } } });

    private static IEnumerable<string?> Modes(JsonNode list) => list["people"]!.AsArray().Select(p => (string?)p!["mode"]);
}
