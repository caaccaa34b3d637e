using System.Globalization;
using Jaring.Shapes;
using Jaring.Tab.Edge;
using Jaring.Team;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Dashboard;

/// <summary>A member's own sealed keys: in once, out whenever the member unlocks, and what may change about them.</summary>
internal static class KeysEndpoints
{
    public static RouteGroupBuilder MapKeys(this RouteGroupBuilder api)
    {
        var me = api.MapGroup("/me").WithMetadata(new OpenToNewcomers());
        me.MapPut("/record/next", ReplaceAsync);
        me.MapDelete("/record/next", WithdrawAsync);
        me.MapDelete("/record/previous", ForgetAsync);
        return api;
    }

    public static RouteGroupBuilder MapOwnRecord(this RouteGroupBuilder api)
    {
        api.MapGet("/me/record", ReadAsync).WithMetadata(new OpenToNewcomers());
        api.MapPut("/me/record", SaveAsync).WithMetadata(new OpenToNewcomers());
        return api;
    }

    private static async Task<IResult> ReadAsync(DashboardCall call, ReadKeys keys, CancellationToken ct) =>
        await keys.ReadAsync(call.OfficeId, call.Me.MemberId, ct) is { } view ? TypedResults.Json(KeysJson.Of(view), WireJson.Options) : EdgeProblems.Of("not-found");

    /// <summary>Without If-Match: the first record of a member. With it: other ways to unlock the record of that revision.</summary>
    private static Task<IResult> SaveAsync(DashboardCall call, HttpRequest request, EnrolKeys enrol, ReviseKeys revise, CancellationToken ct) =>
        request.Headers.IfMatch.Count == 0 ? EnrolAsync(call, request, enrol, ct) : ReviseAsync(call, request, revise, ct);

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

    private static async Task<IResult> ReviseAsync(DashboardCall call, HttpRequest request, ReviseKeys keys, CancellationToken ct)
    {
        var body = await JsonBody.ReadAsync<RevisedRecordJson>(request, JsonBody.UsualBytes, ct);
        if (request.Headers.IfMatch is not [{ } tag] || !int.TryParse(tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
        {
            return EdgeProblems.Of("bad-shape");
        }

        return await keys.ReviseAsync(call.OfficeId, call.Me.MemberId, body.Record.Text, body.Sig, revision, ct) switch
        {
            ReviseResult.Revised => TypedResults.NoContent(),
            ReviseResult.Conflict => EdgeProblems.Of("conflict.keys"),
            ReviseResult.NotFound => EdgeProblems.Of("not-found"),
            _ => EdgeProblems.Of("bad-shape"),
        };
    }

    private static async Task<IResult> ReplaceAsync(DashboardCall call, HttpRequest request, ReplaceKeys keys, CancellationToken ct)
    {
        var body = await JsonBody.ReadAsync<NextRecordJson>(request, JsonBody.UsualBytes, ct);
        return await keys.ReplaceAsync(call.OfficeId, call.Me.MemberId, body.Record.Text, body.Carry is { Text: not "null" } carry ? carry.Text : null, ct) switch
        {
            ReplaceResult.Waiting => TypedResults.NoContent(),
            ReplaceResult.NotFound => EdgeProblems.Of("not-found"),
            _ => EdgeProblems.Of("bad-shape"),
        };
    }

    private static async Task<IResult> WithdrawAsync(DashboardCall call, ReplaceKeys keys, CancellationToken ct)
    {
        await keys.WithdrawAsync(call.OfficeId, call.Me.MemberId, ct);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> ForgetAsync(DashboardCall call, ReplaceKeys keys, CancellationToken ct)
    {
        await keys.ForgetPreviousAsync(call.OfficeId, call.Me.MemberId, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A member's keys as the dashboard reads them.</summary>
internal sealed record KeysJson(RawJson Record, int Revision, RawJson? Next, PreviousJson? Previous)
{
    public static KeysJson Of(KeysView keys) => new(
        new(keys.Record), keys.Revision, keys.Next is { } next ? new(next) : null,
        keys.Previous is { } previous ? new(new(previous.Record), previous.Carry is { } carry ? new(carry) : null) : null);
}

/// <summary>The record before and, when it was carried over, its master key under the present one.</summary>
internal sealed record PreviousJson(RawJson Record, RawJson? Carry);

/// <summary>A record with other ways to unlock it, signed by its own key.</summary>
internal sealed record RevisedRecordJson(RawJson Record, string Sig);

/// <summary>New keys, and the old master key under the new one or null.</summary>
internal sealed record NextRecordJson(RawJson Record, RawJson? Carry);
