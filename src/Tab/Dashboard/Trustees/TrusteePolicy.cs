using Jaring.Offices;
using Jaring.Team.Trustees;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Jaring.Tab.Dashboard.Trustees;

/// <summary>Marks a route for which a trustee's keys are enough, before the list names them: looking at the list, and proving that the key is held.</summary>
internal sealed class OpenToNewTrustees;

/// <summary>A rule that a trustee can fulfil.</summary>
internal interface ILetsTrusteesIn : IAuthorizationRequirement;

/// <summary>The caller must be a trustee of this office whom the newest list names, unless the route is <see cref="OpenToNewTrustees"/>.</summary>
internal sealed class TrusteeRequirement : ILetsTrusteesIn
{
    /// <summary>Name of the policy.</summary>
    public const string Policy = "trustee";

    /// <summary>The words for a trustee who waits for signatures.</summary>
    public const string NotInList = "not-in-list.trustee";
}

/// <summary>A seat or a trustee, each by its own rule.</summary>
internal sealed class EitherRequirement : ILetsSeatsIn, ILetsTrusteesIn
{
    /// <summary>Name of the policy.</summary>
    public const string Policy = "seat-or-trustee";
}

/// <summary>Looks the list up at each call, as for seats (architecture.md rule 5).</summary>
internal sealed class TrusteePolicy(OfficeRegister offices) : AuthorizationHandler<ILetsTrusteesIn>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ILetsTrusteesIn requirement)
    {
        if (context.Resource is not HttpContext http
            || context.User.FindFirst(TrusteeHandler.Person) is null
            || http.Features.Get<TrusteeCaller>() is not { } caller
            || offices.Find(http.Request.RouteValues["office"] as string) is not { } office)
        {
            return Task.CompletedTask;
        }

        if (caller.State != TrusteeState.Active && http.GetEndpoint()?.Metadata.GetMetadata<OpenToNewTrustees>() is null)
        {
            context.Fail(new(this, SeatRequirement.NotInList));
            return Task.CompletedTask;
        }

        http.Features.Set(new DashboardCall(office, new(caller.Id, caller)));
        context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
