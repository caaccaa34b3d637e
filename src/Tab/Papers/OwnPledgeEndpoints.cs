using Jaring.Pledges;
using Jaring.Shapes;
using Jaring.Tab.Dashboard;
using Jaring.Tab.Edge;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Papers;

/// <summary>Pakta integritas of staff and commissioners: everybody for herself. No route here reads or tells of anybody else's.</summary>
internal static class OwnPledgeEndpoints
{
    public static void MapOwnPledge(this RouteGroupBuilder api)
    {
        api.MapGet("/own-pledge", ReadAsync).WithMetadata(new NamesCaller());
        api.MapPut("/own-pledge", SignAsync).WithMetadata(new NamesCaller());
        api.MapDelete("/own-pledge", WithdrawAsync);
    }

    private static async Task<IResult> ReadAsync(StaffCall call, OwnPledge pledge, CancellationToken ct)
    {
        var own = await pledge.ReadAsync(call.Office.Id, call.ObjectId, ct);
        return TypedResults.Json(new OwnPledgeJson(call.Office.Name, own.Year, new(own.Text.Version, own.Text.Source, own.Text.Points), call.Name, own.Signed), WireJson.Options);
    }

    /// <summary>Where the directory knows a name, it is the one that is signed with; what was typed counts only where it does not.</summary>
    private static async Task<IResult> SignAsync(StaffCall call, HttpRequest request, OwnPledge pledge, CancellationToken ct)
    {
        var typed = await JsonBody.ReadAsync<OwnSigning>(request, JsonBody.UsualBytes, ct);
        return await pledge.SignAsync(call.Office.Id, call.ObjectId, call.Name.Length > 0 ? typed with { Name = call.Name } : typed, ct) switch
        {
            PledgeResult.Kept => TypedResults.NoContent(),
            PledgeResult.Moved => EdgeProblems.Of("conflict"),
            _ => EdgeProblems.Of("bad-shape"),
        };
    }

    private static async Task<IResult> WithdrawAsync(StaffCall call, OwnPledge pledge, CancellationToken ct)
    {
        await pledge.WithdrawAsync(call.Office.Id, call.ObjectId, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>The wording of this year, the caller's name if it is known, and what the caller signed.</summary>
internal sealed record OwnPledgeJson(string Office, int Year, OwnTextJson Text, string Name, OwnSigned? Signed);

/// <summary>The points that everybody of the office signs; the clause of the members is not among them.</summary>
internal sealed record OwnTextJson(string Version, string Source, IReadOnlyList<string> Points);
