using Jaring.Offices;
using Jaring.Storage;
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
        services.AddScoped(s => new OwnPledge(
            s.GetRequiredService<JaringDbContext>(), s.GetRequiredService<StoreWriter>(), s.GetRequiredService<HostKeys>(), s.GetRequiredService<OfficeRegister>(), s.GetRequiredService<TimeProvider>()));
        return services;
    }
}
