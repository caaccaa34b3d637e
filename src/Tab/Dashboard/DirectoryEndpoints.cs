using Jaring.Shapes;
using Jaring.Tab.Dashboard.Trustees;
using Jaring.Tab.Edge;
using Jaring.Team;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Dashboard;

/// <summary>The directory after the founding: what stands, what is proposed, and two members' signatures for each change.</summary>
internal static class DirectoryEndpoints
{
    public static RouteGroupBuilder MapDirectory(this RouteGroupBuilder api)
    {
        api.MapGet("/directory", ReadAsync).WithMetadata(new OpenToNewcomers(), new OpenToNewTrustees());
        api.MapPut("/directory/proposal", ProposeAsync);
        api.MapDelete("/directory/proposal", WithdrawAsync);

        // A newcomer proves here that the new key is held; whose signature counts for what, the list decides.
        api.MapPost("/directory/signatures", SignAsync).WithMetadata(new OpenToNewcomers(), new OpenToNewTrustees());
        api.MapGet("/me/seen", SeenAsync);
        api.MapPut("/me/seen", KeepAsync);
        return api;
    }

    private static async Task<IResult> ReadAsync(DashboardCall call, ReadProposals directory, CancellationToken ct) =>
        TypedResults.Json(await directory.ReadAsync(call.OfficeId, ct), WireJson.Options);

    private static async Task<IResult> ProposeAsync(DashboardCall call, HttpRequest request, ProposeEntry propose, ReadProposals directory, CancellationToken ct)
    {
        var proposal = await JsonBody.ReadAsync<EntryJson>(request, JsonBody.UsualBytes, ct);
        return await AnswerAsync(await propose.ProposeAsync(call.OfficeId, call.Me.MemberId, proposal.E, proposal.Sig, ct), call, directory, ct);
    }

    private static async Task<IResult> SignAsync(DashboardCall call, HttpRequest request, SignEntry sign, ReadProposals directory, CancellationToken ct)
    {
        var signature = await JsonBody.ReadAsync<SignatureJson>(request, JsonBody.UsualBytes, ct);
        return await AnswerAsync(await sign.SignAsync(call.OfficeId, call.Me.MemberId, signature.Hash, signature.Sig, ct), call, directory, ct);
    }

    private static async Task<IResult> WithdrawAsync(DashboardCall call, HttpRequest request, WithdrawEntry withdraw, ReadProposals directory, CancellationToken ct)
    {
        var named = await JsonBody.ReadAsync<EntryHashJson>(request, JsonBody.UsualBytes, ct);
        return await AnswerAsync(await withdraw.WithdrawAsync(call.OfficeId, call.Me.MemberId, named.Hash, ct), call, directory, ct);
    }

    private static async Task<IResult> SeenAsync(DashboardCall call, KeepSeen seen, CancellationToken ct) =>
        TypedResults.Json(new SeenJson(await seen.FindAsync(call.OfficeId, call.Me.MemberId, ct)), WireJson.Options);

    private static async Task<IResult> KeepAsync(DashboardCall call, HttpRequest request, KeepSeen seen, CancellationToken ct)
    {
        var memory = await JsonBody.ReadAsync<SeenView>(request, JsonBody.UsualBytes, ct);
        return await seen.KeepAsync(call.OfficeId, call.Me.MemberId, memory.Rev, memory.Object, ct) switch
        {
            SeenOutcome.Kept => TypedResults.NoContent(),
            SeenOutcome.Moved => EdgeProblems.Of("conflict.directory"),
            _ => EdgeProblems.Of("bad-shape"),
        };
    }

    private static async Task<IResult> AnswerAsync(EntryOutcome outcome, DashboardCall call, ReadProposals directory, CancellationToken ct) => outcome switch
    {
        EntryOutcome.Done => await ReadAsync(call, directory, ct),
        EntryOutcome.UnknownVersion => EdgeProblems.Of("unknown-version"),
        EntryOutcome.Moved => EdgeProblems.Of("conflict.directory"),
        EntryOutcome.BadSignature => EdgeProblems.Of("bad-signature"),
        _ => EdgeProblems.Of("bad-shape.directory"),
    };
}

/// <summary>A later entry and its proposer's signature.</summary>
internal sealed record EntryJson(string E, string Sig);

/// <summary>What the member remembers of the directory; null for somebody who looks for the first time.</summary>
internal sealed record SeenJson(SeenView? Seen);

/// <summary>Which proposal is meant.</summary>
internal sealed record EntryHashJson(string Hash);
