using Jaring.Shapes;
using Jaring.Team.Pictures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Room;

/// <summary>The officers' pictures, all in one answer and the same for everybody: who asks says nothing about whom she thinks of.</summary>
internal static class PictureEndpoints
{
    public static void MapPictures(this IEndpointRouteBuilder api) => api.MapGet("/pictures", ReadAsync);

    private static async Task<IResult> ReadAsync(string office, ReadPictures pictures, CancellationToken ct) =>
        Results.Json(new { pictures = await pictures.ReadAsync(office, ct) }, WireJson.Options);
}
