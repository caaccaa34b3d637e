using System.Security.Cryptography;
using Jaring.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Jaring.Intake;

/// <summary>How reports come in, and the drills that look like them.</summary>
internal static class IntakeServices
{
    /// <summary>Adds the use cases and the guards of the room. Needs a notice desk and the directory.</summary>
    public static IServiceCollection AddIntake(this IServiceCollection services)
    {
        services.AddOptions<RoomOptions>().BindConfiguration(RoomOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RoomOptions>, RoomOptionsCheck>();
        services.AddSingleton(p => new Puzzle(
            p.GetRequiredService<HostKeys>(), p.GetRequiredService<IOptions<RoomOptions>>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SubmitDelay>();
        services.AddSingleton<LookupDelay>();
        services.AddSingleton<KnownEntries>();
        services.AddScoped<SubmitReport>();
        services.AddScoped<ISubmitDrill, SubmitDrill>();
        services.TryAddSingleton(RandomNumberGenerator.Create());
        services.AddSingleton<DrillSchedule>();
        services.AddHostedService<DrillWorker>();
        return services;
    }
}
