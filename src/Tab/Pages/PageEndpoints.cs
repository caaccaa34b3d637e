using System.Text.RegularExpressions;
using Jaring.Help;
using Jaring.Offices;
using Jaring.Tab.Dashboard;
using Jaring.Tab.Edge;
using Jaring.Team;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Jaring.Tab.Pages;

/// <summary>The pages and their files, on both origins.</summary>
internal static partial class PageEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPages(this IEndpointRouteBuilder endpoints, OfficeOrigin origin)
    {
        endpoints.MapMethods("/", Reading, (HttpContext http, OfficeRegister offices, IOptions<JaringOptions> options) => Entrance(http, offices, options.Value, origin))
            .RequireHost(endpoints.HostsOf(origin)).AllowAnonymous();
        endpoints.MapWellKnown(origin);
        var group = endpoints.MapOffice(origin).AllowAnonymous();
        group.MapMethods("/genesis.json", Reading, GenesisAsync);
        group.MapMethods("/assets/{**name}", Reading, Asset);
        group.MapMethods("/{**path}", Reading, (string office, string? path, OfficeRegister offices, ClientFiles files, IOptions<EntraOptions> entra, ReadHelp help, HttpContext http) =>
        {
            var isPlain = origin == OfficeOrigin.Dashboard && path == PlainAddress.Place;
            return PlaceInPage().IsMatch(path ?? "")
                ? Page(offices.Get(office), help.Read(office), files, origin, http, isPlain ? PlainAddress.SignIn(offices.Get(office), entra.Value) : "")
                : EdgeProblems.Of("not-found");
        });
    }

    /// <summary>A host with one office leads there. With more of them, the room asks for the district; the dashboard's address must name one.</summary>
    private static IResult Entrance(HttpContext http, OfficeRegister offices, JaringOptions options, OfficeOrigin origin) =>
        offices.All.Where(o => o.Serves(origin, http.Request)).ToList() switch
        {
            [{ } only] => Results.Redirect($"/{only.Id}/"),
            [_, ..] here when origin == OfficeOrigin.Room =>
                DistrictPage.Of(http, PageWords.For(http.Request), here, here.Find(o => o.Id == options.UnknownDistrict) ?? here[0]),
            _ => EdgeProblems.Of("not-found"),
        };

    private static async Task<IResult> GenesisAsync(string office, IReadDirectory directories, CancellationToken cancellationToken) =>
        (await directories.ReadAsync(office, cancellationToken)).Pinned is { } pinned
            ? Results.Json(new { pinned.Genesis, pinned.Floor, before = pinned.Before ?? [] })
            : EdgeProblems.Of("not-found");

    private static IResult Asset(string name, ClientFiles files, HttpContext http)
    {
        if (files.Asset(name) is not { } file)
        {
            return EdgeProblems.Of("not-found");
        }

        if (file.IsHashed)
        {
            http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        }

        var content = Brotli.IsTaken(http) && file.Brotli is { } small ? Brotli.Small(http, small) : file.Content;
        return Results.Bytes(content, file.ContentType, entityTag: EntityTagHeaderValue.Parse(file.ETag));
    }

    /// <summary>A place inside a page: plain words between single strokes, and none of the API's.</summary>
    [GeneratedRegex(@"^(?!(?i:api|assets)(?:/|\z))(?:[A-Za-z0-9-]+/)*[A-Za-z0-9-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlaceInPage();

    private static IResult Page(OfficeOptions office, HelpView help, ClientFiles files, OfficeOrigin origin, HttpContext http, string signIn = "")
    {
        if (files.Page(origin == OfficeOrigin.Room ? "ruang.html" : "dasbor.html") is not { } html)
        {
            return Results.Text(EdgeWords.For(http.Request).Problem("page-missing").Detail, "text/plain; charset=utf-8", statusCode: 503);
        }

        var page = PageSource.Render(html, office, help, origin, signIn);
        http.Features.Set(page.Map);
        http.Features.Set(page.Style);
        return Brotli.Answer(http, page.Html, "text/html; charset=utf-8");
    }
}
