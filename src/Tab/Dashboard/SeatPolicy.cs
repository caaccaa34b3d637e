using Jaring.Offices;
using Jaring.Team;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Jaring.Tab.Dashboard;

/// <summary>Who calls, on which office's dashboard. Handlers ask for it as a parameter; it exists only behind the policy.</summary>
internal sealed record DashboardCall(OfficeOptions Office, Seat Me)
{
    public string OfficeId => Office.Id;

    public static ValueTask<DashboardCall?> BindAsync(HttpContext context) =>
        ValueTask.FromResult<DashboardCall?>(context.Features.Get<DashboardCall>() ?? throw new InvalidOperationException("A dashboard route stands outside its policy."));
}

/// <summary>The person must hold a seat of this office, now.</summary>
internal sealed class SeatRequirement : IAuthorizationRequirement
{
    /// <summary>Name of the policy.</summary>
    public const string Policy = "seat";
}

/// <summary>Looks the seat up at each call (architecture.md rule 5).</summary>
internal sealed class SeatHandler(ReadTeam team, OfficeRegister offices) : AuthorizationHandler<SeatRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, SeatRequirement requirement)
    {
        if (context.Resource is not HttpContext http
            || offices.Find(http.Request.RouteValues["office"] as string) is not { } office
            || context.User.FindFirst(EntraHandler.Person)?.Value is not { } person)
        {
            return;
        }
        if (await team.FindSeatAsync(office.Id, person, http.RequestAborted) is { } seat)
        {
            http.Features.Set(new DashboardCall(office, seat));
            context.Succeed(requirement);
        }
    }
}
