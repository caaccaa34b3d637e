using Jaring.Offices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Jaring.Tab.Edge;

/// <summary>
/// Lets a request through to an office's route only when that office exists on the origin that was called. On public routes it drops whatever could say
/// who somebody is, before any other code could read it: who reports and who opens a case stays unknown (sealing.md 3.4, A3).
/// </summary>
internal sealed class OfficeGate(RequestDelegate next, OfficeRegister offices)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<OriginMark>() is not { } mark)
        {
            return next(context);
        }

        if (offices.Find(context.GetRouteValue("office") as string) is not { } office || !office.Serves(mark.Origin, context.Request))
        {
            return EdgeProblems.WriteAsync(context, "not-found");
        }

        context.Request.Headers.Remove(HeaderNames.Cookie);
        if (!mark.TakesToken)
        {
            context.Request.Headers.Remove(HeaderNames.Authorization);
        }

        return next(context);
    }
}
