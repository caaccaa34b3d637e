using Jaring.Team.Devices;
using Jaring.Team.Pictures;
using Jaring.Team.Trustees;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Team;

/// <summary>The slice Team: seats, keys, founding, directory, addresses.</summary>
internal static class TeamServices
{
    /// <summary>Adds the slice. Register it after the store, whose migrations must have run when it starts.</summary>
    public static IServiceCollection AddTeam(this IServiceCollection services)
    {
        services.AddSingleton<GenesisFiles>();
        services.AddSingleton<PersonKey>();
        services.AddScoped<ReadTeam>();
        services.AddScoped<EnrolKeys>();
        services.AddScoped<ReadKeys>();
        services.AddScoped<ReviseKeys>();
        services.AddScoped<ReplaceKeys>();
        services.AddScoped<KeepDevice>();
        services.AddScoped<OpenDevice>();
        services.AddScoped<ReadDevices>();
        services.AddSingleton<DirectoryTerm>();
        services.AddScoped<ReadHome>();
        services.AddScoped<ReadDirectory>();
        services.AddScoped<IReadDirectory>(s => s.GetRequiredService<ReadDirectory>());
        services.AddScoped<ReadFounding>();
        services.AddScoped<ProposeFounding>();
        services.AddScoped<SignFounding>();
        services.AddScoped<ReadProposals>();
        services.AddScoped<ProposeEntry>();
        services.AddScoped<SignEntry>();
        services.AddScoped<WithdrawEntry>();
        services.AddScoped<KeepSeen>();
        services.AddScoped<KeepPicture>();
        services.AddScoped<ReadPictures>();
        services.AddOptions<TrusteeOptions>().BindConfiguration(TrusteeOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<TrusteeChallenges>();
        services.AddSingleton<TrusteeDelay>();
        services.AddScoped<InviteTrustee>();
        services.AddScoped<LookForTrustee>();
        services.AddScoped<EnrolTrustee>();
        services.AddScoped<TrusteeSessions>();
        services.AddScoped<ReadTrustees>();
        services.AddSingleton<KnownAddresses>();
        services.AddSingleton<HashedAddresses>();
        services.AddSingleton<CheckAddresses>();
        services.AddHostedService<AddressesWorker>();
        services.AddScoped<IAddressBook, AddressBook>();
        services.AddHostedService<OpenOffices>();
        return services;
    }
}
