using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Announcements;
using Jaring.Papers;
using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Tab.Dashboard;
using Jaring.Tab.Dashboard.Trustees;
using Jaring.Team;
using Jaring.Tests.Announcements;
using Jaring.Tests.Bot;
using Jaring.Tests.Hosting;
using Jaring.Tests.Outreach;
using Jaring.Tests.Room;
using Jaring.Tests.Support;
using Jaring.Waves;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Security.Doors;

/// <summary>The real host with both origins of two offices, and everybody who might knock. Entra and the Bot Framework are stand-ins of ours.</summary>
public sealed class TwoOffices : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("jaring-doors-").FullName;
    private CloudStandIn cloud = null!;

    internal JaringApplication App { get; private set; } = null!;

    internal TokenIssuer Entra { get; private set; } = null!;

    internal IReadOnlyList<TestOffice> Offices { get; } = [new(0, JaringApplication.Office), new(1, JaringApplication.OtherOffice)];

    internal IReadOnlyList<Route> Routes { get; private set; } = [];

    internal HttpClient Http => App.Elsewhere;

    /// <summary>All requests for which a token is asked, at each office.</summary>
    internal IEnumerable<(Route Route, TestOffice Office)> ClosedRoutes => Routes.Where(r => r.IsTeamOnly).SelectMany(_ => Offices, (r, o) => (r, o));

    /// <summary>Those that a seat may make.</summary>
    internal IEnumerable<(Route Route, TestOffice Office)> TeamRoutes => ClosedRoutes.Where(r => r.Route.Policy is not (TrusteeRequirement.Policy or StaffRequirement.Policy));

    /// <summary>Those that any account of the tenant may make.</summary>
    internal IEnumerable<(Route Route, TestOffice Office)> OwnRoutes => ClosedRoutes.Where(r => r.Route.Policy == StaffRequirement.Policy);

    internal TestOffice Other(TestOffice office) => Offices.Single(o => o != office);

    public async Task InitializeAsync()
    {
        Entra = await TokenIssuer.StartAsync();
        cloud = await CloudStandIn.StartAsync();
        App = await JaringApplication.StartAsync(Settings, b => b.Services.AddSingleton(TestClient.Build()), map: MapProbes);
        Routes = [.. Route.All(App.Services).Where(r => !r.Pattern.StartsWith("/probe/", StringComparison.Ordinal))];
        foreach (var office in Offices)
        {
            await SettleAsync(office);
        }
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await cloud.DisposeAsync();
        await Entra.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>What Entra gives this person's tab in this office.</summary>
    internal Dictionary<string, object> Claims(TestOffice office, string? person = null) =>
        Entra.Claims(office.Tenant, office.TeamClient, person ?? office.Member.Oid, DateTimeOffset.UtcNow);

    internal string Token(TestOffice office, string? person = null) => Entra.Sign(Claims(office, person));

    /// <summary>A pattern with this office's own ids in it.</summary>
    internal static string Filled(string pattern, TestOffice office) => pattern
        .Replace("{office}", office.Id, StringComparison.Ordinal).Replace("{id}", office.Session, StringComparison.Ordinal).Replace("{id:length(22)}", office.Session, StringComparison.Ordinal).Replace("{announcement}", office.Announcement, StringComparison.Ordinal).Replace("{device:length(22)}", office.Device, StringComparison.Ordinal)
        .Replace("{file:length(22)}", office.Device, StringComparison.Ordinal).Replace("{part:int:min(0)}", "0", StringComparison.Ordinal)
        .Replace("pledges/papers/{file}", "pledges/papers/daftar-pakta.docx", StringComparison.Ordinal).Replace("periodic/{file}", "periodic/laporan-berkala-2025.docx", StringComparison.Ordinal).Replace("{piece:length(22)}", office.Device, StringComparison.Ordinal)
        .Replace("{file}", "undangan.docx", StringComparison.Ordinal)
        .Replace("{photo:length(22)}", office.Device, StringComparison.Ordinal).Replace("{pledge:length(22)}", office.Device, StringComparison.Ordinal)
        .Replace("{id:length(22)}", office.Session, StringComparison.Ordinal).Replace("{packageId:length(22)}", office.Device, StringComparison.Ordinal).Replace("{importId:length(22)}", office.Device, StringComparison.Ordinal)
        .Replace("{session:length(22)}", OneSession.Id, StringComparison.Ordinal).Replace("{code}", "234567", StringComparison.Ordinal).Replace("{pass}", "234567", StringComparison.Ordinal);

    /// <summary>The request as its page would send it, so that only the caller can be what is wrong with it.</summary>
    internal HttpRequestMessage Request(Route route, TestOffice office, string? host = null)
    {
        var path = Filled(route.Pattern, office)
            .Replace("{**name}", "ruang-AbCd1234.js", StringComparison.Ordinal).Replace("{**path}", "kembali", StringComparison.Ordinal).Replace("{piece}", "poster", StringComparison.Ordinal);
        Assert.DoesNotContain("{", path, StringComparison.Ordinal);
        var request = new HttpRequestMessage(new HttpMethod(route.Method == "*" ? "POST" : route.Method), path);
        request.Headers.Host = host ?? office.HostOf(route);
        if (route.Method is not ("GET" or "HEAD"))
        {
            request.Content = new StringContent(Body(route, office), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        }

        return request;
    }

    internal async Task<Answer> SendAsync(HttpRequestMessage request, string? token = null)
    {
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        using var answer = await Http.SendAsync(request);
        return await Answer.OfAsync(answer);
    }

    internal string BotToken(TestOffice office) => cloud.Issuer.Sign(cloud.Issuer.Claims(office.BotId, $"{cloud.Address}/teams/", DateTimeOffset.UtcNow));

    /// <summary>What a refused request must not have changed: rows of every table.</summary>
    internal Task<string> StoreAsync() => App.AskAsync(async store =>
    {
        var counts = new List<string>();
        // Sessions go to the calendar meanwhile, whoever asks for what.
        foreach (var table in store.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct().Where(t => t != "session_events").Order(StringComparer.Ordinal))
        {
#pragma warning disable EF1002 // the names are the model's own
            counts.Add($"{table} {await store.Database.SqlQueryRaw<int>($"SELECT COUNT(*) AS Value FROM {table}").SingleAsync()}");
#pragma warning restore EF1002
        }

        return string.Join(", ", counts);
    });

    /// <summary>The bodies of the routes that take one; one that takes none gets an empty object.</summary>
    private string Body(Route route, TestOffice office) => (route.Method, route.Pattern) switch
    {
        ("POST", "/{office}/api/sessions") => SessionRequests.Plan().ToJsonString(),
        ("PUT", "/{office}/api/sessions/{id:length(22)}") => $"{SessionRequests.Plan().ToJsonString()[..^1]},\"revision\":1}}",
        ("POST", "/{office}/api/sessions/{id}/outlook") => """{"decision":"keep"}""",
        ("POST", "/{office}/api/announcements/preview") => Announcing.Own().ToJsonString(),
        ("POST", "/{office}/api/announcements") => new JsonObject { ["submitKey"] = Announcing.Key, ["draft"] = Announcing.Own(), ["seen"] = "x" }.ToJsonString(),
        ("POST", "/{office}/api/announcements/{announcement}/approve") => """{"seen":"x"}""",
        ("PUT", "/{office}/api/sessions/{id}/papers") => $$"""{"rev":0,"notes":{{JsonSerializer.Serialize(PaperNotes.Empty, WireJson.Options)}}}""",
        ("PUT", "/{office}/api/sessions/{id}/photos/{photo:length(22)}") => """{"kind":"list","consent":false,"jpeg":"_9j_2gAC_9k"}""",
        ("PUT", "/{office}/api/me/pledge") => """{"version":"bawaan-1"}""",
        ("PUT", "/{office}/api/media/{piece:length(22)}") => """{"rev":0,"piece":{"form":"poster","wording":"poster","reviewedBy":"","place":"Lobi","since":"2026-01-05","until":null,"takenDown":null}}""",
        ("PUT", "/{office}/api/own-pledge") => """{"version":"bawaan-1","group":"staff","name":"Sri","post":"Staf"}""",
        ("PUT", "/{office}/api/pledges/{pledge:length(22)}") => """{"group":"staff","name":"Sri","post":"Staf","signedOn":"2026-01-05"}""",
        ("PUT", "/{office}/api/sessions/{id:length(22)}/reminder") => """{"off":true}""",
        ("PUT", "/{office}/api/sessions/{id}/attendance/desk") => """{"closed":false}""",
        ("PUT", "/{office}/api/sessions/{id}/materials") => """{"materials":[],"seen":[]}""",
        ("PUT", "/{office}/api/me/record") => office.Member.Record(),
        ("PUT", "/{office}/api/me/record/next") => $$"""{"record":{{office.Member.WithNewKeys().Record()}},"carry":null}""",
        ("PUT", "/{office}/api/me/devices/{device:length(22)}") => office.Member.Half(office.Device, new byte[32]),
        ("POST", "/{office}/api/me/devices/{device:length(22)}/open") => new JsonObject { ["proof"] = TestMember.B64(new byte[32]) }.ToJsonString(),
        ("PUT", "/{office}/api/founding") => new JsonObject { ["e"] = TestMember.B64(TestMember.Entry(DateTimeOffset.UtcNow, office.Member)) }.ToJsonString(),
        ("POST", "/{office}/api/founding/signatures") => new JsonObject { ["hash"] = TestMember.B64(new byte[32]), ["sig"] = office.Member.Sign(TestMember.B64("e")) }.ToJsonString(),
        ("PUT", "/{office}/api/trustees/invitation") => new JsonObject { ["lookup"] = TestMember.B64(new byte[32]) }.ToJsonString(),
        ("*", "/api/messages") => Activity(office).ToJsonString(),
        _ => "{}",
    };

    private JsonObject Activity(TestOffice office) => new()
    {
        ["type"] = "typing",
        ["channelId"] = "msteams",
        ["serviceUrl"] = $"{cloud.Address}/teams/",
        ["from"] = new JsonObject { ["id"] = "29:person" },
        ["recipient"] = new JsonObject { ["id"] = $"28:{office.BotId}" },
        ["conversation"] = new JsonObject { ["id"] = "a:chat" },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = office.Tenant } },
    };

    private void Settings(Dictionary<string, string?> settings)
    {
        var pem = Path.Combine(folder, "loopback.pem");
        File.WriteAllText(pem, CloudStandIn.CertificatePem);
        settings["Entra:Authority"] = Entra.Authority;
        settings["Entra:RequireHttps"] = "false";
        settings["Microsoft365:LoginAuthority"] = cloud.Address;
        settings["Microsoft365:GraphBaseUrl"] = $"{cloud.Address}/graph/v1.0";
        settings["Microsoft365:BotMetadata"] = $"{cloud.Address}/botframework/metadata";
        settings["Microsoft365:ServiceHosts:0"] = new Uri(cloud.Address).Authority;
        settings["Microsoft365:TrustedCertificatePath"] = pem;
        settings["Jaring:Offices:0:FrameOrigins:1"] = "https://*.teams.microsoft.com";
        settings["Jaring:Offices:0:FrameOrigins:2"] = "https://*.cloud.microsoft";
        settings["Room:FreeLookupsPerBucket"] = "1000";
    }

    /// <summary>Something that fails, and something that would tell a cookie, on every host name.</summary>
    private static void MapProbes(WebApplication app)
    {
        app.MapGet("/probe/failure", (HttpContext _) => { throw new InvalidOperationException("about Sari"); }).AllowAnonymous();
        app.MapGet("/probe/cookie", (HttpContext http) => Results.Json(new { http.Request.Cookies.Count, Header = http.Request.Headers.Cookie.ToString() })).AllowAnonymous();
    }

    private async Task SettleAsync(TestOffice office)
    {
        office.Member.Id = await App.AskAsync(store => store.Set<Seat>().Where(s => s.ObjectId == office.Member.Oid).Select(s => s.MemberId).SingleAsync());
        await SucceedAsync("PUT", "/{office}/api/me/record");
        office.Session = (string)JsonNode.Parse((await SucceedAsync("POST", "/{office}/api/sessions")).Body)!["id"]!;
        await App.AskAsync(async store =>
        {
            store.Add(new Seat { OfficeId = office.Id, MemberId = PublicId.New(), ObjectId = office.TakenOut, Name = "Anggota lama", Post = "Staf", Sex = "L" });
            var signedOut = await store.Set<Seat>().SingleAsync(s => s.ObjectId == office.SignedOut);
            var e = $$"""{"exp":{{DateTimeOffset.UtcNow.AddDays(30).ToUnixTimeSeconds()}},"members":[{"id":"{{office.Member.Id}}","st":"active","role":"member","kem":"{{office.Member.Kem}}","sig":"{{office.Member.Sig}}"},{"id":"{{signedOut.MemberId}}","st":"removed","role":"member","kem":"","sig":""},{{office.Listed}}]}""";
            store.Add(new StoredDirectoryEntry { OfficeId = office.Id, N = 1, E = TestMember.B64(e), Sigs = "[]", Hash = "-" });
            office.AddTrustees(store);
            var ended = MakeAnnouncement.New(office.Id, office.Announcement, "schedule", ReviewedTexts.Find("schedule")!.Words, office.Member.Id, DateTimeOffset.UtcNow);
            ended.State = AnnouncementState.Done;
            store.Add(ended);
            store.Add(new Wave { OfficeId = office.Id, Id = office.Session, Title = "KPPS", CreatedBy = office.Member.Id, Settings = WaveSettings.Empty });
            store.Add(new WavePackage { OfficeId = office.Id, WaveId = office.Session, Id = office.Device, Contact = "Ketua PPK", Area = "Jati" });
            return await store.SaveChangesAsync();
        });

        async Task<Answer> SucceedAsync(string method, string pattern)
        {
            var answer = await SendAsync(Request(Routes.Single(r => r.Method == method && r.Pattern == pattern), office), Token(office));
            Assert.InRange(answer.Status, 200, 299);
            return answer;
        }
    }
}
