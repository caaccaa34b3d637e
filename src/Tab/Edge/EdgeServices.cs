using Microsoft.AspNetCore.Builder;

namespace Jaring.Tab.Edge;

/// <summary>What stands before every route of the web edge.</summary>
public static class EdgeServices
{
    /// <summary>Headers, failures, routing and the gate of the offices, in this order. Sign-in comes after it: the room's requests are then already bare.</summary>
    public static WebApplication UseEdge(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<ErrorsMiddleware>();
        app.UseRouting();
        app.UseMiddleware<OfficeGate>();
        return app;
    }
}
