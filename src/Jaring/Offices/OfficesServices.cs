using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Jaring.Offices;

/// <summary>The offices of this host.</summary>
internal static class OfficesServices
{
    /// <summary>Binds and checks section <c>Jaring</c>.</summary>
    public static IServiceCollection AddOffices(this IServiceCollection services)
    {
        services.AddOptions<JaringOptions>().BindConfiguration(JaringOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<JaringOptions>, JaringOptionsCheck>();
        services.TryAddSingleton<OfficeRegister>();
        return services;
    }
}
