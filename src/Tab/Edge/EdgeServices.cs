using Microsoft.AspNetCore.Builder;

namespace Jaring.Tab.Edge;

/// <summary>What stands before every route of the web edge.</summary>
public static class EdgeServices
{
    /// <summary>Headers, failures, the gate of all requests, routing and the gate of the offices, in this order. Sign-in comes after it: the room's requests are then already bare.</summary>
    public static WebApplication UseEdge(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<ErrorsMiddleware>();
        app.UseMiddleware<RequestGate>();
        app.UseRouting();
        app.UseMiddleware<OfficeGate>();
        return app;
    }
}
