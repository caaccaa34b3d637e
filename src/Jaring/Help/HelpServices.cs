using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Help;

/// <summary>Whom people can turn to without us.</summary>
internal static class HelpServices
{
    /// <summary>Adds the slice.</summary>
    public static IServiceCollection AddHelp(this IServiceCollection services) => services.AddSingleton<ReadHelp>();
}
