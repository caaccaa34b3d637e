using Jaring.Offices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Jaring.Tab.Edge;

/// <summary>
/// Lets a request through to an office's route only when that office exists on the origin that was called. Unless the route is the team's alone, it
/// drops whatever could say who somebody is, before any other code could read it: who reports and who opens a case stays unknown (sealing.md 3.4, A3).
/// </summary>
internal sealed class OfficeGate(RequestDelegate next, OfficeRegister offices)
{
    public Task InvokeAsync(HttpContext context)
    {
        var route = context.GetEndpoint()?.Metadata;
        if (route?.GetMetadata<OriginMark>() is not { Origin: var origin })
        {
            return next(context);
        }

        if (offices.Find(context.GetRouteValue("office") as string) is not { } office || !office.Serves(origin, context.Request))
        {
            return EdgeProblems.WriteAsync(context, "not-found");
        }

        if (route.GetMetadata<TeamOnly>() is null)
        {
            context.Request.Headers.Remove(HeaderNames.Authorization);
        }

        return next(context);
    }
}
