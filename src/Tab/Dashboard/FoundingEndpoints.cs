using Jaring.Shapes;
using Jaring.Tab.Edge;
using Jaring.Team;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Dashboard;

/// <summary>The founding: all members look at the same digits and sign the same entry 0.</summary>
internal static class FoundingEndpoints
{
    public static RouteGroupBuilder MapFounding(this RouteGroupBuilder api)
    {
        api.MapGet("/founding", ReadAsync).WithMetadata(new OpenToNewcomers());
        api.MapPut("/founding", ProposeAsync).WithMetadata(new OpenToNewcomers());
        api.MapPost("/founding/signatures", SignAsync).WithMetadata(new OpenToNewcomers());
        return api;
    }

    private static async Task<IResult> ReadAsync(DashboardCall call, ReadFounding founding, CancellationToken ct) =>
        TypedResults.Json(await founding.ReadAsync(call.OfficeId, ct), WireJson.Options);

    private static async Task<IResult> ProposeAsync(DashboardCall call, HttpRequest request, ProposeFounding propose, ReadFounding founding, CancellationToken ct)
    {
        var proposal = await JsonBody.ReadAsync<ProposalJson>(request, JsonBody.UsualBytes, ct);
        return await AnswerAsync(await propose.ProposeAsync(call.OfficeId, call.Me.MemberId, proposal.E, ct), call, founding, ct);
    }

    private static async Task<IResult> SignAsync(DashboardCall call, HttpRequest request, SignFounding sign, ReadFounding founding, CancellationToken ct)
    {
        var signature = await JsonBody.ReadAsync<SignatureJson>(request, JsonBody.UsualBytes, ct);
        return await AnswerAsync(await sign.SignAsync(call.OfficeId, call.Me.MemberId, signature.Hash, signature.Sig, ct), call, founding, ct);
    }

    private static async Task<IResult> AnswerAsync(FoundingOutcome outcome, DashboardCall call, ReadFounding founding, CancellationToken ct) => outcome switch
    {
        FoundingOutcome.Done => await ReadAsync(call, founding, ct),
        FoundingOutcome.Founded => EdgeProblems.Of("duplicate.founding"),
        FoundingOutcome.UnknownVersion => EdgeProblems.Of("unknown-version"),
        FoundingOutcome.Conflict => EdgeProblems.Of("conflict.founding"),
        FoundingOutcome.BadSignature => EdgeProblems.Of("bad-signature"),
        _ => EdgeProblems.Of("bad-shape.founding"),
    };
}

/// <summary>An entry 0 to sign.</summary>
internal sealed record ProposalJson(string E);

/// <summary>A member's signature below the entry with this hash.</summary>
internal sealed record SignatureJson(string Hash, string Sig);
