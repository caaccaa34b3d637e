using Jaring.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Reminders;

/// <summary>The slice Reminders: of sessions and of the pledges of a year, in neutral words.</summary>
internal static class ReminderServices
{
    /// <summary>Adds the slice; the edge adds <see cref="IReminderSender"/> and <see cref="IReplyCalendar"/>.</summary>
    public static IServiceCollection AddReminders(this IServiceCollection services)
    {
        services.AddOptions<ReminderOptions>().BindConfiguration(ReminderOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ReminderTime>().AddSingleton<FindPeople>().AddSingleton<ReminderNotes>().AddSingleton<ReplyCodes>().AddSingleton<TellPerson>();
        services.AddScoped<IRemindSessions, RemindSession>().AddScoped<IRemindPledges, RemindPledges>().AddScoped<IAnswerInvitations, AnswerInvitation>();
        services.AddScoped<IOutboxHandler, ReminderHandler>();
        services.AddSingleton<DueReminders>();
        services.AddHostedService<RemindersWorker>();
        return services;
    }
}
