using Jaring.Retention;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Files;

/// <summary>The slice Files: sealed files beside reports and messages.</summary>
internal static class FilesServices
{
    /// <summary>Adds the use cases, the disk, and the rules that erase.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services)
    {
        services.AddOptions<FilesOptions>().BindConfiguration(FilesOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<FileBlobs>();
        services.AddSingleton<FileSpace>();
        services.AddSingleton<KeptFiles>();
        services.AddSingleton<FileTickets>();
        services.AddSingleton<FileDelay>();
        services.AddScoped<BeginFile>();
        services.AddScoped<AddPart>();
        services.AddScoped<FollowFile>();
        services.AddScoped<DropFile>();
        services.AddScoped<TieFiles>();
        services.AddScoped<ReadFile>();
        services.AddSingleton<PastUploads>();
        services.AddSingleton<StrayBlobs>();
        services.AddSingleton<IRetentionRule>(p => p.GetRequiredService<PastUploads>());
        services.AddSingleton<IRetentionRule>(p => p.GetRequiredService<StrayBlobs>());
        services.AddHostedService<UploadsWorker>();
        return services;
    }
}
