using Jaring.Http;
using Jaring.Tab.Announcements;
using Jaring.Tab.Attendance;
using Jaring.Tab.Dashboard.Trustees;
using Jaring.Tab.Edge;
using Jaring.Tab.Papers;
using Jaring.Tab.Reminders;
using Jaring.Tab.Waves;
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
            .ConfigurePrimaryHttpMessageHandler(provider => OutgoingHandler.Create(provider.GetRequiredService<IOptions<EntraOptions>>().Value.TrustedCertificatePath));
        services.AddSingleton<TenantKeys>();
        services.AddSingleton<EntraTokens>();
        // The core alone: AddAuthentication would bring data protection, whose key ring nothing here needs and which would be one more secret on disk.
        services.AddAuthenticationCore().AddWebEncoders();
        new AuthenticationBuilder(services)
            .AddScheme<AuthenticationSchemeOptions, EntraHandler>(EntraHandler.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, TrusteeHandler>(TrusteeHandler.SchemeName, null)
            .AddPolicyScheme(TrusteeHandler.EitherScheme, null, either => either.ForwardDefaultSelector = TrusteeHandler.SchemeOf);
        services.AddScoped<IAuthorizationHandler, SeatHandler>();
        services.AddScoped<IAuthorizationHandler, TrusteePolicy>();
        services.AddScoped<IAuthorizationHandler, StaffHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusedAnswer>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(ForgottenPolicy.Create())
            .AddPolicy(SeatRequirement.Policy, policy => policy
                .AddAuthenticationSchemes(EntraHandler.SchemeName).RequireAuthenticatedUser().AddRequirements(new SeatRequirement()))
            .AddPolicy(AttendanceRequirement.Policy, policy => policy
                .AddAuthenticationSchemes(EntraHandler.SchemeName).RequireAuthenticatedUser().AddRequirements(new AttendanceRequirement()))
            .AddPolicy(StaffRequirement.Policy, policy => policy
                .AddAuthenticationSchemes(EntraHandler.SchemeName).RequireAuthenticatedUser().AddRequirements(new StaffRequirement()))
            .AddPolicy(TrusteeRequirement.Policy, policy => policy
                .AddAuthenticationSchemes(TrusteeHandler.SchemeName).RequireAuthenticatedUser().AddRequirements(new TrusteeRequirement()))
            .AddPolicy(EitherRequirement.Policy, policy => policy
                .AddAuthenticationSchemes(TrusteeHandler.EitherScheme).RequireAuthenticatedUser().AddRequirements(new EitherRequirement()));
        return services;
    }

    /// <summary>
    /// Looks at tokens and seats. It stands after the edge's own gates, which choose route and office; left out, the framework would add sign-in
    /// before routing by itself, where no office is known yet and everybody is a stranger.
    /// </summary>
    public static WebApplication UseSignIn(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        return app;
    }

    /// <summary>Maps the API on the dashboard's origins, each route behind one of five policies: a seat, the lists of sessions, anybody of the office for herself, a trustee, or a seat or trustee.</summary>
    public static IEndpointRouteBuilder MapDashboard(this IEndpointRouteBuilder app)
    {
        Group(app, SeatRequirement.Policy)
            .MapHome()
            .MapKeys()
            .MapDevices()
            .MapPictures()
            .MapFounding()
            .MapSessions()
            .MapAnnouncements()
            .MapPapers()
            .MapPledges()
            .MapMedia()
            .MapReminders()
            .MapWaves()
            .MapDestructions()
            .MapTrustees();
        Group(app, AttendanceRequirement.Policy).MapAttendance().MapNewcomers();
        Group(app, StaffRequirement.Policy).MapOwnPledge();
        Group(app, EitherRequirement.Policy)
            .MapIndex()
            .MapOwnRecord()
            .MapCache()
            .MapDirectory()
            .MapAudit();
        Group(app, TrusteeRequirement.Policy).MapTrusteeSession();
        app.MapTrusteeDoor();
        return app;
    }

    private static RouteGroupBuilder Group(IEndpointRouteBuilder app, string policy) =>
        app.MapOffice(OfficeOrigin.Dashboard).MapGroup("/api").WithMetadata(new TeamOnly()).RequireAuthorization(policy);
}
