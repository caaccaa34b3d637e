using Jaring.Offices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tab.Edge;

/// <summary>The two origins of an office. A browser keeps them apart, so that neither page can reach into the other (sealing.md A11).</summary>
internal enum OfficeOrigin
{
    /// <summary>Ruang aman, for reporters.</summary>
    Room,

    /// <summary>The team's dashboard.</summary>
    Dashboard,
}

/// <summary>Routes that belong to one origin.</summary>
internal static class OfficeOrigins
{
    /// <summary>
    /// A group <c>/{office}</c> that exists on this origin alone. <see cref="OfficeGate"/> has checked the office, and dropped every token unless the route
    /// is marked <see cref="TeamOnly"/>, before an endpoint runs: handlers take <c>string office</c> from the route and may rely on it.
    /// </summary>
    public static RouteGroupBuilder MapOffice(this IEndpointRouteBuilder endpoints, OfficeOrigin origin)
    {
        var group = endpoints.MapGroup("/{office}");
        group.RequireHost(endpoints.HostsOf(origin)).WithMetadata(new OriginMark(origin));
        return group;
    }

    /// <summary>Scheme, host and port of an office's origin.</summary>
    internal static string OriginOf(this OfficeOptions office, OfficeOrigin origin) => origin == OfficeOrigin.Room ? office.RoomOrigin : office.DashboardOrigin;

    /// <summary>True when the request came to this office's origin.</summary>
    internal static bool Serves(this OfficeOptions office, OfficeOrigin origin, HttpRequest request) =>
        string.Equals(AuthorityOf(office.OriginOf(origin)), request.Host.Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>Host names of all offices' origins of this kind.</summary>
    internal static string[] HostsOf(this IEndpointRouteBuilder endpoints, OfficeOrigin origin) =>
        [.. endpoints.ServiceProvider.GetRequiredService<OfficeRegister>().All.Select(o => AuthorityOf(o.OriginOf(origin))).Distinct()];

    private static string AuthorityOf(string origin) => new Uri(origin).Authority;
}

/// <summary>Marks an endpoint with the origin it belongs to.</summary>
/// <param name="Origin">The origin.</param>
internal sealed record OriginMark(OfficeOrigin Origin);

/// <summary>Marks the routes that ask who calls: the team's, its trustees', and the one on which staff sign for themselves. On no other route is a token even looked at.</summary>
internal sealed class TeamOnly;
