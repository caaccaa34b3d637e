using Jaring.Tab.Edge;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Security.Doors;

/// <summary>
/// One method of one route, as the running host has it; the method <c>*</c> is all of them. Its place is <c>room</c>, <c>dashboard</c>, or <c>any</c> for
/// a route on every host name.
/// </summary>
internal sealed record Route(string Place, string Method, string Pattern, bool IsPublic, string? Policy, bool IsTeamOnly)
{
    public override string ToString() => $"{Place} {Method} {Pattern}";

    public bool IsOfOffice => Pattern.StartsWith("/{office}", StringComparison.Ordinal);

    public bool IsPage => Pattern.EndsWith("{**path}", StringComparison.Ordinal);

    public bool IsAsset => Pattern.EndsWith("{**name}", StringComparison.Ordinal);

    /// <summary>A page that the host writes whole.</summary>
    public bool IsStill => Pattern.Contains("/cetak/", StringComparison.Ordinal);

    /// <summary>The page that Teams shows as the staff app's tab.</summary>
    public bool IsLobby => Pattern.StartsWith("/{office}/jadwal", StringComparison.Ordinal) && !Pattern.EndsWith(".ics", StringComparison.Ordinal);

    /// <summary>A page without a script whose form is sent to us.</summary>
    public bool IsForm => Pattern.StartsWith("/{office}/hadir", StringComparison.Ordinal) || Pattern.StartsWith("/{office}/umpan-balik", StringComparison.Ordinal)
        || Pattern.StartsWith("/{office}/paket", StringComparison.Ordinal);

    /// <summary>The whole table. An endpoint without a pattern would hide from it and fails.</summary>
    public static IReadOnlyList<Route> All(IServiceProvider host) =>
        [.. host.GetRequiredService<EndpointDataSource>().Endpoints.SelectMany(e => Of(Assert.IsType<RouteEndpoint>(e)))];

    private static IEnumerable<Route> Of(RouteEndpoint endpoint)
    {
        var marks = endpoint.Metadata;
        var methods = marks.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"];
        var isPublic = marks.GetMetadata<IAllowAnonymous>() is not null;
        var policy = marks.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy).SingleOrDefault();
        return methods.Select(m => new Route(PlaceOf(endpoint), m, $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}", isPublic, policy, marks.GetMetadata<TeamOnly>() is not null));
    }

    private static string PlaceOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<OriginMark>() is { Origin: var origin } ? NameOf(origin)
        : endpoint.Metadata.GetMetadata<IHostMetadata>() is { Hosts: [var host, ..] } ? NameOf(host.StartsWith("ruang", StringComparison.Ordinal) ? OfficeOrigin.Room : OfficeOrigin.Dashboard)
        : "any";

    private static string NameOf(OfficeOrigin origin) => origin == OfficeOrigin.Room ? "room" : "dashboard";
}
