using Jaring.Outbox;
using Jaring.Outreach.Calendar;
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
        services.AddSingleton<AskSchedules>();
        services.AddScoped<CheckPlan>();
        services.AddScoped<RecordMeeting>();
        services.AddScoped<CancelSession>();
        services.AddScoped<ReadSessions>();
        services.AddScoped<IReadSchedule, ReadSchedule>();
        services.AddScoped<ChangeSession>();
        services.AddScoped<DecideOutlook>();
        services.AddScoped<KeepMaterials>();
        services.AddScoped<RefreshReplies>();
        services.AddScoped<FollowCalendar>();
        services.AddScoped<CalendarNotes>();
        services.AddScoped<PlaceSession>();
        services.AddScoped<ClearSession>();
        services.AddScoped<WriteCalendarFile>();
        services.AddScoped<IOutboxHandler, CalendarHandler>();
        services.AddHostedService<CalendarWorker>();
        return services;
    }
}
