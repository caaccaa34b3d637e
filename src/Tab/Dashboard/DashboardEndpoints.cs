using Jaring.Offices;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Jaring.Tab.Dashboard;

/// <summary>The dashboard's edge: sign-in with Entra and the API of the team.</summary>
public static class DashboardEndpoints
{
    /// <summary>Adds sign-in and the seat policy.</summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddOptions<EntraOptions>().BindConfiguration(EntraOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EntraOptions>, EntraOptionsCheck>();
        services.AddHttpClient(TenantKeys.Client, client => client.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(provider => TrustedHandler.Create(provider.GetRequiredService<IOptions<EntraOptions>>().Value));
        services.AddSingleton<TenantKeys>();
        services.AddSingleton<EntraTokens>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, EntraHandler>(EntraHandler.SchemeName, null);
        services.AddScoped<IAuthorizationHandler, SeatHandler>();
        services.AddAuthorizationBuilder().AddPolicy(SeatRequirement.Policy, policy => policy
            .AddAuthenticationSchemes(EntraHandler.SchemeName).RequireAuthenticatedUser().AddRequirements(new SeatRequirement()));
        return services;
    }

    /// <summary>Maps each office's API on the host of its dashboard, behind one policy. An office that is not configured has no routes.</summary>
    public static IEndpointRouteBuilder MapDashboard(this IEndpointRouteBuilder app)
    {
        foreach (var office in app.ServiceProvider.GetRequiredService<OfficeRegister>().All)
        {
            app.MapGroup($"/{office.Id}/api")
                .RequireHost(HostOf(office.DashboardOrigin))
                .WithMetadata(new DashboardOffice(office))
                .RequireAuthorization(SeatRequirement.Policy)
                .MapHome()
                .MapKeys()
                .MapFounding()
                .MapSessions();
        }
        return app;
    }

    /// <summary>An origin without a port of its own may stand behind a proxy that ends TLS: the host alone counts then.</summary>
    private static string HostOf(string origin)
    {
        var address = new Uri(origin);
        return address.IsDefaultPort ? address.Host : $"{address.Host}:{address.Port}";
    }
}
