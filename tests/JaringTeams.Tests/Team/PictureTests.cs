using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Retention;
using Jaring.Team.Pictures;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Team;

/// <summary>Officers' pictures on the server: only what the member herself signed is kept, everybody is given the same, and who leaves is forgotten.</summary>
public sealed class PictureTests
{
    private const long Day = 24 * 60 * 60;
    private static readonly byte[] Face = [0xff, 0xd8, 0xff, 1, 2, 3];

    [Fact]
    public async Task What_A_Member_Signed_Is_Given_To_Everybody_And_What_She_Takes_Away_To_Nobody()
    {
        await using var app = await FoundedAsync();
        var (one, two) = (app.Members[0], app.Members[1]);
        await ExpectAsync(await KeepAsync(app, one, Said(one, 1, Face), Face));
        await ExpectAsync(await KeepAsync(app, two, Said(two, 1, [.. Face, 9]), [.. Face, 9]));
        await ExpectAsync(await KeepAsync(app, one, Said(one, 1, Face), Face));

        var given = await GivenAsync(app);
        Assert.Equal(new[] { one, two }.OrderBy(m => m.Id, StringComparer.Ordinal).Select(m => Said(m, 1, m == one ? Face : [.. Face, 9])), given.Select(p => (string)p!["e"]!));
        Assert.All(given, p => Assert.StartsWith(TestMember.B64(Face.AsSpan()), (string)p!["jpeg"]!, StringComparison.Ordinal));

        await ExpectAsync(await KeepAsync(app, one, Said(one, 2, null), null));
        Assert.Single(await GivenAsync(app));
        Assert.Null((await OwnAsync(app, one))!["jpeg"]);
        Assert.Null(Assert.Single(await app.ReadAsync(s => s.Set<StoredPicture>().Where(p => p.MemberId == one.Id).Select(p => p.Jpeg).ToListAsync())));
        await ExpectAsync(await KeepAsync(app, one, Said(one, 1, Face), Face), HttpStatusCode.Conflict, "conflict");
        Assert.Single(await GivenAsync(app));
    }

    [Fact]
    public async Task What_The_Member_Did_Not_Sign_So_Is_Refused()
    {
        await using var app = await FoundedAsync();
        var (one, two) = (app.Members[0], app.Members[1]);
        var sound = Said(one, 1, Face);
        byte[] large = [.. Face, .. new byte[PictureStatement.MostBytes]];
        byte[] drawing = [.. "<svg xmlns='http://www.w3.org/2000/svg'/>"u8];
        (string Name, string E, byte[]? Jpeg, string? Sig, string Code)[] refused =
        [
            ("signed by somebody else", sound, Face, two.Sign(sound, "picture"), "bad-signature"),
            ("signed for another purpose", sound, Face, one.Sign(sound), "bad-signature"),
            ("another picture", sound, [.. Face, 1], null, "bad-shape"),
            ("no picture", sound, null, null, "bad-shape"),
            ("a picture with a word that there is none", Said(one, 1, null), Face, null, "bad-shape"),
            ("a colleague's", Said(two, 1, Face), Face, null, "bad-shape"),
            ("another office's", Said(one, 1, Face, office: TeamApp.OtherOffice), Face, null, "bad-shape"),
            ("number nought", Said(one, 0, Face), Face, null, "bad-shape"),
            ("to the minute", Said(one, 1, Face, later: 60), Face, null, "bad-shape"),
            ("of next week", Said(one, 1, Face, later: 7 * Day), Face, null, "bad-shape"),
            ("of last year", Said(one, 1, Face, later: -365 * Day), Face, null, "bad-shape"),
            ("for ten years", Said(one, 1, Face, days: 3650), Face, null, "bad-shape"),
            ("too large", Said(one, 1, large), large, null, "bad-shape"),
            ("a drawing that a browser would run", Said(one, 1, drawing), drawing, null, "bad-shape"),
        ];
        foreach (var (name, e, jpeg, sig, code) in refused)
        {
            var answer = await KeepAsync(app, one, e, jpeg, sig);
            Assert.Equal((name, HttpStatusCode.BadRequest, code), (name, answer.StatusCode, (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!));
        }

        Assert.Empty(await GivenAsync(app));
        await ExpectAsync(await KeepAsync(app, one, sound, Face));
    }

    [Fact]
    public async Task Who_Leaves_Is_Shown_At_Once_To_Nobody_And_Kept_No_More()
    {
        await using var app = await FoundedAsync();
        var (stays, leaves) = (app.Members[0], app.Members[2]);
        await ExpectAsync(await KeepAsync(app, stays, Said(stays, 1, Face), Face));
        await ExpectAsync(await KeepAsync(app, leaves, Said(leaves, 1, Face), Face));
        var e = await app.NextAsync(entry => entry.Remove(leaves));
        await app.AgreeAsync(e, app.Members[0], app.Members[1]);

        Assert.Equal(Said(stays, 1, Face), (string)Assert.Single(await GivenAsync(app))!["e"]!);
        await app.Services.GetRequiredService<EraseWhatIsPast>().RunAsync(default);
        Assert.Equal(stays.Id, Assert.Single(await app.ReadAsync(s => s.Set<StoredPicture>().Select(p => p.MemberId).ToListAsync())));
    }

    [Fact]
    public async Task After_Half_A_Year_It_Is_Over()
    {
        await using var app = await FoundedAsync();
        await ExpectAsync(await KeepAsync(app, app.Members[0], Said(app.Members[0], 1, Face), Face));
        app.Clock.Advance(TimeSpan.FromDays(179));
        await app.Services.GetRequiredService<EraseWhatIsPast>().RunAsync(default);
        Assert.Single(await GivenAsync(app));
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await GivenAsync(app));
        await app.Services.GetRequiredService<EraseWhatIsPast>().RunAsync(default);
        Assert.Empty(await app.ReadAsync(s => s.Set<StoredPicture>().ToListAsync()));
    }

    private static async Task<TeamApp> FoundedAsync()
    {
        var app = await TeamApp.StartAsync();
        await app.FoundAsync(3);
        return app;
    }

    private static string Said(TestMember by, int n, byte[]? jpeg, long later = 0, int days = 180, string office = TeamApp.Office)
    {
        var today = TeamApp.Start.ToUnixTimeSeconds();
        var iat = today - (today % Day) + later;
        return TestMember.B64($$"""{"v":"JT1","t":"picture","office":"{{office}}","id":"{{by.Id}}","n":{{n}},"hash":{{(jpeg is null ? "null" : $"\"{TestMember.B64(SHA256.HashData(jpeg))}\"")}},"iat":{{iat}},"exp":{{iat + (days * Day)}}}""");
    }

    private static Task<HttpResponseMessage> KeepAsync(TeamApp app, TestMember by, string e, byte[]? jpeg, string? sig = null) =>
        app.PutAsync(by, "me/picture", JsonSerializer.Serialize(new { e, sig = sig ?? by.Sign(e, "picture"), jpeg = jpeg is null ? null : TestMember.B64(jpeg.AsSpan()) }));

    private static async Task<JsonArray> GivenAsync(TeamApp app) => (await app.Anonymous("ruang.tirtawana.example").GetFromJsonAsync<JsonNode>($"/{TeamApp.Office}/api/pictures"))!["pictures"]!.AsArray();

    private static async Task<JsonNode?> OwnAsync(TeamApp app, TestMember member) => (await app.As(member).GetFromJsonAsync<JsonNode>($"/{TeamApp.Office}/api/me/picture"))!["picture"];

    private static async Task ExpectAsync(HttpResponseMessage answer, HttpStatusCode status = HttpStatusCode.NoContent, string? code = null)
    {
        Assert.Equal(status, answer.StatusCode);
        if (code is not null)
        {
            Assert.Equal(code, (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!);
        }
    }
}
