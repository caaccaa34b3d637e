using Jaring.Intake;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Drafts;

/// <summary>The slice Drafts: what people keep for themselves.</summary>
internal static class DraftsServices
{
    /// <summary>Adds the use cases and their waiting line.</summary>
    public static IServiceCollection AddDrafts(this IServiceCollection services)
    {
        services.AddSingleton<DraftDelay>();
        services.AddSingleton<DraftSpace>();
        services.AddScoped<KeepDraft>();
        services.AddScoped<FindDraft>();
        services.AddScoped<DropDraft>();
        return services;
    }
}
