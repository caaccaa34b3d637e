using Jaring.Cases.Index;
using Jaring.Cases.Readers;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Cases;

/// <summary>Sealed cases and what is added to them.</summary>
internal static class CasesServices
{
    /// <summary>Adds the use cases.</summary>
    public static IServiceCollection AddCases(this IServiceCollection services) => services
        .AddSingleton<FreshCases>()
        .AddScoped<FindByReceipt>()
        .AddScoped<OpenCase>()
        .AddScoped<AppendMessage>()
        .AddScoped<AppendLog>()
        .AddScoped<AppendSlotSet>()
        .AddScoped<BeginEpoch>()
        .AddScoped<MemberCache>()
        .AddScoped<TakenIn>()
        .AddSingleton<LateRelease>()
        .AddScoped<ReadIndex>();
}
