using System.Net;
using System.Text.Json.Nodes;
using Jaring.Tests.Outreach;
using Jaring.Tests.Support;
using static Jaring.Tests.Announcements.Announcing;

namespace Jaring.Tests.Announcements;

/// <summary>Own words leave only after a second member saw what a phone shows; a reviewed text needs none. Nothing can be changed afterwards.</summary>
public sealed class Two_Members
{
    [Fact]
    public async Task Own_Words_Wait_For_A_Second_Member_And_Go_To_Everybody_Once()
    {
        await using var app = await OfficeAsync(staff: 3);
        var made = await MadeAsync(app, app.Members[0], Own());
        Assert.Equal(("waiting", 0, 0, 0, 0), Numbers(made));
        Assert.Equal(("JaringTeams", "Kegiatan bersama"), ((string?)made["preview"]!["shown"]!["app"], (string?)made["preview"]!["shown"]!["line"]));
        await app.DeliverAsync();
        Assert.Empty(app.Announcer.Told);

        Assert.Equal("conflict", await CodeAsync(await ApproveAsync(app, app.Members[0], made)));
        Assert.Equal("conflict", await CodeAsync(await ApproveAsync(app, app.Members[1], made, "something else")));
        await app.DeliverAsync();
        Assert.Empty(app.Announcer.Told);

        var going = (await SessionRequests.JsonAsync(await ApproveAsync(app, app.Members[1], made), HttpStatusCode.OK))["announcement"]!;
        Assert.Equal(("going", 3, 0, 0, 0), Numbers(going));
        Assert.Equal(HttpStatusCode.OK, (await ApproveAsync(app, app.Members[1], made)).StatusCode);
        await app.DeliverAsync();
        Assert.Equal(["chat-0", "chat-1", "chat-2"], app.Announcer.Told.Select(t => t.Address).Order());
        Assert.All(app.Announcer.Told, t => Assert.Equal("Selasa, 24 November pukul 09.00 kita berkumpul di aula.", t.Said.Text));
        Assert.Equal(("done", 3, 3, 0, 0), Numbers(await OnlyAsync(app)));
        Assert.Equal("conflict", await CodeAsync(await ApproveAsync(app, app.Members[2], made)));
    }

    [Fact]
    public async Task A_Reviewed_Text_Is_Sent_By_One_Member_Who_Saw_It()
    {
        await using var app = await OfficeAsync(staff: 2);
        Assert.Equal("conflict", await CodeAsync(await MakeAsync(app, app.Members[0], Reviewed(), seen: "nothing was seen")));
        Assert.Equal(("going", 2, 0, 0, 0), Numbers(await MadeAsync(app, app.Members[0], Reviewed())));
        await app.DeliverAsync();
        Assert.Equal(("done", 2, 2, 0, 0), Numbers(await OnlyAsync(app)));
        Assert.All(app.Announcer.Told, t => Assert.Equal("Jadwal di tab JaringTeams", t.Said.Title));
    }

    [Fact]
    public async Task Same_Key_Is_One_Announcement_And_Other_Words_Under_It_Are_Refused()
    {
        await using var app = await OfficeAsync(staff: 1);
        await MadeAsync(app, app.Members[0], Reviewed());
        Assert.Equal(HttpStatusCode.OK, (await MakeAsync(app, app.Members[0], Reviewed())).StatusCode);
        Assert.Equal("duplicate", await CodeAsync(await MakeAsync(app, app.Members[0], Reviewed("materials"))));
        Assert.Equal("duplicate", await CodeAsync(await MakeAsync(app, app.Members[1], Own(), "short")));
        await app.DeliverAsync();
        Assert.Single(app.Announcer.Told);
    }

    [Fact]
    public async Task One_Goes_Out_At_A_Time_And_Other_Words_Are_Other_Previews()
    {
        await using var app = await OfficeAsync(staff: 1);
        var waits = await MadeAsync(app, app.Members[0], Own());
        await MadeAsync(app, app.Members[1], Reviewed(), "BBBBBBBBBBBBBBBBBBBBBB");
        Assert.Equal("conflict", await CodeAsync(await MakeAsync(app, app.Members[1], Reviewed("materials"), "CCCCCCCCCCCCCCCCCCCCCC")));
        Assert.Equal("conflict", await CodeAsync(await ApproveAsync(app, app.Members[1], waits)));
        await app.DeliverAsync();

        // The edge shows something else since: what the second member saw is not what would be sent.
        app.Announcer.App = "Jaring";
        Assert.Equal("conflict", await CodeAsync(await ApproveAsync(app, app.Members[1], waits)));
        app.Announcer.App = "JaringTeams";
        Assert.Equal(HttpStatusCode.OK, (await ApproveAsync(app, app.Members[1], waits)).StatusCode);
        Assert.NotEqual((string?)(await PreviewAsync(app, app.Members[0], Own()))["seen"], (string?)(await PreviewAsync(app, app.Members[0], Own(text: "Rabu kita berkumpul.")))["seen"]);
    }

    [Fact]
    public async Task Words_That_Wait_Can_Be_Taken_Back_And_Are_Gone()
    {
        await using var app = await OfficeAsync(staff: 1);
        var made = await MadeAsync(app, app.Members[0], Own());
        Assert.Null((await SessionRequests.JsonAsync(await StopAsync(app, app.Members[0], made), HttpStatusCode.OK))["announcement"]);
        Assert.Empty((await PageAsync(app))["announcements"]!.AsArray());
        Assert.Equal("not-found", await CodeAsync(await ApproveAsync(app, app.Members[1], made)));
        await app.DeliverAsync();
        Assert.Empty(app.Announcer.Told);
    }

    [Theory]
    [InlineData("Laporan baru", "Silakan baca.", "title", "purpose", 0, 5)]
    [InlineData("Kegiatan", "Ada kasus di kantor.", "text", "purpose", 4, 5)]
    [InlineData("Activity", "A new case is here.", "text", "purpose", 6, 4)]
    [InlineData("Kegiatan", "Pesan Anda sudah terkirim.", "text", "deed", 11, 14)]
    [InlineData("Segera datang", "Ke aula.", "title", "hurry", 0, 6)]
    [InlineData("Kegiatan", "Ada 12 kursi.", "text", "number", 4, 2)]
    [InlineData("Kegiatan", "Hubungi 081234567.", "text", "number", 8, 9)]
    [InlineData("Ayo!", "Ke aula.", "title", "sign", 3, 1)]
    [InlineData("Kegiatan", "Ke \u202Eaula.", "text", "sign", 3, 1)]
    [InlineData("Kegiatan", "Buka https://contoh.example/x", "text", "link", 5, 6)]
    [InlineData("Kegiatan", "Anda harus datang.", "text", "wording", 5, 5)]
    [InlineData("", "Ke aula.", "title", "title-empty", 0, 0)]
    [InlineData("Kegiatan", " ", "text", "text-empty", 0, 0)]
    public async Task Words_That_Tell_Something_Are_Refused_With_The_Place(string title, string text, string field, string code, int from, int length)
    {
        await using var app = await OfficeAsync(staff: 1);
        var tried = await TryAsync(app, app.Members[0], Own(title, text));
        Assert.Null(tried["preview"]);
        var fault = Assert.Single(tried["faults"]!.AsArray(), f => (string?)f!["code"] == code)!;
        Assert.Equal((field, from, length), ((string?)fault["field"], (int)fault["from"]!, (int)fault["length"]!));
        var refused = await SessionRequests.JsonAsync(await MakeAsync(app, app.Members[0], Own(title, text), seen: "x"), HttpStatusCode.BadRequest);
        Assert.Equal("bad-shape", (string?)refused["code"]);
        Assert.Contains((string)fault["sentence"]!, (string?)refused["detail"]);
        Assert.Empty((await PageAsync(app))["announcements"]!.AsArray());
    }

    [Fact]
    public async Task Too_Long_Is_Told_And_A_Day_And_An_Hour_May_Stand()
    {
        await using var app = await OfficeAsync(staff: 1);
        Assert.Equal("title-length", await CodeOfAsync(Own(new string('a', 61))));
        Assert.Equal("text-length", await CodeOfAsync(Own(text: new string('a', 401))));
        Assert.Equal("title-length", await CodeOfAsync(Own("dua\nbaris")));
        Assert.Equal("unknown", await CodeOfAsync(Reviewed("nothing")));
        await PreviewAsync(app, app.Members[0], Own("Apel pagi", "Senin, 30 November 2026 pukul 08.00.\nTempat: halaman kantor."));

        async Task<string?> CodeOfAsync(JsonObject draft) => (string?)Assert.Single((await TryAsync(app, app.Members[0], draft))["faults"]!.AsArray())!["code"];
    }

    [Fact]
    public async Task Somebody_Of_Another_Office_Finds_Nothing()
    {
        await using var app = await OfficeAsync(staff: 1);
        var made = await MadeAsync(app, app.Members[0], Own());
        Assert.Empty(await app.ReadAsync(s => Task.FromResult(s.Set<Jaring.Announcements.Announcement>().Where(a => a.OfficeId != TeamApp.Office).ToList())));
        using var other = await app.Anonymous("dasbor.lembayung.example").PostAsync($"/{TeamApp.OtherOffice}/api/announcements/{made["id"]}/stop", null);
        Assert.Equal(HttpStatusCode.Unauthorized, other.StatusCode);
        Assert.Equal("waiting", (string?)(await OnlyAsync(app))["state"]);
    }
}
