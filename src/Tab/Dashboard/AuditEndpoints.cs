using Jaring.Audit;
using Jaring.Shapes;
using Jaring.Tab.Edge;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Dashboard;

/// <summary>The office's signed log. It names members and the list, and no case; so it may travel with a bearer.</summary>
internal static class AuditEndpoints
{
    public static RouteGroupBuilder MapAudit(this RouteGroupBuilder api)
    {
        api.MapGet("/audit", ReadAsync);
        api.MapPost("/audit", AppendAsync);
        return api;
    }

    private static async Task<IResult> ReadAsync(DashboardCall call, OfficeLog log, CancellationToken ct) =>
        TypedResults.Json(new AuditJson(await log.ReadAsync(call.OfficeId, ct)), WireJson.Options);

    private static async Task<IResult> AppendAsync(DashboardCall call, HttpRequest request, OfficeLog log, CancellationToken ct)
    {
        var record = await JsonBody.ReadAsync<AuditRecord>(request, JsonBody.UsualBytes, ct);
        return await log.AppendAsync(call.OfficeId, call.Me.MemberId, record, ct) switch
        {
            AuditResult.Appended(var seq) => Results.Json(new AuditPlace(seq), WireJson.Options, statusCode: StatusCodes.Status201Created),
            AuditResult.Conflict(var newer) => EdgeProblems.Of("conflict", ("lines", newer)),
            AuditResult.Refused(var code) => EdgeProblems.Of(code),
            _ => throw new InvalidOperationException("An ending of adding a line has no answer."),
        };
    }
}

/// <summary>The log, oldest line first.</summary>
internal sealed record AuditJson(IReadOnlyList<AuditRecord> Lines);

/// <summary>Where a line stands.</summary>
internal sealed record AuditPlace(int Seq);
