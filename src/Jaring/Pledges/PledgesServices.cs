using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Pledges;

/// <summary>The slice Pledges: pakta integritas, per person and year.</summary>
internal static class PledgesServices
{
    /// <summary>Adds the slice.</summary>
    public static IServiceCollection AddPledges(this IServiceCollection services)
    {
        services.AddScoped<KeepPledge>();
        services.AddScoped<ReadPledges>();
        return services;
    }
}
