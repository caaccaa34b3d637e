using System.Buffers.Text;
using Jaring.Offices;
using Jaring.Shapes;
using Jaring.Tab.Edge;
using Jaring.Team;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Pages;

/// <summary>
/// What a careful person compares: the hash of the pages as built, and how far the signed list of each office went (sealing.md A11). It says the same to
/// everybody. It comes from the host that is to be checked; so it proves something only beside what was computed or seen elsewhere (docs/integrity.md).
/// </summary>
internal static class WellKnownEndpoints
{
    /// <summary>Maps <c>/.well-known/jaring</c> of one kind of origin; it tells of the offices at the host name that was called.</summary>
    public static void MapWellKnown(this IEndpointRouteBuilder endpoints, OfficeOrigin origin) =>
        endpoints.MapGet("/.well-known/jaring", (HttpContext http, OfficeRegister offices, IReadDirectory directories, ClientFiles files) =>
                AnswerAsync(offices.All.Where(o => o.Serves(origin, http.Request)), directories, files.Bundle, http.RequestAborted))
            .RequireHost(endpoints.HostsOf(origin)).AllowAnonymous();

    private static async Task<IResult> AnswerAsync(IEnumerable<OfficeOptions> offices, IReadDirectory directories, Bundle bundle, CancellationToken cancellationToken)
    {
        var heads = new List<OfficeHead>();
        foreach (var office in offices)
        {
            heads.Add(new(office.Id, (await directories.ReadAsync(office.Id, cancellationToken)).Head is { } head ? Entry.Of(head) : null));
        }

        return Results.Json(new { bundle = bundle.Hash, digits = Digits25.Of(Convert.FromHexString(bundle.Hash)), files = bundle.Lines, offices = heads }, WireJson.Options);
    }

    private sealed record OfficeHead(string Office, Entry? Directory);

    private sealed record Entry(int N, string Hash, string Digits)
    {
        public static Entry Of(DirectoryHead head) => new(head.N, head.Hash, Digits25.Of(Base64Url.DecodeFromChars(head.Hash)));
    }
}
