using Jaring.Papers.Periodic;
using Jaring.Papers.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Papers;

/// <summary>The slice Papers: what an office puts on paper about its sessions.</summary>
internal static class PapersServices
{
    /// <summary>Adds the slice.</summary>
    public static IServiceCollection AddPapers(this IServiceCollection services)
    {
        services.AddScoped<KeepNotes>();
        services.AddScoped<KeepPhoto>();
        services.AddScoped<ReadPapers>();
        services.AddScoped<MakePapers>();
        services.AddScoped<MakePeriodicReport>();
        return services;
    }
}
