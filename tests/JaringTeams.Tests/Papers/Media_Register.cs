using System.Net;
using System.Text.Json.Nodes;
using Jaring.MediaRegister;
using Jaring.Retention;
using Jaring.Tests.Outreach;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Papers;

/// <summary>What hung and what was published: recorded, changed, taken down, removed and back again, and gone when nobody needs it.</summary>
public sealed class Media_Register : IAsyncLifetime
{
    private const string Id = "AAAAAAAAAAAAAAAAAAAAAA", Other = "BBBBBBBBBBBBBBBBBBBBBB";
    private TeamApp app = null!;

    public async Task InitializeAsync()
    {
        app = await TeamApp.StartAsync();
        await app.FoundAsync();
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task A_Poster_Hangs_Is_Moved_Is_Taken_Down_And_Comes_Back_After_A_Slip()
    {
        await SaveAsync(Id, 0, Piece());
        await SaveAsync(Id, 0, Piece());
        await SaveAsync(Id, 1, Piece(place: "Papan lantai 2"));
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync(Id, 1, Piece(place: "Parkir"))).StatusCode);
        await SaveAsync(Id, 2, Piece(place: "Papan lantai 2", down: "2026-11-20"));
        Assert.Equal([(3, "Papan lantai 2", "2026-11-20")], await LinesAsync());

        Assert.Equal(HttpStatusCode.NoContent, (await app.As(app.Members[3]).DeleteAsync($"/{TeamApp.Office}/api/media/{Id}")).StatusCode);
        Assert.Empty(await LinesAsync());
        await SaveAsync(Id, 0, Piece());
        Assert.Equal([(1, "Lobi", null)], await LinesAsync());
    }

    [Theory]
    [InlineData("form", "billboard")]
    [InlineData("wording", "rumour")]
    [InlineData("place", " ")]
    [InlineData("since", "2026-11-23")]
    [InlineData("since", "kemarin")]
    [InlineData("until", "2026-11-09")]
    [InlineData("takenDown", "2026-11-23")]
    [InlineData("takenDown", "2026-11-09")]
    [InlineData("reviewedBy", "Sri")]
    public async Task What_Cannot_Be_Is_Refused(string field, string value)
    {
        var piece = Piece();
        piece[field] = value;
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(Id, 0, piece)).StatusCode);
        Assert.Empty(await LinesAsync());
    }

    [Fact]
    public async Task Own_Words_Name_Who_Reviewed_Them()
    {
        var own = Piece();
        own["wording"] = "own";
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(Id, 0, own)).StatusCode);
        own["reviewedBy"] = "Kepala Subbagian Hukum";
        await SaveAsync(Id, 0, own);
    }

    /// <summary>docs/retention.md: two years after its last day; what hangs stays.</summary>
    [Fact]
    public async Task It_Goes_As_Long_After_Its_Last_Day_As_Sessions_Do()
    {
        await SaveAsync(Id, 0, Piece(down: "2026-11-20"));
        await SaveAsync(Other, 0, Piece(place: "Papan pengumuman"));
        app.Clock.MoveTo(new(2028, 11, 18, 0, 0, 0, TimeSpan.Zero));
        await app.Services.GetRequiredService<EraseWhatIsPast>().RunAsync(default);
        Assert.Equal(2, await app.ReadAsync(s => s.Set<RegisteredPiece>().CountAsync()));
        app.Clock.MoveTo(new(2028, 11, 21, 0, 0, 0, TimeSpan.Zero));
        await app.Services.GetRequiredService<EraseWhatIsPast>().RunAsync(default);
        Assert.Equal("Papan pengumuman", (await app.ReadAsync(s => s.Set<RegisteredPiece>().SingleAsync())).Place);
    }

    internal static JsonObject Piece(string place = "Lobi", string since = "2026-11-10", string? down = null, string form = "poster") => new()
    {
        ["form"] = form,
        ["wording"] = "poster",
        ["reviewedBy"] = "",
        ["place"] = place,
        ["since"] = since,
        ["until"] = null,
        ["takenDown"] = down,
    };

    private Task<HttpResponseMessage> SendAsync(string id, int rev, JsonObject piece) =>
        app.PutAsync(app.Members[2], $"media/{id}", new JsonObject { ["rev"] = rev, ["piece"] = piece.DeepClone() }.ToJsonString());

    private async Task SaveAsync(string id, int rev, JsonObject piece) => Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(id, rev, piece)).StatusCode);

    private async Task<IEnumerable<(int, string, string?)>> LinesAsync() =>
        (await SessionRequests.JsonAsync(await app.As(app.Members[0]).GetAsync($"/{TeamApp.Office}/api/media"), HttpStatusCode.OK))["pieces"]!.AsArray()
            .Select(line => ((int)line!["rev"]!, (string)line["piece"]!["place"]!, (string?)line["piece"]!["takenDown"]));
}
