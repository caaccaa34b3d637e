using System.Net;
using System.Text.RegularExpressions;
using Jaring.Attendance.Codes;
using Jaring.Tests.Texts;

namespace Jaring.Tests.Attendance;

/// <summary>Somebody in the hall scans the code and types a name: no account, no script, and nothing to learn from the page.</summary>
public sealed partial class Check_In
{
    [Fact]
    public async Task Takes_A_Name_With_The_Code_Of_The_Screen_And_Says_First_That_It_Does()
    {
        await using var hall = await Hall.OpenAsync();
        var code = await hall.CodeAsync();
        Assert.Matches("^[2-9A-HJKMNP-TV-Z]{6}$", code);
        var page = await hall.VisitAsync(code.ToLowerInvariant().Insert(3, "-"));
        var said = Regex.Replace(page[page.IndexOf("<main>", StringComparison.Ordinal)..], "<[^>]*>", "");
        Assert.True(said.IndexOf("Halaman ini mencatat nama Anda", StringComparison.Ordinal) < said.IndexOf("Sosialisasi:", StringComparison.Ordinal));
        Assert.Contains("Ingin bercerita? Bukan di sini. Buka https://ruang.tirtawana.example/tirtawana/.", said, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script| on[a-z]+=", page);
        Assert.Contains("autocomplete=\"off\"", page, StringComparison.Ordinal);

        Assert.Contains(">tercatat</p>", await hall.CheckInAsync("  Sari   Dewi \u200b", "Desa Mekar"), StringComparison.Ordinal);
        var entry = Assert.Single((await hall.ListAsync())["entries"]!.AsArray())!;
        Assert.Equal(("Sari Dewi", "Desa Mekar", "onsite", false), ((string)entry["name"]!, (string)entry["unit"]!, (string)entry["mode"]!, (bool)entry["late"]!));
    }

    /// <summary>On the list, not on it, twice, late: who types learns nothing of the others.</summary>
    [Fact]
    public async Task Answers_Every_Entry_With_The_Same_Bytes()
    {
        await using var hall = await Hall.OpenAsync();
        await hall.AddAsync("Yoga Pratama");
        var late = await hall.ScanAsync();
        var answers = new List<string> { await hall.CheckInAsync("Yoga Pratama"), await hall.CheckInAsync("Yoga Pratama"), await hall.CheckInAsync("Bukan siapa-siapa", "") };
        var page = await hall.ScanAsync();
        answers.Add(await hall.TypeAsync(page, "Sari Dewi"));
        answers.Add(await hall.TypeAsync(page, "Sari Dewi"));
        hall.App.Clock.Advance(TimeSpan.FromMinutes(40));
        answers.Add(await hall.TypeAsync(late, "Lambat Sekali"));

        Assert.Single(answers.Distinct());
        Assert.DoesNotContain("Yoga", answers[0], StringComparison.Ordinal);
        var entries = (await hall.ListAsync())["entries"]!.AsArray();
        Assert.Equal(["Bukan siapa-siapa", "Lambat Sekali", "Sari Dewi", "Yoga Pratama", "Yoga Pratama"], entries.Select(e => (string)e!["name"]!));
        Assert.Equal(["Lambat Sekali"], entries.Where(e => (bool)e!["late"]!).Select(e => (string)e!["name"]!));
    }

    [Fact]
    public async Task Code_Changes_Each_Minute_And_Is_Taken_A_Little_Longer()
    {
        await using var hall = await Hall.OpenAsync();
        var screen = (await hall.ScreenAsync())["codes"]!.AsArray().Select(c => (string)c!["code"]!).ToList();
        Assert.Equal(15, screen.Distinct().Count());
        for (var minute = 0; minute < screen.Count; minute++)
        {
            Assert.Equal(screen[minute], await hall.CodeAsync());
            hall.App.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Contains("checkin-form", await hall.VisitAsync(screen[^1]), StringComparison.Ordinal);
        Assert.Contains("checkin-form", await hall.VisitAsync(screen[^2]), StringComparison.Ordinal);
        var expired = await hall.VisitAsync(screen[^3]);
        Assert.Contains("Kode sudah berganti", expired, StringComparison.Ordinal);
        Assert.DoesNotContain("checkin-form", expired, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Code_That_Never_Was_Reads_Like_One_That_Is_Over()
    {
        await using var hall = await Hall.OpenAsync();
        var code = await hall.CodeAsync();
        hall.App.Clock.Advance(TimeSpan.FromMinutes(10));
        var (over, never) = (await hall.VisitAsync(code), await hall.VisitAsync("222222"));
        Assert.Equal(never.Replace("222222", code, StringComparison.Ordinal), over);
        Assert.Equal(HttpStatusCode.OK, (await hall.GetAsync("/tirtawana/hadir")).StatusCode);
        Assert.DoesNotContain("Sosialisasi:", over, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Online_Link_Stands_Longer_And_Says_Where_Somebody_Was()
    {
        await using var hall = await Hall.OpenAsync();
        var link = (string)(await hall.ScreenAsync())["online"]!;
        hall.App.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Contains(">tercatat</p>", await hall.CheckInAsync("Sari Dewi", code: link), StringComparison.Ordinal);
        Assert.Equal("online", (string)Assert.Single((await hall.ListAsync())["entries"]!.AsArray())!["mode"]!);
        hall.App.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Contains("Kode sudah berganti", await hall.VisitAsync(link), StringComparison.Ordinal);
    }

    /// <summary>What is not saved is never called recorded.</summary>
    [Fact]
    public async Task Is_Closed_By_The_Moderator_And_By_The_Hours_And_Says_So()
    {
        await using var hall = await Hall.OpenAsync();
        var page = await hall.ScanAsync();
        await hall.CloseAsync(true);
        Assert.Contains("Pencatatan sudah ditutup", await hall.VisitAsync(await hall.CodeAsync()), StringComparison.Ordinal);
        Assert.Contains("Pencatatan sudah ditutup", await hall.TypeAsync(page, "Sari Dewi"), StringComparison.Ordinal);
        await hall.CloseAsync(false);
        Assert.Contains(">tercatat</p>", await hall.TypeAsync(page, "Sari Dewi"), StringComparison.Ordinal);
        hall.App.Clock.Advance(TimeSpan.FromHours(3.5));
        Assert.Contains("Pencatatan sudah ditutup", await hall.TypeAsync(page, "Yoga Pratama"), StringComparison.Ordinal);
        hall.App.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Contains("Kode sudah berganti", await hall.TypeAsync(page, "Yoga Pratama"), StringComparison.Ordinal);
        Assert.Equal("Sari Dewi", (string)Assert.Single((await hall.ListAsync())["entries"]!.AsArray())!["name"]!);
    }

    [Fact]
    public async Task Takes_Nothing_With_A_Ticket_That_Was_Made_Up_Or_Without_A_Name()
    {
        await using var hall = await Hall.OpenAsync();
        var page = await hall.ScanAsync();
        Assert.Contains("Kode sudah berganti", await hall.TypeAsync(new(page) { ["karcis"] = new('2', 22) }, "Sari Dewi"), StringComparison.Ordinal);
        Assert.Contains("Kode sudah berganti", await hall.TypeAsync(new(page) { ["kiriman"] = "1" }, "Sari Dewi"), StringComparison.Ordinal);
        Assert.Contains("Nama belum diisi", await hall.TypeAsync(page, " \u200b "), StringComparison.Ordinal);
        Assert.Empty((await hall.ListAsync())["entries"]!.AsArray());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await hall.PostAsync("/tirtawana/hadir/X", new() { ["nama"] = new('a', 9000) })).StatusCode);
    }

    [Fact]
    public async Task Speaks_English_To_Whoever_Asks_And_Escapes_What_Somebody_Writes_Into_The_Address()
    {
        await using var hall = await Hall.OpenAsync();
        Assert.Contains("This page records your name", await hall.VisitAsync($"{await hall.CodeAsync()}?b=en"), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", await hall.VisitAsync("%22%3E%3Cb%3Ex"), StringComparison.Ordinal);
    }

    /// <summary>A projector in a hall shows the code for hours; an unlocked dashboard must not.</summary>
    [Fact]
    public async Task Screen_Of_A_Hall_Needs_No_Sign_In_Comes_Again_By_Itself_And_Shows_No_Name()
    {
        await using var hall = await Hall.OpenAsync();
        await hall.AddAsync("Yoga Pratama");
        var path = new Uri((string)(await hall.ScreenAsync())["window"]!).AbsolutePath;
        hall.App.Clock.Advance(TimeSpan.FromSeconds(10));
        using var answer = await hall.GetAsync(path);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains((await hall.CodeAsync()).Insert(3, " "), page, StringComparison.Ordinal);
        Assert.Equal("51", answer.Headers.GetValues("Refresh").Single());
        Assert.DoesNotContain("Yoga", page, StringComparison.Ordinal);
        await hall.CloseAsync(true);
        foreach (var nothing in new[] { path, "/tirtawana/hadir/layar/X" })
        {
            using var empty = await hall.GetAsync(nothing);
            Assert.Contains("Belum ada kode", await empty.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Equal("30", empty.Headers.GetValues("Refresh").Single());
        }
    }

    [Fact]
    public void Codes_Of_Sessions_And_Kinds_Are_Told_Apart()
    {
        Assert.Equal(4, new[] { CodeKind.OnSite, CodeKind.Online, CodeKind.TicketOf(Presence.OnSite), CodeKind.TicketOf(Presence.Online) }.Select(k => k.Name).Distinct().Count());
        Assert.NotEqual(CodeKind.OnSite.Length, CodeKind.Online.Length);
    }

    [Fact]
    public void Pages_Say_All_Of_Their_Texts_And_No_Other()
    {
        var source = Repository.SourceBelow("src/Tab/Attendance") + Repository.SourceBelow("src/Tab/Waves");
        var asked = Asked().Matches(source).Select(m => m.Groups[1].Value).Concat(new[] { "one", "two", "three" }.Select(q => $"feedback.{q}")).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(TextFile.Read("src/Tab/Attendance/Texts/id.json").Texts.Keys.Order(StringComparer.Ordinal), asked);
    }

    [GeneratedRegex(@"""((?:checkin|contact|feedback|form|hall|outside)\.[a-z.]+)""")]
    private static partial Regex Asked();
}
