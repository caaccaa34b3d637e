using Jaring.Outbox;
using Jaring.Outreach.Materials;
using Jaring.Outreach.Planning;
using Jaring.Outreach.Planning.Hints;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Outreach;

/// <summary>The slice Outreach: sessions and the calendar.</summary>
internal static class OutreachServices
{
    /// <summary>Adds the slice; the edge adds <see cref="ICalendar"/>.</summary>
    public static IServiceCollection AddOutreach(this IServiceCollection services)
    {
        services.AddOptions<OutreachOptions>().BindConfiguration(OutreachOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<PlanSession>();
        services.AddScoped<CheckPlan>();
        services.AddScoped<RecordMeeting>();
        services.AddScoped<CancelSession>();
        services.AddScoped<ReadSessions>();
        services.AddScoped<IReadSchedule, ReadSchedule>();
        services.AddScoped<KeepMaterials>();
        services.AddScoped<RefreshReplies>();
        services.AddScoped<IOutboxHandler, CalendarCreateHandler>();
        services.AddScoped<IOutboxHandler, CalendarCancelHandler>();
        services.AddHostedService<RepliesWorker>();
        return services;
    }
}
