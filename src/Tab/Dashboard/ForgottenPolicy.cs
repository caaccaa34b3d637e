using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Dashboard;

/// <summary>
/// What holds for a route that says neither who may call it nor that anybody may: nobody may. A route whose author forgot the policy answers 401 to
/// everyone, members included, so that the mistake is seen by the first who tries it and by no stranger (peers.md class 2).
/// </summary>
internal static class ForgottenPolicy
{
    public static AuthorizationPolicy Create() =>
        new AuthorizationPolicyBuilder(EntraHandler.SchemeName).RequireAssertion(call => LeadsNowhere(call.Resource)).Build();

    /// <summary>An address without a route, or routing's own answer to a wrong method: nothing is served there, so "not found" may be said.</summary>
    private static bool LeadsNowhere(object? resource) => resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint;
}
