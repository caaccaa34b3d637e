using System.Text.Json;
using Jaring.Tests.Security.Doors;

namespace Jaring.Tests.Security.Answers;

/// <summary>Every route and every way of refusing, on both origins of two offices and on a foreign host name, against the one reviewed table.</summary>
public sealed class Every_Answer(TwoOffices world) : IClassFixture<TwoOffices>
{
    private const string Elsewhere = "elsewhere.example";

    private static readonly (string Method, string Path, string? Header, int Body, int Status)[] Refusals =
    [
        ("GET", "/", null, 0, 302),
        ("GET", "/healthz", null, 0, 200),
        ("POST", "/healthz", null, 0, 404),
        ("GET", "/probe/failure", null, 0, 500),
        ("GET", "/nothing", null, 0, 404),
        ("GET", "/appsettings.json", null, 0, 404),
        ("GET", "/{office}/x.html", null, 0, 404),
        ("GET", "/{office}/ruang.html", null, 0, 404),
        ("GET", "/{office}/assets/missing.js", null, 0, 404),
        ("GET", "/{office}/api/nothing", null, 0, 404),
        ("DELETE", "/{office}/", null, 0, 404),
        ("GET", "/api/messages", null, 0, 405),
        ("POST", "/api/messages", null, 10, 401),
        ("POST", "/{office}/api/{open}", "Content-Type: text/plain", 10, 415),
        ("POST", "/{office}/api/{open}", null, 10, 400),
        ("POST", "/{office}/api/{open}", null, 200_000, 413),
        ("GET", "/{office}/?{long}", null, 0, 414),
        ("GET", "/{office}/", "X-Long: {long}", 0, 431),
        ("GET", "/{office}/api/room", "Transfer-Encoding: chunked\r\nContent-Length: 3", 0, 400),
    ];

    [Fact]
    public async Task Of_A_Route_Wears_The_Table_S_Headers_Whoever_Asks()
    {
        var faults = new List<string>();
        var kinds = new HashSet<Kind>();
        foreach (var route in world.Routes)
        {
            foreach (var office in world.Offices)
            {
                foreach (var token in new[] { null, "garbage", world.Token(office), world.Token(office, office.Staff) })
                {
                    using var request = world.Request(route, office);
                    FromElsewhere(request);
                    kinds.Add(await JudgeAsync(request, token, KindOf(route), office, faults));
                }

                using var preflight = world.Request(route, office);
                preflight.Method = HttpMethod.Options;
                FromElsewhere(preflight);
                preflight.Headers.Add("Access-Control-Request-Method", route.Method == "*" ? "POST" : route.Method);
                preflight.Headers.Add("Access-Control-Request-Headers", "authorization, content-type");
                await JudgeAsync(preflight, null, Kind.Answer, office, faults);

                using var misled = world.Request(route, office, Elsewhere);
                await JudgeAsync(misled, null, Kind.Answer, office, faults);
            }
        }

        Assert.Empty(faults);
        Assert.Equal(Enum.GetValues<Kind>(), kinds.Order());
    }

    [Fact]
    public async Task Of_A_Refusal_Wears_Them_Too()
    {
        var faults = new List<string>();
        foreach (var office in world.Offices)
        {
            foreach (var host in new[] { office.Room, office.Dashboard, Elsewhere })
            {
                foreach (var (method, path, header, body, status) in Refusals.Where(r => host != Elsewhere || r.Path is "/healthz" or "/probe/failure" or "/nothing" or "/api/messages"))
                {
                    var target = path.Replace("{office}", office.Id, StringComparison.Ordinal).Replace("{open}", host == office.Room ? "receipts" : "cases/open", StringComparison.Ordinal).Replace("{long}", new string('a', 3000), StringComparison.Ordinal);
                    var type = header?.Contains("Content-Type", StringComparison.Ordinal) == true ? "" : "Content-Type: application/json\r\n";
                    var extra = header is null ? "" : $"{header.Replace("{long}", new string('a', 26_000), StringComparison.Ordinal)}\r\n";
                    var length = header?.Contains("Content-Length", StringComparison.Ordinal) == true ? "" : $"Content-Length: {body}\r\n";
                    var answer = await Support.RawHttp.AskAsync(world.App.Address, host, method, target, type + extra + length, length.Length == 0 ? "0\r\n\r\n"u8.ToArray() : new byte[body]);
                    Assert.Equal((method, path, host, status), (method, path, host, answer.Status));
                    faults.AddRange(ReviewedHeaders.Faults(Kind.Answer, status, answer.Headers, Frames(office), MapOf(office), host != Elsewhere).Select(f => $"{status} {method} {path} on {host}: {f}"));
                }
            }
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task To_A_Browser_That_Has_The_File_Keeps_It_For_Ever()
    {
        var office = world.Offices[0];
        var route = world.Routes.First(r => r is { IsAsset: true, Place: "room", Method: "GET" });
        using var first = world.Request(route, office);
        using var second = world.Request(route, office);
        second.Headers.TryAddWithoutValidation("If-None-Match", (await world.SendAsync(first)).Headers["ETag"]);
        var answer = await world.SendAsync(second);
        Assert.Equal(304, answer.Status);
        Assert.Empty(ReviewedHeaders.Faults(Kind.File, 304, answer.Headers, "", "", byTls: true));
    }

    [Fact]
    public async Task Is_Made_Without_A_Look_At_A_Cookie()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/probe/cookie");
        request.Headers.TryAddWithoutValidation("Cookie", "session=laras");
        Assert.Equal("""{"count":0,"header":""}""", (await world.SendAsync(request)).Body);
    }

    [Fact]
    public async Task That_Is_A_Failure_Says_Nothing_Of_Its_Cause()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/probe/failure");
        var answer = await world.SendAsync(request);
        Assert.Equal((500, "unexpected"), (answer.Status, answer.Code));
        Assert.Equal(["code", "title", "detail", "status"], JsonDocument.Parse(answer.Body).RootElement.EnumerateObject().Select(p => p.Name));
        Assert.DoesNotContain("Sari", answer.Body + world.App.Log, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"unexpected\"", world.App.Log.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-GB, id;q=0.5", "en", "Not found")]
    [InlineData("", "id", "Tidak ditemukan")]
    public async Task Is_Read_In_The_Person_S_Language(string accepted, string language, string title)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/nothing");
        request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        var answer = await world.SendAsync(request);
        Assert.Equal((language, title), (answer.Headers["Content-Language"], JsonDocument.Parse(answer.Body).RootElement.GetProperty("title").GetString()));
    }

    private static void FromElsewhere(HttpRequestMessage request)
    {
        request.Headers.Add("Origin", "https://elsewhere.example");
        request.Headers.TryAddWithoutValidation("Cookie", "session=laras");
    }

    private static string Frames(TestOffice office) => office.Id == Hosting.JaringApplication.Office ? ReviewedHeaders.TeamsFrames : "'none'";

    private static string MapOf(TestOffice office) => Room.TestClient.Map.Replace("./assets/", $"/{office.Id}/assets/", StringComparison.Ordinal);

    private static Kind KindOf(Route route) => (route.IsPage, route.IsAsset, route.Place) switch
    {
        (true, _, "room") => Kind.Room,
        (true, _, _) => Kind.Dashboard,
        (_, true, _) => Kind.File,
        _ when route.IsStill => Kind.Still,
        _ when route.IsLobby => Kind.Lobby,
        _ when route.Pattern.StartsWith("/{office}/hadir/layar", StringComparison.Ordinal) => Kind.Screen,
        _ when route.IsForm => Kind.Form,
        _ when route.Pattern == "/{office}/api/room" => Kind.Beginning,
        _ => Kind.Answer,
    };

    private async Task<Kind> JudgeAsync(HttpRequestMessage request, string? token, Kind kind, TestOffice office, List<string> faults)
    {
        var answer = await world.SendAsync(request, token);
        var worn = answer.Status == 200 ? kind : Kind.Answer;
        faults.AddRange(ReviewedHeaders.Faults(worn, answer.Status, answer.Headers, Frames(office), MapOf(office), request.Headers.Host != Elsewhere)
            .Select(f => $"{answer.Status} {request.Method} {request.RequestUri} on {request.Headers.Host}: {f}"));
        return worn;
    }
}
