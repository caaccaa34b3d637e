using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Storage;
using Jaring.Waves.Importing;
using Jaring.Waves.Making;
using Jaring.Waves.Passing;
using Jaring.Waves.Planning;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Waves;

/// <summary>The slice Waves: lists of ad hoc workers, and how every one of them is reached.</summary>
internal static class WavesServices
{
    /// <summary>Adds the slice; it plans its sessions through Outreach.</summary>
    public static IServiceCollection AddWaves(this IServiceCollection services)
    {
        services.AddScoped<ImportWave>();
        services.AddScoped(s => new AddLatePeople(
            s.GetRequiredService<StoreWriter>(), s.GetRequiredService<OfficeRegister>(), s.GetRequiredService<OutboxSignal>(), s.GetRequiredService<PackagePass>(), s.GetRequiredService<TimeProvider>()));
        services.AddScoped<ReadWaves>();
        services.AddScoped<WaveChange>();
        services.AddScoped<SettleWave>();
        services.AddScoped<PlanWave>();
        services.AddScoped<MovePeople>();
        services.AddScoped<MakeWave>();
        services.AddScoped<EraseWave>();
        services.AddSingleton<PackagePass>();
        services.AddScoped(s => new Packages(
            s.GetRequiredService<JaringDbContext>(), s.GetRequiredService<StoreWriter>(), s.GetRequiredService<OfficeRegister>(), s.GetRequiredService<PackagePass>(), s.GetRequiredService<TimeProvider>()));
        services.AddScoped<ContactDesk>();
        services.AddScoped<IOutboxHandler, MakeWaveHandler>();
        return services;
    }
}
