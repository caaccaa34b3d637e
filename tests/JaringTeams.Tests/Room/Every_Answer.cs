using System.Text.Json;
using Jaring.Outreach;
using Jaring.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Room;

/// <summary>Headers and policy of pages, files, answers and failures alike, on both origins.</summary>
public sealed class Every_Answer : IAsyncLifetime
{
    private const string Rest = "base-uri 'none'; form-action 'none'; frame-ancestors https://teams.microsoft.com https://*.cloud.microsoft; require-trusted-types-for 'script'; trusted-types 'none'";
    private JaringApplication app = null!;

    public async Task InitializeAsync() => app = await JaringApplication.StartAsync(configure: b =>
    {
        b.Services.AddSingleton(TestClient.Build());
        b.Services.AddSingleton<IReadSchedule, Broken>();
    });

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Theory]
    [InlineData("GET", "/tirtawana/", 200)]
    [InlineData("GET", "/tirtawana", 200)]
    [InlineData("GET", "/tirtawana/jadwal", 200)]
    [InlineData("HEAD", "/tirtawana/kembali", 200)]
    [InlineData("GET", "/tirtawana/assets/ruang-AbCd1234.js", 200)]
    [InlineData("GET", "/tirtawana/genesis.json", 200)]
    [InlineData("GET", "/tirtawana/assets/missing.js", 404)]
    [InlineData("GET", "/tirtawana/assets/%2e%2e/ruang.html", 404)]
    [InlineData("GET", "/tirtawana/ruang.html", 404)]
    [InlineData("GET", "/tirtawana/api/nothing", 404)]
    [InlineData("POST", "/tirtawana/api/nothing", 404)]
    [InlineData("DELETE", "/tirtawana/", 404)]
    [InlineData("GET", "/tirtawana/api/reports", 404)]
    [InlineData("POST", "/tirtawana/api/messages", 415)]
    [InlineData("POST", "/tirtawana/api/receipts?big", 413)]
    [InlineData("GET", "/tirtawana/api/room", 500)]
    public async Task Of_The_Room(string method, string path, int status)
    {
        var answer = await SendAsync(app.Room, method, path);

        Assert.Equal(status, (int)answer.StatusCode);
        AssertHeaders(answer, $"default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' blob:; font-src 'self'; style-src 'self'; {Rest}");
        Assert.Equal("same-origin", One(answer, "Cross-Origin-Opener-Policy"));
    }

    [Theory]
    [InlineData("GET", "/tirtawana/", 200)]
    [InlineData("GET", "/tirtawana/assets/dasbor-12345678.css", 200)]
    [InlineData("GET", "/tirtawana/genesis.json", 200)]
    [InlineData("GET", "/tirtawana/x.html", 404)]
    [InlineData("GET", "/tirtawana/api/room", 404)]
    [InlineData("POST", "/tirtawana/api/reports", 404)]
    [InlineData("POST", "/tirtawana/api/cases/open", 415)]
    [InlineData("POST", "/tirtawana/api/cases/messages?big", 413)]
    public async Task Of_The_Dashboard(string method, string path, int status)
    {
        var answer = await SendAsync(app.Dashboard, method, path);

        Assert.Equal(status, (int)answer.StatusCode);
        AssertHeaders(answer, "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' blob:; font-src 'self'; style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; " + Rest);
    }

    [Theory]
    [InlineData("/tirtawana/", 404)]
    [InlineData("/", 404)]
    [InlineData("/appsettings.json", 404)]
    [InlineData("/healthz", 200)]
    public async Task Of_A_Host_Name_That_Is_Not_Ours(string path, int status)
    {
        var answer = await app.Elsewhere.GetAsync(path);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("no-store", One(answer, "Cache-Control"));
        Assert.Equal("nosniff", One(answer, "X-Content-Type-Options"));
        Assert.Contains("default-src 'none'", One(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task An_Office_Is_Not_Served_On_Another_Office_S_Origin()
    {
        Assert.Equal(404, (int)(await app.OtherRoom.GetAsync("/tirtawana/")).StatusCode);
        Assert.Equal(404, (int)(await app.Room.GetAsync("/lembayung/")).StatusCode);
        var own = await app.OtherRoom.GetAsync("/lembayung/");
        Assert.Equal(200, (int)own.StatusCode);
        Assert.Contains("frame-ancestors 'none'", One(own, "Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Failure_Says_Nothing_Of_Its_Cause()
    {
        var body = await (await app.Room.GetAsync("/tirtawana/api/room")).Content.ReadAsStringAsync();

        Assert.Equal(["code", "title", "detail", "status"], JsonDocument.Parse(body).RootElement.EnumerateObject().Select(p => p.Name));
        Assert.DoesNotContain("Sari", body + app.Log, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"unexpected\"", app.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_Read_It_In_Their_Language()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/tirtawana/x.y");
        request.Headers.AcceptLanguage.ParseAdd("en-GB, id;q=0.5");
        var english = await app.Room.SendAsync(request);
        var indonesian = await app.Room.GetAsync("/tirtawana/x.y");

        Assert.Equal("Not found", (await JaringApplication.JsonAsync(english)).GetProperty("title").GetString());
        Assert.Equal("Tidak ditemukan", (await JaringApplication.JsonAsync(indonesian)).GetProperty("title").GetString());
        Assert.Equal("id", indonesian.Content.Headers.ContentLanguage.Single());
    }

    private static void AssertHeaders(HttpResponseMessage answer, string policy)
    {
        Assert.Equal(policy, One(answer, "Content-Security-Policy"));
        Assert.Equal("no-referrer", One(answer, "Referrer-Policy"));
        Assert.Equal("nosniff", One(answer, "X-Content-Type-Options"));
        Assert.Equal("max-age=31536000", One(answer, "Strict-Transport-Security"));
        Assert.Contains("camera=(), ", One(answer, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.Equal("same-origin", One(answer, "Cross-Origin-Resource-Policy"));
        var isAsset = answer.IsSuccessStatusCode && answer.RequestMessage!.RequestUri!.AbsolutePath.Contains("/assets/", StringComparison.Ordinal);
        Assert.Equal(isAsset ? "public, max-age=31536000, immutable" : "no-store", One(answer, "Cache-Control"));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    private static string One(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string method, string path)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (path.EndsWith("?big", StringComparison.Ordinal))
        {
            request.Content = new StringContent(new string(' ', 200_000), System.Text.Encoding.UTF8, "application/json");
        }

        return client.SendAsync(request);
    }

    private sealed class Broken : IReadSchedule
    {
        public Task<IReadOnlyList<PublicSession>> ReadAsync(string officeId, CancellationToken ct) => throw new InvalidOperationException("about Sari");
    }
}
