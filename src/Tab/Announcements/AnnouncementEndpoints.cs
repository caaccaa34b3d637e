using Jaring.Announcements;
using Jaring.Shapes;
using Jaring.Tab.Dashboard;
using Jaring.Tab.Edge;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Announcements;

/// <summary>Announcing to everybody who has the app: preview, send or ask a second member, approve, stop, and see how far it has come.</summary>
internal static class AnnouncementEndpoints
{
    /// <summary>Bytes of a title, a text and two short strings.</summary>
    private const int LargestDraft = 8 * 1024;

    public static RouteGroupBuilder MapAnnouncements(this RouteGroupBuilder api)
    {
        api.MapGet("/announcements", ReadAsync);
        api.MapPost("/announcements/preview", PreviewAsync);
        api.MapPost("/announcements", MakeAsync);
        api.MapPost("/announcements/{announcement}/approve", ApproveAsync);
        api.MapPost("/announcements/{announcement}/stop", StopAsync);
        return api;
    }

    private static async Task<IResult> ReadAsync(DashboardCall call, ReadAnnouncements announcements, CancellationToken ct)
    {
        var reach = await announcements.ReachAsync(call.OfficeId, ct);
        var found = await announcements.ReadAsync(call.OfficeId, ct);
        return TypedResults.Json(
            new AnnouncementsJson(reach.People, reach.Unreachable, call.Office.Announcements.MonthlyDay, ReviewedTexts.All, [.. found.Select(v => AnnouncementJson.Of(v, call.Office))]), WireJson.Options);
    }

    private static async Task<IResult> PreviewAsync(DashboardCall call, HttpRequest request, MakeAnnouncement make, CancellationToken ct)
    {
        var draft = await JsonBody.ReadAsync<AnnouncementDraft>(request, LargestDraft, ct);
        var (preview, faults) = make.Preview(call.OfficeId, draft);
        return TypedResults.Json(new PreviewJson(preview, [.. faults.Select(f => FaultJson.Of(f, EdgeWords.For(request)))]), WireJson.Options);
    }

    private static async Task<IResult> MakeAsync(DashboardCall call, HttpRequest request, MakeAnnouncement make, CancellationToken ct)
    {
        var wanted = await JsonBody.ReadAsync<NewAnnouncement>(request, LargestDraft, ct);
        return Answer(await make.MakeAsync(call.OfficeId, call.Me.MemberId, wanted.SubmitKey, wanted.Draft, wanted.Seen, ct), call, request, StatusCodes.Status201Created);
    }

    private static async Task<IResult> ApproveAsync(string announcement, DashboardCall call, HttpRequest request, ApproveAnnouncement approve, CancellationToken ct)
    {
        var approval = await JsonBody.ReadAsync<Approval>(request, LargestDraft, ct);
        return Answer(await approve.ApproveAsync(call.OfficeId, call.Me.MemberId, announcement, approval.Seen, ct), call, request, StatusCodes.Status200OK);
    }

    private static async Task<IResult> StopAsync(string announcement, DashboardCall call, HttpRequest request, StopAnnouncement stop, CancellationToken ct) =>
        Answer(await stop.StopAsync(call.OfficeId, announcement, ct), call, request, StatusCodes.Status200OK);

    private static IResult Answer(AnnouncementResult result, DashboardCall call, HttpRequest request, int made) => result.Refusal switch
    {
        AnnouncementRefusal.None => TypedResults.Json(
            new ChangedAnnouncement(result.View is { } view ? AnnouncementJson.Of(view, call.Office) : null), WireJson.Options, statusCode: result.Repeated ? StatusCodes.Status200OK : made),
        AnnouncementRefusal.Words => Refused(result.Faults!, EdgeWords.For(request)),
        AnnouncementRefusal.Unknown => EdgeProblems.Of("not-found"),
        AnnouncementRefusal.KeyReused => EdgeProblems.Of("duplicate.announcement"),
        AnnouncementRefusal.NotSeen => EdgeProblems.Of("conflict.preview"),
        AnnouncementRefusal.Busy => EdgeProblems.Of("conflict.announcing"),
        AnnouncementRefusal.Own => EdgeProblems.Of("conflict.own"),
        _ => EdgeProblems.Of("conflict.announced"),
    };

    /// <summary>For a page that sends what its preview found wrong.</summary>
    private static IResult Refused(IReadOnlyList<DraftFault> found, EdgeWords words)
    {
        var sentences = found.Select(f => words.DraftFault(f.Code)).Distinct();
        return EdgeProblems.Of("bad-shape.announcement", ("detail", words.Problem("bad-shape.announcement").Detail.Replace("{faults}", string.Join(' ', sentences), StringComparison.Ordinal)));
    }
}
