using Jaring.Offices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Jaring.Tab.Dashboard;

/// <summary>Marks a route that may know how its caller is called: somebody signs there with a name.</summary>
internal sealed class NamesCaller;

/// <summary>Who signs for herself: an account of the office's tenant, whoever it is.</summary>
/// <param name="Office">The office.</param>
/// <param name="ObjectId">The account; it is never kept.</param>
/// <param name="Name">As the office's directory has it; empty when the token does not say.</param>
internal sealed record StaffCall(OfficeOptions Office, string ObjectId, string Name)
{
    public static ValueTask<StaffCall?> BindAsync(HttpContext context) =>
        ValueTask.FromResult<StaffCall?>(context.Features.Get<StaffCall>() ?? throw new InvalidOperationException("A route for the staff stands outside its policy."));
}

/// <summary>The caller must be signed in to the office's tenant, no more: what such a route reads and writes is the caller's own.</summary>
internal sealed class StaffRequirement : IAuthorizationRequirement
{
    /// <summary>Name of the policy.</summary>
    public const string Policy = "staff";
}

/// <summary>The token was checked against the tenant of the office in the address; nothing else is asked.</summary>
internal sealed class StaffHandler(OfficeRegister offices) : AuthorizationHandler<StaffRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, StaffRequirement requirement)
    {
        if (context.Resource is HttpContext http
            && offices.Find(http.Request.RouteValues["office"] as string) is { } office
            && context.User.FindFirst(EntraHandler.Person)?.Value is { } person)
        {
            http.Features.Set(new StaffCall(office, person, (context.User.FindFirst(EntraHandler.CallerName)?.Value ?? "").Trim()));
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
