using Jaring.Shapes;
using Jaring.Tab.Edge;
using Jaring.Team.Pictures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Dashboard;

/// <summary>A member's own picture: what the room shows of it, and what she says about it.</summary>
internal static class PictureEndpoints
{
    public static RouteGroupBuilder MapPictures(this RouteGroupBuilder api)
    {
        api.MapGet("/me/picture", ReadAsync);
        api.MapPut("/me/picture", KeepAsync);
        return api;
    }

    private static async Task<IResult> ReadAsync(DashboardCall call, ReadPictures pictures, CancellationToken ct) =>
        TypedResults.Json(new OwnPictureJson(await pictures.FindAsync(call.OfficeId, call.Me.MemberId, ct)), WireJson.Options);

    private static async Task<IResult> KeepAsync(DashboardCall call, HttpRequest request, KeepPicture pictures, CancellationToken ct)
    {
        var record = await JsonBody.ReadAsync<PictureRecord>(request, JsonBody.UsualBytes, ct);
        return await pictures.KeepAsync(call.OfficeId, call.Me.MemberId, record, ct) switch
        {
            PictureResult.Kept => TypedResults.NoContent(),
            PictureResult.Moved => EdgeProblems.Of("conflict"),
            PictureResult.NotSigned => EdgeProblems.Of("bad-signature"),
            _ => EdgeProblems.Of("bad-shape"),
        };
    }
}

/// <summary>What the member said last; null when nothing is kept.</summary>
internal sealed record OwnPictureJson(PictureRecord? Picture);
