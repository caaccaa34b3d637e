using System.Net;
using Jaring.Tab.Edge;
using Jaring.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Security;

/// <summary>
/// The route table itself is asked, so that a route which is added tomorrow is in these tests (peers.md classes 1, 2 and 4): each route of each office,
/// on each origin, by each caller who must not have it.
/// </summary>
public sealed class Every_Route_Of_Two_Offices : IAsyncLifetime
{
    private const string OtherClientId = "33333333-3333-4333-8333-333333333333";
    private static readonly string[] Offices = [TeamApp.Office, TeamApp.OtherOffice];
    private static readonly string[] WithoutLogin = ["POST api/cases/log", "POST api/cases/messages", "POST api/cases/open"];
    private TeamApp app = null!;

    public async Task InitializeAsync() => app = await TeamApp.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public void A_Route_Of_The_Dashboard_Is_The_Team_S_Alone_Unless_It_Is_One_Of_Three()
    {
        var open = Table().Where(r => r.Origin == OfficeOrigin.Dashboard && !r.IsTeamOnly && r.Path.StartsWith("api/", StringComparison.Ordinal));
        Assert.Equal(WithoutLogin, open.Select(r => r.ToString()).Order(StringComparer.Ordinal));
        Assert.True(Table().Count(r => r.IsTeamOnly) >= 12);
        Assert.DoesNotContain(Table(), r => r is { Origin: OfficeOrigin.Room, IsTeamOnly: true });
    }

    [Fact]
    public async Task It_Exists_On_The_Origin_Of_Its_Own_Office_Alone()
    {
        foreach (var route in Table())
        {
            foreach (var office in Offices)
            {
                var other = Offices.Single(o => o != office);
                foreach (var host in new[] { HostOf(route.Origin, other), HostOf(Another(route.Origin), other), "elsewhere.example" })
                {
                    Assert.True(HttpStatusCode.NotFound == await StatusAsync(route, office, host, null), $"{route} of {office} on {host}");
                }
            }
        }
    }

    [Fact]
    public async Task The_Team_S_Routes_Refuse_The_Other_Office_S_Members_In_Both_Directions()
    {
        var now = app.Clock.GetUtcNow();
        var here = app.Members[0].Oid;
        const string There = "b0000000-0000-4000-8000-000000000001";
        var callers = new[]
        {
            (Office: TeamApp.Office, Own: Token(TeamApp.Tenant, TeamApp.ClientId, here), Foreign: Token(TeamApp.OtherTenant, OtherClientId, There), Seatless: Token(TeamApp.Tenant, TeamApp.ClientId, There)),
            (Office: TeamApp.OtherOffice, Own: Token(TeamApp.OtherTenant, OtherClientId, There), Foreign: Token(TeamApp.Tenant, TeamApp.ClientId, here), Seatless: Token(TeamApp.OtherTenant, OtherClientId, here)),
        };
        foreach (var (office, own, foreign, seatless) in callers)
        {
            foreach (var route in Table().Where(r => r.IsTeamOnly))
            {
                var host = HostOf(route.Origin, office);
                Assert.True(HttpStatusCode.Unauthorized == await StatusAsync(route, office, host, null), $"{route} of {office} without a token");
                Assert.True(HttpStatusCode.Unauthorized == await StatusAsync(route, office, host, foreign), $"{route} of {office} with the other office's token");
                Assert.True(HttpStatusCode.Forbidden == await StatusAsync(route, office, host, seatless), $"{route} of {office} for a member of the other one");
                Assert.DoesNotContain(await StatusAsync(route, office, host, own), new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden });
            }
        }

        string Token(string tenant, string client, string oid) => app.Issuer.Sign(app.Issuer.Claims(tenant, client, oid, now));
    }

    private static string HostOf(OfficeOrigin origin, string office) => $"{(origin == OfficeOrigin.Room ? "ruang" : "dasbor")}.{office}.example";

    private static OfficeOrigin Another(OfficeOrigin origin) => origin == OfficeOrigin.Room ? OfficeOrigin.Dashboard : OfficeOrigin.Room;

    private IEnumerable<Route> Table()
    {
        foreach (var endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<OriginMark>() is not { Origin: var origin })
            {
                Assert.DoesNotContain("{office}", endpoint.RoutePattern.RawText, StringComparison.Ordinal);
                continue;
            }

            var path = endpoint.RoutePattern.RawText!.TrimStart('/')["{office}/".Length..].Replace("{id}", "x", StringComparison.Ordinal).Replace("{**name}", "x.js", StringComparison.Ordinal).Replace("{**path}", "kembali", StringComparison.Ordinal);
            foreach (var method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods)
            {
                yield return new Route(method, path, origin, endpoint.Metadata.GetMetadata<TeamOnly>() is not null);
            }
        }
    }

    private async Task<HttpStatusCode> StatusAsync(Route route, string office, string host, string? token)
    {
        using var request = new HttpRequestMessage(new HttpMethod(route.Method), $"/{office}/{route.Path}");
        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        using var answer = await app.Anonymous(host).SendAsync(request);
        return answer.StatusCode;
    }

    private sealed record Route(string Method, string Path, OfficeOrigin Origin, bool IsTeamOnly)
    {
        public override string ToString() => $"{Method} {Path}";
    }
}
