using Jaring.Storage.Shredding;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Retention;

/// <summary>The slice Retention: what is erased by itself once it has done its work.</summary>
internal static class RetentionServices
{
    /// <summary>Adds the worker and its rules; one file for each.</summary>
    public static IServiceCollection AddRetention(this IServiceCollection services)
    {
        services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IRetentionRule, GivenUpRows>();
        services.AddSingleton<IRetentionRule, NeedlessAddresses>();
        services.AddSingleton<IRetentionRule, PastInvitees>();
        services.AddSingleton<IRetentionRule, PastParticipants>();
        // Before the marks that tell who of them came.
        services.AddSingleton<IRetentionRule, PastNewcomers>();
        services.AddSingleton<IRetentionRule, CountedYears>();
        services.AddSingleton<IRetentionRule, PastSessions>();
        services.AddSingleton<IRetentionRule, PastWaves>();
        services.AddSingleton<IRetentionRule, PastPapers>();
        services.AddSingleton<IRetentionRule, PastPledges>();
        services.AddSingleton<IRetentionRule, PastMedia>();
        services.AddSingleton<IRetentionRule, LeftOfSessions>();
        services.AddSingleton<IRetentionRule, ClosedFeedback>();
        services.AddSingleton<IRetentionRule, ExpiredFounding>();
        services.AddSingleton<IRetentionRule, PastDevices>();
        services.AddSingleton<IRetentionRule, ExpiredProposals>();
        services.AddSingleton<IRetentionRule, PastTrustees>();
        services.AddSingleton<IRetentionRule, PastDrafts>();
        services.AddSingleton<IRetentionRule, PastAnnouncements>();
        services.AddSingleton<IRetentionRule, PastReminders>();
        services.AddSingleton<IRetentionRule, PastTurns>();
        services.AddSingleton<IRetentionRule, PastPictures>();
        services.AddSingleton<IRetentionRule, ForgottenEntries>();
        services.AddOptions<CaseRetentionOptions>().BindConfiguration(CaseRetentionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Keeping>();
        services.AddSingleton<LockOldCases>();
        services.AddSingleton<IRetentionRule, PastCases>();
        services.AddScoped<KeepCase>();
        services.AddScoped<ReadDestructions>();
        services.AddSingleton<EraseWhatIsPast>();
        services.AddHostedService<RetentionWorker>();
        return services;
    }
}
