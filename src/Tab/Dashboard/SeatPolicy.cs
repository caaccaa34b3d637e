using Jaring.Offices;
using Jaring.Tab.Dashboard.Trustees;
using Jaring.Tab.Edge;
using Jaring.Team;
using Jaring.Team.Trustees;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;

namespace Jaring.Tab.Dashboard;

/// <summary>Who calls, on which office's dashboard. Handlers ask for it as a parameter; it exists only behind the policy.</summary>
internal sealed record DashboardCall(OfficeOptions Office, DashboardCaller Me)
{
    public string OfficeId => Office.Id;

    public static ValueTask<DashboardCall?> BindAsync(HttpContext context) =>
        ValueTask.FromResult<DashboardCall?>(context.Features.Get<DashboardCall>() ?? throw new InvalidOperationException("A dashboard route stands outside its policy."));
}

/// <summary>The person of a call, by the public id that keys, list and logs know.</summary>
/// <param name="MemberId">Public id of the seat or the trustee.</param>
/// <param name="Trustee">The trustee who is signed in; null for a seat.</param>
internal sealed record DashboardCaller(string MemberId, TrusteeCaller? Trustee = null)
{
    public bool IsTrustee => Trustee is not null;
}

/// <summary>
/// Marks a route for which a seat is enough: making keys, waiting for two signatures, founding. Every other route of the team asks, at each call, that
/// the newest entry of the members' own list names the person as active.
/// </summary>
internal sealed class OpenToNewcomers;

/// <summary>A rule that a seat can fulfil.</summary>
internal interface ILetsSeatsIn : IAuthorizationRequirement;

/// <summary>The person must hold a seat of this office, now, and stand in its list unless the route is <see cref="OpenToNewcomers"/>.</summary>
internal sealed class SeatRequirement : ILetsSeatsIn
{
    /// <summary>Name of the policy.</summary>
    public const string Policy = "seat";

    /// <summary>Why somebody with a seat was refused.</summary>
    public const string NotInList = "not-in-list";
}

/// <summary>Looks seat and list up at each call (architecture.md rule 5).</summary>
internal sealed class SeatHandler(ReadTeam team, OfficeRegister offices) : AuthorizationHandler<ILetsSeatsIn>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, ILetsSeatsIn requirement)
    {
        if (context.Resource is not HttpContext http
            || offices.Find(http.Request.RouteValues["office"] as string) is not { } office
            || context.User.FindFirst(EntraHandler.Person)?.Value is not { } person
            || await team.FindSeatAsync(office.Id, person, http.RequestAborted) is not { } seat)
        {
            return;
        }
        if (http.GetEndpoint()?.Metadata.GetMetadata<OpenToNewcomers>() is null && !await team.IsListedAsync(office.Id, seat.MemberId, http.RequestAborted))
        {
            context.Fail(new(this, SeatRequirement.NotInList));
            return;
        }
        http.Features.Set(new DashboardCall(office, new(seat.MemberId)));
        context.Succeed(requirement);
    }
}

/// <summary>Tells somebody who waits for two signatures that this is why, and not that the person is a stranger.</summary>
internal sealed class RefusedAnswer : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler usual = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult) =>
        authorizeResult.AuthorizationFailure?.FailureReasons.Any(r => r.Message == SeatRequirement.NotInList) == true
            ? EdgeProblems.WriteAsync(context, context.User.HasClaim(c => c.Type == TrusteeHandler.Person) ? TrusteeRequirement.NotInList : SeatRequirement.NotInList)
            : usual.HandleAsync(next, context, policy, authorizeResult);
}
