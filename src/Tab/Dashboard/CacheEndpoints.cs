using Jaring.Cases.Readers;
using Jaring.Shapes;
using Jaring.Tab.Edge;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Dashboard;

/// <summary>What a member remembers of the cases, sealed: out at each unlock, in after each change.</summary>
internal static class CacheEndpoints
{
    /// <summary>Bytes of the largest cache, 64 steps of 64 KiB in base64url, and what is around it.</summary>
    private const int LargestCache = 6 * 1024 * 1024;

    private static readonly CacheJson Nothing = new(0, new RawJson("null"));

    public static RouteGroupBuilder MapCache(this RouteGroupBuilder api)
    {
        api.MapGet("/me/cache", ReadAsync);
        api.MapPut("/me/cache", SaveAsync);
        return api;
    }

    private static async Task<IResult> ReadAsync(DashboardCall call, MemberCache caches, CancellationToken ct) =>
        Results.Json(await caches.ReadAsync(call.OfficeId, call.Me.MemberId, ct) is { } cache ? new(cache.Rev, new RawJson(cache.Object)) : Nothing, WireJson.Options);

    private static async Task<IResult> SaveAsync(DashboardCall call, HttpRequest request, MemberCache caches, CancellationToken ct)
    {
        var body = await JsonBody.ReadAsync<CacheJson>(request, LargestCache, ct);
        return await caches.SaveAsync(call.OfficeId, call.Me.MemberId, new CacheView(body.Rev, body.Object.Text), ct) switch
        {
            CacheResult.Saved => TypedResults.NoContent(),
            CacheResult.Conflict => EdgeProblems.Of("conflict"),
            CacheResult.Refused(var code) => EdgeProblems.Of(code),
            _ => throw new InvalidOperationException("An ending of saving a cache has no answer."),
        };
    }

    private sealed record CacheJson(int Rev, RawJson Object);
}
