using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Jaring.Host.Logs;

/// <summary>The host's one log: standard output.</summary>
internal static class LogServices
{
    /// <summary>Replaces every other provider; levels can be changed in configuration, what may be written cannot.</summary>
    public static void AddAllowListLog(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.SetMinimumLevel(LogLevel.Information);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.Services.TryAddKeyedSingleton(typeof(TextWriter), nameof(LogServices), (_, _) => Console.Out);
        builder.Services.AddSingleton<ILoggerProvider>(p => new AllowListLoggerProvider(
            p.GetRequiredKeyedService<TextWriter>(nameof(LogServices)), p.GetRequiredService<TimeProvider>()));
    }
}
