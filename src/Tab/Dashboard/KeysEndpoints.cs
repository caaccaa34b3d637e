using System.Net.Mime;
using System.Text;
using Jaring.Tab.Edge;
using Jaring.Team;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Dashboard;

/// <summary>A member's own sealed keys: in once, out whenever the member unlocks.</summary>
internal static class KeysEndpoints
{
    public static RouteGroupBuilder MapKeys(this RouteGroupBuilder api)
    {
        api.MapGet("/me/record", FindAsync).WithMetadata(new OpenToNewcomers());
        api.MapPut("/me/record", EnrolAsync).WithMetadata(new OpenToNewcomers());
        return api;
    }

    private static async Task<IResult> FindAsync(DashboardCall call, EnrolKeys keys, CancellationToken ct) =>
        await keys.FindAsync(call.OfficeId, call.Me.MemberId, ct) is { } record
            ? TypedResults.Text(record, MediaTypeNames.Application.Json, Encoding.UTF8)
            : EdgeProblems.Of("not-found");

    private static async Task<IResult> EnrolAsync(DashboardCall call, HttpRequest request, EnrolKeys keys, CancellationToken ct)
    {
        var record = await JsonBody.ReadAsync<RawJson>(request, JsonBody.UsualBytes, ct);
        return await keys.EnrolAsync(call.OfficeId, call.Me.MemberId, record.Text, ct) switch
        {
            EnrolResult.Enrolled => TypedResults.NoContent(),
            EnrolResult.Duplicate => EdgeProblems.Of("duplicate.keys"),
            _ => EdgeProblems.Of("bad-shape"),
        };
    }
}
