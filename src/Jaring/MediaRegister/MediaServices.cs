using Microsoft.Extensions.DependencyInjection;

namespace Jaring.MediaRegister;

/// <summary>The slice Media: what the office hung up and published.</summary>
internal static class MediaServices
{
    /// <summary>Adds the slice.</summary>
    public static IServiceCollection AddMedia(this IServiceCollection services)
    {
        services.AddScoped<KeepMedia>();
        services.AddScoped<ReadMedia>();
        return services;
    }
}
