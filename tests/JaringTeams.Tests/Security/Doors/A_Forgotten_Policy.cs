using System.Net.Http.Headers;
using Jaring.Tab.Edge;
using Jaring.Tests.Hosting;
using Jaring.Tests.Support;
using Microsoft.AspNetCore.Builder;

namespace Jaring.Tests.Security.Doors;

/// <summary>Routes as somebody in a hurry would write them: without a policy. They serve nobody, and the table's test names them.</summary>
public sealed class A_Forgotten_Policy : IAsyncLifetime
{
    private const string Secret = "the whole store";
    private readonly TestOffice office = new(0, JaringApplication.Office);
    private TokenIssuer entra = null!;
    private JaringApplication app = null!;

    public async Task InitializeAsync()
    {
        entra = await TokenIssuer.StartAsync();
        app = await JaringApplication.StartAsync(
            s => (s["Entra:Authority"], s["Entra:RequireHttps"]) = (entra.Authority, "false"),
            map: host =>
            {
                host.MapGet("/naked", () => Secret);
                host.MapOffice(OfficeOrigin.Room).MapGet("/api/naked", () => Secret);
                host.MapOffice(OfficeOrigin.Dashboard).MapGet("/api/naked", () => Secret);
                host.MapOffice(OfficeOrigin.Dashboard).MapGet("/api/half", () => Secret).WithMetadata(new TeamOnly());
                host.MapGet("/meant", () => Secret).AllowAnonymous();
            });
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await entra.DisposeAsync();
    }

    [Theory]
    [InlineData("elsewhere.example", "/naked", 401, "signed-out")]
    [InlineData("ruang.tirtawana.example", "/naked", 401, "signed-out")]
    [InlineData("ruang.tirtawana.example", "/tirtawana/api/naked", 401, "signed-out")]
    [InlineData("dasbor.tirtawana.example", "/tirtawana/api/naked", 401, "signed-out")]
    [InlineData("dasbor.tirtawana.example", "/tirtawana/api/half", 403, "not-on-team")]
    public async Task Serves_Not_Even_A_Member(string host, string path, int status, string code)
    {
        var answer = await AskAsync(host, path, entra.Sign(entra.Claims(office.Tenant, office.TeamClient, office.Member.Oid, DateTimeOffset.UtcNow)));
        Assert.Equal((status, code), (answer.Status, answer.Code));
        Assert.Equal((401, "signed-out"), ((answer = await AskAsync(host, path)).Status, answer.Code));
    }

    [Fact]
    public async Task Is_Served_Once_Somebody_Says_That_It_Is_Public() => Assert.Equal(Secret, (await AskAsync("elsewhere.example", "/meant")).Body);

    [Fact]
    public void Is_Named_By_The_Table()
    {
        var table = Route.All(app.Services);
        Assert.Equal(4, table.Count(r => !r.IsPublic && r.Policy is null));
        Assert.Equal(["any GET /meant"], table.Where(r => r.IsPublic).Select(r => r.ToString()).Except(PublicRoutes.Listed.Keys));
    }

    private async Task<Answer> AskAsync(string host, string path, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host, Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token) } };
        using var answer = await app.Elsewhere.SendAsync(request);
        return await Answer.OfAsync(answer);
    }
}
