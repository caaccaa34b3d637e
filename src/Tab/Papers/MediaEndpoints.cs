using Jaring.MediaRegister;
using Jaring.Shapes;
using Jaring.Tab.Dashboard;
using Jaring.Tab.Edge;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Papers;

/// <summary>The media register. For the team alone.</summary>
internal static class MediaEndpoints
{
    public static RouteGroupBuilder MapMedia(this RouteGroupBuilder api)
    {
        api.MapGet("/media", async (DashboardCall call, ReadMedia media, CancellationToken ct) =>
            TypedResults.Json(new MediaJson(await media.ReadAsync(call.OfficeId, ct)), WireJson.Options));
        api.MapPut("/media/{piece:length(22)}", KeepAsync);
        api.MapDelete("/media/{piece:length(22)}", DropAsync);
        return api;
    }

    private static async Task<IResult> KeepAsync(string piece, DashboardCall call, HttpRequest request, KeepMedia keep, CancellationToken ct)
    {
        var sent = await JsonBody.ReadAsync<PieceJson>(request, JsonBody.UsualBytes, ct);
        return await keep.KeepAsync(call.OfficeId, piece, sent.Rev, sent.Piece, ct) switch
        {
            KeptMedia.Saved => TypedResults.NoContent(),
            KeptMedia.Moved => EdgeProblems.Of("conflict"),
            KeptMedia.Full => EdgeProblems.Of("too-large"),
            _ => EdgeProblems.Of("bad-shape"),
        };
    }

    private static async Task<IResult> DropAsync(string piece, DashboardCall call, KeepMedia keep, CancellationToken ct)
    {
        await keep.DropAsync(call.OfficeId, piece, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>All lines.</summary>
internal sealed record MediaJson(IReadOnlyList<RegisteredView> Pieces);

/// <summary>A line over the revision that the page saw.</summary>
internal sealed record PieceJson(int Rev, MediaPiece Piece);
